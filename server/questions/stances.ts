/** The stance matrix. */
import { textOfRange } from '../../model/dates.ts';
import type { RowKind } from '../../model/formats/cell-text.ts';
import type { GraphNode } from '../../model/schemas/graph.ts';
import type { StanceCell, StancesReply, StancesRequest } from '../../model/schemas/positions.ts';
import type { Context } from '../store/cache.ts';
import { cursorOffset, nextCursor } from './cursors.ts';
import { nodesOf } from './fact-nodes.ts';
import { daysOf, noRow } from './facts/affiliations.ts';
import { changesOf } from './facts/changes.ts';
import {
  type CountedCell,
  type CrossTabulation,
  crossTabulate,
  namedDoubts,
  stanceCountsOf,
  stanceName,
  sumOf,
} from './facts/cross-tabulation.ts';
import { dayText, type Facts, lastInRankings } from './facts/facts.ts';
import { cachedAnswer } from './facts/memoize.ts';
import { factsOf } from './facts/read.ts';
import { noneId, type Selection, select } from './facts/select.ts';

const emptyRowNames = {
  actor: 'Not a person',
  party: 'No party recorded',
  group: 'No group recorded',
  institution: 'Spoke for no institution',
} as const;

/** Rows in the order asked for, a page of them; every column that has a statement. */
export async function stanceCells(
  context: Context,
  request: StancesRequest,
): Promise<StancesReply> {
  const offset = cursorOffset(request.cursor, request);
  const known = await factsOf(context);
  const kind: RowKind = request.rows === 'party' && request.groups ? 'group' : request.rows;
  const { cursor: _cursor, limit: _limit, ...asked } = request;
  // Pages of one matrix are asked for one after another.
  const { facts, counted, rows } = await cachedAnswer(known, { matrix: asked }, async () => {
    const selection = await select(context, request, known);
    const cells = crossTabulate(selection, {
      kind,
      scope: request.scope,
      changes: changesOf(known),
      fold: request.fold === 'whole',
    });
    return {
      facts: known,
      counted: cells,
      rows: sortedRows(selection, cells, request),
    };
  });
  const page = rows.slice(offset, offset + request.limit);
  const columns = [...counted.columns].sort(([a, x], [b, y]) => y.total - x.total || a - b);
  const groups = page.flatMap(({ group }) => facts.numberOf.get(group ?? '') ?? []);
  const nodes = await nodesOf(context, facts, [
    ...groups,
    ...page.map((row) => row.number),
    ...columns.map(([column]) => column),
  ]);
  const nodeOf = (number: number): GraphNode =>
    nodes.get(number) ?? { id: noneId, labels: [], properties: { name: emptyRowNames[kind] } };
  const groupName = (group: string | null): string | null => {
    const party = group === null ? undefined : nodes.get(facts.numberOf.get(group) ?? noRow);
    const { abbreviation, name } = party?.properties ?? {};
    return String(abbreviation ?? name ?? group ?? '') || null;
  };
  return {
    rows: page.map(({ number, total, uncertain, position, group }) => ({
      node: nodeOf(number),
      total,
      uncertain,
      position,
      group,
      groupName: groupName(group),
    })),
    columns: columns.map(([column, { total, uncertain }]) => ({
      node: nodeOf(column),
      total,
      uncertain,
    })),
    cells: page.flatMap(({ number }) =>
      [...(counted.cells.get(number)?.values() ?? [])]
        .sort((a, b) => a.column - b.column)
        .map((cell) => stanceCell(facts, cell)),
    ),
    total: counted.total,
    uncertain: counted.uncertain,
    rowTotal: rows.length,
    next: nextCursor(offset + page.length, rows.length, request),
  };
}

/** A cell with the ids of its row and column. */
function stanceCell(facts: Facts, cell: CountedCell): StanceCell {
  const dated = ({ statement, stance, certain }: CountedCell['first']) => ({
    date: statementDate(facts, statement),
    stance: stanceName(stance),
    certain,
  });
  return {
    row: facts.nodes[cell.row]?.id ?? noneId,
    column: facts.nodes[cell.column]?.id ?? '',
    ...stanceCountsOf(cell.counts),
    uncertain: sumOf(cell.uncertain),
    ...namedDoubts(cell.uncertain),
    contested: cell.contested,
    first: dated(cell.first),
    latest: dated(cell.latest),
    changed: cell.changed,
  };
}

/** A statement's date at its precision; null when undated. */
export function statementDate(facts: Facts, statement: number): string | null {
  const { first, last } = daysOf(facts, statement);
  return dateOfDays(first, last);
}

/** The date of two day numbers at its precision; null when not stated. */
export function dateOfDays(first: number, last: number): string | null {
  const [from, to] = [dayText(first), dayText(last)];
  return from && to ? textOfRange(from, to) : null;
}

interface Row {
  number: number;
  name: string;
  total: number;
  uncertain: number;
  position: number | null;
  group: string | null;
}

function sortedRows(
  { facts, affiliations }: Selection,
  counted: CrossTabulation,
  { sort, group }: StancesRequest,
): Row[] {
  const parties = affiliations.rowsOf({ kind: 'party', scope: 'all', certain: false });
  const rows: Row[] = [...counted.rows].map(([number, line]) => ({
    number,
    name: facts.nodes[number]?.name ?? '',
    total: line.total,
    uncertain: line.uncertain,
    position: positionOf(counted, number),
    group: groupOf(number, line.latest),
  }));
  function groupOf(number: number, latest: number): string | null {
    if (group === 'none' || number === noRow) return null;
    const { rows: theirs, uncertain } = parties.of(number, daysOf(facts, latest));
    const party = theirs.find((row) => !uncertain.includes(row)) ?? theirs[0] ?? noRow;
    const node = facts.nodes[number];
    if (group === 'country') return node?.country ?? facts.nodes[party]?.country ?? null;
    return facts.nodes[party]?.id ?? null;
  }
  const byId = (a: Row, b: Row) => a.number - b.number;
  const orders: Record<typeof sort, (a: Row, b: Row) => number> = {
    count: (a, b) => b.total - a.total,
    name: (a, b) => a.name.localeCompare(b.name, 'en'),
    position: (a, b) => (b.position ?? -2) - (a.position ?? -2) || b.total - a.total,
    similarity: () => 0,
  };
  rows.sort((a, b) => orders[sort](a, b) || byId(a, b));
  const arranged =
    sort === 'similarity'
      ? bySimilarity(
          counted,
          rows.sort((a, b) => b.total - a.total || byId(a, b)),
        )
      : rows;
  // Whoever could not be identified comes after all others, and who has no row of their own at last.
  const last = (row: Row) => (row.number === noRow ? 2 : lastInRankings(facts, row.number));
  if (group === 'none') return arranged.sort((a, b) => last(a) - last(b));
  // The largest group first; those without one after all others.
  const sizes = new Map<string | null, number>();
  for (const row of rows) sizes.set(row.group, (sizes.get(row.group) ?? 0) + row.total);
  const size = (row: Row) => (row.group === null ? -1 : (sizes.get(row.group) ?? 0));
  return arranged.sort(
    (a, b) =>
      last(a) - last(b) ||
      size(b) - size(a) ||
      ((a.group ?? '') < (b.group ?? '') ? -1 : a.group === b.group ? 0 : 1),
  );
}

/** Mean over its cells' supporting (1) and opposing (-1) stances; null when there is neither. */
function positionOf({ cells }: CrossTabulation, row: number): number | null {
  let support = 0;
  let oppose = 0;
  for (const { counts } of cells.get(row)?.values() ?? []) {
    support += counts[0] ?? 0;
    oppose += counts[1] ?? 0;
  }
  return support + oppose === 0 ? null : (support - oppose) / (support + oppose);
}

/** Each row beside the most alike of those left (cosine of positions), from the busiest on. */
function bySimilarity({ cells, columns }: CrossTabulation, rows: Row[]): Row[] {
  const places = new Map([...columns.keys()].map((column, place) => [column, place]));
  const vectors = new Map(rows.map((row) => [row, vectorOf(row.number)]));
  function vectorOf(row: number): Float32Array {
    const vector = new Float32Array(places.size);
    for (const { column, counts } of cells.get(row)?.values() ?? []) {
      const [support = 0, oppose = 0] = counts;
      if (support + oppose > 0) {
        vector[places.get(column) ?? 0] = (support - oppose) / (support + oppose);
      }
    }
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  }
  const left = [...rows];
  const arranged: Row[] = [];
  let current = left.shift();
  while (current) {
    arranged.push(current);
    const own = vectors.get(current);
    let best = 0;
    let bestLikeness = Number.NEGATIVE_INFINITY;
    for (const [index, other] of left.entries()) {
      const likeness = dot(own, vectors.get(other));
      if (likeness > bestLikeness) [best, bestLikeness] = [index, likeness];
    }
    [current] = left.splice(best, 1);
  }
  return arranged;
}

function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  let sum = 0;
  if (a && b) for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
