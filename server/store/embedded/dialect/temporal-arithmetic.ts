/** Times and durations added, taken off and multiplied. */
import type { Expression } from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';
import type { Binary } from './operators.ts';
import {
  DATE,
  DURATION,
  INTEGER,
  may,
  NULL,
  nullLike,
  of,
  only,
  TEMPORAL,
  type Type,
} from './types.ts';

export function temporalType(
  analysis: Analysis,
  expression: Binary,
  left: Type,
  right: Type,
): Type {
  const { operator } = expression;
  const difference = operator === '+' || operator === '-';
  if (difference && only(left, TEMPORAL) && only(right, DURATION)) {
    if (operator === '-' && may(left, DATE) && !isWholeDays(expression.right)) {
      analysis.refuse(
        expression.right,
        'This engine takes hours off a date otherwise than Neo4j.',
        "Write the duration out in whole days: duration({days: 30}) or duration('P30D').",
      );
    }
    return nullLike(of(left.mask & ~NULL), left, right);
  }
  if (operator === '+' && only(left, DURATION) && only(right, TEMPORAL)) {
    return nullLike(of(right.mask & ~NULL), left, right);
  }
  if (
    operator === '*' &&
    [
      [left, right],
      [right, left],
    ].some(([x, y]) => x && y && only(x, DURATION) && only(y, INTEGER))
  ) {
    return nullLike(of(DURATION), left, right);
  }
  return analysis.refuse(
    expression,
    'This engine reckons with these times otherwise than Neo4j.',
    'Add or take off a duration of whole units, as in date + duration({days: 1}).',
  );
}

/** A duration written out without hours. */
function isWholeDays(expression: Expression): boolean {
  if (expression.kind !== 'call' || expression.name.toLowerCase() !== 'duration') return false;
  const [argument] = expression.args;
  if (argument?.kind === 'literal') return !argument.value.includes('T');
  return (
    argument?.kind === 'map' &&
    argument.entries.every((entry) => ['years', 'months', 'weeks', 'days'].includes(entry.key))
  );
}
