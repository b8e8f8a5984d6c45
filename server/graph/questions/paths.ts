/** The shortest paths between two nodes. */
import type { PathsReply, PathsRequest } from '../../../model/api.ts';
import type { GraphNode, GraphRelationship } from '../../../model/graph.ts';
import type { Context } from '../context.ts';
import { cypherWith } from '../cypher-files.ts';
import type { EnginePath } from '../engine.ts';
import { toPath } from '../entities.ts';
import { nodesByIds, notFound } from './node.ts';

/** Paths of equal length that are read at most. */
const maxPaths = 100;

/**
 * Of several shortest paths the first is the one whose ids sort first, so both stores name the
 * same one. Throws `not-found` when an end is not there; no path at all is an empty answer.
 */
export async function paths({ engine }: Context, request: PathsRequest): Promise<PathsReply> {
  const ends = await nodesByIds(engine, [request.from, request.to]);
  for (const id of [request.from, request.to]) {
    if (!ends.some((end) => end.id === id)) throw notFound(id);
  }
  if (request.from === request.to) {
    return {
      nodes: ends.slice(0, 1),
      relationships: [],
      paths: [[request.from]],
      truncated: false,
    };
  }
  const wanted = request.mode === 'shortest' ? 1 : maxPaths + 1;
  const text = request.type?.length
    ? cypherWith('explore/paths-of-types', { types: request.type, max: request.maxLength })
    : cypherWith('explore/paths', { max: request.maxLength });
  const rows = await engine.read<{ path: EnginePath }>(text, {
    from: request.from,
    to: request.to,
    limit: wanted,
  });
  const nodes = new Map<string, GraphNode>();
  const relationships = new Map<string, GraphRelationship>();
  const found = rows.slice(0, maxPaths).map((row) => {
    const path = toPath(row.path);
    for (const node of path.nodes) nodes.set(node.id, node);
    for (const relationship of path.relationships) relationships.set(relationship.id, relationship);
    return path.nodes.flatMap((node, index) => {
      const next = path.relationships[index];
      return next ? [node.id, next.id] : [node.id];
    });
  });
  return {
    nodes: [...nodes.values()],
    relationships: [...relationships.values()],
    paths: found,
    truncated: rows.length > maxPaths,
  };
}
