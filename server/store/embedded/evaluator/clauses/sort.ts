/** ORDER BY: all rows sorted, or with LIMIT only the first ones kept. */
import type { Compilation, Evaluate } from '../expressions/context.ts';
import { HeldMemory } from '../plan/held.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import { order } from '../values/index.ts';
import type { Value } from '../values/types.ts';
import { type Bound, rowCount } from './limit.ts';

interface SortKey {
  evaluate: Evaluate;
  descending: boolean;
}

/** A row that is kept: its sort keys, its slots, and when it came. */
interface Kept {
  keys: Value[];
  values: Value[];
  place: number;
}

abstract class Sorting extends SourceStep {
  protected readonly held: HeldMemory;
  private readonly keys: SortKey[];
  private readonly slots: number[];
  private rows: Kept[] | undefined;
  private place = 0;

  constructor(
    operator: string,
    compilation: Compilation,
    source: PlanStep,
    keys: SortKey[],
    slots: number[],
  ) {
    super(operator, compilation, source);
    this.held = new HeldMemory(compilation.budget);
    this.keys = keys;
    this.slots = slots;
    this.estimatedRows = source.estimatedRows;
  }

  override open(): void {
    this.held.release();
    super.open();
    this.rows = undefined;
    this.place = 0;
  }

  next(): boolean {
    this.rows ??= this.collect();
    const kept = this.rows[this.place++];
    if (!kept) return false;
    const { row } = this.compilation;
    for (let index = 0; index < this.slots.length; index++) {
      row[this.slots[index] as number] = kept.values[index] as Value;
    }
    return true;
  }

  protected abstract collect(): Kept[];

  protected keysOfRow(): Value[] {
    return this.keys.map(({ evaluate }) => evaluate());
  }

  /** Into a list that is there already. */
  protected readKeys(into: Value[]): void {
    for (let index = 0; index < this.keys.length; index++) {
      into[index] = (this.keys[index] as SortKey).evaluate();
    }
  }

  protected keep(keys: Value[], place: number): Kept {
    const { row } = this.compilation;
    return { keys, values: this.slots.map((slot) => row[slot] as Value), place };
  }

  /** Rows that are the same stay in the order in which they came. */
  protected compare(
    a: { keys: Value[]; place: number },
    b: { keys: Value[]; place: number },
  ): number {
    for (let index = 0; index < this.keys.length; index++) {
      const sign = order(a.keys[index] as Value, b.keys[index] as Value);
      if (sign !== 0) return this.keys[index]?.descending ? -sign : sign;
    }
    return a.place - b.place;
  }
}

export class Sort extends Sorting {
  constructor(compilation: Compilation, source: PlanStep, keys: SortKey[], slots: number[]) {
    super('Sort', compilation, source, keys, slots);
  }

  protected collect(): Kept[] {
    const { budget } = this.compilation;
    const rows: Kept[] = [];
    while (this.source.next()) {
      budget.step();
      const kept = this.keep(this.keysOfRow(), rows.length);
      this.held.hold(64 + 24 * (kept.keys.length + kept.values.length));
      rows.push(kept);
    }
    let compared = 0;
    return rows.sort((a, b) => {
      if ((++compared & 1023) === 0) budget.step(1024);
      return this.compare(a, b);
    });
  }
}

/** Keeps the first rows in a heap whose root is the last of them. */
export class Top extends Sorting {
  private readonly limit: Bound;
  private readonly skip: Bound | undefined;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    keys: SortKey[],
    slots: number[],
    limit: Bound,
    skip: Bound | undefined,
  ) {
    super('Top', compilation, source, keys, slots);
    this.limit = limit;
    this.skip = skip;
  }

  protected collect(): Kept[] {
    const { budget } = this.compilation;
    const most = rowCount(this.limit, this.skip);
    const heap: Kept[] = [];
    // Most rows come too late to be kept: for them nothing is made.
    const candidate = { keys: [] as Value[], place: -1 };
    while (this.source.next()) {
      budget.step();
      this.readKeys(candidate.keys);
      candidate.place++;
      // Rows are computed all the same, as Neo4j does.
      if (most === 0) continue;
      if (heap.length < most) {
        const kept = this.keep([...candidate.keys], candidate.place);
        this.held.hold(64 + 24 * (kept.keys.length + kept.values.length));
        heap.push(kept);
        this.rise(heap, heap.length - 1);
      } else if (this.compare(candidate, heap[0] as Kept) < 0) {
        heap[0] = this.keep([...candidate.keys], candidate.place);
        this.sink(heap);
      }
    }
    return heap.sort((a, b) => this.compare(a, b));
  }

  private rise(heap: Kept[], from: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.compare(heap[place] as Kept, heap[parent] as Kept) <= 0) return;
      swap(heap, place, parent);
      place = parent;
    }
  }

  private sink(heap: Kept[]): void {
    let place = 0;
    for (;;) {
      let largest = place;
      for (const child of [2 * place + 1, 2 * place + 2]) {
        if (child >= heap.length) continue;
        if (this.compare(heap[child] as Kept, heap[largest] as Kept) > 0) largest = child;
      }
      if (largest === place) return;
      swap(heap, place, largest);
      place = largest;
    }
  }
}

function swap(heap: Kept[], a: number, b: number): void {
  const kept = heap[a] as Kept;
  heap[a] = heap[b] as Kept;
  heap[b] = kept;
}
