/**
 * What is ours: a node or relationship of the vocabulary with a stable id of our form, never a label,
 * type or property name alone. Everything else belongs to a graph that we do not know; it is named
 * `element:` and the store's own id, and shown generically and completely.
 */
import { isEntityId } from './ids.ts';
import { entityLabel, isLabel, isRelationshipType } from './vocabulary/index.ts';
import { type Label, type Stance, stances } from './vocabulary/labels.ts';
import type { RelationshipType } from './vocabulary/relationship-types.ts';

/** What the ids begin with of nodes and relationships that are not ours. */
export const elementPrefix = 'element:';

/** Whether an id of the API is that of something that is not ours. */
export function isForeignId(id: string): boolean {
  return id.startsWith(elementPrefix);
}

/** Whether an id of the API is that of a relationship that is not ours, as both stores number them. */
export function isForeignRelationshipId(id: string): boolean {
  return /^element:(e|5):/.test(id);
}

/** The label under which a node of a store is ours, by its labels and its own property `id`. */
export function ownLabel(labels: readonly string[], id: unknown): Label | undefined {
  if (typeof id !== 'string' || !labels.includes(entityLabel)) return undefined;
  return labels.find((name): name is Label => isLabel(name) && isEntityId(id, name));
}

/** Whether a text can be the id of a relationship of ours of this type between these nodes. */
export function isOwnRelationship(
  id: unknown,
  type: string,
  from: string,
  to: string,
): id is string {
  const base = `${from}|${type}|${to}`;
  return (
    typeof id === 'string' &&
    id.startsWith(base) &&
    (id.length === base.length || id[base.length] === '|') &&
    isRelationshipType(type) &&
    !isForeignId(from) &&
    !isForeignId(to)
  );
}

/** The vocabulary's label of a node of the API; none for a node that is not ours. */
export function labelOf(node: { id: string; labels: readonly string[] }): Label | undefined {
  return isForeignId(node.id) ? undefined : node.labels.find(isLabel);
}

/** The vocabulary's type of a relationship of the API; none for one that is not ours. */
export function typeOf(relationship: { id: string; type: string }): RelationshipType | undefined {
  const { id, type } = relationship;
  return !isForeignId(id) && isRelationshipType(type) ? type : undefined;
}

/** The stance that a statement of ours takes on an agreement; none for anything else. */
export function stanceOf(relationship: {
  id: string;
  type: string;
  properties: Readonly<Record<string, unknown>>;
}): Stance | undefined {
  const { stance } = relationship.properties;
  const isStance = typeof stance === 'string' && Object.hasOwn(stances, stance);
  return isStance && typeOf(relationship) === 'ABOUT' ? (stance as Stance) : undefined;
}
