/**
 * Sums over what two rows share, each row with all those after it. Same and opposite sides follow
 * from two of them: (a + b)(c + d) is what is on either side, (a - b)(c - d) same minus opposite.
 */
import { bitsInBoth } from './bits.ts';
import { middle, oppose, stancePlaces, support, type Table, transposed } from './table.ts';

export interface PairSums {
  /** By the other row: products of the statements that take a side; `graded` counts the middle too. */
  sides: Float64Array;
  /** Same side minus opposite sides. */
  difference: Float64Array;
  /** Products of all statements; null unless asked for. */
  products: Float64Array | null;
  /** Fills in what a row has with those after it. */
  fill(row: number): void;
  /** How many columns two rows share. */
  shared(row: number, other: number): number;
}

interface Wanted {
  /** Whether what takes no side is half a point away from either. */
  graded: boolean;
  products: boolean;
}

/** A table with more than this part of its cells filled is worked through as a whole. */
const denseFrom = 0.25;
const mostDense = 2 ** 23;

export function pairSums(table: Table, wanted: Wanted): PairSums {
  const { rows, columns, cells } = table;
  const size = rows * columns;
  return cells.length > size * denseFrom && size <= mostDense
    ? denseSums(table, wanted)
    : sparseSums(table, wanted);
}

/** What of each cell is multiplied with that of another. */
function factorsOf({ counts, cells }: Table, graded: boolean) {
  const { length } = cells;
  const sides = new Float64Array(length);
  const difference = new Float64Array(length);
  const between = new Float64Array(length);
  const all = new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    const first = at * stancePlaces;
    const yes = counts[first + support] ?? 0;
    const no = counts[first + oppose] ?? 0;
    const mid = counts[first + middle] ?? 0;
    sides[at] = graded ? yes + no + mid : yes + no;
    difference[at] = yes - no;
    between[at] = mid;
    for (let place = first; place < first + stancePlaces; place += 1) {
      all[at] = (all[at] ?? 0) + (counts[place] ?? 0);
    }
  }
  return { sides, difference, between, all };
}

// No array is taken apart in the loops below: that alone makes them three times slower.

function sparseSums(table: Table, { graded, products: wanted }: Wanted): PairSums {
  const columns = transposed(table);
  const { sides, difference, between, all } = factorsOf(columns, graded);
  const peers = columns.cells;
  const sums = emptySums(table.rows, wanted);
  // Rows come in order in every column: each goes on from the place after the row's own.
  const next = columns.starts.slice();
  const addTo = (sum: Float64Array, factors: Float64Array, own: number, end: number) => {
    const factor = factors[own] ?? 0;
    if (factor === 0) return;
    for (let other = own + 1; other < end; other += 1) {
      const peer = peers[other] ?? 0;
      sum[peer] = (sum[peer] ?? 0) + factor * (factors[other] ?? 0);
    }
  };
  return {
    ...sums,
    fill(row) {
      sums.sides.fill(0, row);
      sums.difference.fill(0, row);
      sums.products?.fill(0, row);
      for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
        const column = table.cells[at] ?? 0;
        const own = next[column] ?? 0;
        next[column] = own + 1;
        const end = columns.starts[column + 1] ?? 0;
        addTo(sums.sides, sides, own, end);
        addTo(sums.difference, difference, own, end);
        if (graded) addTo(sums.difference, between, own, end);
        if (sums.products) addTo(sums.products, all, own, end);
      }
    },
    shared(row, other) {
      let count = 0;
      eachShared(table, row, other, () => {
        count += 1;
      });
      return count;
    },
  };
}

function denseSums(table: Table, { graded, products: wanted }: Wanted): PairSums {
  const { rows, columns } = table;
  const sums = emptySums(rows, wanted);
  const factors = factorsOf(table, graded);
  const spread = (values: Float64Array) => {
    const whole = new Float64Array(rows * columns);
    for (let row = 0; row < rows; row += 1) {
      for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
        whole[row * columns + (table.cells[at] ?? 0)] = values[at] ?? 0;
      }
    }
    return whole;
  };
  const sides = spread(factors.sides);
  const difference = spread(factors.difference);
  const between = graded ? spread(factors.between) : null;
  const all = wanted ? spread(factors.all) : null;
  const words = Math.ceil(columns / 32);
  const present = new Int32Array(rows * words);
  for (let row = 0; row < rows; row += 1) {
    for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
      const column = table.cells[at] ?? 0;
      const word = row * words + (column >> 5);
      present[word] = (present[word] ?? 0) | (1 << (column & 31));
    }
  }
  const product = (of: Float64Array, row: number, other: number) => {
    const [mine, theirs] = [row * columns, other * columns];
    let sum = 0;
    for (let column = 0; column < columns; column += 1) {
      sum += (of[mine + column] ?? 0) * (of[theirs + column] ?? 0);
    }
    return sum;
  };
  return {
    ...sums,
    fill(row) {
      const mine = row * columns;
      for (let other = row + 1; other < rows; other += 1) {
        const theirs = other * columns;
        let either = 0;
        let apart = 0;
        for (let column = 0; column < columns; column += 1) {
          either += (sides[mine + column] ?? 0) * (sides[theirs + column] ?? 0);
          apart += (difference[mine + column] ?? 0) * (difference[theirs + column] ?? 0);
        }
        sums.sides[other] = either;
        sums.difference[other] = between ? apart + product(between, row, other) : apart;
        if (all && sums.products) sums.products[other] = product(all, row, other);
      }
    },
    shared: (row, other) => bitsInBoth(present, row * words, other * words, words),
  };
}

function emptySums(rows: number, products: boolean) {
  return {
    sides: new Float64Array(rows),
    difference: new Float64Array(rows),
    products: products ? new Float64Array(rows) : null,
  };
}

/** Calls with the places of both cells, for every column that two rows share. */
export function eachShared(
  { starts, cells }: Table,
  row: number,
  other: number,
  visit: (at: number, its: number) => void,
): void {
  let at = starts[row] ?? 0;
  let its = starts[other] ?? 0;
  const end = starts[row + 1] ?? 0;
  const itsEnd = starts[other + 1] ?? 0;
  while (at < end && its < itsEnd) {
    const ahead = (cells[at] ?? 0) - (cells[its] ?? 0);
    if (ahead === 0) visit(at, its);
    if (ahead <= 0) at += 1;
    if (ahead >= 0) its += 1;
  }
}
