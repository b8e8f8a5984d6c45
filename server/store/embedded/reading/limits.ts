/** What a query may use, checked inside its loops. */
import { getHeapStatistics } from 'node:v8';
import type { Budget } from '../evaluator/index.ts';

/** A query has used up what it may. */
export class LimitReached extends Error {
  readonly limit: 'time' | 'memory' | 'depth';

  constructor(limit: LimitReached['limit']) {
    super(`the ${limit} is used up`);
    this.limit = limit;
  }
}

/** A query is to stop at once; nobody waits for what it gives. */
export class Stopped extends Error {
  /** Whether it begins anew later. */
  readonly again: boolean;

  constructor(again: boolean) {
    super('stopped');
    this.again = again;
  }
}

/** Steps between two looks at the clock. */
const stepsBetween = 256;
/** Milliseconds between two looks at the memory. */
const memoryEvery = 40;
/** Part of the memory of this thread that may be in use. */
const usable = 0.85;

let memoryLooked = 0;

/** Counts for one run of a query; `look` is called every few milliseconds of work. */
export class RunBudget implements Budget {
  private count = 0;
  private held = 0;
  private readonly heldAtMost: number;
  private readonly look: (now: number) => void;

  constructor(heldAtMost: number, look: (now: number) => void) {
    this.heldAtMost = heldAtMost;
    this.look = look;
  }

  step(count = 1): void {
    this.count += count;
    if (this.count < stepsBetween) return;
    this.count = 0;
    const now = performance.now();
    if (now - memoryLooked > memoryEvery) {
      memoryLooked = now;
      const heap = getHeapStatistics();
      if (heap.used_heap_size > heap.heap_size_limit * usable) throw new LimitReached('memory');
    }
    this.look(now);
  }

  hold(bytes: number): void {
    this.held += bytes;
    if (this.held > this.heldAtMost) throw new LimitReached('memory');
  }
}
