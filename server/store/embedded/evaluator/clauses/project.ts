/** Computes values into slots. */
import type { Compilation, Evaluate } from '../expressions/context.ts';
import { PlanStep } from '../plan/step.ts';

export class ProjectStep extends PlanStep {
  private readonly compilation: Compilation;
  private readonly source: PlanStep;
  private readonly computed: { slot: number; evaluate: Evaluate }[];

  constructor(
    compilation: Compilation,
    source: PlanStep,
    computed: { slot: number; evaluate: Evaluate }[],
  ) {
    super('Projection', [source]);
    this.compilation = compilation;
    this.source = source;
    this.computed = computed;
    this.estimatedRows = source.estimatedRows;
  }

  open(): void {
    this.source.open();
  }

  next(): boolean {
    if (!this.source.next()) return false;
    const { row } = this.compilation;
    for (const { slot, evaluate } of this.computed) row[slot] = evaluate();
    return true;
  }
}
