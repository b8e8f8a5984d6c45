/** WHERE that is never true: Neo4j leaves out whatever stands before it, and computes nothing of that. */
import { type Expression, innerExpressions } from '../../../../language/ast.ts';
import type { Compilation } from '../expressions/context.ts';
import { EvaluationError } from '../values/errors.ts';
import { PlanStep } from './step.ts';

/** Whether a condition is false whatever the row: `false`, `1 = 2`, `n.x = 1 AND false`. */
export function isNever(compilation: Compilation, condition: Expression): boolean {
  if (condition.kind === 'binary' && condition.operator === 'and') {
    return [condition.left, condition.right].some((part) => isNever(compilation, part));
  }
  if (!isWrittenOut(condition)) return false;
  try {
    return compilation.compile(condition, { slots: new Map() })() === false;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

const operators = new Set(['and', 'or', 'xor', '=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%']);

/** Whether it is what Neo4j computes before the query runs: truths, and numbers that are compared. */
function isWrittenOut(expression: Expression): boolean {
  if (expression.kind === 'literal') return /^(boolean|integer|float)$/.test(expression.type);
  const isKnown =
    expression.kind === 'unary' ||
    (expression.kind === 'binary' && operators.has(expression.operator));
  return isKnown && innerExpressions(expression).every(isWrittenOut);
}

/** A step without rows. */
export class NoRows extends PlanStep {
  constructor() {
    super('NoRows');
    this.estimatedRows = 0;
  }

  open(): void {}

  next(): boolean {
    return false;
  }
}
