/** Requests and replies of the pages of agreements, and of actors, parties and institutions. */
import { z } from 'zod';
import { stanceNames } from '../vocabulary/labels.ts';
import { relationshipTypeNames } from '../vocabulary/relationship-types.ts';
import { cursor, flag, limit, maxLimit, partialDate } from './api.ts';
import { graphNode } from './graph.ts';
import { idRequest } from './nodes.ts';
import { act, changesReply, count, datedStance, stanceCell, stanceCounts } from './positions.ts';
import { scope, statementFilters, statementItem, statementsReply } from './statements.ts';

/* GET /api/agreements/{id} */
/**
 * `full` gives up to 1,000 of each list in place of the first ones; `asOf` leaves out what was said
 * and done later. `scope` says whose words count for an institution, and `certain=true` leaves out
 * what counts only through unknown dates of office or membership.
 */
export const pageRequest = idRequest.extend({
  full: flag.default(false),
  asOf: partialDate.optional(),
  scope: scope.optional(),
  certain: statementFilters.shape.certain,
});
export type PageRequest = z.infer<typeof pageRequest>;
/** `limit` is the most of each list, and of statements in the threads; `full` goes before it. */
export const agreementRequest = pageRequest.extend({
  limit: z.coerce.number().int().min(1).max(maxLimit).optional(),
});
export type AgreementRequest = z.infer<typeof agreementRequest>;
const stanceRow = z.object({
  node: graphNode,
  ...stanceCounts.shape,
  uncertainByStance: stanceCell.shape.uncertainByStance,
  latest: datedStance.nullable(),
  changed: z.boolean(),
});
export type StanceRow = z.infer<typeof stanceRow>;
const word = z.object({
  statement: z.string(),
  stance: z.enum(stanceNames),
  date: z.string().nullable(),
  /** False when it is told here only through unknown dates of office or membership. */
  certain: z.boolean(),
});
const strip = z.object({
  entity: graphNode,
  acts: z.array(
    z.object({
      type: z.enum(relationshipTypeNames),
      agreement: z.string(),
      date: z.string().nullable(),
    }),
  ),
  words: z.array(word),
  /** Statements in all; `words` holds the latest of them. */
  total: count,
  /**
   * Of a party or institution that acted: what its members, office holders of the day and parts said,
   * the latest, and how many there are in all.
   */
  membersWords: z.array(word),
  membersTotal: count,
  membersUncertain: count,
});
export type Strip = z.infer<typeof strip>;
/** Which statement answers which, by their ids. */
const reply = z.object({ from: z.string(), to: z.string() });
const thread = z.object({
  /** The first, then the latest, in the order of time; `total` says how many there are. */
  statements: z.array(statementItem),
  replies: z.array(reply),
  total: count,
});
export type Thread = z.infer<typeof thread>;
export const agreementReply = z.object({
  agreement: graphNode,
  /** Every agreement around it, the nearest first. */
  partOf: z.array(graphNode),
  /** Its parts, near and far; `of` is what each is part of. */
  parts: z.array(z.object({ node: graphNode, of: z.string(), total: count })),
  /** The latest; `actsTotal` says how many there are. */
  acts: z.array(act),
  actsTotal: count,
  stances: z.object({
    all: stanceCounts,
    /** How many rows each of the lists has in all. */
    totals: z.object({ actors: count, parties: count, groups: count, institutions: count }),
    actors: z.array(stanceRow),
    parties: z.array(stanceRow),
    groups: z.array(stanceRow),
    institutions: z.array(stanceRow),
  }),
  /** Words beside acts, of whoever acted and of those who spoke most. */
  strips: z.array(strip),
  stripsTotal: count,
  statements: statementsReply,
  threads: z.array(thread),
  threadsTotal: count,
  /** Replies of which either end is about the agreement, the latest 1,000. */
  replies: z.array(reply),
  repliesTotal: count,
  /** Acted on the agreement or a part, and made no statement about any of them. */
  silent: z.array(
    z.object({
      node: graphNode,
      acts: z.array(act),
      /** Whether anybody in it spoke: members, office holders of the day or parts. */
      membersSpoke: z.boolean(),
      /** False when that rests on unknown dates of office or membership. */
      certain: z.boolean(),
    }),
  ),
  silentTotal: count,
  changes: changesReply,
});
export type AgreementReply = z.infer<typeof agreementReply>;

/* GET /api/agreements/{id}/{list}: more of one list */
const agreementLists = ['acts', 'strips', 'threads', 'silent'] as const;
export type AgreementList = (typeof agreementLists)[number];
export const agreementListRequest = pageRequest.omit({ full: true }).extend({
  list: z.enum(agreementLists),
  limit,
  cursor,
});
export type AgreementListRequest = z.infer<typeof agreementListRequest>;
const { acts, strips, threads, silent } = agreementReply.shape;
/** The list that was asked for; of acts the latest first page by page, in the order of time in a page. */
export const agreementListReply = z.object({
  acts: acts.optional(),
  strips: strips.optional(),
  threads: threads.optional(),
  silent: silent.optional(),
  total: count,
  next: z.string().nullable(),
});
export type AgreementListReply = z.infer<typeof agreementListReply>;

/* GET /api/profiles/{id} */
const termItem = z.object({
  /** The body, or the member when the page is the body's. */
  node: graphNode,
  type: z.enum(relationshipTypeNames),
  role: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  sources: z.array(z.string()),
  verified: z.boolean(),
});
export type TermItem = z.infer<typeof termItem>;
const answering = z.object({ node: graphNode, count, statements: z.array(z.string()) });
export type Answering = z.infer<typeof answering>;
const likeness = z.object({
  node: graphNode,
  /** Agreements on which both took the same side, and opposite sides. */
  shared: count,
  opposite: count,
  /** How many of both rest on unknown dates of office or membership. */
  uncertain: count,
  agreements: z.object({ shared: z.array(z.string()), opposite: z.array(z.string()) }),
});
export type Likeness = z.infer<typeof likeness>;
export const profileReply = z.object({
  node: graphNode,
  /** Memberships, offices, participations and what it is part of. */
  terms: z.array(termItem),
  /** Its members, office holders, participants and parts. */
  members: z.array(termItem),
  membersTotal: count,
  acts: z.array(act),
  actsTotal: count,
  /**
   * Its own statements and, of a party, those of its members of the day; of an institution those that
   * `scope` counts for it.
   */
  stances: stanceCounts,
  /** Of an institution: what its members and parts said that counts for it with `scope=all` alone. */
  membersSaid: stanceCounts.nullable(),
  positions: z.array(stanceRow),
  positionsTotal: count,
  statements: statementsReply,
  changes: changesReply,
  answers: z.array(answering),
  answersTotal: count,
  answeredBy: z.array(answering),
  answeredByTotal: count,
  closest: z.array(likeness),
  closestTotal: count,
  opposed: z.array(likeness),
  opposedTotal: count,
  /** Names of the agreements that the comparison rests on. */
  agreements: z.array(graphNode),
});
export type ProfileReply = z.infer<typeof profileReply>;
