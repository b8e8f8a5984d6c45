/** Requests and replies about statements and their sources, and the filters that all views share. */
import { z } from 'zod';
import { readCellText } from '../formats/cell-text.ts';
import { statementFormats } from '../formats/files.ts';
import { stanceNames } from '../vocabulary/labels.ts';
import { scopes } from '../vocabulary/scopes.ts';
import { cursor, flag, id, limit, many, maxIdLength, maxTextLength, partialDate } from './api.ts';
import { version } from './corrections.ts';
import { graphNode } from './graph.ts';

/** Whose words count for an institution. */
export const scope = z.enum(scopes);

/* The working set */
export const statementFilters = z.object({
  speaker: many(id).optional(),
  party: many(id).optional(),
  institution: many(id).optional(),
  /** Whose words count for the institutions asked for: `office` unless said. */
  scope: scope.optional(),
  agreement: many(id).optional(),
  stance: many(z.enum(stanceNames)).optional(),
  from: partialDate.optional(),
  to: partialDate.optional(),
  source: many(id).optional(),
  /** Of the speaker, or of the speaker's party of the day when the speaker has none. */
  country: many(z.string().min(1).max(100)).optional(),
  kind: z.enum(['quote', 'paraphrase']).optional(),
  /** Of statements that were coded and published here, the study that they belong to. */
  study: many(z.string().min(1).max(200)).optional(),
  /** Leaves out what is known not to be verified. */
  verified: flag.optional(),
  /** Only what is contested by an open report, or with `false` only what is not. */
  contested: flag.optional(),
  /** Leaves out what matches only through an office or membership whose dates are not stated. */
  certain: flag.optional(),
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
  uncertain: z.number(),
});
export type WorkingSetReply = z.infer<typeof workingSetReply>;

/* GET /api/statements */
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
const term = z.object({
  node: graphNode,
  role: z.string().nullable(),
  /** Its stated days, at the precision that is known. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  certain: z.boolean(),
});
export const speaker = z.object({
  node: graphNode,
  /** The capacity that the source itself gives. */
  as: z.string().nullable(),
  /**
   * Parties and offices on the statement's day; `certain` when the stated start is not after it and
   * no stated end is before it.
   */
  parties: z.array(term),
  offices: z.array(term),
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
      /** Where the words stand in the source's kept text, in UTF-16 units, the end exclusive. */
      start: z.number().nullable(),
      end: z.number().nullable(),
      /** Start and end of each part of the words, where there are several. */
      segments: z.array(z.number()).nullish(),
    }),
  ),
  /** Through whom the words came to the source, when it was not the source itself. */
  reportedBy: z.array(graphNode),
  /** What it answers and what answers it, with the speakers' names. */
  respondsTo: z.array(graphNode),
  responses: z.array(graphNode),
  /** Goes up with each correction; 1 where there was none. */
  revision: z.number().optional(),
  /** The latest correction, where there was one. */
  corrected: version.omit({ merged: true, unmerged: true }).nullish(),
});
export type StatementItem = z.infer<typeof statementItem>;
/* GET /api/statements/{id} */
export const statementReply = statementItem.extend({
  /** Of a statement as it stood: its revision now, and what has changed since. */
  current: z.number().optional(),
  since: z
    .object({
      versions: z.array(version),
      /** Fields that differ from what stands now. */
      differences: z.array(z.string()),
      before: z.record(z.string(), z.unknown()),
      /** Null where it was deleted. */
      now: z.record(z.string(), z.unknown()).nullable(),
      names: z.record(z.string(), z.string()),
    })
    .optional(),
});
export type StatementReply = z.infer<typeof statementReply>;

export const statementsReply = z.object({
  statements: z.array(statementItem),
  total: z.number(),
  /** How many of them match only through an office or membership whose dates are not stated. */
  uncertain: z.number(),
  next: z.string().nullable(),
});
export type StatementsReply = z.infer<typeof statementsReply>;

/* GET /api/statements/export */
export const exportRequest = statementFilters
  .extend({
    sort: z.enum(['date', '-date']).default('-date'),
    format: z.enum(statementFormats),
    /** Begins a CSV file with the mark that spreadsheets need; the wide one has it unless refused. */
    bom: flag.optional(),
  })
  .refine(...inOrder);

/* GET /api/sources/{id} */
export const sourceReply = z.object({
  source: graphNode,
  text: z.string().nullable(),
  statements: z.array(statementItem),
  total: z.number(),
});
export type SourceReply = z.infer<typeof sourceReply>;
