/** Requests and replies of the API: the schemas that validate, document and type both sides. */
import { z } from 'zod';
import { exportFormats } from './citations.ts';
import { isPartialDate } from './dates.ts';
import { graphNode, graphRelationship, propertyValue, subgraph } from './graph.ts';
import { relationshipTypeNames, stanceNames } from './vocabulary.ts';

export const maxLimit = 200;
export const defaultLimit = 50;
export const maxIdLength = 300;
export const maxTextLength = 500;
export const maxQueryLength = 100_000;

export const id = z.string().min(1).max(maxIdLength);
export const limit = z.coerce.number().int().min(1).max(maxLimit).default(defaultLimit);
export const cursor = z.string().max(500).optional();
export const partialDate = z
  .string()
  .refine(isPartialDate, 'must be a year, month or day, such as 2024, 2024-09 or 2024-09-18');
/** A parameter that may be given several times, or as one text with commas. */
const many = <T extends z.ZodType<unknown, unknown>>(item: T) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value.split(',')
        : Array.isArray(value)
          ? value.flatMap((part) => (typeof part === 'string' ? part.split(',') : [part]))
          : value,
    z.array(item).max(50),
  );

/** `true` or `false` in a query string. */
export const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean(),
);

/* Errors, RFC 9457 */
/** A place in a query: line and column from 1, offset from 0, in UTF-16 units. */
const textPosition = z.object({
  line: z.number().int(),
  column: z.number().int(),
  offset: z.number().int(),
  /** How many characters the place takes, when known. */
  length: z.number().int().optional(),
});
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  position: textPosition.optional(),
  /** What was probably meant, to be put at `position`. */
  suggestion: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

/* GET /api/health */
export const health = z.object({
  status: z.enum(['ok', 'unavailable']),
  store: z.object({ kind: z.enum(['embedded', 'neo4j']), version: z.string() }),
  counts: z.object({ nodes: z.number(), relationships: z.number() }),
});
export type Health = z.infer<typeof health>;

/* GET /api/session */
export const sessionReply = z.object({
  mayWrite: z.boolean(),
  /** Whether writing takes an editor token. */
  needsToken: z.boolean(),
  /** Why not, in words. */
  reason: z.string().nullable(),
});
export type Session = z.infer<typeof sessionReply>;

/* GET /api/schema */
export const schemaReply = z.object({
  labels: z.array(
    z.object({ name: z.string(), count: z.number(), properties: z.array(z.string()) }),
  ),
  relationshipTypes: z.array(
    z.object({
      name: z.string(),
      count: z.number(),
      properties: z.array(z.string()),
      from: z.array(z.string()),
      to: z.array(z.string()),
    }),
  ),
});
export type SchemaReply = z.infer<typeof schemaReply>;

/* GET /api/search */
export const searchRequest = z.object({
  q: z.string().trim().min(1).max(maxTextLength),
  label: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(maxLimit).default(20),
});
export type SearchRequest = z.infer<typeof searchRequest>;
export const searchHit = z.object({
  node: graphNode,
  score: z.number(),
  /** The words that matched: `[start, end)` offsets into the text of one property. */
  highlight: z.object({
    property: z.string(),
    text: z.string(),
    ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
  }),
  /** Of a statement: who made it, and its stance on the first agreement. */
  said: z
    .object({ speakers: z.array(z.string()), stance: z.enum(stanceNames).nullable() })
    .optional(),
});
export type SearchHit = z.infer<typeof searchHit>;
export const searchReply = z.object({
  hits: z.array(searchHit),
  /** Hits found by label before `limit` cut the list; texts are counted up to 200. */
  totals: z.record(z.string(), z.number()),
});
export type SearchReply = z.infer<typeof searchReply>;

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

/* POST /api/relationships: what joins the given nodes among themselves */
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
  type: many(z.enum(relationshipTypeNames)).optional(),
  /** Relationship types that no path may use. */
  avoid: many(z.enum(relationshipTypeNames)).optional(),
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

/* The working set */
export const statementFilters = z.object({
  speaker: many(id).optional(),
  party: many(id).optional(),
  institution: many(id).optional(),
  agreement: many(id).optional(),
  stance: many(z.enum(stanceNames)).optional(),
  from: partialDate.optional(),
  to: partialDate.optional(),
  source: many(id).optional(),
  /** Of the speaker, or of the speaker's party of the day when the speaker has none. */
  country: many(z.string().min(1).max(100)).optional(),
  kind: z.enum(['quote', 'paraphrase']).optional(),
  /** Leaves out what is known not to be verified. */
  verified: flag.optional(),
  q: z.string().trim().min(1).max(maxTextLength).optional(),
  /** The graph as it stood: nothing later than this day. */
  asOf: partialDate.optional(),
  /** `false` leaves out the parts of the agreements asked for. */
  parts: flag.optional(),
});
export type StatementFilters = z.infer<typeof statementFilters>;
export const inOrder: [
  (request: { from?: string | undefined; to?: string | undefined }) => boolean,
  { path: string[]; message: string },
] = [
  (request) =>
    !request.from || !request.to || request.from.slice(0, request.to.length) <= request.to,
  { path: ['from'], message: 'must not be later than to' },
];
/* GET /api/nodes/{id}/neighbours */
/** With any filter of the statements, only the statements that match are given. */
export const neighboursRequest = statementFilters.extend({
  id,
  type: many(z.string().min(1).max(100)).optional(),
  direction: z.enum(['in', 'out', 'both']).default('both'),
  label: z.string().max(100).optional(),
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

/* POST /api/working-set */
export const workingSetRequest = statementFilters
  .extend({ ids: z.array(id).max(5000) })
  .refine(...inOrder);
export type WorkingSetRequest = z.infer<typeof workingSetRequest>;
export const workingSetReply = z.object({
  /** Those of the given nodes that are statements and match. */
  matching: z.array(z.string()),
  /** Those of the given nodes that are speakers who changed position. */
  changed: z.array(z.string()),
  /** How many statements match in the whole graph. */
  total: z.number(),
});
export type WorkingSetReply = z.infer<typeof workingSetReply>;

/* GET /api/statements */
const cellPattern = /^(actor|party|group|institution)~([^~]+)~([^~]+)(~parts)?$/;
/** A cell of a table of stances: `rows~row~column`, with `~parts` when the column holds its parts. */
export interface CellOfStances {
  rows: 'actor' | 'party' | 'group' | 'institution';
  /** An id, or `none` for speakers without any. */
  row: string;
  column: string;
  parts: boolean;
}

/** The text of a cell, taken apart; `undefined` when it is none. */
export function readCellText(text: string): CellOfStances | undefined {
  const [, rows, row, column, parts] = cellPattern.exec(text) ?? [];
  if (!rows || !row || !column) return undefined;
  return { rows: rows as CellOfStances['rows'], row, column, parts: parts !== undefined };
}

export const statementsRequest = statementFilters
  .extend({
    /** Those behind one cell of the stance matrix, on top of the filters. */
    cell: z
      .string()
      .max(3 * maxIdLength)
      .refine((text) => readCellText(text) !== undefined, 'must be rows~row~column')
      .optional(),
    sort: z.enum(['date', '-date', 'relevance']).default('-date'),
    limit,
    cursor,
  })
  .refine((request) => request.sort !== 'relevance' || request.q !== undefined, {
    path: ['sort'],
    message: 'relevance needs q, the words to look for',
  })
  .refine(...inOrder);
export type StatementsRequest = z.infer<typeof statementsRequest>;
export const speaker = z.object({
  node: graphNode,
  /** The capacity that the source itself gives. */
  as: z.string().nullable(),
  /** Parties and offices on the statement's day; `certain` when the stated term covers it. */
  parties: z.array(
    z.object({ node: graphNode, role: z.string().nullable(), certain: z.boolean() }),
  ),
  offices: z.array(
    z.object({ node: graphNode, role: z.string().nullable(), certain: z.boolean() }),
  ),
});
export type Speaker = z.infer<typeof speaker>;
export const statementItem = z.object({
  statement: graphNode,
  speakers: z.array(speaker),
  about: z.array(z.object({ agreement: graphNode, stance: z.enum(stanceNames) })),
  sources: z.array(
    z.object({
      source: graphNode,
      main: z.boolean(),
      exact: z.string().nullable(),
      prefix: z.string().nullable(),
      suffix: z.string().nullable(),
    }),
  ),
  /** What it answers and what answers it, with the speakers' names. */
  respondsTo: z.array(graphNode),
  responses: z.array(graphNode),
});
export type StatementItem = z.infer<typeof statementItem>;
export const statementsReply = z.object({
  statements: z.array(statementItem),
  total: z.number(),
  next: z.string().nullable(),
});
export type StatementsReply = z.infer<typeof statementsReply>;

/* GET /api/statements/export */
export const exportRequest = statementFilters
  .extend({ sort: z.enum(['date', '-date']).default('-date'), format: z.enum(exportFormats) })
  .refine(...inOrder);

/* GET /api/sources/{id} */
export const sourceReply = z.object({
  source: graphNode,
  text: z.string().nullable(),
  statements: z.array(statementItem),
  total: z.number(),
});
export type SourceReply = z.infer<typeof sourceReply>;

/* Saved queries */
export const queryParameter = z.object({
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
const line = z.string().regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must be one line');
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
export type QueriesReply = z.infer<typeof queriesReply>;
/** What need not be said when a query is saved. */
/** Several queries to be saved, all of them or none. */
export const importQueriesRequest = z.object({
  queries: z.array(savedQuery).min(1).max(500),
  /** Says what would become of them, and saves nothing. */
  dryRun: z.boolean().default(false),
});
/** A query of a set that cannot be saved, with the line of its Cypher where that can be said. */
export const refusedQuery = z.object({
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
  params: z.record(z.string(), propertyValue).default({}),
  limit: z.number().int().min(1).optional(),
});

/* POST /api/cypher */
export const cypherRequest = z.object({
  query: z.string().min(1).max(maxQueryLength),
  params: z.record(z.string(), propertyValue).default({}),
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
    /** After EXPLAIN and PROFILE. */
    plan: planNode.optional(),
    /** Left out when there is nothing to say. */
    notices: z.array(notice).optional(),
  }),
});
export type CypherReply = z.infer<typeof cypherReply>;
