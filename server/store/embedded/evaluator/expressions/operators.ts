/** Operators between two values, and before one. */
import type { Expression } from '../../../../language/ast.ts';
import { matchesPattern } from '../functions/index.ts';
import { placed, typeError } from '../values/errors.ts';
import {
  add,
  concatenate,
  divide,
  equals,
  lessOrEqual,
  lessThan,
  modulo,
  multiply,
  negate,
  power,
  subtract,
  valueTypeName,
} from '../values/index.ts';
import { DateValue, type Value } from '../values/types.ts';
import { negativeLiteral } from './basics.ts';
import {
  type Compilation,
  constant,
  type Evaluate,
  folded,
  type SlotScope,
  weighed,
} from './context.ts';
import { comparedEarly, decided, dividedEarly } from './known.ts';
import { and, not, or, truth, xor } from './logic.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export function binary(
  compilation: Compilation,
  expression: Of<'binary'>,
  scope: SlotScope,
): Evaluate {
  const known = decided(expression);
  if (typeof known === 'boolean') return constant(known);
  if (known) {
    const of = compilation.compile(known, scope);
    // Where it may be a list, as far as its form tells, it counts as true or false; else it stays what it is.
    const isSum = known.kind === 'binary' && known.operator === '+';
    const isList = known.kind === 'parameter' || known.kind === 'reduce' || isSum;
    return isList ? () => truth(of()) : of;
  }
  const early = comparedEarly(expression) ?? dividedEarly(expression);
  if (early !== undefined) return constant(early);
  const left = compilation.compile(expression.left, scope);
  const right = compilation.compile(expression.right, scope);
  const evaluate = operation(compilation, expression, left, right);
  const mayFail = /^(\+|-|\*|\/|%|\^|\|\||=~)$/.test(expression.operator);
  return folded(mayFail ? placing(evaluate, expression) : evaluate, [left, right]);
}

function placing(evaluate: Evaluate, expression: Expression): Evaluate {
  return () => {
    try {
      return evaluate();
    } catch (error) {
      throw placed(error, expression);
    }
  };
}

function operation(
  compilation: Compilation,
  expression: Of<'binary'>,
  left: Evaluate,
  right: Evaluate,
): Evaluate {
  const { budget } = compilation;
  switch (expression.operator.toLowerCase()) {
    case 'and':
      return and(left, right);
    case 'or':
      return or(left, right);
    case 'xor':
      return xor(left, right);
    case '=':
      return () => same(left(), right());
    case '<>':
    case '!=':
      return () => {
        const found = same(left(), right());
        return found === null ? null : !found;
      };
    case '<':
      return () => before(left(), right());
    case '<=':
      return () => notAfter(left(), right());
    case '>':
      return () => after(before, left, right);
    case '>=':
      return () => after(notAfter, left, right);
    case '+':
      return () => weighed(budget, add(left(), right()));
    case '-':
      return () => subtract(left(), right());
    case '*':
      return () => multiply(left(), right());
    case '/':
      return () => divide(left(), right());
    case '%':
      return () => modulo(left(), right());
    case '^':
      return () => power(left(), right());
    case '||':
      return () => weighed(budget, concatenate(left(), right()));
    case 'in':
      return () => isIn(left, right);
    case 'starts with':
      return texts(left, right, (text, part) => text.startsWith(part));
    case 'ends with':
      return texts(left, right, (text, part) => text.endsWith(part));
    case 'contains':
      return texts(left, right, (text, part) => text.includes(part));
    case '=~':
      return () => {
        const text = left();
        const pattern = right();
        if (pattern === null || typeof text !== 'string') return null;
        if (typeof pattern !== 'string') {
          throw typeError(`A regular expression is a STRING, not ${valueTypeName(pattern)}.`);
        }
        return matchesPattern(text, pattern, compilation.call);
      };
    default:
      throw new Error(`The operator ${expression.operator} is not known.`);
  }
}

function same(left: Value, right: Value): boolean | null {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  return equals(left, right);
}

/** Integers and days are compared most. */
function before(left: Value, right: Value): boolean | null {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right;
  if (left instanceof DateValue && right instanceof DateValue)
    return left.epochDay < right.epochDay;
  return lessThan(left, right);
}

function notAfter(left: Value, right: Value): boolean | null {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left <= right;
  if (left instanceof DateValue && right instanceof DateValue) {
    return left.epochDay <= right.epochDay;
  }
  return lessOrEqual(left, right);
}

/** The other way about, the left one still computed first. */
function after(test: typeof lessThan, left: Evaluate, right: Evaluate): boolean | null {
  const value = left();
  return test(right(), value);
}

function texts(
  left: Evaluate,
  right: Evaluate,
  holds: (text: string, part: string) => boolean,
): Evaluate {
  return () => {
    const text = left();
    const part = right();
    return typeof text === 'string' && typeof part === 'string' ? holds(text, part) : null;
  };
}

/** What is looked for is not computed where there is nothing to look in. */
function isIn(left: Evaluate, right: Evaluate): boolean | null {
  const within = right();
  if (within === null) return null;
  // What is no list is taken for a list of itself alone.
  const list = Array.isArray(within) ? within : [within];
  if (list.length === 0) return false;
  const value = left();
  let unknown = false;
  for (const one of list) {
    const found = same(value, one);
    if (found === true) return true;
    if (found === null) unknown = true;
  }
  return unknown ? null : false;
}

export function unary(
  compilation: Compilation,
  expression: Of<'unary'>,
  scope: SlotScope,
): Evaluate {
  if (expression.operator === '-') {
    // In parentheses a number is computed with: -(0.0) is 0.0.
    const isApart = compilation.text[expression.of.start] === '(';
    const value = isApart ? undefined : negativeLiteral(expression.of);
    if (value !== undefined) return constant(value);
  }
  if (expression.operator === 'not' && isNot(expression.of)) {
    // Two of them are taken away before anything is computed, as Neo4j does.
    return compilation.compile(expression.of.of, scope);
  }
  const of = compilation.compile(expression.of, scope);
  if (expression.operator === 'not') return folded(not(of), [of]);
  if (expression.operator === '-') return folded(() => negate(of()), [of]);
  return of;
}

const isNot = (expression: Expression): expression is Of<'unary'> =>
  expression.kind === 'unary' && expression.operator === 'not';

export function isNull(
  compilation: Compilation,
  expression: Of<'is-null'>,
  scope: SlotScope,
): Evaluate {
  const of = compilation.compile(expression.of, scope);
  return expression.not ? () => of() !== null : () => of() === null;
}
