/**
 * What AND, OR and XOR come to when one side is known before the query runs. Neo4j leaves the known
 * side out, so that the other is neither computed in vain nor has to be true or false.
 */
import type { Expression } from '../../../../language/ast.ts';
import { same } from '../check/same.ts';
import { literalValue } from './basics.ts';

type Binary = Extract<Expression, { kind: 'binary' }>;

type Decided = boolean | Expression | undefined;

/** A long chain is looked at once, not anew for each of its parts. */
const found = new WeakMap<Binary, { value: Decided }>();

/** The truth of the whole, or the side that it is; undefined when both sides have to be computed. */
export function decided(expression: Binary): Decided {
  let known = found.get(expression);
  if (!known) {
    known = { value: decide(expression) };
    found.set(expression, known);
  }
  return known.value;
}

function decide({ operator, left, right }: Binary): Decided {
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
  if (second !== undefined) return left;
  const [one, other] = [simplified(left), simplified(right)];
  return same(asProperty(one), asProperty(other)) ? one : undefined;
}

/** `map['key']` is `map.key` to Neo4j. */
function asProperty(expression: Expression): Expression {
  if (expression.kind !== 'index') return expression;
  const { of, at, start, end } = expression;
  if (at.kind !== 'literal' || at.type !== 'string') return expression;
  return { kind: 'property', of, name: at.value, namePlace: at, start, end };
}

/** An operand without what is known to change nothing. */
function simplified(operand: Expression): Expression {
  if (operand.kind === 'unary' && operand.operator === 'not' && operand.of.kind === 'unary')
    return operand.of.operator === 'not' ? simplified(operand.of.of) : operand;
  const side = operand.kind === 'binary' ? decided(operand) : undefined;
  return typeof side === 'object' ? simplified(side) : operand;
}

/** Whether a condition is a sum: alone it is never true in Neo4j, with others it may be. */
export function isSum(condition: Expression): boolean {
  const left = simplified(condition);
  if (left.kind !== 'binary') return false;
  return left.operator === '+' || (left.operator === 'and' && [left.left, left.right].some(isSum));
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
  return floatOf(expression.operator, left, right);
}

/**
 * What `=`, `<` and `>` give for two numbers that are written out, of which at least one is a FLOAT:
 * Neo4j compares them as FLOATs before the query runs, where -0.0 is not less than 0.0, though as
 * exact numbers while it runs.
 */
export function comparedEarly({ operator, left, right }: Binary): boolean | undefined {
  if (operator !== '=' && operator !== '<' && operator !== '>') return undefined;
  const [one, other] = [writtenNumber(left), writtenNumber(right)];
  if (one === undefined || other === undefined) return undefined;
  if (typeof one === 'bigint' && typeof other === 'bigint') return undefined;
  const [first, second] = [Number(one), Number(other)];
  if (operator === '=') return first === second;
  return operator === '<' ? first < second : first > second;
}

/**
 * What `/` gives for a FLOAT and the whole number 0 that are both written out: Neo4j divides them as FLOATs
 * before the query runs, though while it runs no number may be divided by 0.
 */
export function dividedEarly({ operator, left, right }: Binary): number | undefined {
  if (operator !== '/' || computedEarly(right) !== 0n) return undefined;
  const of = computedEarly(left);
  return typeof of === 'number' ? of / 0 : undefined;
}

/** What numbers come to that are written out. */
function computedEarly(expression: Expression): bigint | number | undefined {
  if (expression.kind === 'unary' && expression.operator === '+')
    return computedEarly(expression.of);
  if (expression.kind !== 'binary') {
    const value = writtenNumber(expression);
    return Number.isFinite(Number(value)) ? value : undefined;
  }
  const { operator, left, right } = expression;
  const [one, other] = [computedEarly(left), computedEarly(right)];
  if (one === undefined || other === undefined) return undefined;
  if (typeof one === 'bigint' && typeof other === 'bigint') return wholeOf(operator, one, other);
  const [a, b] = [Number(one), Number(other)];
  return operator === '/' ? a / b : floatOf(operator, a, b);
}

function floatOf(operator: string, a: number, b: number): number | undefined {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  return operator === '*' ? a * b : undefined;
}

function wholeOf(operator: string, a: bigint, b: bigint): bigint | undefined {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  return operator === '*' ? a * b : undefined;
}

/** A number that is written out, or a sum, a difference or a product of such. */
function writtenNumber(expression: Expression): bigint | number | undefined {
  if (expression.kind === 'literal' && /^(integer|float)$/.test(expression.type)) {
    const value = literalValue(expression);
    return typeof value === 'bigint' || typeof value === 'number' ? value : undefined;
  }
  if (expression.kind === 'unary') {
    const { operator, of } = expression;
    const value = writtenNumber(of);
    if (value === undefined || operator === '+') return value;
    // `-(1.5)` is computed when the query runs.
    const isBare = of.kind === 'literal' && of.end - of.start === of.value.length;
    return isBare || typeof value === 'bigint' ? -value : undefined;
  }
  if (expression.kind !== 'binary') return undefined;
  const [one, other] = [writtenNumber(expression.left), writtenNumber(expression.right)];
  if (typeof one !== 'bigint' || typeof other !== 'bigint') return undefined;
  return wholeOf(expression.operator, one, other);
}
