/**
 * What AND, OR and XOR come to when one side is known before the query runs. Neo4j leaves the known
 * side out, so that the other is neither computed in vain nor has to be true or false.
 */
import type { Expression } from '../../../../language/ast.ts';

type Binary = Extract<Expression, { kind: 'binary' }>;

/** The truth of the whole, or the side that it is; undefined when both sides have to be computed. */
export function decided({ operator, left, right }: Binary): boolean | Expression | undefined {
  const name = operator.toLowerCase();
  if (name !== 'and' && name !== 'or' && name !== 'xor') return undefined;
  const [first, second] = [knownTruth(left), knownTruth(right)];
  if (name === 'xor') {
    if (first === false) return right;
    return second === false ? left : undefined;
  }
  const decisive = name === 'or';
  if (first === decisive || second === decisive) return decisive;
  if (first !== undefined) return right;
  return second !== undefined ? left : undefined;
}

/** Whether a condition of literals holds. */
export function knownTruth(expression: Expression): boolean | undefined {
  if (expression.kind === 'literal' && expression.type === 'boolean')
    return expression.value.toLowerCase() === 'true';
  if (expression.kind === 'unary' && expression.operator === 'not') {
    const of = knownTruth(expression.of);
    return of === undefined ? undefined : !of;
  }
  if (expression.kind !== 'binary') return undefined;
  const known = decided(expression);
  if (known !== undefined) return typeof known === 'boolean' ? known : knownTruth(known);
  const [left, right] = [knownNumber(expression.left), knownNumber(expression.right)];
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case '=':
      return left === right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

/** A small number of literals; larger ones are left to when the query runs. */
function knownNumber(expression: Expression): number | undefined {
  if (expression.kind === 'literal') {
    const isNumber = expression.type === 'integer' || expression.type === 'float';
    const value = isNumber && /^[\d.]+$/.test(expression.value) ? Number(expression.value) : NaN;
    const isOctal = /^0\d/.test(expression.value);
    return value <= 1e9 && !isOctal ? value : undefined;
  }
  if (expression.kind !== 'binary') return undefined;
  const [left, right] = [knownNumber(expression.left), knownNumber(expression.right)];
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      return undefined;
  }
}
