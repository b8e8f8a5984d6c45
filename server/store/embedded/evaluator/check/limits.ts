/** SKIP and LIMIT: a whole number that is known before the first row. */
import { type Expression, innerExpressions } from '../../../../language/ast.ts';
import { hasAggregate } from './aggregation.ts';
import { assertType } from './assert.ts';
import { type Checks, plainContext } from './context.ts';
import { CheckError } from './errors.ts';
import { emptyScope } from './scope.ts';
import { integer } from './types.ts';

/** Throws for what cannot be counted with. */
export function assertLimit(checks: Checks, word: 'SKIP' | 'LIMIT', bound: Expression): void {
  const known = `so that the value for ${word} can be statically calculated.`;
  const [variable, pattern] = [found(bound, isVariable), found(bound, isPattern)];
  if (pattern) {
    throw new CheckError(
      `It is not allowed to use patterns in the expression for ${word}, ${known}`,
      bound,
    );
  }
  if (variable && !isOwn(bound, variable)) {
    throw new CheckError(`It is not allowed to refer to variables in ${word}, ${known}`, variable);
  }
  if (hasAggregate(bound))
    throw new CheckError(`It is not allowed to use aggregates in ${word}, ${known}`, bound);
  const type = checks.expression(bound, emptyScope, plainContext);
  const value = constant(bound);
  if (value !== undefined && (typeof value !== 'bigint' || value < 0n)) {
    throw new CheckError(
      `Invalid input. '${String(value)}' is not a valid value. Must be a non-negative integer.`,
      bound,
    );
  }
  assertType(type, integer, bound);
}

const isVariable = ({ kind }: Expression) => kind === 'variable';
const isPattern = ({ kind }: Expression) =>
  kind === 'pattern' || kind === 'pattern-comprehension' || kind === 'subquery';

function found(expression: Expression, is: (part: Expression) => boolean): Expression | undefined {
  if (is(expression)) return expression;
  for (const part of innerExpressions(expression)) {
    const one = found(part, is);
    if (one) return one;
  }
  return undefined;
}

/** Whether a name is given by a part of the expression, as in a comprehension. */
function isOwn(expression: Expression, variable: Expression): boolean {
  const name = variable.kind === 'variable' ? variable.name : '';
  const gives = found(expression, (part) =>
    part.kind === 'comprehension' || part.kind === 'quantifier'
      ? part.variable === name
      : part.kind === 'reduce' && (part.variable === name || part.accumulator === name),
  );
  return gives !== undefined;
}

/** The value of a literal or of a sum of literals; nothing when it is not that plain. */
function constant(expression: Expression): bigint | number | string | undefined {
  switch (expression.kind) {
    case 'literal':
      if (expression.type === 'integer') return BigInt(expression.value.replaceAll('_', ''));
      if (expression.type === 'float') return Number(expression.value);
      return expression.type === 'null' ? 'NULL' : expression.value;
    case 'unary': {
      const of = constant(expression.of);
      if (expression.operator === 'not' || of === undefined || typeof of === 'string')
        return undefined;
      return expression.operator === '-' ? -of : of;
    }
    case 'binary': {
      const [left, right] = [constant(expression.left), constant(expression.right)];
      if (typeof left !== 'bigint' || typeof right !== 'bigint') return undefined;
      if (expression.operator === '+') return left + right;
      if (expression.operator === '-') return left - right;
      return expression.operator === '*' ? left * right : undefined;
    }
    default:
      return undefined;
  }
}
