/** Joins of parts of a pattern that no relationship joins. */

import { GroupKeys } from '../clauses/keys.ts';
import type { Compilation, Evaluate } from '../expressions/context.ts';
import { HeldMemory } from '../plan/held.ts';
import { PlanStep } from '../plan/step.ts';
import { equals } from '../values/index.ts';
import type { Value } from '../values/types.ts';

/** Every row of the one with every row of the other; the other may read what the one has put. */
export class NestedLoop extends PlanStep {
  private readonly compilation: Compilation;
  private readonly left: PlanStep;
  private readonly right: PlanStep;
  private running = false;

  constructor(operator: string, compilation: Compilation, left: PlanStep, right: PlanStep) {
    super(operator, [left, right]);
    this.compilation = compilation;
    this.left = left;
    this.right = right;
    this.estimatedRows = left.estimatedRows * right.estimatedRows;
  }

  open(): void {
    this.left.open();
    this.running = false;
  }

  next(): boolean {
    for (;;) {
      this.compilation.budget.step();
      if (!this.running) {
        if (!this.left.next()) return false;
        this.right.open();
        this.running = true;
      }
      if (this.right.next()) return true;
      this.running = false;
    }
  }
}

/** Rows of both sides for which two values are equal: one side is kept, the other looks it up. */
export class ValueHashJoin extends PlanStep {
  private readonly compilation: Compilation;
  private readonly streamed: PlanStep;
  private readonly kept: PlanStep;
  private readonly keptSlots: number[];
  private readonly held: HeldMemory;
  private readonly keys: { streamed: Evaluate; kept: Evaluate };
  private table: GroupKeys<Value[][]> | undefined;
  /** Whether there is nothing to compare with: then the other value is not computed. */
  private isEmpty = true;
  private fitting: Value[][] = [];
  private value: Value = null;
  private place = 0;

  constructor(
    compilation: Compilation,
    streamed: PlanStep,
    kept: PlanStep,
    keptSlots: number[],
    keys: { streamed: Evaluate; kept: Evaluate },
  ) {
    super('ValueHashJoin', [streamed, kept]);
    this.compilation = compilation;
    this.streamed = streamed;
    this.kept = kept;
    this.held = new HeldMemory(compilation.budget);
    this.keptSlots = keptSlots;
    this.keys = keys;
    this.estimatedRows = Math.max(streamed.estimatedRows, kept.estimatedRows);
  }

  open(): void {
    this.held.release();
    this.streamed.open();
    this.table = undefined;
    this.fitting = [];
    this.place = 0;
  }

  next(): boolean {
    const { row, budget } = this.compilation;
    this.table ??= this.read();
    for (;;) {
      budget.step();
      const found = this.fitting[this.place++];
      if (found) {
        if (equals(this.value, found[0] as Value) !== true) continue;
        this.keptSlots.forEach((slot, index) => {
          row[slot] = found[index + 1] as Value;
        });
        return true;
      }
      if (!this.streamed.next()) return false;
      if (this.isEmpty) continue;
      this.value = this.keys.streamed();
      this.place = 0;
      this.fitting = this.value === null ? [] : (this.table.find([this.value]) ?? []);
    }
  }

  private read(): GroupKeys<Value[][]> {
    const { row, budget } = this.compilation;
    const table = new GroupKeys<Value[][]>();
    this.kept.open();
    this.isEmpty = true;
    while (this.kept.next()) {
      budget.step();
      this.isEmpty = false;
      const value = this.keys.kept();
      if (value === null) continue;
      this.held.hold(80 + 24 * this.keptSlots.length);
      table
        .get([value], () => [])
        .push([value, ...this.keptSlots.map((slot) => row[slot] as Value)]);
    }
    return table;
  }
}
