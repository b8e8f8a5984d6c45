/** The paths between two nodes. */

import { isForeignId } from '../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../model/schemas/graph.ts';
import type { PathsReply, PathsRequest } from '../../model/schemas/nodes.ts';
import { isRelationshipType } from '../../model/vocabulary/index.ts';
import { StancegraphError } from '../errors.ts';
import type { Context } from '../store/cache.ts';
import { cypherWith } from '../store/cypher-files.ts';
import type { EnginePath } from '../store/engine.ts';
import { toPath } from '../store/entities.ts';
import { among } from './among.ts';
import { nodesByIds, notFound } from './node.ts';
import { searchPaths } from './paths/search.ts';
import { schema } from './schema.ts';

/** Paths of equal length that are read at most. */
const maxPaths = 100;
/** Paths that differ, unless fewer are wanted. */
const maxSeveral = 10;

/**
 * Of several paths of one length the first is the one whose ids sort first, so both stores name the
 * same one. Throws `not-found` when an end is not there; no path at all is an empty answer.
 */
export async function paths(context: Context, request: PathsRequest): Promise<PathsReply> {
  const ends = await nodesByIds(context.engine, [request.from, request.to]);
  for (const id of [request.from, request.to]) {
    if (!ends.some((end) => end.id === id)) throw notFound(id);
  }
  await assertTypes(context, [...(request.type ?? []), ...(request.avoid ?? [])]);
  if (request.from === request.to) {
    return {
      nodes: ends.slice(0, 1),
      relationships: [],
      paths: [[request.from]],
      truncated: false,
    };
  }
  return isPlain(request) ? byCypher(context, request) : bySearch(context, request);
}

/** Throws `bad-input` for a type that neither the vocabulary nor the graph has. */
async function assertTypes(context: Context, types: readonly string[]): Promise<void> {
  // A text with commas was perhaps meant as several.
  const open = types.filter((type) => !isRelationshipType(type) && !type.includes(','));
  if (open.length === 0) return;
  const { relationshipTypes } = await schema(context);
  const unknown = open.find((type) => !relationshipTypes.some(({ name }) => name === type));
  if (unknown === undefined) return;
  throw new StancegraphError(
    'bad-input',
    `No relationship in this graph has the type ${JSON.stringify(unknown)}.`,
  );
}

/** Whether Cypher's own shortest paths answer it. */
function isPlain({ mode, type = [], avoid, maxDegree, from, to }: PathsRequest): boolean {
  const ours = !isForeignId(from) && !isForeignId(to) && type.every(isRelationshipType);
  return mode !== 'several' && !avoid?.length && maxDegree === undefined && ours;
}

async function byCypher({ engine }: Context, request: PathsRequest): Promise<PathsReply> {
  const wanted = request.mode === 'shortest' ? 1 : maxPaths + 1;
  const text = request.type?.length
    ? cypherWith('questions/paths-of-types', {
        types: request.type.filter(isRelationshipType),
        max: request.maxLength,
      })
    : cypherWith('questions/paths', { max: request.maxLength });
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

async function bySearch(context: Context, request: PathsRequest): Promise<PathsReply> {
  const several = request.mode === 'several';
  const wanted = several
    ? (request.k ?? maxSeveral)
    : request.mode === 'shortest'
      ? 1
      : maxPaths + 1;
  const found = await searchPaths(context.engine, {
    from: request.from,
    to: request.to,
    types: request.type?.length ? request.type : null,
    avoid: request.avoid?.length ? request.avoid : null,
    maxDegree: request.maxDegree ?? null,
    maxLength: request.maxLength,
    onlyShortest: !several,
    wanted,
  });
  const shown = found.paths.slice(0, maxPaths);
  const onPaths = new Set(shown.flat());
  const ids = shown.flatMap((path) => path.filter((_, index) => index % 2 === 0));
  if (ids.length === 0) {
    return { nodes: [], relationships: [], paths: [], truncated: found.truncated };
  }
  const { nodes, relationships } = await among(context, ids);
  return {
    nodes,
    relationships: relationships.filter((one) => onPaths.has(one.id)),
    paths: shown,
    truncated: found.truncated || found.paths.length > maxPaths,
  };
}
