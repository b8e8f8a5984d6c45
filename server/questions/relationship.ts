/** A relationship by its id, with both its ends. */
import { isForeignId } from '../../model/ours.ts';
import type { AmongReply } from '../../model/schemas/nodes.ts';
import { StancegraphError } from '../errors.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { relationshipKey } from '../store/elements.ts';
import type { EngineNode, EngineRelationship } from '../store/engine.ts';
import { toNode, toRelationship } from '../store/entities.ts';
import { among } from './among.ts';

interface Row {
  relationship: EngineRelationship;
  start: EngineNode;
  end: EngineNode;
}

/** Throws `not-found` when there is no such relationship. */
export async function relationship(context: Context, id: string): Promise<AmongReply> {
  const found = isForeignId(id) ? await byKey(context, id) : await byEnds(context, id);
  if (found) return found;
  throw new StancegraphError(
    'not-found',
    `There is no relationship with the id ${JSON.stringify(id)}.`,
  );
}

async function byKey({ engine }: Context, id: string): Promise<AmongReply | undefined> {
  const rows = await engine.read<Row>(cypher(`${engine.kind}/element-relationship`), {
    key: relationshipKey(engine.kind, id),
  });
  const [row] = rows;
  if (!row) return undefined;
  const ends = [toNode(row.start), toNode(row.end)];
  const [from = '', to = ''] = ends.map((end) => end.id);
  return {
    nodes: from === to ? ends.slice(0, 1) : ends,
    relationships: [toRelationship(row.relationship, from, to)],
    missing: [],
    truncated: false,
  };
}

/** An id of ours names both ends. */
async function byEnds(context: Context, id: string): Promise<AmongReply | undefined> {
  const [from, , to] = id.split('|');
  if (!from || !to) return undefined;
  const all = await among(context, [from, to]);
  const relationships = all.relationships.filter((one) => one.id === id);
  return relationships.length > 0 ? { ...all, relationships } : undefined;
}
