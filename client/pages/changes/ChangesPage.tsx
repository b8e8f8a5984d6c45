/** Every change of position in the working set, with the rule beside the list. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { filtersOf } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { fetchChanges } from '../../api/changes.ts';
import { ChangeCard } from '../../parts/changes/ChangeCard.tsx';
import { Choice, Filters } from '../../parts/filters/Filters.tsx';
import { NoStatements } from '../../parts/foreign/NoStatements.tsx';
import { useScrollRestoration } from '../../ui/scroll.ts';

const pageSize = 25;
const unused = ['stance', 'source', 'kind', 'verified', 'q', 'institution'] as const;

export default function ChangesPage() {
  const [search, change] = useWorkingSet();
  const { speaker, party, country, agreement, from, to, asOf } = filtersOf(search);
  const asked = { speaker, party, country, agreement, from, to, asOf, scope: search.scope };
  const query = useInfiniteQuery({
    queryKey: ['changes', 'page', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => fetchChanges({ ...asked, limit: pageSize, cursor: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const changes = query.data?.pages.flatMap((page) => page.changes) ?? [];
  const page = useRef<HTMLElement>(null);
  useScrollRestoration('page', page, changes.length);
  const ignored = unused
    .filter((name) => search[name])
    .map((name) => (name === 'q' ? 'words' : name));
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <>
      <Filters without={unused} />
      <div className="count">
        <span aria-live="polite">
          {query.isPending
            ? 'Reading'
            : `${changes.length} of ${counted(total, 'change')} of position shown, the latest first`}
        </span>
        <span className="grow" />
        <Choice
          label="Compare"
          any="Same agreement"
          value={search.scope}
          options={[['parts', 'Also its parts']]}
          onChange={(scope) => change({ scope })}
        />
      </div>
      <section
        className="page-scroller"
        ref={page}
        data-scroll-restoration-id="page"
        tabIndex={0}
        aria-label="Changes of position"
      >
        <div className="page">
          <h1 className="page-title">Changes of position</h1>
          <p className="rule-text">
            The rule: two statements by one speaker on one and the same agreement, next to each
            other in time once mixed and neutral ones are left out, one supporting and one opposing.
            Statements without a date are left out, since they have no place in that order. The
            period is that of the later statement. Stances were coded by the compilers: read the
            statements before you rely on one.
          </p>
          {ignored.length > 0 && (
            <p className="rule-text" role="note">
              What you chose for {ignored.join(', ')} does not narrow this list.
            </p>
          )}
          {query.error && <p role="alert">{query.error.message}</p>}
          {query.data && total === 0 && (
            <NoStatements>
              <h2>No change of position recorded here</h2>
              <p>
                That says nothing about what speakers may have said elsewhere.
                {search.scope ? '' : ' Comparing an agreement with its parts may show more.'}
              </p>
            </NoStatements>
          )}
          {changes.map((one) => (
            <ChangeCard
              key={`${one.speaker.id} ${one.part?.id} ${one.before.statement.id} ${one.after.statement.id}`}
              change={one}
              titled
            />
          ))}
          {query.hasNextPage && (
            <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
              Show more
            </button>
          )}
        </div>
      </section>
    </>
  );
}
