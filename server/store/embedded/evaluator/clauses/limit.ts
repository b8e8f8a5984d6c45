/** SKIP and LIMIT. */
import type { Compilation, Evaluate } from '../expressions/context.ts';
import { Step } from '../plan/step.ts';
import { argumentError } from '../values/errors.ts';

/** How many rows: a whole number that is not negative. */
export function rowCount(evaluate: Evaluate): number {
  const value = evaluate();
  if (typeof value !== 'bigint' || value < 0n) {
    throw argumentError('SKIP and LIMIT take a non-negative INTEGER.');
  }
  return Number(value);
}

export class Skip extends Step {
  private readonly compilation: Compilation;
  private readonly source: Step;
  private readonly count: Evaluate;
  private left = 0;

  constructor(compilation: Compilation, source: Step, count: Evaluate) {
    super('Skip', [source]);
    this.compilation = compilation;
    this.source = source;
    this.count = count;
    this.estimatedRows = source.estimatedRows;
  }

  open(): void {
    this.source.open();
    this.left = rowCount(this.count);
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

export class Limit extends Step {
  private readonly compilation: Compilation;
  private readonly source: Step;
  private readonly count: Evaluate;
  private left = 0;

  constructor(compilation: Compilation, source: Step, count: Evaluate) {
    super('Limit', [source]);
    this.compilation = compilation;
    this.source = source;
    this.count = count;
    this.estimatedRows = Math.min(source.estimatedRows, 100);
  }

  open(): void {
    this.source.open();
    this.left = rowCount(this.count);
  }

  next(): boolean {
    if (this.left <= 0) return false;
    this.compilation.budget.step();
    this.left--;
    return this.source.next();
  }
}
