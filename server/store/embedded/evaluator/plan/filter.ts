/** Lets the rows through for which a condition is true. */
import type { Budget } from '../index.ts';
import { PlanStep } from './step.ts';

export class Filter extends PlanStep {
  private readonly source: PlanStep;
  private readonly passes: () => boolean;
  private readonly budget: Budget;

  constructor(source: PlanStep, passes: () => boolean, budget: Budget) {
    super('Filter', [source]);
    this.source = source;
    this.passes = passes;
    this.budget = budget;
    this.estimatedRows = source.estimatedRows * 0.5;
  }

  open(): void {
    this.source.open();
  }

  next(): boolean {
    while (this.source.next()) {
      this.budget.step();
      if (this.passes()) return true;
    }
    return false;
  }
}
