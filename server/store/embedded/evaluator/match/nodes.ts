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

/** -1 for what is none: Neo4j then finds nothing, of whatever type it is. */
export function relationshipIn(value: Value | undefined): number {
  return value instanceof RelationshipValue ? value.id : -1;
}
