/** Expressions of which parts are replaced. */
import { type Expression, innerExpressions } from '../../../../language/ast.ts';

/** A copy of an expression with other parts right inside. */
export function replaced(expression: Expression, by: (part: Expression) => Expression): Expression {
  const inner = innerExpressions(expression);
  if (inner.length === 0) return expression;
  const copies = new Map(inner.map((part) => [part, by(part)]));
  if (inner.every((part) => copies.get(part) === part)) return expression;
  return copyWith(expression, copies) as Expression;
}

function copyWith(value: unknown, copies: ReadonlyMap<unknown, Expression>): unknown {
  const copy = copies.get(value);
  if (copy) return copy;
  if (Array.isArray(value)) return value.map((part) => copyWith(part, copies));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, copyWith(part, copies)]),
  );
}
