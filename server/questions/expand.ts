/** Expanding a node: neighbours that the asker does not have, and all that joins them. */
import type { GraphNode } from '../../model/schemas/graph.ts';
import type { ExpandReply, ExpandRequest } from '../../model/schemas/nodes.ts';
import type { Context } from '../store/cache.ts';
import { toNode } from '../store/entities.ts';
import { maxRelationships, relationshipsAmong } from './among.ts';
import { degrees as degreesOf } from './degrees.ts';
import {
  matchingStatements,
  neighbourRows,
  neighboursTotal,
  statementFiltersOf,
} from './neighbours.ts';
import { nodesByIds } from './node.ts';

/** Throws `not-found` when there is no such node. */
export async function expand(context: Context, request: ExpandRequest): Promise<ExpandReply> {
  const { engine } = context;
  const known = new Set([request.id, ...request.among]);
  const { nodes, total } = await newNeighbours(context, request, known);
  const ids = nodes.map((node) => node.id);
  const [relationships, { degrees }] = await Promise.all([
    relationshipsAmong(engine, [...known, ...ids], [request.id, ...ids]),
    degreesOf(context, ids),
  ]);
  return {
    nodes,
    relationships: relationships.slice(0, maxRelationships),
    total,
    truncated: relationships.length > maxRelationships,
    degrees,
  };
}

/** The first neighbours that are not known, and how many relationships of the node match in all. */
async function newNeighbours(
  context: Context,
  request: ExpandRequest,
  known: ReadonlySet<string>,
): Promise<{ nodes: GraphNode[]; total: number }> {
  const { engine } = context;
  const filters = statementFiltersOf(request);
  if (filters) {
    const { ids, total } = await matchingStatements(context, request, filters);
    const fresh = ids.filter((id) => !known.has(id)).slice(0, request.limit);
    return { nodes: await nodesByIds(engine, fresh), total };
  }
  const [nodes, total] = await Promise.all([
    firstUnknown(context, request, known),
    neighboursTotal(engine, request),
  ]);
  return { nodes, total };
}

async function firstUnknown(
  { engine }: Context,
  request: ExpandRequest,
  known: ReadonlySet<string>,
): Promise<GraphNode[]> {
  // A neighbour has a row for each relationship with the node, so that some come twice.
  const rowsAtOnce = 2 * request.limit;
  const fresh = new Map<string, GraphNode>();
  for (let skip = 0; ; skip += rowsAtOnce) {
    const page = { except: request.among, skip, limit: rowsAtOnce };
    const rows = await neighbourRows(engine, request, page);
    for (const row of rows) {
      // The store leaves out known nodes by our ids; those named by its own key are left out here.
      const node = toNode(row.neighbour);
      if (!known.has(node.id) && fresh.size < request.limit) fresh.set(node.id, node);
    }
    if (fresh.size >= request.limit || rows.length < rowsAtOnce) return [...fresh.values()];
  }
}
