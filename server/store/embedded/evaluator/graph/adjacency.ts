/**
 * Which relationships each node has: for both directions one array of relationships, grouped by
 * node and within a node by type. What was added since it was made lies beside it, until that has
 * become much and it is made anew.
 */
import { nothing } from './arrays.ts';
import type { Direction, Ids } from './graph.ts';

/** What is known of the relationships themselves. */
export interface Ends {
  readonly length: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly types: Int32Array;
  isAlive(relationship: number): boolean;
}

interface Side {
  offsets: Int32Array;
  relationships: Int32Array;
  added: Map<number, number[]>;
}

const few = 4096;

function width({ offsets, added }: Side, node: number): number {
  const more = added.size > 0 ? (added.get(node)?.length ?? 0) : 0;
  if (node + 1 >= offsets.length) return more;
  return (offsets[node + 1] as number) - (offsets[node] as number) + more;
}

export class Adjacency {
  private readonly ends: () => Ends;
  private readonly nodeCount: () => number;
  private out: Side | undefined;
  private in: Side | undefined;
  /** Changes since the arrays were made; when there are many they are made anew. */
  private changes = 0;
  /** Whether the arrays hold relationships that are gone. */
  private holdsGone = false;
  /** How many relationships lead from a node to itself. */
  private readonly loops = new Map<number, number>();

  constructor(ends: () => Ends, nodeCount: () => number) {
    this.ends = ends;
    this.nodeCount = nodeCount;
  }

  add(relationship: number, start: number, end: number): void {
    if (start === end) this.loops.set(start, (this.loops.get(start) ?? 0) + 1);
    if (!this.out || !this.in || this.changed()) return;
    push(this.out.added, start, relationship);
    push(this.in.added, end, relationship);
  }

  remove(start: number, end: number): void {
    if (start === end) this.loops.set(start, (this.loops.get(start) ?? 1) - 1);
    if (this.out && !this.changed()) this.holdsGone = true;
  }

  /** Notes a change; true when the arrays are to be made anew. */
  private changed(): boolean {
    this.changes++;
    if (this.changes <= few || this.changes <= (this.out?.relationships.length ?? 0) / 10) {
      return false;
    }
    this.out = undefined;
    this.in = undefined;
    this.changes = 0;
    this.holdsGone = false;
    return true;
  }

  /** `types` holds the types that are wanted, by number; undefined means any. */
  expander(direction: Direction, types: readonly number[] | undefined): (node: number) => Ids {
    const { out, in: into } = this.sides();
    const ends = this.ends();
    if (types?.length === 0) return () => nothing;
    const single = types?.length === 1 ? (types[0] as number) : -1;
    const wanted = types && single < 0 ? mask(types) : undefined;
    const read = (side: Side, node: number, withoutLoops: boolean) =>
      new SideIds(side, ends, node, single, wanted, withoutLoops);
    if (direction === 'out') return (node) => read(out, node, false);
    if (direction === 'in') return (node) => read(into, node, false);
    return (node) => new Both(read(out, node, false), read(into, node, true));
  }

  degree(node: number, direction: Direction, types: readonly number[] | undefined): number {
    const { out, in: into } = this.sides();
    const loops = direction === 'both' && this.loops.size > 0 ? (this.loops.get(node) ?? 0) : 0;
    if (!types && !this.holdsGone) {
      if (direction === 'out') return width(out, node);
      if (direction === 'in') return width(into, node);
      return width(out, node) + width(into, node) - loops;
    }
    const ids = this.expander(direction, types)(node);
    let count = 0;
    while (ids.next() >= 0) count++;
    return count;
  }

  private sides(): { out: Side; in: Side } {
    this.out ??= this.make((ends) => ends.starts);
    this.in ??= this.make((ends) => ends.ends);
    return { out: this.out, in: this.in };
  }

  /** Sorts by counting: first by type, then, keeping that order, by node. */
  private make(side: (ends: Ends) => Int32Array): Side {
    const ends = this.ends();
    const byType = countingSort(undefined, ends.types, ends, 0).sorted;
    const made = countingSort(byType, side(ends), ends, this.nodeCount());
    return { offsets: made.offsets, relationships: made.sorted, added: new Map() };
  }
}

function countingSort(
  order: Int32Array | undefined,
  keys: Int32Array,
  ends: Ends,
  keyCount: number,
) {
  let size = keyCount;
  let alive = 0;
  const total = order ? order.length : ends.length;
  for (let index = 0; index < total; index++) {
    const one = order ? (order[index] as number) : index;
    if (!order && !ends.isAlive(one)) continue;
    alive++;
    const key = keys[one] as number;
    if (key >= size) size = key + 1;
  }
  const offsets = new Int32Array(size + 1);
  for (let index = 0; index < total; index++) {
    const one = order ? (order[index] as number) : index;
    if (order || ends.isAlive(one)) increase(offsets, (keys[one] as number) + 1, 1);
  }
  for (let key = 0; key < size; key++) increase(offsets, key + 1, offsets[key] as number);
  const places = offsets.slice();
  const sorted = new Int32Array(alive);
  for (let index = 0; index < total; index++) {
    const one = order ? (order[index] as number) : index;
    if (!order && !ends.isAlive(one)) continue;
    const key = keys[one] as number;
    sorted[places[key] as number] = one;
    increase(places, key, 1);
  }
  return { offsets, sorted };
}

function increase(numbers: Int32Array, place: number, by: number): void {
  numbers[place] = (numbers[place] as number) + by;
}

function mask(types: readonly number[]): Uint8Array {
  const wanted = new Uint8Array(Math.max(...types) + 1);
  for (const type of types) wanted[type] = 1;
  return wanted;
}

function push(lists: Map<number, number[]>, node: number, relationship: number): void {
  const list = lists.get(node);
  if (list) list.push(relationship);
  else lists.set(node, [relationship]);
}

/** Reads the relationships of a node on one side. */
class SideIds implements Ids {
  private readonly ends: Ends;
  private readonly relationships: Int32Array;
  private readonly single: number;
  private readonly wanted: Uint8Array | undefined;
  private readonly withoutLoops: boolean;
  private readonly added: number[] | undefined;
  private place = 0;
  private end = 0;
  private addedPlace = 0;

  constructor(
    side: Side,
    ends: Ends,
    node: number,
    single: number,
    wanted: Uint8Array | undefined,
    withoutLoops: boolean,
  ) {
    this.ends = ends;
    this.relationships = side.relationships;
    this.single = single;
    this.wanted = wanted;
    this.withoutLoops = withoutLoops;
    this.added = side.added.size > 0 ? side.added.get(node) : undefined;
    if (node + 1 < side.offsets.length) {
      this.place = side.offsets[node] as number;
      this.end = side.offsets[node + 1] as number;
      if (single >= 0 && this.end - this.place > 8) this.seek(single);
    }
  }

  next(): number {
    while (this.place < this.end) {
      const relationship = this.relationships[this.place++] as number;
      if (this.fits(relationship)) return relationship;
    }
    const { added } = this;
    while (added && this.addedPlace < added.length) {
      const relationship = added[this.addedPlace++] as number;
      if (this.fits(relationship)) return relationship;
    }
    return -1;
  }

  private fits(relationship: number): boolean {
    const { ends, single, wanted } = this;
    if (single >= 0) {
      if (ends.types[relationship] !== single) return false;
    } else if (wanted && wanted[ends.types[relationship] as number] !== 1) return false;
    if (this.withoutLoops && ends.starts[relationship] === ends.ends[relationship]) return false;
    return ends.isAlive(relationship);
  }

  /** Goes to the part of one type, which lies together. */
  private seek(type: number): void {
    const first = this.bound(type);
    this.end = this.bound(type + 1);
    this.place = first;
  }

  private bound(type: number): number {
    let low = this.place;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends.types[this.relationships[middle] as number] as number) < type)
        low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

class Both implements Ids {
  private readonly first: Ids;
  private readonly second: Ids;
  private inSecond = false;

  constructor(first: Ids, second: Ids) {
    this.first = first;
    this.second = second;
  }

  next(): number {
    if (!this.inSecond) {
      const id = this.first.next();
      if (id >= 0) return id;
      this.inSecond = true;
    }
    return this.second.next();
  }
}
