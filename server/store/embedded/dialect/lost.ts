/**
 * Nodes and relationships that the engine has lost: in a list that is made anew it puts their numbers,
 * which look like any number, and a relationship's is taken for a node's. Properties of nodes can
 * still be read from them; nothing else is right.
 */
import type { Expression, Place } from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';
import { ELEMENT, may, NODE, only, type Type } from './types.ts';

/** The type of what the engine makes anew of values of a type. */
export function lose(type: Type): Type {
  const { element, fields } = type;
  return {
    ...type,
    lost: may(type, ELEMENT) || type.lost,
    element: element && lose(element),
    fields:
      fields && Object.fromEntries(Object.entries(fields).map(([key, part]) => [key, lose(part)])),
  };
}

/** Whether it may be, or hold, one that is lost. */
export function isLost({ lost, element, fields }: Type): boolean {
  return (
    lost === true ||
    (element !== undefined && isLost(element)) ||
    Object.values(fields ?? {}).some(isLost)
  );
}

/** Refuses what may be lost. */
export function assertNotLost(analysis: Analysis, place: Place, type: Type): void {
  if (!isLost(type)) return;
  analysis.refuse(
    place,
    'This engine gives numbers for the nodes and relationships of a list that is made anew.',
    'Take a property where the list is made, as in [n IN nodes(p) | n.id], or UNWIND the list before it.',
  );
}

/** Of one that is lost only a node's property can be read, and by its name only. */
export function assertReadable(analysis: Analysis, of: Expression, type: Type): void {
  if (type.lost && (of.kind !== 'variable' || !only(type, NODE))) assertNotLost(analysis, of, type);
}

/** What can be done with a list or map that holds lost ones; whatever else gives a wrong answer. */
export const takesLost = new Set([
  'size',
  'head',
  'last',
  'tail',
  'reverse',
  'isempty',
  'count',
  'collect',
  'coalesce',
]);
