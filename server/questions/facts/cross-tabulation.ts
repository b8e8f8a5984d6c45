/** Counts by row, column and stance: the numbers of every matrix and table of positions. */

import type { RowKind } from '../../../model/formats/cell-text.ts';
import type { StanceCell, StanceCounts } from '../../../model/schemas/positions.ts';
import type { Scope } from '../../../model/vocabulary/scopes.ts';
import { byStance, stanceNames } from '../../../model/vocabulary/stances.ts';
import { daysOf, outermostAgreements, type RowsOf } from './affiliations.ts';
import type { ChangeFact } from './changes.ts';
import { each, type Facts } from './facts.ts';
import type { Selection } from './select.ts';

/** A statement and one of its stances, by their numbers, and whether it surely counts here. */
interface Stated {
  statement: number;
  stance: number;
  certain: boolean;
}

export interface CountedCell {
  row: number;
  column: number;
  /** By index into `stanceNames`. */
  counts: number[];
  /** How many of these rest on unknown dates of office or membership. */
  uncertain: number[];
  /** Distinct statements that are contested. */
  contested: number;
  first: Stated;
  latest: Stated;
  changed: boolean;
}

interface CountedLine {
  /** Distinct statements, in all and by index into `stanceNames`. */
  total: number;
  counts: number[];
  uncertain: number;
  /** The uncertain ones by stance. */
  doubts: number[];
  latest: number;
}

export interface CrossTabulation {
  /** Distinct statements that count in some row, and how many in none with certainty. */
  total: number;
  uncertain: number;
  rows: Map<number, CountedLine>;
  columns: Map<number, CountedLine>;
  /** By row, then by column. */
  cells: Map<number, Map<number, CountedCell>>;
}

interface Tabulating {
  kind: RowKind;
  /** Whose words count for institutions. */
  scope: Scope;
  /** Those that mark the cells which hold both of their statements. */
  changes: readonly ChangeFact[];
  /** Counts under the outermost agreements. */
  fold?: boolean;
}

/**
 * Counts a selection. A statement counts once in each row of its speakers and each agreement it
 * was coded for, once a stance; with `fold` under the outermost agreements. One that has no row,
 * because what is uncertain is left out, counts nowhere.
 */
export function crossTabulate(
  selection: Selection,
  { kind, scope, changes, fold = false }: Tabulating,
): CrossTabulation {
  const { facts, affiliations, statements, certain } = selection;
  const columnsOf = fold ? foldedColumns(facts) : (agreement: number) => [agreement];
  const rowsOf = affiliations.rowsOf({ kind, scope, certain });
  const result: CrossTabulation = {
    total: 0,
    uncertain: 0,
    rows: new Map(),
    columns: new Map(),
    cells: new Map(),
  };
  const inside = new Uint8Array(facts.ids.length);
  for (const statement of statements) {
    const { rows, uncertain } = rowsOf.ofStatement(statement);
    if (rows.length === 0) continue;
    inside[statement] = 1;
    const inDoubt = selection.uncertain.has(statement);
    const inNoRowSurely = inDoubt || uncertain.length === rows.length;
    result.total += 1;
    if (inNoRowSurely) result.uncertain += 1;
    const stated = statedIn(selection, statement, columnsOf);
    const stances = distinct(stated.map((one) => one.stance));
    for (const column of distinct(stated.map((one) => one.column))) {
      const ofColumn = stated.filter((one) => one.column === column).map((one) => one.stance);
      countLine(result.columns, column, statement, ofColumn, !inNoRowSurely);
    }
    for (const row of rows) {
      const surely = !inDoubt && !(uncertain.length > 0 && uncertain.includes(row));
      countLine(result.rows, row, statement, stances, surely);
      const ofRow = cellsOf(result, row);
      for (const { column, stance } of stated) {
        countCell(facts, ofRow, row, column, { statement, stance, certain: surely });
      }
      if (facts.contested[statement] === 1) {
        for (const column of distinct(stated.map((one) => one.column))) {
          const cell = ofRow.get(column);
          if (cell) cell.contested += 1;
        }
      }
    }
  }
  for (const change of changes) {
    if (change.part !== null || !inside[change.before] || !inside[change.after]) continue;
    markChange(selection, result, rowsOf, change, columnsOf);
  }
  return result;
}

function foldedColumns(facts: Facts): (agreement: number) => number[] {
  const kept = new Map<number, number[]>();
  return (agreement) => {
    let columns = kept.get(agreement);
    if (!columns) {
      columns = outermostAgreements(facts, agreement);
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
  certain: boolean,
): void {
  let line = lines.get(number);
  if (!line) {
    const [counts, doubts] = [noCounts(), noCounts()];
    line = { total: 0, counts, uncertain: 0, doubts, latest: statement };
    lines.set(number, line);
  }
  line.total += 1;
  if (!certain) line.uncertain += 1;
  line.latest = statement;
  for (const stance of stances) {
    line.counts[stance] = (line.counts[stance] ?? 0) + 1;
    if (!certain) line.doubts[stance] = (line.doubts[stance] ?? 0) + 1;
  }
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
  stated: Stated,
): void {
  const { statement, stance, certain } = stated;
  let cell = ofRow.get(column);
  if (!cell) {
    const latest = { ...stated };
    const [counts, uncertain] = [noCounts(), noCounts()];
    cell = { row, column, counts, uncertain, contested: 0, first: stated, latest, changed: false };
    ofRow.set(column, cell);
  }
  if (!certain) cell.uncertain[stance] = (cell.uncertain[stance] ?? 0) + 1;
  cell.counts[stance] = (cell.counts[stance] ?? 0) + 1;
  // Statements come in the order of time; what is undated comes last and is never the latest.
  if (facts.first[statement] !== 0) {
    cell.latest.statement = statement;
    cell.latest.stance = stance;
    cell.latest.certain = certain;
  }
}

function markChange(
  { facts, matches }: Selection,
  { cells }: CrossTabulation,
  rowsOf: RowsOf,
  change: ChangeFact,
  columnsOf: (agreement: number) => number[],
): void {
  const { speaker, agreement, before, after } = change;
  if (!matches(agreement, change.beforeStance) || !matches(agreement, change.afterStance)) return;
  const later = rowsOf.of(speaker, daysOf(facts, after)).rows;
  for (const row of rowsOf.of(speaker, daysOf(facts, before)).rows) {
    if (!later.includes(row)) continue;
    for (const column of columnsOf(agreement)) {
      const cell = cells.get(row)?.get(column);
      if (cell) cell.changed = true;
    }
  }
}

/** None yet, by index into `stanceNames`. */
export const noCounts = (): number[] => stanceNames.map(() => 0);

/** Counts by the names of the stances. */
export const stanceCountsOf = (counts: readonly number[]) => byStance((_, at) => counts[at] ?? 0);

/** Counts by the names of the stances, and the distinct statements in all. */
export function namedCounts({
  counts,
  total,
  uncertain,
}: Pick<CountedLine, 'counts' | 'total' | 'uncertain'>): StanceCounts {
  return { ...stanceCountsOf(counts), total, uncertain };
}

/** Distinct statements of a selection by stance. */
export function countStances(
  { facts, matches, uncertain: inDoubt }: Selection,
  statements: readonly number[],
): StanceCounts {
  const counts = noCounts();
  let uncertain = 0;
  for (const statement of statements) {
    if (inDoubt.has(statement)) uncertain += 1;
    let seen = 0;
    each(facts.agreements, statement, (agreement, at) => {
      const stance = facts.stances[at] ?? 0;
      if (seen & (1 << stance) || !matches(agreement, stance)) return;
      seen |= 1 << stance;
      counts[stance] = (counts[stance] ?? 0) + 1;
    });
  }
  return namedCounts({ counts, total: statements.length, uncertain });
}

/** The uncertain ones by the names of the stances, where there are any. */
export function namedDoubts(doubts: readonly number[]): Pick<StanceCell, 'uncertainByStance'> {
  return sumOf(doubts) === 0 ? {} : { uncertainByStance: stanceCountsOf(doubts) };
}

/** The sum of counts by stance. */
export function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The name of a stance by its number. */
export function stanceName(stance: number): (typeof stanceNames)[number] {
  return stanceNames[stance] ?? 'neutral';
}
