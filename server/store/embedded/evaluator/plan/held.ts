/** What a step holds while it is open, so that a step that begins again gives it back first. */
import type { Budget } from '../index.ts';

export class HeldMemory implements Budget {
  private readonly budget: Budget;
  private bytes = 0;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  step(count?: number): void {
    this.budget.step(count);
  }

  hold(bytes: number): void {
    this.bytes += bytes;
    this.budget.hold(bytes);
  }

  release(): void {
    if (this.bytes > 0) this.budget.hold(-this.bytes);
    this.bytes = 0;
  }
}
