/** What is in a slot, taken for a node. */
import { typeError } from '../values/errors.ts';
import { valueTypeName } from '../values/index.ts';
import { NodeValue, RelationshipValue, type Value } from '../values/types.ts';

/** -1 for null. */
export function nodeIn(value: Value | undefined): number {
  if (value instanceof NodeValue) return value.id;
  if (value === null || value === undefined) return -1;
  throw typeError(`A NODE is expected here, but it is ${valueTypeName(value)}.`);
}

/** -1 for null. */
export function relationshipIn(value: Value | undefined): number {
  if (value instanceof RelationshipValue) return value.id;
  if (value === null || value === undefined) return -1;
  throw typeError(`A RELATIONSHIP is expected here, but it is ${valueTypeName(value)}.`);
}
