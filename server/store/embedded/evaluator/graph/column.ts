/**
 * The values of one property for all nodes or relationships: a number of 32 bits for each. Small
 * integers lie in it themselves, everything else in a list beside it, the same text or date once.
 */
import { type GroupKey, groupKey } from '../values/index.ts';
import { stored, type Value } from '../values/types.ts';
import { GrowingInts } from './arrays.ts';

const smallest = -(2 ** 30);
const largest = 2 ** 30 - 1;
/** From so many values on it is asked whether sharing them is worth a map of them. */
const sharingJudgedAt = 8192;

/** Integers that are met often, made once. */
const common = Array.from({ length: 4096 }, (_, index) => BigInt(index - 1024));

function integer(value: number): bigint {
  return common[value + 1024] ?? BigInt(value);
}

class PropertyColumn {
  /** 0: no value; odd: a small integer shifted by one; even: twice a place in `others`. */
  private readonly cells = new GrowingInts();
  private readonly others: Value[] = [null];
  private shared: Map<GroupKey, number> | undefined = new Map();
  /** Places from here on belong to one element each, and are free when it loses its value. */
  private ownFrom = 0;
  private readonly free: number[] = [];
  count = 0;

  /** Null when there is none. */
  get(id: number): Value {
    const cell = this.cells.get(id);
    if ((cell & 1) === 1) return integer(cell >> 1);
    return this.others[cell >> 1] as Value;
  }

  has(id: number): boolean {
    return this.cells.get(id) !== 0;
  }

  set(id: number, value: Value): void {
    const before = this.cells.get(id);
    if (before !== 0) {
      this.count--;
      // Shared values stay: other elements may have them.
      if ((before & 1) === 0 && !this.shared && before >> 1 >= this.ownFrom) {
        this.others[before >> 1] = null;
        this.free.push(before >> 1);
      }
    }
    if (value === null) {
      if (before !== 0) this.cells.set(id, 0);
      return;
    }
    this.count++;
    this.cells.set(id, this.cellOf(value));
  }

  private cellOf(value: Value): number {
    if (typeof value === 'bigint') {
      if (value >= smallest && value <= largest) return (Number(value) << 1) | 1;
    }
    const { shared } = this;
    if (!shared) return this.place(Array.isArray(value) ? stored(value) : value) << 1;
    // A float may be equal to an integer, and lists have long keys: these are never shared.
    if (typeof value === 'number') return this.place(value) << 1;
    if (Array.isArray(value)) return this.place(stored(value)) << 1;
    const key = typeof value === 'string' ? value : groupKey(value);
    const known = shared.get(key);
    if (known !== undefined && sameKind(this.others[known] as Value, value)) return known << 1;
    const place = this.place(value);
    shared.set(key, place);
    if (shared.size === sharingJudgedAt && this.count < sharingJudgedAt * 2) {
      this.shared = undefined;
      this.ownFrom = this.others.length;
    }
    return place << 1;
  }

  private place(value: Value): number {
    const reused = this.shared ? undefined : this.free.pop();
    if (reused === undefined) return this.others.push(value) - 1;
    this.others[reused] = value;
    return reused;
  }
}

function sameKind(a: Value, b: Value): boolean {
  return typeof a === 'object' && typeof b === 'object' && a !== null && b !== null
    ? a.constructor === b.constructor
    : typeof a === typeof b;
}

/** Columns by the name of their property. */
export class PropertyColumns {
  private readonly columns = new Map<string, PropertyColumn>();

  get(id: number, key: string): Value {
    return this.columns.get(key)?.get(id) ?? null;
  }

  reader(key: string): (id: number) => Value {
    const column = this.columns.get(key);
    return column ? (id) => column.get(id) : () => null;
  }

  /** What is new has nothing that would have to go. */
  set(id: number, properties: Iterable<readonly [string, Value]>, isNew: boolean): void {
    const left = isNew ? undefined : new Set(this.keys(id));
    for (const [key, value] of properties) {
      if (value === null) continue;
      left?.delete(key);
      let column = this.columns.get(key);
      if (!column) {
        column = new PropertyColumn();
        this.columns.set(key, column);
      }
      column.set(id, value);
    }
    if (left) for (const key of left) this.columns.get(key)?.set(id, null);
  }

  clear(id: number): void {
    for (const column of this.columns.values()) column.set(id, null);
  }

  keys(id: number): string[] {
    const keys: string[] = [];
    for (const [key, column] of this.columns) if (column.has(id)) keys.push(key);
    return keys.sort();
  }

  all(id: number): Map<string, Value> {
    return new Map(this.keys(id).map((key) => [key, this.get(id, key)]));
  }

  used(): { name: string; count: number }[] {
    return [...this.columns]
      .filter(([, column]) => column.count > 0)
      .map(([name, column]) => ({ name, count: column.count }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
