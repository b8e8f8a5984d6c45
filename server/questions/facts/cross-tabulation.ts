/** Counts by row, column and stance: the numbers of every matrix and table of positions. */

import type { StanceCounts } from '../../../model/schemas/positions.ts';
import { stanceNames } from '../../../model/vocabulary/labels.ts';
import { daysOf, outermost, type RowKind } from './affiliations.ts';
import type { ChangeFact } from './changes.ts';
import { each, type Facts } from './facts.ts';
import type { Selection } from './select.ts';

/** A statement and one of its stances, by their numbers. */
interface Stated {
  statement: number;
  stance: number;
}

export interface CountedCell {
  row: number;
  column: number;
  /** By index into `stanceNames`. */
  counts: number[];
  first: Stated;
  latest: Stated;
  changed: boolean;
}

export interface CountedLine {
  /** Distinct statements, in all and by index into `stanceNames`. */
  total: number;
  counts: number[];
  latest: number;
}

export interface CrossTabulation {
  rows: Map<number, CountedLine>;
  columns: Map<number, CountedLine>;
  /** By row, then by column. */
  cells: Map<number, Map<number, CountedCell>>;
}

/**
 * Counts a selection. A statement counts once in each row of its speakers and each agreement it
 * was coded for, once a stance; with `fold` under the outermost agreements. `changes` mark the
 * cells that hold both of their statements.
 */
export function crossTabulate(
  selection: Selection,
  kind: RowKind,
  changes: readonly ChangeFact[],
  fold = false,
): CrossTabulation {
  const { facts, affiliations, statements } = selection;
  const columnsOf = fold ? foldedColumns(facts) : (agreement: number) => [agreement];
  const result: CrossTabulation = { rows: new Map(), columns: new Map(), cells: new Map() };
  const inside = new Uint8Array(facts.ids.length);
  for (const statement of statements) {
    inside[statement] = 1;
    const stated = statedIn(selection, statement, columnsOf);
    const stances = distinct(stated.map((one) => one.stance));
    for (const column of distinct(stated.map((one) => one.column))) {
      const ofColumn = stated.filter((one) => one.column === column).map((one) => one.stance);
      countLine(result.columns, column, statement, ofColumn);
    }
    for (const row of affiliations.ofStatement(kind, statement)) {
      countLine(result.rows, row, statement, stances);
      const ofRow = cellsOf(result, row);
      for (const { column, stance } of stated)
        countCell(facts, ofRow, row, column, statement, stance);
    }
  }
  for (const change of changes) {
    if (change.part !== null || !inside[change.before] || !inside[change.after]) continue;
    markChange(selection, result, kind, change, columnsOf);
  }
  return result;
}

function foldedColumns(facts: Facts): (agreement: number) => number[] {
  const kept = new Map<number, number[]>();
  return (agreement) => {
    let columns = kept.get(agreement);
    if (!columns) {
      columns = outermost(facts, agreement);
      kept.set(agreement, columns);
    }
    return columns;
  };
}

/** The distinct columns and stances of a statement. */
function statedIn(
  { facts, matches }: Selection,
  statement: number,
  columnsOf: (agreement: number) => number[],
): { column: number; stance: number }[] {
  const found: { column: number; stance: number }[] = [];
  each(facts.agreements, statement, (agreement, at) => {
    const stance = facts.stances[at] ?? 0;
    if (!matches(agreement, stance)) return;
    for (const column of columnsOf(agreement)) {
      const known = found.some((one) => one.column === column && one.stance === stance);
      if (!known) found.push({ column, stance });
    }
  });
  return found;
}

function countLine(
  lines: Map<number, CountedLine>,
  number: number,
  statement: number,
  stances: Iterable<number>,
): void {
  let line = lines.get(number);
  if (!line) {
    line = { total: 0, counts: [0, 0, 0, 0], latest: statement };
    lines.set(number, line);
  }
  line.total += 1;
  line.latest = statement;
  for (const stance of stances) line.counts[stance] = (line.counts[stance] ?? 0) + 1;
}

/** The same numbers once each; most lists have but one. */
function distinct(numbers: number[]): number[] {
  return numbers.length < 2 ? numbers : [...new Set(numbers)];
}

function cellsOf({ cells }: CrossTabulation, row: number): Map<number, CountedCell> {
  let ofRow = cells.get(row);
  if (!ofRow) {
    ofRow = new Map();
    cells.set(row, ofRow);
  }
  return ofRow;
}

function countCell(
  facts: Facts,
  ofRow: Map<number, CountedCell>,
  row: number,
  column: number,
  statement: number,
  stance: number,
): void {
  let cell = ofRow.get(column);
  if (!cell) {
    const first = { statement, stance };
    cell = { row, column, counts: [0, 0, 0, 0], first, latest: { ...first }, changed: false };
    ofRow.set(column, cell);
  }
  cell.counts[stance] = (cell.counts[stance] ?? 0) + 1;
  // Statements come in the order of time; what is undated comes last and is never the latest.
  if (facts.first[statement] !== 0) {
    cell.latest.statement = statement;
    cell.latest.stance = stance;
  }
}

function markChange(
  { facts, affiliations, matches }: Selection,
  { cells }: CrossTabulation,
  kind: RowKind,
  change: ChangeFact,
  columnsOf: (agreement: number) => number[],
): void {
  const { speaker, agreement, before, after } = change;
  if (!matches(agreement, change.beforeStance) || !matches(agreement, change.afterStance)) return;
  const later = new Set(affiliations.of(kind, speaker, daysOf(facts, after)));
  for (const row of affiliations.of(kind, speaker, daysOf(facts, before))) {
    if (!later.has(row)) continue;
    for (const column of columnsOf(agreement)) {
      const cell = cells.get(row)?.get(column);
      if (cell) cell.changed = true;
    }
  }
}

/** Counts by the names of the stances, and the distinct statements in all. */
export function namedCounts(counts: readonly number[], total: number): StanceCounts {
  const [support = 0, oppose = 0, mixed = 0, neutral = 0] = counts;
  return { support, oppose, mixed, neutral, total };
}

/** Distinct statements of a selection by stance. */
export function countStances(
  { facts, matches }: Selection,
  statements: readonly number[],
): StanceCounts {
  const counts = [0, 0, 0, 0];
  for (const statement of statements) {
    let seen = 0;
    each(facts.agreements, statement, (agreement, at) => {
      const stance = facts.stances[at] ?? 0;
      if (seen & (1 << stance) || !matches(agreement, stance)) return;
      seen |= 1 << stance;
      counts[stance] = (counts[stance] ?? 0) + 1;
    });
  }
  return namedCounts(counts, statements.length);
}

/** The name of a stance by its number. */
export function stanceName(stance: number): (typeof stanceNames)[number] {
  return stanceNames[stance] ?? 'neutral';
}
