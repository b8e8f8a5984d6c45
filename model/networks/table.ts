/** Counts x(i, j, k): how many statements of a row about a column take a stance. */
import { stanceNames } from '../vocabulary/stances.ts';

/** Places of the counts of a cell. Under `mixed=middle` all that take no side are one level. */
export const support = stanceNames.indexOf('support');
export const oppose = stanceNames.indexOf('oppose');
export const middle = 2;
export const stancePlaces = stanceNames.length;

/** The cells of row `i` lie from `starts[i]` to `starts[i + 1]`, in the order of their columns. */
export interface Table {
  rows: number;
  columns: number;
  starts: Int32Array;
  /** The column of each cell. */
  cells: Int32Array;
  /** A count for each stance of a cell, in the order of `stanceNames`. */
  counts: Int32Array;
}

/** Statements to count, in columns: what entry `n` says is `row[n]`, `column[n]`, `stance[n]`. */
export interface Entries {
  length: number;
  row: Int32Array;
  column: Int32Array;
  stance: Uint8Array;
}

/** Counts entries by row, column and stance. */
export function tabulate(
  entries: Entries,
  rows: number,
  columns: number,
  within?: Iterable<number>,
): Table {
  // Sorted by counting: first by column, then by row, which keeps the order of the columns.
  const list = within ? Int32Array.from(within) : keys(entries.length);
  const byColumn = sortedBy(list, entries.column, columns);
  const byRow = sortedBy(byColumn, entries.row, rows);
  const starts = new Int32Array(rows + 1);
  const cells = new Int32Array(byRow.length);
  const counts = new Int32Array(byRow.length * stancePlaces);
  let length = 0;
  let [row, column] = [-1, -1];
  for (const entry of byRow) {
    const [itsRow, itsColumn] = [entries.row[entry] ?? 0, entries.column[entry] ?? 0];
    if (itsRow !== row || itsColumn !== column) {
      cells[length] = itsColumn;
      length += 1;
      [row, column] = [itsRow, itsColumn];
      starts[row + 1] = length;
    }
    const at = (length - 1) * stancePlaces + (entries.stance[entry] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
    starts[row + 1] = length;
  }
  for (let at = 1; at <= rows; at += 1) {
    starts[at] = Math.max(starts[at] ?? 0, starts[at - 1] ?? 0);
  }
  return {
    rows,
    columns,
    starts,
    cells: cells.slice(0, length),
    counts: counts.slice(0, length * stancePlaces),
  };
}

function keys(length: number): Int32Array {
  const list = new Int32Array(length);
  for (let at = 0; at < length; at += 1) list[at] = at;
  return list;
}

function sortedBy(list: Int32Array, key: Int32Array, keys: number): Int32Array {
  const ends = new Int32Array(keys + 1);
  for (const entry of list) ends[(key[entry] ?? 0) + 1] = (ends[(key[entry] ?? 0) + 1] ?? 0) + 1;
  for (let at = 1; at <= keys; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
  const sorted = new Int32Array(list.length);
  for (const entry of list) {
    const of = key[entry] ?? 0;
    const at = ends[of] ?? 0;
    sorted[at] = entry;
    ends[of] = at + 1;
  }
  return sorted;
}

/** Rows and columns exchanged. */
export function transposed(table: Table): Table {
  const length = table.cells.length;
  const starts = new Int32Array(table.columns + 1);
  for (const column of table.cells) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let at = 1; at <= table.columns; at += 1) {
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  }
  const next = starts.slice();
  const cells = new Int32Array(length);
  const counts = new Int32Array(length * stancePlaces);
  for (let row = 0; row < table.rows; row += 1) {
    for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
      const column = table.cells[at] ?? 0;
      const to = next[column] ?? 0;
      next[column] = to + 1;
      cells[to] = row;
      for (let place = 0; place < stancePlaces; place += 1) {
        counts[to * stancePlaces + place] = table.counts[at * stancePlaces + place] ?? 0;
      }
    }
  }
  return { rows: table.columns, columns: table.rows, starts, cells, counts };
}

/** How many statements each row has: N(i), its activity. */
export function rowTotals(table: Table): Int32Array {
  const totals = new Int32Array(table.rows);
  for (let row = 0; row < table.rows; row += 1) {
    const end = (table.starts[row + 1] ?? 0) * stancePlaces;
    let sum = 0;
    for (let at = (table.starts[row] ?? 0) * stancePlaces; at < end; at += 1) {
      sum += table.counts[at] ?? 0;
    }
    totals[row] = sum;
  }
  return totals;
}

/** How many columns each row says something about. */
export function rowDegrees(table: Table): Int32Array {
  return Int32Array.from(
    { length: table.rows },
    (_, row) => (table.starts[row + 1] ?? 0) - (table.starts[row] ?? 0),
  );
}
