/** Operators: what they take and give. */
import type { Expression } from '../../../../language/ast.ts';
import { assertCondition, assertType } from './assert.ts';
import type { CheckContext, Checks } from './context.ts';
import { numberType } from './literals.ts';
import type { NameScope } from './scope.ts';
import {
  any,
  anyList,
  assorted,
  boolean,
  common,
  duration,
  float,
  innerOf,
  instant,
  integer,
  isWithin,
  joined,
  listTypeOf,
  numericType,
  propertyValueType,
  string,
  type Type,
  touches,
  union,
} from './types.ts';

type Binary = Extract<Expression, { kind: 'binary' }>;
type Unary = Extract<Expression, { kind: 'unary' }>;

const temporal = union(instant, duration);

/** Checks an operation and gives the type of its result. */
export function operationType(
  checks: Checks,
  expression: Binary | Unary,
  scope: NameScope,
  context: CheckContext,
): Type {
  if (expression.kind === 'unary') return unaryType(checks, expression, scope, context);
  const { operator, left, right } = expression;
  if (operator === 'and' || operator === 'or' || operator === 'xor') {
    for (const side of [left, right]) assertCondition(checks, side, scope, context);
    return boolean;
  }
  const inner = { ...context, test: false };
  const types = [left, right].map((side) => checks.expression(side, scope, inner));
  const [of, by] = types as [Type, Type];
  switch (operator) {
    case '+':
      return { ...sumType(of, by, right), isSum: true };
    case '-':
      return { ...differenceType(of, by, left, right), isSum: true };
    case '*':
    case '/':
      return productType(operator, of, by, left, right);
    case '%':
      assertType(of, numericType, left);
      assertType(by, numericType, right);
      return numbers(of, by);
    case '^':
      assertType(of, float, left);
      assertType(by, float, right);
      return float;
    case '||':
      return joinedType(of, by, left, right);
    case '=~':
      assertType(of, string, left);
      assertType(by, string, right);
      return boolean;
    case 'in':
      assertType(by, anyList, right);
      return boolean;
    default:
      return boolean;
  }
}

function unaryType(
  checks: Checks,
  expression: Unary,
  scope: NameScope,
  context: CheckContext,
): Type {
  const { operator, of } = expression;
  if (operator === 'not') {
    assertCondition(checks, of, scope, context);
    return boolean;
  }
  const isBare = of.kind === 'literal' && of.end - of.start === of.value.length;
  if (operator === '-' && isBare && of.type === 'integer') return numberType(of, true);
  const type = checks.expression(of, scope, { ...context, test: false });
  if (operator === '+' && checks.areGiven) return type;
  // A plus before a time or a duration does nothing.
  assertType(type, operator === '+' ? union(numericType, temporal) : numericType, of);
  if (type.isWritten) return integer;
  return isWithin(type, union(numericType, temporal)) ? type : numericType;
}

const isProperty = ({ kinds }: Type) => kinds === propertyValueType.kinds;

/** `+` of numbers, texts, lists, and times with durations. */
function sumType(of: Type, by: Type, right: Expression): Type {
  const valued = union(numericType, string);
  const takes: Type[] = [anyList];
  if (touches(of, valued)) takes.push(valued);
  if (touches(of, temporal)) takes.push(duration);
  if (touches(of, duration)) takes.push(instant);
  if (!touches(of, anyList)) assertType(by, union(...takes), right);
  if (isWithin(of, anyList) || isWithin(by, anyList)) {
    if (isWithin(of, anyList) && isWithin(by, anyList))
      return listTypeOf(joined(innerOf(of), innerOf(by)));
    return isWithin(of, anyList) ? listWith(innerOf(of), by) : listWith(innerOf(by), of);
  }
  const may = (one: Type, other: Type) => touches(of, one) && touches(by, other);
  const either = (one: Type, other: Type) => may(one, other) || may(other, one);
  return union(
    ...(may(integer, integer) ? [integer] : []),
    ...(either(float, numericType) ? [float] : []),
    ...(either(string, valued) ? [string] : []),
    ...(touches(of, anyList) ? [listWith(any, by)] : []),
    ...(touches(by, anyList) ? [listWith(any, of)] : []),
    ...(may(duration, duration) ? [duration] : []),
    ...(may(instant, duration) ? [common(of, instant)] : []),
    ...(may(duration, instant) ? [common(by, instant)] : []),
  );
}

/**
 * The type of a list to which one thing is added. Neo4j takes a whole number for a FLOAT wherever the
 * list may hold one, also beside whole numbers that are written out in a list.
 */
function listWith(inner: Type, added: Type): Type {
  const isOfAny = [inner, added].every((type) => isProperty(type) || type.kinds === any.kinds);
  if (isOfAny) return anyList;
  if (added.kinds === integer.kinds && (touches(inner, float) || inner.isWritten))
    return listTypeOf(inner.isWritten && added.isWritten ? integer : float);
  if (added.kinds === float.kinds && inner.kinds === integer.kinds) return listTypeOf(assorted);
  if (added.kinds === float.kinds && inner.kinds === numericType.kinds) return listTypeOf(float);
  return listTypeOf(joined(inner, added));
}

/** What comes of two numbers: with a FLOAT a FLOAT. */
function numbers(of: Type, by: Type): Type {
  if (isWithin(union(of, by), integer)) return integer;
  return isWithin(of, float) || isWithin(by, float) ? float : numericType;
}

function differenceType(of: Type, by: Type, left: Expression, right: Expression): Type {
  assertType(of, union(numericType, temporal), left);
  const takes = union(
    ...(touches(of, numericType) ? [numericType] : []),
    ...(touches(of, temporal) ? [duration] : []),
  );
  assertType(by, takes, right);
  if (isWithin(of, temporal)) return of;
  if (isWithin(of, numericType) || isWithin(by, numericType)) return numbers(of, by);
  return union(numericType, temporal);
}

function productType(
  operator: '*' | '/',
  of: Type,
  by: Type,
  left: Expression,
  right: Expression,
): Type {
  const measured = union(numericType, duration);
  assertType(of, measured, left);
  const takes = operator === '*' && touches(of, numericType) ? measured : numericType;
  assertType(by, takes, right);
  const isMeasured = touches(of, duration) || (operator === '*' && touches(by, duration));
  return isMeasured ? union(numbers(of, by), duration) : numbers(of, by);
}

/** `||` of two texts or two lists. */
function joinedType(of: Type, by: Type, left: Expression, right: Expression): Type {
  assertType(of, union(string, anyList), left);
  const takes = union(
    ...(touches(of, string) ? [string] : []),
    ...(touches(of, anyList) ? [anyList] : []),
  );
  assertType(by, takes, right);
  if (isWithin(of, string)) return string;
  if (isWithin(of, anyList) || isWithin(by, anyList))
    return listTypeOf(joined(innerOf(of), innerOf(by)));
  return any;
}
