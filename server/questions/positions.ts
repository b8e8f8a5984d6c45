/** Positions as tables: one line for each speaker, party, institution or agreement. */

import type { RowKind } from '../../model/formats/cell-text.ts';
import type { StanceRow } from '../../model/schemas/pages.ts';
import type { Scope } from '../../model/vocabulary/scopes.ts';
import type { Context } from '../store/cache.ts';
import { nodesOf } from './fact-nodes.ts';
import { noRow } from './facts/affiliations.ts';
import { changesOf } from './facts/changes.ts';
import {
  type CountedCell,
  crossTabulate,
  namedCounts,
  namedDoubts,
  stanceName,
  sumOf,
} from './facts/cross-tabulation.ts';
import { type Facts, lastInRankings } from './facts/facts.ts';
import type { Selection } from './facts/select.ts';
import { statementDate } from './stances.ts';

/** Lines of a table, and how many there are in all. */
interface Lines {
  rows: StanceRow[];
  total: number;
}

/** Which rows are counted: their kind, and whose words count for institutions. */
interface Counting {
  kind: RowKind;
  scope: Scope;
}

/** Counts of a selection by row, whatever the agreement; the `most` with most statements. */
export async function rowsOfSelection(
  context: Context,
  selection: Selection,
  { kind, scope }: Counting,
  most: number,
): Promise<Lines> {
  const changes = changesOf(selection.facts);
  const { rows, cells } = crossTabulate(selection, { kind, scope, changes });
  const lines = [...rows]
    .filter(([row]) => row !== noRow)
    .map(([row, line]) => ({ ...line, number: row, cells: [...(cells.get(row)?.values() ?? [])] }));
  return stanceRows(context, selection.facts, lines, most);
}

/** Counts of a selection by agreement; the `most` with most statements. */
export async function columnsOfSelection(
  context: Context,
  selection: Selection,
  { kind, scope, number }: Counting & { number: number },
  most: number,
): Promise<Lines> {
  const changes = changesOf(selection.facts);
  const { cells } = crossTabulate(selection, { kind, scope, changes });
  const lines = [...(cells.get(number)?.values() ?? [])].map((cell) => ({
    number: cell.column,
    counts: cell.counts,
    total: sumOf(cell.counts),
    uncertain: sumOf(cell.uncertain),
    doubts: cell.uncertain,
    cells: [cell],
  }));
  return stanceRows(context, selection.facts, lines, most);
}

interface TableLine {
  number: number;
  total: number;
  counts: number[];
  uncertain: number;
  doubts: number[];
  cells: CountedCell[];
}

async function stanceRows(
  context: Context,
  facts: Facts,
  lines: TableLine[],
  most: number,
): Promise<Lines> {
  const shown = lines
    .sort(
      (a, b) =>
        lastInRankings(facts, a.number) - lastInRankings(facts, b.number) ||
        b.total - a.total ||
        a.number - b.number,
    )
    .slice(0, most);
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
        ...namedCounts(line),
        ...namedDoubts(line.doubts),
        latest: dated
          ? {
              date: statementDate(facts, dated.statement),
              stance: stanceName(dated.stance),
              certain: dated.certain,
            }
          : null,
        changed: line.cells.some((cell) => cell.changed),
      },
    ];
  });
  return { rows, total: lines.length };
}
