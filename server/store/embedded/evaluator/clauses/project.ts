/** Computes values into slots. */
import type { Compilation, Evaluate } from '../expressions/context.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';

export class ProjectStep extends SourceStep {
  private readonly computed: { slot: number; evaluate: Evaluate }[];

  constructor(
    compilation: Compilation,
    source: PlanStep,
    computed: { slot: number; evaluate: Evaluate }[],
  ) {
    super('Projection', compilation, source);
    this.computed = computed;
    this.estimatedRows = source.estimatedRows;
  }

  next(): boolean {
    if (!this.source.next()) return false;
    const { row } = this.compilation;
    for (const { slot, evaluate } of this.computed) row[slot] = evaluate();
    return true;
  }
}
