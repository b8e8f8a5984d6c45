/** Every statement that matches the filters, as a table; the filters live in the address. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { shownOf } from '../../../model/formats/counted.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import { filterNames, filtersOf } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { fetchStatements } from '../../api/statements.ts';
import { Filters } from '../../parts/filters/Filters.tsx';
import { NoStatements } from '../../parts/foreign/NoStatements.tsx';
import { loadForPaper } from '../../parts/statements/load-for-paper.ts';
import { ShowOnGraph } from '../../parts/statements/ShowOnGraph.tsx';
import { StatementDownloads } from '../../parts/statements/StatementDownloads.tsx';
import { StatementTable } from '../../parts/statements/StatementTable.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { strings } from './strings.ts';

const pageSize = 100;
const filterTitles: Partial<Record<string, string>> = { q: 'words', asOf: strings.asOfDate };

export default function StatementsPage() {
  const [search, change] = useWorkingSet();
  const filters = filtersOf(search);
  const sort = search.sort === 'relevance' && !search.q ? '-date' : (search.sort ?? '-date');
  const query = useInfiniteQuery({
    queryKey: ['statements', 'table', filters, sort],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      fetchStatements({ ...filters, sort, limit: pageSize, cursor: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = query.data?.pages.flatMap((page) => page.statements) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const uncertain = uncertainText(
    query.data?.pages[0]?.uncertain ?? 0,
    search.institution ? 'institution' : search.party ? 'party' : undefined,
  );
  const active = filterNames.filter((name) => search[name]);
  const clear = () => change(Object.fromEntries(filterNames.map((name) => [name, undefined])));
  return (
    <>
      <h1 className="hidden-text">{strings.statements}</h1>
      <Filters />
      <div className="count">
        <span aria-live="polite">
          {query.isPending
            ? strings.loading
            : [shownOf(items.length, total, 'statement'), uncertain].filter(Boolean).join(', ')}
        </span>
        <span className="grow" />
        <label>
          {strings.order}{' '}
          <select value={sort} onChange={(event) => change({ sort: event.target.value })}>
            <option value="-date">{strings.latestFirst}</option>
            <option value="date">{strings.earliestFirst}</option>
            {search.q && <option value="relevance">{strings.bestMatchFirst}</option>}
          </select>
        </label>
        <StatementDownloads query={{ ...filters, sort: sort === 'date' ? 'date' : '-date' }} />
        <ShowOnGraph query={filters} empty={items.length === 0} />
        <PrintButton
          prepare={() => loadForPaper(query, (page) => page.statements.length)}
          disabled={items.length === 0}
        />
      </div>
      {query.isFetching && <div className="progress late" />}
      {query.error && (
        <div className="message" role="alert">
          <h2>{strings.couldNotLoad}</h2>
          <p>{query.error.message}</p>
          <div className="row">
            <button type="button" className="button primary" onClick={() => void query.refetch()}>
              {strings.tryAgain}
            </button>
          </div>
        </div>
      )}
      {query.data && total === 0 && (
        <NoStatements>
          <h2>{strings.noStatementMatches}</h2>
          <p>{strings.noStatementRecorded}</p>
          <div className="row">
            {active.slice(-1).map((name) => (
              <button
                type="button"
                className="button primary"
                key={name}
                onClick={() => change({ [name]: undefined })}
              >
                {strings.removeTheFilterBy} {filterTitles[name] ?? name}
              </button>
            ))}
            <button type="button" className="button" onClick={clear}>
              {strings.clearAllFilters}
            </button>
          </div>
        </NoStatements>
      )}
      {total > 0 && (
        <StatementTable
          items={items}
          total={total}
          onEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
        />
      )}
    </>
  );
}
