/** SKIP and LIMIT. */
import type { Compilation, Evaluate } from '../expressions/context.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import { argumentError } from '../values/errors.ts';

/** How many rows: a whole number that is not negative. */
export function rowCount(evaluate: Evaluate): number {
  const value = evaluate();
  if (typeof value !== 'bigint' || value < 0n) {
    throw argumentError('SKIP and LIMIT take a non-negative INTEGER.');
  }
  return Number(value);
}

/** A step that lets rows through by their number, which is computed when it is opened. */
abstract class Counted extends SourceStep {
  private readonly count: Evaluate;
  protected left = 0;

  constructor(name: string, compilation: Compilation, source: PlanStep, count: Evaluate) {
    super(name, compilation, source);
    this.count = count;
    this.estimatedRows = source.estimatedRows;
  }

  override open(): void {
    super.open();
    this.left = rowCount(this.count);
  }
}

export class Skip extends Counted {
  constructor(compilation: Compilation, source: PlanStep, count: Evaluate) {
    super('Skip', compilation, source, count);
  }

  next(): boolean {
    while (this.left > 0) {
      this.compilation.budget.step();
      if (!this.source.next()) return false;
      this.left--;
    }
    return this.source.next();
  }
}

export class Limit extends Counted {
  constructor(compilation: Compilation, source: PlanStep, count: Evaluate) {
    super('Limit', compilation, source, count);
    this.estimatedRows = Math.min(source.estimatedRows, 100);
  }

  next(): boolean {
    if (this.left <= 0) return false;
    this.compilation.budget.step();
    this.left--;
    return this.source.next();
  }
}
