/** The neighbours of a node, a page at a time, and what joins a set of nodes. */
import type { AmongReply, NeighboursReply, NeighboursRequest } from '../../../model/api.ts';
import type { GraphNode, GraphRelationship } from '../../../model/graph.ts';
import type { Context } from '../context.ts';
import { nextCursor, offsetOf } from '../cursors.ts';
import { cypher } from '../cypher-files.ts';
import { elementKey } from '../elements.ts';
import type { EngineNode, EngineRelationship } from '../engine.ts';
import { toNode, toRelationship } from '../entities.ts';
import { nodesByIds, notFound } from './node.ts';

interface NeighbourRow {
  relationship: EngineRelationship;
  neighbour: EngineNode;
  outgoing: boolean;
}

/** The canvas takes at most so many relationships. */
export const maxRelationships = 20_000;

/** Throws `not-found` when there is no such node, `bad-input` for a foreign cursor. */
export async function neighbours(
  { engine }: Context,
  request: NeighboursRequest,
): Promise<NeighboursReply> {
  const key = elementKey(engine.kind, request.id);
  const offset = offsetOf(request.cursor, request);
  const anchor = key === undefined ? { id: request.id } : { key };
  const filters = {
    ...anchor,
    types: request.type ?? null,
    label: request.label ?? null,
    direction: request.direction,
  };
  const folder = key === undefined ? 'explore/' : `${engine.kind}/element-`;
  const page = key === undefined ? `explore/neighbours-${request.sort}` : `${folder}neighbours`;
  const [rows, totals, anchors] = await Promise.all([
    engine.read<NeighbourRow>(cypher(page), { ...filters, skip: offset, limit: request.limit }),
    engine.read<{ total: number }>(cypher(`${folder}neighbours-total`), filters),
    engine.read<{ node: EngineNode }>(cypher(`${folder}node`), anchor),
  ]);
  if (!anchors[0]) throw notFound(request.id);
  const total = totals[0]?.total ?? 0;
  const nodes = new Map<string, GraphNode>();
  const relationships: GraphRelationship[] = [];
  for (const row of rows) {
    const neighbour = toNode(row.neighbour);
    if (neighbour.id !== request.id) nodes.set(neighbour.id, neighbour);
    const [from, to] = row.outgoing ? [request.id, neighbour.id] : [neighbour.id, request.id];
    relationships.push(toRelationship(row.relationship, from, to));
  }
  return {
    nodes: [...nodes.values()],
    relationships,
    total,
    next: nextCursor(offset + rows.length, total, request),
  };
}

/** Nodes by their ids with every relationship among them; ids that are not there are named. */
export async function among({ engine }: Context, ids: readonly string[]): Promise<AmongReply> {
  const distinct = [...new Set(ids)];
  const [nodes, rows] = await Promise.all([
    nodesByIds(engine, distinct),
    engine.read<{ relationship: EngineRelationship; from: string; to: string }>(
      cypher('explore/relationships-among'),
      { ids: distinct, limit: maxRelationships + 1 },
    ),
  ]);
  const found = new Set(nodes.map((node) => node.id));
  return {
    nodes,
    relationships: rows
      .slice(0, maxRelationships)
      .map((row) => toRelationship(row.relationship, row.from, row.to)),
    missing: distinct.filter((id) => !found.has(id)),
    truncated: rows.length > maxRelationships,
  };
}
