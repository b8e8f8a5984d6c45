/** The stance matrix; every cell opens its statements. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import type { StanceCell, StancesReply } from '../../../model/schemas/positions.ts';
import { filtersOf } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { fetchStances } from '../../api/stances.ts';
import { Choice, Filters } from '../../parts/filters/Filters.tsx';
import { NoStatements } from '../../parts/foreign/NoStatements.tsx';
import { type RowKind, rowTitles } from '../../parts/stances/cell.ts';
import { ShowOnGraph } from '../../parts/statements/ShowOnGraph.tsx';
import { Icon } from '../../ui/icons.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { useNarrow } from '../../ui/useWidth.ts';
import { downloadMatrix } from './csv.ts';
import { Grid, type Matrix } from './Grid.tsx';
import './matrix.css';
import { strings } from './strings.ts';

const pageSize = 200;
/** When a statement counts for a row. */
const rowRules: Record<RowKind, string> = {
  actor: '',
  party: 'Each statement counts for the party its speaker had then.',
  group: 'Each statement counts for the parliamentary group its speaker had then.',
  institution: 'Each statement counts for the offices its speaker held then.',
};
/** Rows beyond it are not loaded: filters narrow the matrix. */
const maxRows = 1000;

export default function MatrixPage() {
  const [search, change] = useWorkingSet();
  const rows = (search.rows ?? 'party') as RowKind;
  const filters = filtersOf(search);
  const asked = {
    ...filters,
    rows: rows === 'group' ? 'party' : rows,
    groups: rows === 'group' ? 'true' : undefined,
    fold: search.fold,
    sort: search.order,
    group: search.group,
    limit: pageSize,
  };
  const query = useInfiniteQuery({
    queryKey: ['stances', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => fetchStances({ ...asked, cursor: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    // Comparing each page with the one before, cell by cell, takes longer than drawing it.
    structuralSharing: false,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const loaded = data?.pages.reduce((sum, page) => sum + page.rows.length, 0) ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && loaded < maxRows) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, loaded]);
  const matrix = useMemo((): Matrix => {
    const pages = data?.pages ?? [];
    const cells = new Map(pages.flatMap((page) => [...cellsOf(page)]));
    const columns = new Map(pages.flatMap((page) => page.columns.map((one) => [one.node.id, one])));
    return { rows: pages.flatMap((page) => page.rows), columns: [...columns.values()], cells };
  }, [data]);
  const first = data?.pages[0];
  const bar = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(bar, 760);
  return (
    <>
      <h1 className="hidden-text">{strings.stanceMatrix}</h1>
      <Filters />
      <div className={narrow ? 'count matrix-bar narrow' : 'count matrix-bar'} ref={bar}>
        <Choice
          label={strings.rows}
          any={strings.parties}
          value={search.rows}
          options={(['actor', 'group', 'institution'] as const).map((name) => [
            name,
            rowTitles[name],
          ])}
          onChange={(value) => change({ rows: value })}
        />
        <Choice
          label={strings.columns}
          any={strings.asCoded}
          value={search.fold}
          options={[['whole', 'Whole agreements']]}
          onChange={(value) => change({ fold: value })}
        />
        <Choice
          label={strings.groupBy}
          any={strings.nothing}
          value={search.group}
          options={[
            ...(rows === 'actor' ? [['party', 'Party'] as const] : []),
            ['country', 'Country'],
          ]}
          onChange={(value) => change({ group: value })}
        />
        <Choice
          label={strings.sortBy}
          any={strings.statements}
          value={search.order}
          options={[
            ['name', 'Name'],
            ['position', 'Position'],
            ['similarity', 'Similarity'],
          ]}
          onChange={(value) => change({ order: value })}
        />
        <span aria-live="polite">
          {first
            ? `${counted(matrix.rows.length, 'row')}${matrix.rows.length < first.rowTotal ? ` of ${first.rowTotal.toLocaleString('en')}` : ''}, ${counted(matrix.columns.length, 'column')}, ${counted(first.total, 'statement')}`
            : 'Counting'}
        </span>
        <span className="grow" />
        <button
          type="button"
          className="button"
          disabled={matrix.rows.length === 0}
          onClick={() => downloadMatrix(matrix)}
        >
          <Icon name="down" />
          Download CSV
        </button>
        <ShowOnGraph query={filters} empty={!first?.total} />
        <PrintButton disabled={matrix.rows.length === 0} />
      </div>
      {query.isFetching && <div className="progress late" />}
      {query.error && (
        <div className="message" role="alert">
          <h2>{strings.couldNotLoad}</h2>
          <p>{query.error.message}</p>
        </div>
      )}
      {first && first.total === 0 && (
        <NoStatements>
          <h2>{strings.noStatementMatches}</h2>
          <p>{strings.noStatementRecorded}</p>
        </NoStatements>
      )}
      {matrix.rows.length > 0 && <Grid matrix={matrix} rows={rows} grouped={search.group} />}
      <footer className="matrix-legend">
        <span className="oppose">−3 ■ opposes, left of the line</span>
        <span className="support">■ +3 supports, right of it</span>
        <span className="mixed">◇ ±1 mixed</span>
        <span className="neutral">• 1 neutral</span>
        <span>{strings.changedPosition}</span>
        <span className="caption">Empty: no statement recorded here. {rowRules[rows]}</span>
        <span className="grow" />
        <span className="caption keys-hint">
          <kbd>←↑↓→</kbd> move <kbd>Enter</kbd> open
        </span>
      </footer>
    </>
  );
}

const known = new WeakMap<StancesReply, Map<string, Map<string, StanceCell>>>();

/** The cells of a page of rows, by row and column; sorted out once. */
function cellsOf(page: StancesReply): Map<string, Map<string, StanceCell>> {
  let cells = known.get(page);
  if (!cells) {
    cells = new Map();
    for (const cell of page.cells) {
      const row = cells.get(cell.row);
      if (row) row.set(cell.column, cell);
      else cells.set(cell.row, new Map([[cell.column, cell]]));
    }
    known.set(page, cells);
  }
  return cells;
}
