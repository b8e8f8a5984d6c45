/** What Neo4j wants a value to be; where it is something else Neo4j fails and this engine gives null. */
import type { Expression, Place } from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';
import {
  BOOLEAN,
  FLOAT,
  INTEGER,
  isUnknown,
  LIST,
  MAP,
  may,
  NODE,
  NULL,
  only,
  PATH,
  RELATIONSHIP,
  STRING,
  TEMPORAL,
  type Type,
} from './types.ts';

const words: [number, string][] = [
  [BOOLEAN, 'a truth value'],
  [INTEGER | FLOAT, 'a number'],
  [INTEGER, 'a whole number'],
  [FLOAT, 'a decimal number'],
  [STRING, 'a text'],
  [LIST, 'a list'],
  [MAP, 'a map'],
  [NODE, 'a node'],
  [RELATIONSHIP, 'a relationship'],
  [PATH, 'a path'],
  [TEMPORAL, 'a date, time or duration'],
];

/** `a text or a list`. */
function wordsFor(mask: number): string {
  let left = mask & ~NULL;
  const parts: string[] = [];
  for (const [group, word] of words) {
    const isTemporal = group === TEMPORAL && (left & TEMPORAL) !== 0;
    if (!isTemporal && (left & group) !== group) continue;
    parts.push(word);
    left &= ~group;
  }
  const last = parts.pop() ?? 'nothing';
  return parts.length > 0 ? `${parts.join(', ')} or ${last}` : last;
}

/** Throws `bad-cypher` where Neo4j would fail, and refuses what may be so for some values. */
export function assertIs(analysis: Analysis, place: Place, type: Type, mask: number): void {
  if (only(type, mask) || isUnknown(type)) return;
  const what = `${wordsFor(mask)} belongs here`;
  if (!may(type, mask))
    analysis.wrong(place, `Type mismatch: ${what}, and this is ${wordsFor(type.mask)}.`);
  analysis.refuse(
    place,
    `Neo4j fails where this is not ${wordsFor(mask)}, and this engine does not: here it may be ${wordsFor(type.mask & ~mask)}.`,
    'Leave such values out first.',
  );
}

/** A condition; where Neo4j takes one, a pattern may stand. */
export function conditionType(
  analysis: Analysis,
  expression: Expression,
  typeOf: (expression: Expression) => Type,
): Type {
  analysis.conditions.add(expression);
  const type = typeOf(expression);
  assertIs(analysis, expression, type, BOOLEAN);
  return type;
}
