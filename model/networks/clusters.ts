/** Hierarchical clusters of rows by what they said: the dendrogram beside a matrix. */
import { bitsInBoth } from './bits.ts';
import { stancePlaces, type Table } from './table.ts';

export const linkages = ['average', 'single', 'complete', 'ward'] as const;
export type Linkage = (typeof linkages)[number];

export interface Dendrogram {
  /**
   * From the lowest to the highest: what was merged, and at which distance. Below the number of
   * rows a side is a row, else the merge of that number minus the number of rows.
   */
  merges: { left: number; right: number; height: number; size: number }[];
  /** The rows from one end of the drawing to the other. */
  order: number[];
  /** Whether two merges have one height, so that a cut there is ambiguous. */
  ties: boolean;
}

/**
 * Distances between rows: 1 - Jaccard's coefficient of the sets of (column, stance) that each has.
 * Two rows without any are at distance 0.
 */
export function distancesOf(table: Table): Float64Array {
  const { rows } = table;
  // A bit for each column and stance.
  const words = Math.ceil((table.columns * stancePlaces) / 32);
  const sets = new Int32Array(rows * words);
  const sizes = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
      for (let place = 0; place < stancePlaces; place += 1) {
        if ((table.counts[at * stancePlaces + place] ?? 0) === 0) continue;
        const bit = (table.cells[at] ?? 0) * stancePlaces + place;
        const word = row * words + (bit >> 5);
        sets[word] = (sets[word] ?? 0) | (1 << (bit & 31));
        sizes[row] = (sizes[row] ?? 0) + 1;
      }
    }
  }
  const distances = new Float64Array(rows * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let other = row + 1; other < rows; other += 1) {
      const both = bitsInBoth(sets, row * words, other * words, words);
      const either = (sizes[row] ?? 0) + (sizes[other] ?? 0) - both;
      const distance = either === 0 ? 0 : 1 - both / either;
      distances[row * rows + other] = distance;
      distances[other * rows + row] = distance;
    }
  }
  return distances;
}

/**
 * Merges the closest again and again (Lance and Williams). Ward is that of squared distances with
 * the root taken (R's ward.D2).
 */
export function dendrogram(distances: Float64Array, rows: number, linkage: Linkage): Dendrogram {
  const squared = linkage === 'ward';
  const between = squared ? distances.map((one) => one * one) : distances.slice();
  const size = new Float64Array(rows).fill(1);
  const name = Int32Array.from({ length: rows }, (_, row) => row);
  const alive = Array.from({ length: rows }, (_, row) => row);
  // The closest of those after each row, so that a step looks at rows and not at pairs.
  const nearest = new Int32Array(rows).fill(-1);
  const at = (one: number, other: number) => between[one * rows + other] ?? 0;
  const look = (row: number) => {
    let best = -1;
    for (const other of alive) {
      if (other > row && (best < 0 || at(row, other) < at(row, best))) best = other;
    }
    nearest[row] = best;
  };
  for (const row of alive) look(row);
  const merges: Dendrogram['merges'] = [];
  while (alive.length > 1) {
    let one = -1;
    for (const row of alive) {
      const peer = nearest[row] ?? -1;
      if (peer >= 0 && (one < 0 || at(row, peer) < at(one, nearest[one] ?? 0))) one = row;
    }
    const other = nearest[one] ?? 0;
    const [a, b] = [size[one] ?? 1, size[other] ?? 1];
    const height = at(one, other);
    for (const third of alive) {
      if (third === one || third === other) continue;
      const [x, y] = [at(one, third), at(other, third)];
      const c = size[third] ?? 1;
      const next = {
        single: Math.min(x, y),
        complete: Math.max(x, y),
        average: (a * x + b * y) / (a + b),
        ward: ((a + c) * x + (b + c) * y - c * height) / (a + b + c),
      }[linkage];
      between[one * rows + third] = next;
      between[third * rows + one] = next;
    }
    merges.push({
      left: name[one] ?? 0,
      right: name[other] ?? 0,
      height: squared ? Math.sqrt(Math.max(0, height)) : height,
      size: a + b,
    });
    name[one] = rows + merges.length - 1;
    size[one] = a + b;
    alive.splice(alive.indexOf(other), 1);
    for (const row of alive) {
      const peer = nearest[row] ?? -1;
      if (row === one || peer === one || peer === other) look(row);
      else if (row < one && peer >= 0 && at(row, one) < at(row, peer)) nearest[row] = one;
    }
  }
  return { merges, order: orderOf(merges, rows), ties: hasTies(merges) };
}

function orderOf(merges: Dendrogram['merges'], rows: number): number[] {
  if (merges.length === 0) return rows === 1 ? [0] : [];
  const order: number[] = [];
  const open = [rows + merges.length - 1];
  while (open.length > 0) {
    const next = open.pop() ?? 0;
    const merge = next < rows ? undefined : merges[next - rows];
    if (merge) open.push(merge.right, merge.left);
    else order.push(next);
  }
  return order;
}

function hasTies(merges: Dendrogram['merges']): boolean {
  const heights = merges.map((merge) => merge.height).sort((a, b) => a - b);
  return heights.some((height, at) => at > 0 && height - (heights[at - 1] ?? 0) < 1e-12);
}
