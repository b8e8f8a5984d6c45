/**
 * The weights of a network, from its counts. Sums are of whole numbers and divided once at the end,
 * so that they equal those of Discourse Network Analyzer to the last bit.
 */
import { eachShared, pairSums } from './pair-sums.ts';
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
const mostEdges = 6_000_000;

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

/** What the cells that two rows share add to the denominator of `jaccard`. */
function overlapOf(table: Table, row: number, other: number): number {
  const { counts } = table;
  let sum = 0;
  eachShared(table, row, other, (at, its) => {
    for (let place = 0; place < stancePlaces; place += 1) {
      sum += both(counts[at * stancePlaces + place] ?? 0, counts[its * stancePlaces + place] ?? 0);
    }
  });
  return sum;
}

function oneMode(table: Table, settings: WeightSettings): Edges {
  const { aggregation, normalization, mixed } = settings;
  const found = new Growing();
  const totals = rowTotals(table);
  const ignore = aggregation === 'ignore';
  const graded = mixed === 'middle' && !ignore;
  const sums = pairSums(table, { graded, products: ignore });
  const { peers, sides, difference, products } = sums;
  for (let row = 0; row < table.rows; row += 1) {
    const count = sums.fill(row);
    const mine = totals[row] ?? 0;
    for (let at = 0; at < count; at += 1) {
      const peer = peers[at] ?? 0;
      const either = sides[peer] ?? 0;
      const product = products?.[peer] ?? 0;
      if (either === 0 && product === 0) continue;
      const more = difference[peer] ?? 0;
      const alike = (either + more) / 2;
      const apart = (either - more) / 2;
      const sum = sumOf(aggregation, alike, apart, product);
      if (sum === 0 && (aggregation !== 'subtract' || alike === 0)) continue;
      const theirs = totals[peer] ?? 0;
      const overlap = normalization === 'jaccard' ? overlapOf(table, row, peer) : 0;
      const divisor = divisorOf(normalization, mine, theirs, overlap);
      const weight = divisor === 0 ? 0 : sum / divisor;
      found.add(row, peer, weight, divisor, alike, apart, sums.shared(row, peer));
    }
  }
  return found.edges;
}

function sumOf(
  aggregation: WeightSettings['aggregation'],
  alike: number,
  apart: number,
  product: number,
): number {
  if (aggregation === 'ignore') return product;
  if (aggregation === 'congruence') return alike;
  if (aggregation === 'conflict') return apart;
  return aggregation === 'subtract' ? alike - apart : 0;
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
