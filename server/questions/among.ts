/** Nodes by their ids, and the relationships that join them. */
import type { GraphRelationship } from '../../model/schemas/graph.ts';
import type { AmongReply } from '../../model/schemas/nodes.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { elementKey } from '../store/elements.ts';
import type { Engine, EngineRelationship } from '../store/engine.ts';
import { toRelationship, toRelationshipByKeys } from '../store/entities.ts';
import { nodesByIds } from './node.ts';
import { splitIds } from './paths/steps.ts';

/** The canvas takes at most so many relationships. */
export const maxRelationships = 20_000;

/** The nodes with every relationship among them; ids that are not there are named. */
export async function among({ engine }: Context, ids: readonly string[]): Promise<AmongReply> {
  const distinct = [...new Set(ids)];
  const [nodes, relationships] = await Promise.all([
    nodesByIds(engine, distinct),
    relationshipsAmong(engine, distinct),
  ]);
  const found = new Set(nodes.map((node) => node.id));
  return {
    nodes,
    relationships: relationships.slice(0, maxRelationships),
    missing: distinct.filter((id) => !found.has(id)),
    truncated: relationships.length > maxRelationships,
  };
}

/**
 * The relationships that join the given nodes among themselves, one more than
 * {@link maxRelationships} at most; with `touching`, those alone that one of these takes part in.
 */
export async function relationshipsAmong(
  engine: Engine,
  ids: readonly string[],
  touching?: readonly string[],
): Promise<GraphRelationship[]> {
  if (splitIds(engine, ids).keys.length > 0) {
    const all = await relationshipsByKeys(engine, ids);
    if (!touching) return all;
    const some = new Set(touching);
    return all.filter(({ from, to }) => some.has(from) || some.has(to));
  }
  const rows = await engine.read<{ relationship: EngineRelationship; from: string; to: string }>(
    cypher(touching ? 'questions/relationships-of-some' : 'questions/relationships-among'),
    { ids, limit: maxRelationships + 1, ...(touching ? { some: touching } : {}) },
  );
  return rows.map((row) => toRelationship(row.relationship, row.from, row.to));
}

/** Looked up by the store's own keys: some of the nodes belong to a graph that we do not know. */
async function relationshipsByKeys(
  engine: Engine,
  ids: readonly string[],
): Promise<GraphRelationship[]> {
  const { ours, keys } = splitIds(engine, ids);
  const known = await engine.read<{ id: string; key: string }>(cypher('questions/keys'), {
    ids: ours,
  });
  const all = [
    ...keys,
    ...known.flatMap(({ key }) => elementKey(engine.kind, `element:${key}`) ?? []),
  ];
  const keyTexts = [
    ...ids.filter((id) => !ours.includes(id)).map((id) => id.slice('element:'.length)),
    ...known.map(({ key }) => key),
  ];
  const rows = await engine.read<{ relationship: EngineRelationship }>(
    cypher(`${engine.kind}/element-relationships-among`),
    { keys: all, keyTexts, limit: maxRelationships + 1 },
  );
  const idOfKey = new Map(known.map(({ id, key }): [string, string] => [key, id]));
  return rows.map((row) => toRelationshipByKeys(row.relationship, idOfKey));
}
