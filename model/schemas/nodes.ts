/** Requests and replies about nodes: how they are connected, and by which paths. */
import { z } from 'zod';
import { cursor, id, limit, longestName, many, manyNames, maxLimit } from './api.ts';
import { graphNode, graphRelationship, subgraph } from './graph.ts';
import { statementFilters } from './statements.ts';

/** How many relationships each node has in the whole graph, and how many statements are about it. */
export const degreesById = z.record(
  z.string(),
  z.object({ all: z.number(), statements: z.number() }),
);

/* GET /api/nodes/{id} */
export const idRequest = z.object({ id });
export const degree = z.object({
  type: z.string(),
  direction: z.enum(['in', 'out']),
  /** The label at the other end. */
  label: z.string(),
  count: z.number(),
});
export type Degree = z.infer<typeof degree>;
export const nodeReply = z.object({
  node: graphNode,
  degrees: z.array(degree),
  sources: z.array(graphNode),
});
export type NodeReply = z.infer<typeof nodeReply>;

/* POST /api/subgraph: what joins the given nodes among themselves */
export const amongRequest = z.object({ ids: z.array(id).min(1).max(5000) });
export const amongReply = subgraph.extend({
  missing: z.array(z.string()),
  truncated: z.boolean(),
});
export type AmongReply = z.infer<typeof amongReply>;

/* GET /api/paths */
export const pathsRequest = z.object({
  from: id,
  to: id,
  maxLength: z.coerce.number().int().min(1).max(10).default(6),
  /** Relationship types of the graph, whatever they are. */
  type: manyNames.optional(),
  /** Relationship types that no path may use. */
  avoid: manyNames.optional(),
  /** Nodes with more relationships are not passed through: the hubs that join everything. */
  maxDegree: z.coerce.number().int().min(1).optional(),
  /** `several`: the `k` shortest that differ, of whatever length. */
  mode: z.enum(['shortest', 'allShortest', 'several']).default('shortest'),
  k: z.coerce.number().int().min(1).max(10).optional(),
});
export type PathsRequest = z.infer<typeof pathsRequest>;
export const pathsReply = subgraph.extend({
  /** Each path as ids in walking order: node, relationship, node, …; the shortest first. */
  paths: z.array(z.array(z.string())),
  /** Whether there may be more: the bound of paths, or of steps that are read, was reached. */
  truncated: z.boolean(),
});
export type PathsReply = z.infer<typeof pathsReply>;

/* GET /api/nodes/{id}/neighbours */
/** With any filter of the statements, only the statements that match are given. */
export const neighboursRequest = statementFilters.extend({
  id,
  type: manyNames.optional(),
  direction: z.enum(['in', 'out', 'both']).default('both'),
  label: z.string().max(longestName).optional(),
  /** `recent` (by date, newest first), `connected` (by degree, highest first) or `name`. */
  sort: z.enum(['recent', 'connected', 'name']).default('recent'),
  limit,
  cursor,
});
export type NeighboursRequest = z.infer<typeof neighboursRequest>;
export const neighboursReply = subgraph.extend({
  /** Relationships that match, shown or not. */
  total: z.number(),
  next: z.string().nullable(),
});
export type NeighboursReply = z.infer<typeof neighboursReply>;

/* POST /api/nodes/{id}/neighbours: expanding a node of which some neighbours are known */
/** How many neighbours an expansion brings unless asked otherwise. */
const defaultExpansion = 25;
export const expandRequest = neighboursRequest.omit({ cursor: true }).extend({
  limit: z.number().int().min(1).max(maxLimit).default(defaultExpansion),
  /** Nodes that the asker has, which are not given again. Unknown ids are ignored. */
  among: z.array(id).max(5000).default([]),
});
export type ExpandRequest = z.infer<typeof expandRequest>;
export const expandReply = z.object({
  /** Neighbours that were not named in `among`, in the order asked for; at most `limit`. */
  nodes: z.array(graphNode),
  /**
   * Every relationship that joins the node itself, or a neighbour in `nodes`, with any of these or
   * with a node named in `among`; of every type, whatever the neighbours were chosen by.
   */
  relationships: z.array(graphRelationship),
  /** Relationships of the node that match the request, whether their neighbours are given or not. */
  total: z.number(),
  /** Whether `relationships` was cut at 20,000. */
  truncated: z.boolean(),
  /** Of each neighbour in `nodes`; none for a node without an id of ours. */
  degrees: degreesById,
});
export type ExpandReply = z.infer<typeof expandReply>;

/* GET /api/common-neighbours */
export const commonRequest = z
  .object({ ids: many(id), limit, cursor })
  .refine((request) => new Set(request.ids).size >= 2, {
    path: ['ids'],
    message: 'needs at least two different ids',
  });
export type CommonRequest = z.infer<typeof commonRequest>;
export const commonReply = neighboursReply.extend({
  /** Nodes that are joined to every one of the given, shown or not. */
  total: z.number(),
});
export type CommonReply = z.infer<typeof commonReply>;
