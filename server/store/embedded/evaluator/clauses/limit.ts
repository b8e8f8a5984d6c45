/** SKIP and LIMIT. */
import type { TextPlace } from '../../../../language/ast.ts';
import type { Compilation, Evaluate } from '../expressions/context.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import { argumentError, arithmeticError, placed, typeError } from '../values/errors.ts';
import { quotedValue, stringOf } from '../values/text.ts';

/** The number after SKIP or LIMIT. */
export interface Bound {
  word: 'SKIP' | 'LIMIT';
  evaluate: Evaluate;
  place: TextPlace;
}

/** How many rows: a whole number that is not negative. Neo4j takes what is skipped before together with it. */
export function rowCount(bound: Bound, before?: Bound): number {
  const count = numberOf(bound);
  const skipped = before ? numberOf(before) : 0n;
  const isWhole = typeof count === 'bigint' && typeof skipped === 'bigint';
  const both = isWhole ? count + skipped : Number(count) + Number(skipped);
  if (typeof both === 'bigint' && both >= 2n ** 63n)
    throw placed(arithmeticError('long overflow'), bound.place);
  if (typeof both === 'bigint' && both >= 0n) return Number(both);
  const message = `${bound.word}: Invalid input. '${stringOf(both)}' is not a valid value. Must be a non-negative integer.`;
  throw placed(argumentError(message), bound.place);
}

function numberOf(bound: Bound): bigint | number {
  const value = bound.evaluate();
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  const message = `Expected a numeric value for ${bound.word}, but got ${value === null ? 'null' : quotedValue(value)}`;
  throw placed(typeError(message), bound.place);
}

export class Skip extends SourceStep {
  private readonly bound: Bound;
  private left = 0;

  constructor(compilation: Compilation, source: PlanStep, bound: Bound) {
    super('Skip', compilation, source);
    this.bound = bound;
    this.estimatedRows = source.estimatedRows;
  }

  override open(): void {
    super.open();
    this.left = rowCount(this.bound);
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

/** Lets the first rows through; the source may skip others before. */
export class Limit extends SourceStep {
  private readonly bound: Bound;
  private readonly before: Bound | undefined;
  private left = 0;

  constructor(compilation: Compilation, source: PlanStep, bound: Bound, before?: Bound) {
    super('Limit', compilation, source);
    this.bound = bound;
    this.before = before;
    this.estimatedRows = Math.min(source.estimatedRows, 100);
  }

  override open(): void {
    const both = rowCount(this.bound, this.before);
    super.open();
    this.left = this.before ? both - rowCount(this.before) : both;
  }

  next(): boolean {
    if (this.left <= 0) return false;
    this.compilation.budget.step();
    this.left--;
    return this.source.next();
  }
}
