/** Nodes of graphs that we do not know are named by the store's own element id. */
import type { StoreKind } from './engine.ts';

const prefix = 'element:';

/**
 * The key of an `element:` id as the store's look-up takes it (a text on Neo4j, a whole number on
 * the embedded engine), or `undefined` when the id is one of ours.
 */
export function elementKey(kind: StoreKind, id: string): string | number | undefined {
  if (!id.startsWith(prefix)) return undefined;
  const key = id.slice(prefix.length);
  if (kind === 'neo4j') return key;
  const number = /^n:(\d{1,15})$/.exec(key)?.[1];
  return number === undefined ? -1 : Number(number);
}

/** The key of a relationship with an `element:` id, as the store's look-up takes it. */
export function relationshipKey(kind: StoreKind, id: string): string | number {
  const key = id.slice(prefix.length);
  if (kind === 'neo4j') return key;
  const number = /^e:(\d{1,15})$/.exec(key)?.[1];
  return number === undefined ? -1 : Number(number);
}
