/** Every change of position in the working set, with the rule beside the list. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import type { Change } from '../../../model/schemas/positions.ts';
import { filtersOf, institutionScopeOf } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { changesOptions, fetchChanges } from '../../api/changes.ts';
import type { UrlQuery } from '../../api/request.ts';
import { ChangeCard } from '../../parts/changes/ChangeCard.tsx';
import { Section } from '../../parts/entity-page/Section.tsx';
import { ChoiceField } from '../../parts/filters/Choice.tsx';
import { Filters } from '../../parts/filters/Filters.tsx';
import { NoStatements } from '../../parts/foreign/NoStatements.tsx';
import { loadForPaper } from '../../parts/statements/load-for-paper.ts';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { useScrollRestoration } from '../../ui/scroll.ts';
import { strings } from './strings.ts';

const pageSize = 25;
const unused = ['stance', 'source', 'kind', 'verified', 'q'] as const;

export default function ChangesPage() {
  const [search, change] = useWorkingSet();
  const { speaker, party, institution, country, agreement, study, from, to, asOf, certain } =
    filtersOf(search);
  const asked: UrlQuery = {
    speaker,
    party,
    institution,
    institutionScope: institution && institutionScopeOf(search),
    country,
    agreement,
    study,
    from,
    to,
    asOf,
    certain,
  };
  const query = useInfiniteQuery({
    queryKey: ['changes', 'page', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      fetchChanges({ ...asked, kind: 'change', limit: pageSize, cursor: pageParam }),
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
            ? strings.loading
            : changes.length < total
              ? strings.ofOfPositionTheLatest(changes.length, counted(total, 'change'))
              : strings.ofPosition(counted(total, 'change'))}
        </span>
        <span className="grow" />
        <ChoiceField
          label={strings.compare}
          any={strings.sameAgreement}
          value={search.scope === 'parts' ? 'parts' : undefined}
          options={[['parts', strings.alsoParts]]}
          onChange={(scope) => change({ scope })}
        />
        <PrintButton
          prepare={() => loadForPaper(query, (page) => page.changes.length)}
          disabled={total === 0}
        />
      </div>
      <section
        className="page-scroller"
        ref={page}
        data-scroll-restoration-id="page"
        tabIndex={0}
        aria-label={strings.title}
      >
        <div className="page">
          <h1 className="page-title">{strings.title}</h1>
          <p className="rule-text">{strings.rule}</p>
          {ignored.length > 0 && (
            <p className="rule-text" role="note">
              {strings.whatYouChoseFor} {ignored.join(', ')} {strings.doesNotNarrowThisList}
            </p>
          )}
          {query.error && <p role="alert">{query.error.message}</p>}
          {query.data && total === 0 && (
            <NoStatements>
              <h2>{strings.none}</h2>
              <p>
                {strings.noneMeans}
                {search.scope === 'parts' ? '' : ` ${strings.tryParts}`}
              </p>
            </NoStatements>
          )}
          {changes.map((one) => (
            <ChangeCard key={keyOf(one)} change={one} titled />
          ))}
          {query.hasNextPage && (
            <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
              {strings.showMore}
            </button>
          )}
          <Pairs
            title={strings.sameDay}
            lead={strings.sameDayLead}
            query={{ ...asked, kind: 'same-day' }}
          />
          {search.scope === 'parts' && (
            <Pairs
              title={strings.parts}
              lead={strings.partsLead}
              query={{ ...asked, scope: 'parts', kind: 'parts' }}
            />
          )}
        </div>
      </section>
    </>
  );
}

const mostPairs = 100;

/** What is no change of position, apart from those that are; nothing where there are none. */
function Pairs({ title, lead, query }: { title: string; lead: string; query: UrlQuery }) {
  const { data } = useQuery(changesOptions({ ...query, limit: mostPairs }));
  if (!data || data.total === 0) return null;
  return (
    <Section title={`${title}: ${data.total}`} lead={lead}>
      {data.changes.map((one) => (
        <ChangeCard key={keyOf(one)} change={one} titled />
      ))}
      {data.total > data.changes.length && (
        <p className="caption">
          {strings.theLatest} {data.changes.length} {strings.of} {data.total}
        </p>
      )}
    </Section>
  );
}

function keyOf({ speaker, part, before, after }: Change): string {
  return `${speaker.id} ${part?.id} ${before.statement.id} ${after.statement.id}`;
}
