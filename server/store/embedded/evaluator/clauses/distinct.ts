/** DISTINCT: the first row of each combination of values. */
import type { Compilation, OutputColumn } from '../expressions/context.ts';
import { HeldMemory } from '../plan/held.ts';
import { PlanStep } from '../plan/step.ts';
import type { Value } from '../values/types.ts';
import { GroupKeys } from './keys.ts';

export class Distinct extends PlanStep {
  private readonly compilation: Compilation;
  private readonly source: PlanStep;
  private readonly slots: number[];
  private readonly held: HeldMemory;
  private seen: GroupKeys<true> = new GroupKeys();

  constructor(compilation: Compilation, source: PlanStep, columns: OutputColumn[]) {
    super('Distinct', [source]);
    this.compilation = compilation;
    this.source = source;
    this.held = new HeldMemory(compilation.budget);
    this.slots = columns.map(({ slot }) => slot);
    this.details = columns.map(({ name }) => name).join(', ');
    this.estimatedRows = Math.max(1, source.estimatedRows * 0.95);
  }

  open(): void {
    this.held.release();
    this.source.open();
    this.seen = new GroupKeys();
  }

  next(): boolean {
    const { row, budget } = this.compilation;
    while (this.source.next()) {
      budget.step();
      const values = this.slots.map((slot) => row[slot] as Value);
      if (this.seen.isNew(values, this.held)) return true;
    }
    return false;
  }
}
