/** Requests and replies of people's Cypher and of saved queries. */
import { z } from 'zod';
import { isExact, tooLarge } from '../exact.ts';
import { oneLine } from '../formats/one-line.ts';
import { maxQueryLength, problem, textPosition } from './api.ts';
import { graphNode, graphRelationship, propertyValue } from './graph.ts';

/* Saved queries */
const queryParameter = z.object({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  type: z.enum(['text', 'number', 'boolean', 'date', 'entity', 'entities', 'stance', 'choice']),
  label: z.string().min(1).max(200),
  required: z.boolean().default(false),
  default: propertyValue.optional(),
  help: z.string().max(500).optional(),
  /** For an entity: the labels it may have. For a choice: the values. */
  options: z.array(z.string()).optional(),
  /** For a choice fed by another query: that query's name; its first column is offered. */
  optionsQuery: z.string().optional(),
});
export type QueryParameter = z.infer<typeof queryParameter>;
export const queryNameText = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words of a-z and 0-9 joined by hyphens')
  .max(100);
/** Text on one line. */
const line = z.string().regex(oneLine, 'must be one line');
export const savedQuery = z.object({
  name: queryNameText,
  title: line.max(200).regex(/\S/, 'must not be empty'),
  description: z.string().max(2000),
  cypher: z.string().max(maxQueryLength).regex(/\S/, 'must not be empty'),
  parameters: z.array(queryParameter).max(30),
  view: z.enum(['graph', 'table', 'timeline']),
  tags: z.array(line.max(50).regex(/^[^,]*$/, 'must have no comma')).max(20),
});
export type SavedQuery = z.infer<typeof savedQuery>;
/** A saved query as the API lists it. */
export const listedQuery = savedQuery.extend({
  /** Whether somebody saved it; the others come with Stancegraph and are only read. */
  own: z.boolean(),
  /** Of an own one: for If-Match. */
  revision: z.number().int().optional(),
  created: z.string().optional(),
  changed: z.string().optional(),
});
export type ListedQuery = z.infer<typeof listedQuery>;
export const queriesReply = z.object({ queries: z.array(listedQuery) });
/** Several queries to be saved, all of them or none. */
export const importQueriesRequest = z.object({
  queries: z.array(savedQuery).min(1).max(500),
  /** Says what would become of them, and saves nothing. */
  dryRun: z.boolean().default(false),
});
/** A query of a set that cannot be saved, with the line of its Cypher where that can be said. */
const refusedQuery = z.object({
  name: z.string(),
  message: z.string(),
  line: z.int().optional(),
});
export type RefusedQuery = z.infer<typeof refusedQuery>;
export const importQueriesReply = z.object({
  made: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.array(refusedQuery),
});
export type ImportQueriesReply = z.infer<typeof importQueriesReply>;

const isExactWithin = (value: unknown): boolean =>
  typeof value === 'number'
    ? isExact(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isExactWithin);

/** Values for the parameters of a query; none that was rounded before it came here. */
const queryParams = z.record(z.string(), propertyValue.refine(isExactWithin, tooLarge)).default({});

/** What need not be said when a query is saved. */
export const putQueryRequest = savedQuery.omit({ name: true }).extend({
  description: savedQuery.shape.description.default(''),
  parameters: savedQuery.shape.parameters.default([]),
  view: savedQuery.shape.view.default('table'),
  tags: savedQuery.shape.tags.default([]),
});
export const optionsReply = z.object({
  options: z.array(
    z.object({ value: z.union([z.string(), z.number(), z.boolean()]), label: z.string() }),
  ),
  /** Whether there are more than are offered. */
  truncated: z.boolean(),
});
export type OptionsReply = z.infer<typeof optionsReply>;
export const runRequest = z.object({
  params: queryParams,
  limit: z.number().int().min(1).optional(),
});

/* POST /api/cypher */
export const cypherRequest = z.object({
  query: z.string().min(1).max(maxQueryLength),
  params: queryParams,
  limit: z.number().int().min(1).default(1000),
  timeoutMs: z.number().int().min(1).optional(),
});

/* POST /api/cypher/check */
export const cypherCheckRequest = cypherRequest.pick({ query: true, params: true });

export const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    operator: z.string(),
    details: z.string(),
    children: z.array(planNode),
    rows: z.number().optional(),
    dbHits: z.number().optional(),
    timeMs: z.number().optional(),
    estimatedRows: z.number().optional(),
  }),
);
/** A step of a plan. After PROFILE with what it did; `estimatedRows` is the store's guess. */
export interface PlanNode {
  operator: string;
  details: string;
  children: PlanNode[];
  /** Rows that it gave. */
  rows?: number | undefined;
  /** Neo4j's measure of work: times that it touched the store. */
  dbHits?: number | undefined;
  /** Time of this step alone; Neo4j tells it for some of its runtimes only. */
  timeMs?: number | undefined;
  estimatedRows?: number | undefined;
}
/** Something that did not stop a query, but probably was not meant: a name that is not there. */
export const notice = z.object({
  message: z.string(),
  position: textPosition.optional(),
  /** What was probably meant, to be put at `position`. */
  suggestion: z.string().optional(),
});
export type Notice = z.infer<typeof notice>;
export const cypherCheck = z.object({
  /** Why the store would not run it; left out when it would. */
  problem: problem.optional(),
  notices: z.array(notice),
});
export type CypherCheck = z.infer<typeof cypherCheck>;
export const cypherReply = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(propertyValue)),
  graph: z.object({ nodes: z.array(graphNode), relationships: z.array(graphRelationship) }),
  summary: z.object({
    elapsedMs: z.number(),
    truncated: z.union([z.literal(false), z.enum(['rows', 'bytes'])]),
    rowCount: z.number(),
    /** The limits that held for this run. */
    limits: z.object({ rows: z.number(), timeoutMs: z.number() }),
    store: z.enum(['embedded', 'neo4j']),
    /** How many of the rows are records of the program, which Neo4j holds beside the graph. */
    ownRows: z.number().optional(),
    /** After EXPLAIN and PROFILE. */
    plan: planNode.optional(),
    /** Left out when there is nothing to say, or while the names of a large graph are still being read. */
    notices: z.array(notice).optional(),
  }),
});
export type CypherReply = z.infer<typeof cypherReply>;
