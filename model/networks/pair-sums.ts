/**
 * Sums over what two rows share, each row with those after it that it shares something with. Same and opposite sides follow
 * from two of them: (a + b)(c + d) is what is on either side, (a - b)(c - d) same minus opposite.
 */
import { bitsInBoth } from './bits.ts';
import { middle, oppose, stancePlaces, support, type Table, transposed } from './table.ts';

export interface PairSums {
  /** The rows that the last filled row shares something with, in their order: the first `fill` says. */
  peers: Int32Array;
  /** By the other row: products of the statements that take a side; `graded` counts the middle too. */
  sides: Float64Array;
  /** Same side minus opposite sides. */
  difference: Float64Array;
  /** Products of all statements; null unless asked for. */
  products: Float64Array | null;
  /** Fills in what a row has with those after it, of which it gives the number. Rows come in order. */
  fill(row: number): number;
  /** How many columns the row filled last shares with another. */
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

/** Goes through the columns of a row: work and memory follow what rows share, not their pairs. */
function sparseSums(table: Table, { graded, products: wanted }: Wanted): PairSums {
  const columns = transposed(table);
  const factors = factorsOf(columns, graded);
  const members = columns.cells;
  const sums = emptySums(table.rows, wanted);
  const { peers, sides, difference, products } = sums;
  /** For which row the sums of another were begun. */
  const begun = new Int32Array(table.rows).fill(-1);
  const together = new Int32Array(table.rows);
  // Rows come in order in every column: each goes on from the place after the row's own.
  const next = columns.starts.slice();
  const addTo = (sum: Float64Array, values: Float64Array, own: number, end: number) => {
    const factor = values[own] ?? 0;
    if (factor === 0) return;
    for (let other = own + 1; other < end; other += 1) {
      const peer = members[other] ?? 0;
      sum[peer] = (sum[peer] ?? 0) + factor * (values[other] ?? 0);
    }
  };
  return {
    ...sums,
    fill(row) {
      let count = 0;
      for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
        const column = table.cells[at] ?? 0;
        const own = next[column] ?? 0;
        next[column] = own + 1;
        const end = columns.starts[column + 1] ?? 0;
        for (let other = own + 1; other < end; other += 1) {
          const peer = members[other] ?? 0;
          if (begun[peer] !== row) {
            begun[peer] = row;
            peers[count] = peer;
            count += 1;
            sides[peer] = 0;
            difference[peer] = 0;
            together[peer] = 0;
            if (products) products[peer] = 0;
          }
          together[peer] = (together[peer] ?? 0) + 1;
        }
        addTo(sides, factors.sides, own, end);
        addTo(difference, factors.difference, own, end);
        if (graded) addTo(difference, factors.between, own, end);
        if (products) addTo(products, factors.all, own, end);
      }
      inOrder(peers, count, row, begun);
      return count;
    },
    shared: (_row, other) => together[other] ?? 0,
  };
}

/** More than this part of the rows after one are put in order by going through them. */
const manyFrom = 1 / 16;

/** Puts the first peers in the order of their numbers. */
function inOrder(peers: Int32Array, count: number, row: number, begun: Int32Array): void {
  if (count < (peers.length - row) * manyFrom) {
    peers.subarray(0, count).sort();
    return;
  }
  let at = 0;
  for (let peer = row + 1; at < count; peer += 1) {
    if (begun[peer] !== row) continue;
    peers[at] = peer;
    at += 1;
  }
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
        sums.peers[other - row - 1] = other;
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
      return rows - row - 1;
    },
    shared: (row, other) => bitsInBoth(present, row * words, other * words, words),
  };
}

function emptySums(rows: number, products: boolean) {
  return {
    peers: new Int32Array(rows),
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
