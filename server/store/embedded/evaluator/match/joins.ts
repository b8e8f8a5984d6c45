/** Joins of parts of a pattern that no relationship joins. */

import { GroupKeys } from '../clauses/keys.ts';
import type { Compilation, Evaluate } from '../expressions/context.ts';
import { HeldMemory } from '../plan/held.ts';
import { PlanStep } from '../plan/step.ts';
import { EvaluationError } from '../values/errors.ts';
import { equals } from '../values/index.ts';
import type { Value } from '../values/types.ts';
import { nothingToCompare } from './failures.ts';

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

interface JoinKeys {
  streamed: Evaluate;
  kept: Evaluate;
  /** Whether Neo4j plans both sides together; else it computes both values of each two rows. */
  areJoined: boolean;
}

/**
 * Rows of both sides for which two values are equal: one side is kept, the other looks it up. Neo4j
 * does not compute the value of one side when the other has nothing to compare with, and which that
 * is rests on its plan: a value that fails there is refused.
 */
export class ValueHashJoin extends PlanStep {
  private readonly compilation: Compilation;
  private readonly streamed: PlanStep;
  private readonly kept: PlanStep;
  private readonly keptSlots: number[];
  private readonly held: HeldMemory;
  private readonly keys: JoinKeys;
  private table: GroupKeys<Value[][]> | undefined;
  /** Whether what is kept has no value to compare with. */
  private isEmpty = true;
  private rows = 0;
  /** What the value of a kept row failed with. */
  private failed: EvaluationError | undefined;
  private fitting: Value[][] = [];
  private value: Value = null;
  private place = 0;

  constructor(
    compilation: Compilation,
    streamed: PlanStep,
    kept: PlanStep,
    keptSlots: number[],
    keys: JoinKeys,
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
      if (!this.streamed.next()) {
        if (this.failed && this.keys.areJoined) throw nothingToCompare(this.failed.place);
        return false;
      }
      this.value = this.streamedValue();
      this.place = 0;
      this.fitting = this.value === null ? [] : (this.table.find([this.value]) ?? []);
    }
  }

  private streamedValue(): Value {
    let value: Value;
    try {
      value = this.keys.streamed();
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      if (this.failed) throw this.failed;
      if (!this.keys.areJoined && this.rows === 0) return null;
      throw this.keys.areJoined && this.isEmpty ? nothingToCompare(error.place) : error;
    }
    if (this.failed && (value !== null || !this.keys.areJoined)) throw this.failed;
    return value;
  }

  private keptValue(): Value {
    try {
      return this.keys.kept();
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      this.failed = error;
      return null;
    }
  }

  private read(): GroupKeys<Value[][]> {
    const { row, budget } = this.compilation;
    const table = new GroupKeys<Value[][]>();
    this.kept.open();
    this.isEmpty = true;
    this.failed = undefined;
    this.rows = 0;
    while (!this.failed && this.kept.next()) {
      budget.step();
      this.rows++;
      const value = this.keptValue();
      // What is not equal to itself, as null and NaN are not, is equal to nothing.
      if (equals(value, value) !== true) continue;
      this.isEmpty = false;
      this.held.hold(80 + 24 * this.keptSlots.length);
      table
        .get([value], () => [])
        .push([value, ...this.keptSlots.map((slot) => row[slot] as Value)]);
    }
    return table;
  }
}
