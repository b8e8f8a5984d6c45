/** What an expression must be where it stands. */
import type { Expression } from '../../../../language/ast.ts';
import { isSum } from '../expressions/known.ts';
import { Unsupported } from '../values/errors.ts';
import { type CheckContext, type Checks, condition } from './context.ts';
import { CheckError } from './errors.ts';
import type { NameScope } from './scope.ts';
import { anyList, boolean, isWithin, mayBe, type Type, touches, typeText } from './types.ts';

/** Throws when a value can have none of the types expected; `told` are those that the message names. */
export function assertType(type: Type, expected: Type, at: Expression, told = expected): void {
  if (mayBe(type, expected)) return;
  const what = at.kind === 'parameter' ? ` for parameter '${at.name}'` : '';
  throw new CheckError(
    `Type mismatch${what}: expected ${typeText(told)} but was ${typeText(type)}`,
    at,
  );
}

/**
 * Throws for a type that is never true or false. `areGiven`: where parameters are known, a list may be
 * one that was given, which stands for true or false.
 */
function assertBoolean(type: Type, at: Expression, areGiven: boolean): void {
  if (isWithin(type, anyList)) {
    if (areGiven) return;
    throw new CheckError(
      'Coercion of list to boolean is not allowed. Please use `NOT isEmpty(...)` instead.',
      at,
    );
  }
  // What may be a list or something else is looked at when the query runs.
  if (!touches(type, anyList)) assertType(type, boolean, at);
}

/** Checks what must be true or false; a pattern may stand here. */
export function assertCondition(
  checks: Checks,
  expression: Expression,
  scope: NameScope,
  context: CheckContext = condition,
): void {
  const type = checks.expression(expression, scope, { ...context, test: true });
  assertBoolean(type, expression, checks.areGiven);
}

/** Throws for what WHERE cannot be, and refuses what Neo4j may never find true, whatever it is. */
export function assertWhere(
  checks: Checks,
  expression: Expression,
  scope: NameScope,
  context: CheckContext = condition,
): void {
  assertCondition(checks, expression, scope, context);
  if (isSum(expression)) throw new Unsupported('A sum as a condition', expression);
}

/** Aggregates may not stand inside what is done to each part of a list. */
export function overList(context: CheckContext): CheckContext {
  const aggregates = context.aggregates === 'no' ? 'no' : 'lists';
  return { ...context, aggregates, overList: true };
}
