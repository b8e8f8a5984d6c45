/**
 * What all requests and replies of the API are made of, and those about the server and its search: the
 * schemas that validate, document and type both sides.
 */
import { z } from 'zod';
import { isPartialDate, partialDatePattern } from '../dates.ts';
import { stanceNames } from '../vocabulary/labels.ts';
import { graphNode } from './graph.ts';
import { accessRoles } from './tokens.ts';

export const maxLimit = 200;
const defaultLimit = 50;
export const maxIdLength = 300;
export const maxTextLength = 500;
export const maxQueryLength = 100_000;

export const id = z.string().min(1).max(maxIdLength);
export const limit = z.coerce.number().int().min(1).max(maxLimit).default(defaultLimit);
export const cursor = z.string().max(500).optional();
export const partialDate = z
  .string()
  .refine(isPartialDate, 'must be a year, month or day, such as 2024, 2024-09 or 2024-09-18')
  .meta({ pattern: partialDatePattern });
/** Labels and types of any graph have so many characters at most. */
export const longestName = 1000;

/** How a list is described that may also be a text. */
export const listOrText = 'Several, or one text with commas';

/** A parameter that may be given several times, or as one text with commas. */
export const many = <T extends z.ZodType<unknown, unknown>>(item: T) =>
  z
    .preprocess(
      (value) =>
        typeof value === 'string'
          ? value.split(',')
          : Array.isArray(value)
            ? value.flatMap((part) => (typeof part === 'string' ? part.split(',') : [part]))
            : value,
      z.array(item).max(50),
    )
    .describe(listOrText);

/**
 * As {@link many}, of names that may have commas themselves: such a comma is written `\\,`, and a text
 * with commas also means itself as a whole.
 */
export const manyNames = z
  .preprocess(
    (value) => {
      const parts = (text: string) =>
        text.split(/(?<!\\),/).map((part) => part.replaceAll('\\,', ','));
      if (typeof value === 'string') {
        const found = parts(value);
        return found.length > 1 ? [...found, value] : found;
      }
      return Array.isArray(value)
        ? value.flatMap((part) => (typeof part === 'string' ? parts(part) : [part]))
        : value;
    },
    z.array(z.string().max(longestName)).max(51),
  )
  .describe(listOrText);

/** `true` or `false` in a query string. */
export const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean(),
);

/* Errors, RFC 9457 */
/** A place in a query: line and column from 1, offset from 0, in UTF-16 units. */
export const textPosition = z.object({
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
  /** What is left of what was deleted: status 410. */
  tombstone: z
    .object({
      id: z.string(),
      /** The last version, which says that it was deleted. */
      number: z.number().int(),
      at: z.string(),
      by: z.string(),
      reason: z.string(),
      report: z.string().optional(),
    })
    .optional(),
});
export type Problem = z.infer<typeof problem>;
export type Tombstone = NonNullable<Problem['tombstone']>;

/* GET /api/health */
export const health = z.object({
  status: z.enum(['ok', 'unavailable']),
  store: z.object({ kind: z.enum(['embedded', 'neo4j']), version: z.string() }),
  counts: z.object({ nodes: z.number(), relationships: z.number() }),
});
export type Health = z.infer<typeof health>;

/* GET /api/ready */
export const ready = z.object({ status: z.literal('ready') });

/* GET /api/session */
export const sessionReply = z.object({
  /** The language model that coders may ask, and where a text would be sent. */
  codingModel: z.object({ name: z.string(), host: z.string() }).nullable(),
  mayWrite: z.boolean(),
  /** Whether writing takes an editor token. */
  needsToken: z.boolean(),
  role: z.enum(accessRoles),
  /** Of the token that was sent. */
  name: z.string().nullable(),
  /** Why not, in words. */
  reason: z.string().nullable(),
  /** Whether readers may report errors here. */
  reports: z.enum(['off', 'open']),
});
export type Session = z.infer<typeof sessionReply>;

/* GET /api/schema */
export const schemaReply = z.object({
  labels: z.array(
    z.object({
      name: z.string(),
      count: z.number(),
      properties: z.array(z.string()),
      /** The property that names nodes of a label that is not ours, where none of the usual does. */
      naming: z.string().optional(),
    }),
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
const longestPassage = 10_000;
export const searchRequest = z.object({
  /** Words, or a pasted passage. */
  q: z
    .string()
    .trim()
    .min(1)
    .max(
      longestPassage,
      `must have at most ${longestPassage} characters; of a longer text send its longest sentences`,
    ),
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
  /** Of a statement: who made it, its stance where it has only one, and all positions in words. */
  said: z
    .object({
      speakers: z.array(z.string()),
      stance: z.enum(stanceNames).nullable(),
      positions: z.string(),
    })
    .optional(),
});
export type SearchHit = z.infer<typeof searchHit>;
/** Whose statements, or statements about what, and how many there are. */
const subject = z.object({ nodes: z.array(graphNode), total: z.number() });
export const searchReply = z.object({
  hits: z.array(searchHit),
  /** Statements by the speaker that the words name, and about the agreement that they name. */
  saidBy: z.array(searchHit),
  saidAbout: z.array(searchHit),
  /** Which speaker and agreement those are; `both`: how many statements are by one about the other. */
  said: z.object({ by: subject.optional(), about: subject.optional(), both: z.number() }),
  /** Hits found by label before `limit` cut the list; texts are counted up to 200. */
  totals: z.record(z.string(), z.number()),
  /** The graph has more nodes than names are looked for in: there may be more hits. */
  partial: z.boolean().optional(),
  /** The index of names is still being built: ask again in a while. */
  building: z.boolean().optional(),
});
export type SearchReply = z.infer<typeof searchReply>;
