/** Lists: what is taken out of them and done to each of their parts. */
import type { Expression } from '../../../../language/ast.ts';
import { assertCondition, assertType, overList } from './assert.ts';
import type { CheckContext, Checks } from './context.ts';
import { CheckError } from './errors.ts';
import { assertNotShadowing, type NameScope, withName } from './scope.ts';
import { assertToken } from './tokens.ts';
import {
  any,
  anyList,
  assorted,
  boolean,
  duration,
  entityType,
  innerOf,
  instant,
  integer,
  isWithin,
  listTypeOf,
  mapType,
  mayBe,
  namedValueType,
  numericType,
  string,
  type Type,
  touches,
  typeText,
  union,
} from './types.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** `list[0]`, `map['key']`. */
export function indexType(expression: Of<'index'>, of: Type, at: Type): Type {
  const key = expression.at;
  const isWritten = key.kind === 'literal' && key.type === 'string';
  if (isWritten) assertToken(key.value, key);
  const wrong = (what: string, needed: string) =>
    new CheckError(
      `Type mismatch: ${what} must be given as ${needed}, but was ${typeText(at)}`,
      expression.at,
    );
  if (isWithin(of, entityType) && !mayBe(at, string))
    throw wrong('node or relationship property key', 'String');
  // A map that is given may be taken for a node.
  if (isWithin(of, union(mapType, entityType)) && !mayBe(at, string))
    throw wrong('map key', 'String');
  // A property may be a list, and is no map.
  const isNoMap = !touches(of, union(mapType, entityType, assorted));
  const isNamed = of.kinds === namedValueType.kinds;
  if (isNoMap && touches(of, anyList) && !mayBe(at, integer)) throw wrong('list index', 'Integer');
  if (isNamed && !mayBe(at, union(integer, string))) throw wrong('list index', 'Integer');
  // Only a field that is written out is looked for in a date or duration.
  if (isWithin(of, union(instant, duration)) && isWritten) return any;
  const indexed = union(mapType, entityType, anyList, assorted);
  if (!mayBe(of, indexed)) {
    const isNamedAt = isWithin(at, string);
    assertType(of, isNamedAt ? union(mapType, entityType) : anyList, expression.of);
  }
  return isWithin(of, entityType) ? namedValueType : innerOf(of);
}

/** `list[1..3]`. */
export function sliceType(expression: Of<'slice'>, typeOf: (part: Expression) => Type): Type {
  const of = typeOf(expression.of);
  assertType(of, anyList, expression.of);
  for (const bound of [expression.from, expression.to])
    if (bound) assertType(typeOf(bound), integer, bound);
  return isWithin(of, anyList) ? of : anyList;
}

/** The list of an expression over one, and the scope with the name of its parts. */
function overParts(
  checks: Checks,
  { list, variable }: { list: Expression; variable: string },
  scope: NameScope,
  context: CheckContext,
): { of: Type; within: NameScope } {
  const of = checks.expression(list, scope, context);
  assertType(of, anyList, list);
  assertOwnName(scope, variable, list);
  return { of, within: withName(scope, variable, innerOf(of)) };
}

/** A name for the parts of a list may hide any other, but inside EXISTS and the like not those around it. */
function assertOwnName(scope: NameScope, name: string, place: Expression): void {
  if (scope.isExpression && !scope.names.has(name)) assertNotShadowing(scope, name, place);
}

/** `[x IN list WHERE … | …]`. */
export function comprehensionType(
  checks: Checks,
  expression: Of<'comprehension'>,
  scope: NameScope,
  context: CheckContext,
): Type {
  const { of, within } = overParts(checks, expression, scope, context);
  const each = overList(context);
  if (expression.where) assertCondition(checks, expression.where, within, each);
  if (!expression.result) return isWithin(of, anyList) ? of : anyList;
  return listTypeOf(checks.expression(expression.result, within, each));
}

/** `any(x IN list WHERE …)`. */
export function quantifierType(
  checks: Checks,
  expression: Of<'quantifier'>,
  scope: NameScope,
  context: CheckContext,
): Type {
  const { within } = overParts(checks, expression, scope, context);
  assertCondition(checks, expression.where, within, overList(context));
  return boolean;
}

/** `reduce(sum = 0, x IN list | sum + x)`. */
export function reduceType(
  checks: Checks,
  expression: Of<'reduce'>,
  scope: NameScope,
  context: CheckContext,
): Type {
  const initial = checks.expression(expression.initial, scope, context);
  const { within } = overParts(checks, expression, scope, context);
  assertOwnName(scope, expression.accumulator, expression);
  if (expression.accumulator === expression.variable)
    throw new CheckError(`Variable \`${expression.variable}\` already declared`, expression);
  const stepScope = withName(within, expression.accumulator, initial);
  const step = checks.expression(expression.step, stepScope, overList(context));
  // A number takes the place of another; what may be a number or a text does not.
  const fits = isWithin(union(initial, step), numericType) ? numericType : initial;
  if (!mayBe(step, fits))
    throw new CheckError(
      `Type mismatch: accumulator is ${typeText(initial)} but expression has type ${typeText(step)}`,
      expression.step,
    );
  const { initial: first } = expression;
  const isNull = first.kind === 'literal' && first.type === 'null';
  return isNull && !touches(step, anyList) ? step : union(initial, step);
}
