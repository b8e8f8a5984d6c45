/** Statements in time: bars, a brush for the period, and the statements beneath. */

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { shownOf } from '../../../model/formats/counted.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import { stanceNames } from '../../../model/vocabulary/stances.ts';
import { filtersOf } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { fetchStatements } from '../../api/statements.ts';
import { timelineOptions } from '../../api/timeline.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { FigureMenu, PrintedFigure } from '../../parts/figure/Figure.tsx';
import { Filters } from '../../parts/filters/Filters.tsx';
import { NoStatements } from '../../parts/foreign/NoStatements.tsx';
import { loadForPaper } from '../../parts/statements/load-for-paper.ts';
import { ShowOnGraph } from '../../parts/statements/ShowOnGraph.tsx';
import { StatementDownloads } from '../../parts/statements/StatementDownloads.tsx';
import { StatementTable } from '../../parts/statements/StatementTable.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { Chart } from './Chart.tsx';
import { timelineFigure } from './figure.ts';
import './timeline.css';
import { strings } from './strings.ts';

const bins = ['day', 'week', 'month', 'year'] as const;
const pageSize = 100;

export default function TimelinePage() {
  const [search, change] = useWorkingSet();
  const filters = filtersOf(search);
  const { from: _from, to: _to, ...whole } = filters;
  const bin = search.bin ?? 'month';
  // The bars show all of time; the brush marks the period within it.
  const timeline = useQuery(timelineOptions({ ...whole, bin }));
  const query = useInfiniteQuery({
    queryKey: ['statements', 'timeline', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => fetchStatements({ ...filters, limit: pageSize, cursor: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = query.data?.pages.flatMap((page) => page.statements) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <>
      <h1 className="hidden-text">{strings.timeline}</h1>
      <Filters />
      <div className="count">
        <span aria-live="polite">
          {query.isPending
            ? strings.loadingStatements
            : [
                shownOf(items.length, total, 'statement'),
                uncertainText(query.data?.pages[0]?.uncertain ?? 0),
                search.from || search.to ? strings.inThisPeriod : '',
              ]
                .filter(Boolean)
                .join(', ')}
        </span>
        <span className="grow" />
        {timeline.data && timeline.data.bins.length > 0 && (
          <FigureMenu
            figure={() => timelineFigure(timeline.data, bin)}
            name="timeline"
            path={() => `/timeline${location.search}`}
          />
        )}
        <StatementDownloads query={filters} />
        <ShowOnGraph query={filters} empty={total === 0} />
        <PrintButton
          prepare={() => loadForPaper(query, (page) => page.statements.length)}
          disabled={total === 0}
        />
      </div>
      {timeline.data && timeline.data.bins.length > 0 && (
        <PrintedFigure figure={() => timelineFigure(timeline.data, bin)} />
      )}
      {query.error && <p role="alert">{query.error.message}</p>}
      {query.data && total === 0 && (
        <NoStatements>
          <h2>{strings.noStatementMatches}</h2>
          <p>{strings.chooseAnotherPeriod}</p>
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
      <section className="timeline screen-only" aria-label={strings.statementsInTime}>
        <header>
          <h2>
            {strings.statementsPer} {bin}
          </h2>
          <fieldset className="bins">
            <legend className="hidden-text">{strings.widthOfA}</legend>
            {bins.map((one) => (
              <button
                type="button"
                key={one}
                aria-pressed={one === bin}
                onClick={() => change({ bin: one === 'month' ? undefined : one })}
              >
                {one.charAt(0).toUpperCase() + one.slice(1)}
              </button>
            ))}
          </fieldset>
          <span className="grow" />
          {stanceNames.map((stance) => (
            <StanceMark key={stance} stance={stance} />
          ))}
          {(search.from || search.to) && (
            <button
              type="button"
              className="link"
              onClick={() => change({ from: undefined, to: undefined })}
            >
              {strings.allOfTime}
            </button>
          )}
        </header>
        {timeline.error && <p role="alert">{timeline.error.message}</p>}
        {timeline.data && (
          <Chart
            reply={timeline.data}
            bin={bin}
            from={search.from}
            to={search.to}
            onPeriod={(from, to) => change({ from, to })}
          />
        )}
      </section>
    </>
  );
}
