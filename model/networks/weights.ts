/**
 * The weights of a network, from its counts. Sums are of whole numbers and divided once at the end,
 * so that they equal those of Discourse Network Analyzer to the last bit.
 */
import type { WeightSettings } from './settings.ts';
import {
  middle,
  oppose,
  rowTotals,
  stancePlaces,
  support,
  type Table,
  transposed,
} from './table.ts';

/** Edges as columns of numbers, by `from`, then `to`. */
export interface Edges {
  length: number;
  from: Int32Array;
  to: Int32Array;
  weight: Float64Array;
  /** What the sum was divided by. */
  divisor: Float64Array;
  /** Before division: same side and opposite sides; of a two-mode network support and oppose. */
  congruence: Float64Array;
  conflict: Float64Array;
  /** Columns that both rows speak about; of a two-mode network the statements of the cell. */
  shared: Int32Array;
}

/** More than this many edges are not held in memory. */
export const mostEdges = 6_000_000;

/** Thrown when a network has more edges than can be worked with. */
export class TooManyEdges extends Error {}

/** Collects edges in columns that grow. */
class Growing {
  #edges: Edges;
  constructor() {
    this.#edges = sized(1024);
  }

  add(
    from: number,
    to: number,
    weight: number,
    divisor: number,
    congruence: number,
    conflict: number,
    shared: number,
  ) {
    let edges = this.#edges;
    const at = edges.length;
    if (at === edges.from.length) {
      if (at >= mostEdges) throw new TooManyEdges();
      edges = copied(edges, sized(Math.min(mostEdges, at * 2)));
      this.#edges = edges;
    }
    edges.from[at] = from;
    edges.to[at] = to;
    edges.weight[at] = weight;
    edges.divisor[at] = divisor;
    edges.congruence[at] = congruence;
    edges.conflict[at] = conflict;
    edges.shared[at] = shared;
    edges.length = at + 1;
  }

  get edges(): Edges {
    return copied(this.#edges, this.#edges);
  }
}

function sized(size: number): Edges {
  return {
    length: 0,
    from: new Int32Array(size),
    to: new Int32Array(size),
    weight: new Float64Array(size),
    divisor: new Float64Array(size),
    congruence: new Float64Array(size),
    conflict: new Float64Array(size),
    shared: new Int32Array(size),
  };
}

/** Edges in other columns, or the used part of their own. */
function copied(edges: Edges, into: Edges): Edges {
  const { length } = edges;
  const part = <Column extends Int32Array | Float64Array>(from: Column, to: Column): Column => {
    if (from === to) return from.subarray(0, length) as Column;
    to.set(from.subarray(0, length));
    return to;
  };
  return {
    length,
    from: part(edges.from, into.from),
    to: part(edges.to, into.to),
    weight: part(edges.weight, into.weight),
    divisor: part(edges.divisor, into.divisor),
    congruence: part(edges.congruence, into.congruence),
    conflict: part(edges.conflict, into.conflict),
    shared: part(edges.shared, into.shared),
  };
}

/** The edges of a network: rows to columns, or pairs of what is projected on. */
export function edgesOf(table: Table, settings: WeightSettings): Edges {
  if (settings.mode === 'two') return twoMode(table, settings);
  return oneMode(settings.project === 'columns' ? transposed(table) : table, settings);
}

function twoMode(table: Table, { aggregation, normalization }: WeightSettings): Edges {
  const found = new Growing();
  const activity = normalization === 'activity' ? rowTotals(table) : null;
  const prominence = normalization === 'prominence' ? rowTotals(transposed(table)) : null;
  for (let row = 0; row < table.rows; row += 1) {
    for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
      const column = table.cells[at] ?? 0;
      const [yes, no] = countsAt(table, at);
      const all = sumAt(table, at);
      const whole =
        aggregation === 'ignore'
          ? all
          : aggregation === 'subtract'
            ? yes - no
            : (yes > 0 ? 1 : 0) + (no > 0 ? 2 : 0);
      const divisor = activity?.[row] ?? prominence?.[column] ?? 1;
      found.add(row, column, divisor === 0 ? 0 : whole / divisor, divisor, yes, no, all);
    }
  }
  return found.edges;
}

/** What of a cell can be near something: both sides, and what lies in the middle. */
export function countsAt({ counts }: Table, at: number): [number, number, number] {
  const first = at * stancePlaces;
  return [counts[first + support] ?? 0, counts[first + oppose] ?? 0, counts[first + middle] ?? 0];
}

/** All counts of a cell. */
function sumAt({ counts }: Table, at: number): number {
  let sum = 0;
  for (let place = at * stancePlaces; place < (at + 1) * stancePlaces; place += 1) {
    sum += counts[place] ?? 0;
  }
  return sum;
}

/** How much two cells share, stance by stance. */
function overlapAt(a: Table, at: number, b: Table, other: number): number {
  let sum = 0;
  for (let place = 0; place < stancePlaces; place += 1) {
    sum += both(
      a.counts[at * stancePlaces + place] ?? 0,
      b.counts[other * stancePlaces + place] ?? 0,
    );
  }
  return sum;
}

function oneMode(table: Table, settings: WeightSettings): Edges {
  const { aggregation, normalization, mixed } = settings;
  const found = new Growing();
  const columns = transposed(table);
  const totals = rowTotals(table);
  const graded = mixed === 'middle' && aggregation !== 'ignore';
  const size = table.rows;
  // Twice the sums: half a point is what a stance in the middle is away from either side.
  const same = new Float64Array(size);
  const opposite = new Float64Array(size);
  const products = new Float64Array(size);
  const overlaps = new Float64Array(size);
  const shared = new Int32Array(size);
  const jaccard = normalization === 'jaccard';
  for (let row = 0; row < size; row += 1) {
    const touched: number[] = [];
    for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
      const [a, b, c] = countsAt(table, at);
      const column = table.cells[at] ?? 0;
      const own = sumAt(table, at);
      const end = columns.starts[column + 1] ?? 0;
      // The rows of a column are in order: those after this one alone.
      for (let other = after(columns, column, row); other < end; other += 1) {
        const peer = columns.cells[other] ?? 0;
        const [e, f, g] = countsAt(columns, other);
        if (shared[peer] === 0) touched.push(peer);
        shared[peer] = (shared[peer] ?? 0) + 1;
        let alike = 2 * (a * e + b * f);
        let apart = 2 * (a * f + b * e);
        if (graded) {
          const halves = c * (e + f) + g * (a + b);
          alike += 2 * c * g + halves;
          apart += halves;
        }
        same[peer] = (same[peer] ?? 0) + alike;
        opposite[peer] = (opposite[peer] ?? 0) + apart;
        products[peer] = (products[peer] ?? 0) + own * sumAt(columns, other);
        if (jaccard) {
          overlaps[peer] = (overlaps[peer] ?? 0) + overlapAt(table, at, columns, other);
        }
      }
    }
    touched.sort((x, y) => x - y);
    for (const peer of touched) {
      const [alike, apart] = [(same[peer] ?? 0) / 2, (opposite[peer] ?? 0) / 2];
      const whole = {
        ignore: products[peer] ?? 0,
        congruence: alike,
        conflict: apart,
        subtract: alike - apart,
        combine: 0,
      }[aggregation];
      const kept = whole !== 0 || (aggregation === 'subtract' && alike > 0);
      if (kept) {
        const [mine, theirs] = [totals[row] ?? 0, totals[peer] ?? 0];
        const divisor = divisorOf(normalization, mine, theirs, overlaps[peer] ?? 0);
        const weight = divisor === 0 ? 0 : whole / divisor;
        found.add(row, peer, weight, divisor, alike, apart, shared[peer] ?? 0);
      }
      same[peer] = 0;
      opposite[peer] = 0;
      products[peer] = 0;
      overlaps[peer] = 0;
      shared[peer] = 0;
    }
  }
  return found.edges;
}

/** What a cell that both have adds to the denominator of `jaccard`, beyond the counts of either. */
function both(one: number, other: number): number {
  return one > 0 && other > 0 ? one * other - one - other : 0;
}

/** What a weight between two rows is divided by. `overlap` is what {@link both} adds up to. */
export function divisorOf(
  normalization: WeightSettings['normalization'],
  one: number,
  other: number,
  overlap: number,
): number {
  if (normalization === 'average') return (one + other) / 2;
  if (normalization === 'cosine') return one * other;
  return normalization === 'jaccard' ? one + other + overlap : 1;
}

/** The place of the first row after `row` in a column. */
function after(columns: Table, column: number, row: number): number {
  let low = columns.starts[column] ?? 0;
  let high = columns.starts[column + 1] ?? 0;
  while (low < high) {
    const between = (low + high) >> 1;
    if ((columns.cells[between] ?? 0) > row) high = between;
    else low = between + 1;
  }
  return low;
}
