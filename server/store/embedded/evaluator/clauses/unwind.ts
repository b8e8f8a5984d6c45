/** UNWIND: a row for each item of a list. */
import type { Compilation, Evaluate } from '../expressions/context.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import type { Value } from '../values/types.ts';

export class Unwind extends SourceStep {
  private readonly list: Evaluate;
  private readonly slot: number;
  private items: Value[] = [];
  private place = 0;

  constructor(compilation: Compilation, source: PlanStep, list: Evaluate, slot: number) {
    super('Unwind', compilation, source);
    this.list = list;
    this.slot = slot;
    this.estimatedRows = source.estimatedRows * 10;
  }

  override open(): void {
    super.open();
    this.items = [];
    this.place = 0;
  }

  next(): boolean {
    const { compilation } = this;
    while (this.place >= this.items.length) {
      compilation.budget.step();
      if (!this.source.next()) return false;
      const value = this.list();
      // What is no list is taken for a list of itself alone.
      this.items = Array.isArray(value) ? value : value === null ? [] : [value];
      this.place = 0;
    }
    compilation.budget.step();
    compilation.row[this.slot] = this.items[this.place++] as Value;
    return true;
  }
}
