/** What conditions that are asked before a pattern is whole fail with. */

import type { TextPlace, ToldPlace } from '../../../../language/ast.ts';
import type { Budget } from '../index.ts';
import { PlanStep } from '../plan/step.ts';
import { EvaluationError, placed, Unsupported } from '../values/errors.ts';

/** A condition that is asked early: what it fails with. */
export class Failure {
  /** For the row that is looked at. */
  error: EvaluationError | undefined;
  /** For any row since the pattern was begun. */
  met: EvaluationError | undefined;
  /** Whether it is asked again of the whole row, which then fails by itself. */
  readonly isAskedAgain: boolean;

  constructor(isAskedAgain: boolean) {
    this.isAskedAgain = isAskedAgain;
  }

  /** The condition, which keeps the row when it fails. */
  noting(test: () => boolean, place: ToldPlace): () => boolean {
    return () => {
      this.error = undefined;
      try {
        return test();
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        this.note(placed(error, place));
        return true;
      }
    };
  }

  note(error: EvaluationError): void {
    this.error = error;
    this.met ??= error;
  }
}

/**
 * A row that comes to the end fails with what a condition failed with on the way. When all such rows
 * were left out by the rest of the pattern, it rests on its plan whether Neo4j fails: this is refused.
 */
export class Failing extends PlanStep {
  private readonly source: PlanStep;
  private readonly failures: readonly Failure[];
  private readonly budget: Budget;

  constructor(source: PlanStep, failures: readonly Failure[], budget: Budget) {
    super('Filter', [source]);
    this.source = source;
    this.failures = failures;
    this.budget = budget;
    this.details = 'conditions did not fail';
    this.estimatedRows = source.estimatedRows;
  }

  open(): void {
    for (const failure of this.failures) {
      failure.error = undefined;
      failure.met = undefined;
    }
    this.source.open();
  }

  next(): boolean {
    this.budget.step();
    if (this.source.next()) {
      for (const { error, isAskedAgain } of this.failures) if (error && !isAskedAgain) throw error;
      return true;
    }
    for (const { met } of this.failures) {
      if (!met) continue;
      throw new Unsupported('A condition that fails for what the rest leaves out', met.place);
    }
    return false;
  }
}

/**
 * What refuses a value that fails where there is nothing to compare it with: whether Neo4j computes it
 * rests on its plan.
 */
export function nothingToCompare(place: TextPlace | undefined): Unsupported {
  return new Unsupported('A comparison that fails where there may be nothing to compare', place);
}
