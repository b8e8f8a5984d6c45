/**
 * Requests and replies about positions: the stance matrix, changes, the timeline, and the pages of
 * agreements and speakers.
 */
import { z } from 'zod';
import {
  cursor,
  flag,
  idRequest,
  inOrder,
  limit,
  partialDate,
  statementFilters,
  statementItem,
  statementsReply,
} from './api.ts';
import { graphNode } from './graph.ts';
import { relationshipTypeNames, stanceNames } from './vocabulary.ts';

const count = z.number().int();
/** Distinct statements by stance, and in all. */
export const stanceCounts = z.object({
  support: count,
  oppose: count,
  mixed: count,
  neutral: count,
  total: count,
});
export type StanceCounts = z.infer<typeof stanceCounts>;
/** A stance on a date of known precision; null when the statement is undated. */
const datedStance = z.object({ date: z.string().nullable(), stance: z.enum(stanceNames) });

/* GET /api/stances */
export const rowKinds = ['actor', 'party', 'institution'] as const;
export const rowSorts = ['count', 'name', 'position', 'similarity'] as const;
export const rowGroups = ['none', 'party', 'country'] as const;
export const stancesRequest = statementFilters
  .extend({
    rows: z.enum(rowKinds).default('party'),
    /** With rows=party: parliamentary groups in place of national parties. */
    groups: flag.default(false),
    /** `whole` counts a statement under the outermost agreement, once a stance. */
    fold: z.enum(['none', 'whole']).default('none'),
    sort: z.enum(rowSorts).default('count'),
    group: z.enum(rowGroups).default('none'),
    limit,
    cursor,
  })
  .refine(...inOrder);
export type StancesRequest = z.infer<typeof stancesRequest>;
export const stanceCell = stanceCounts.omit({ total: true }).extend({
  row: z.string(),
  column: z.string(),
  first: datedStance,
  latest: datedStance,
  /** A speaker of the row changed position on the agreement, by the rule of /api/changes. */
  changed: z.boolean(),
});
export type StanceCell = z.infer<typeof stanceCell>;
export const stancesReply = z.object({
  rows: z.array(
    z.object({
      /** The id `none` stands for speakers without any. */
      node: graphNode,
      /** Distinct statements in the row. */
      total: count,
      /** Mean of support (1) and oppose (-1) over statements that are either; null when none is. */
      position: z.number().nullable(),
      /** What the row is grouped under: a party's id or a country; null when not known. */
      group: z.string().nullable(),
      /** The group's name: a party's abbreviation, when it has one. */
      groupName: z.string().nullable(),
    }),
  ),
  columns: z.array(z.object({ node: graphNode, total: count })),
  cells: z.array(stanceCell),
  /** Distinct statements in the whole matrix. */
  total: count,
  rowTotal: count,
  next: z.string().nullable(),
});
export type StancesReply = z.infer<typeof stancesReply>;

/* GET /api/changes */
export const changesRequest = z
  .object({
    speaker: statementFilters.shape.speaker,
    agreement: statementFilters.shape.agreement,
    party: statementFilters.shape.party,
    country: statementFilters.shape.country,
    /** `parts` adds pairs between an agreement and its parts. */
    scope: z.enum(['same', 'parts']).default('same'),
    /** The period in which the later statement was made. */
    from: partialDate.optional(),
    to: partialDate.optional(),
    asOf: partialDate.optional(),
    limit,
    cursor,
  })
  .refine(...inOrder);
export type ChangesRequest = z.infer<typeof changesRequest>;
export const change = z.object({
  speaker: graphNode,
  agreement: graphNode,
  /** With scope=parts: the part that one of both statements is about; the other is about the whole. */
  part: graphNode.nullable(),
  before: statementItem,
  after: statementItem,
  stances: z.object({ before: z.enum(stanceNames), after: z.enum(stanceNames) }),
  /** Whole days between the first possible days. */
  days: count,
  sameDay: z.boolean(),
  /** False when the days that the dates may mean overlap without being one and the same day. */
  certain: z.boolean(),
  /** Whether both statements are verified. */
  verified: z.boolean(),
  /** Mixed and neutral statements in between, which are no change. */
  between: z.array(statementItem),
});
export type Change = z.infer<typeof change>;
export const changesReply = z.object({
  changes: z.array(change),
  total: count,
  next: z.string().nullable(),
});
export type ChangesReply = z.infer<typeof changesReply>;

/* GET /api/changes/speakers */
export const changedSpeakersReply = z.object({
  /** Whoever changed position, and how often; the most often first, at most 5,000. */
  speakers: z.array(z.object({ id: z.string(), changes: count })),
  total: count,
});
export type ChangedSpeakersReply = z.infer<typeof changedSpeakersReply>;

/* Acts */
export const act = z.object({
  id: z.string(),
  entity: graphNode,
  agreement: graphNode,
  type: z.enum(relationshipTypeNames),
  date: z.string().nullable(),
  /** Ids of the sources that prove it. */
  sources: z.array(z.string()),
  verified: z.boolean(),
});
export type Act = z.infer<typeof act>;

/* GET /api/timeline */
export const binSizes = ['day', 'week', 'month', 'year'] as const;
export const timelineRequest = statementFilters
  .extend({ bin: z.enum(binSizes).default('month') })
  .refine(...inOrder);
export type TimelineRequest = z.infer<typeof timelineRequest>;
export const timelineReply = z.object({
  /** In the order of time; bins without statements are left out. */
  bins: z.array(
    stanceCounts.extend({
      /** `2024-09-18`, `2024-W38`, `2024-09` or `2024`. */
      bin: z.string(),
      /** First and last day. */
      from: z.string(),
      to: z.string(),
      /** Statements counted by their first possible day whose date may lie outside the bin. */
      uncertain: count,
      /** Changes of position whose later statement is counted in it. */
      changes: count,
    }),
  ),
  undated: stanceCounts,
  total: count,
  acts: z.array(act),
  actsTotal: count,
  changes: z.array(
    z.object({
      speaker: graphNode,
      agreement: graphNode,
      date: z.string(),
      from: z.enum(stanceNames),
      to: z.enum(stanceNames),
      statement: z.string(),
    }),
  ),
  changesTotal: count,
});
export type TimelineReply = z.infer<typeof timelineReply>;

/* GET /api/agreements/{id} */
/**
 * `full` gives up to 1,000 of each list in place of the first ones; `asOf` leaves out what was said
 * and done later.
 */
export const pageRequest = idRequest.extend({
  full: flag.default(false),
  asOf: partialDate.optional(),
});
export type PageRequest = z.infer<typeof pageRequest>;
const stanceRow = z.object({
  node: graphNode,
  ...stanceCounts.shape,
  latest: datedStance.nullable(),
  changed: z.boolean(),
});
export type StanceRow = z.infer<typeof stanceRow>;
const word = z.object({
  statement: z.string(),
  stance: z.enum(stanceNames),
  date: z.string().nullable(),
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
  silent: z.array(z.object({ node: graphNode, acts: z.array(act), membersSpoke: z.boolean() })),
  changes: changesReply,
});
export type AgreementReply = z.infer<typeof agreementReply>;

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
  /** Its own statements and, of a party or institution, those of its members of the day. */
  stances: stanceCounts,
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
