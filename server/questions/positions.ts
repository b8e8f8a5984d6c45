/** Positions as tables: one line for each speaker, party, institution or agreement. */
import type { StanceRow } from '../../model/schemas/pages.ts';
import type { Context } from '../store/cache.ts';
import { nodesOf } from './fact-nodes.ts';
import { noRow, type RowKind } from './facts/affiliations.ts';
import { changesOf } from './facts/changes.ts';
import {
  type CountedCell,
  crossTabulate,
  namedCounts,
  stanceName,
} from './facts/cross-tabulation.ts';
import type { Facts } from './facts/facts.ts';
import type { Selection } from './facts/select.ts';
import { statementDate } from './stances.ts';

/** Lines of a table, and how many there are in all. */
interface Lines {
  rows: StanceRow[];
  total: number;
}

/** Counts of a selection by row, whatever the agreement; the `most` with most statements. */
export async function rowsOfSelection(
  context: Context,
  selection: Selection,
  kind: RowKind,
  most: number,
): Promise<Lines> {
  const { rows, cells } = crossTabulate(selection, kind, changesOf(selection.facts));
  const lines = [...rows]
    .filter(([row]) => row !== noRow)
    .map(([row, { total, counts }]) => ({
      number: row,
      total,
      counts,
      cells: [...(cells.get(row)?.values() ?? [])],
    }));
  return stanceRows(context, selection.facts, lines, most);
}

/** Counts of a selection by agreement; the `most` with most statements. */
export async function columnsOfSelection(
  context: Context,
  selection: Selection,
  row: { kind: RowKind; number: number },
  most: number,
): Promise<Lines> {
  const { cells } = crossTabulate(selection, row.kind, changesOf(selection.facts));
  const lines = [...(cells.get(row.number)?.values() ?? [])].map((cell) => ({
    number: cell.column,
    counts: cell.counts,
    total: cell.counts.reduce((sum, count) => sum + count, 0),
    cells: [cell],
  }));
  return stanceRows(context, selection.facts, lines, most);
}

interface TableLine {
  number: number;
  total: number;
  counts: readonly number[];
  cells: CountedCell[];
}

async function stanceRows(
  context: Context,
  facts: Facts,
  lines: TableLine[],
  most: number,
): Promise<Lines> {
  const shown = lines.sort((a, b) => b.total - a.total || a.number - b.number).slice(0, most);
  const nodes = await nodesOf(
    context,
    facts,
    shown.map((line) => line.number),
  );
  const rows = shown.flatMap((line): StanceRow[] => {
    const node = nodes.get(line.number);
    if (!node) return [];
    const dated = line.cells
      .map((cell) => cell.latest)
      .filter(({ statement }) => facts.first[statement] !== 0)
      .sort((a, b) => b.statement - a.statement)[0];
    return [
      {
        node,
        ...namedCounts(line.counts, line.total),
        latest: dated
          ? { date: statementDate(facts, dated.statement), stance: stanceName(dated.stance) }
          : null,
        changed: line.cells.some((cell) => cell.changed),
      },
    ];
  });
  return { rows, total: lines.length };
}
