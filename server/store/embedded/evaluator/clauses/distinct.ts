/** DISTINCT: the first row of each combination of values. */
import type { TextPlace } from '../../../../language/ast.ts';
import type { Compilation, OutputColumn } from '../expressions/context.ts';
import { HeldMemory } from '../plan/held.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import type { Value } from '../values/types.ts';
import { GroupKeys } from './keys.ts';

export class Distinct extends SourceStep {
  private readonly slots: number[];
  private readonly held: HeldMemory;
  private readonly place: TextPlace;
  private seen: GroupKeys<true>;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    columns: OutputColumn[],
    place: TextPlace,
  ) {
    super('Distinct', compilation, source);
    this.place = place;
    this.seen = new GroupKeys(place);
    this.held = new HeldMemory(compilation.budget);
    this.slots = columns.map(({ slot }) => slot);
    this.details = columns.map(({ name }) => name).join(', ');
    this.estimatedRows = Math.max(1, source.estimatedRows * 0.95);
  }

  override open(): void {
    this.held.release();
    super.open();
    this.seen = new GroupKeys(this.place);
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
