/** Requests and replies about positions: the stance matrix, changes, acts, and the timeline. */
import { z } from 'zod';
import { changeKinds } from '../change-kinds.ts';
import { relationshipTypeNames } from '../vocabulary/relationship-types.ts';
import { byStance, stanceNames } from '../vocabulary/stances.ts';
import { cursor, flag, limit, partialDate } from './api.ts';
import { graphNode } from './graph.ts';
import { inOrder, scope, statementFilters, statementItem } from './statements.ts';

export const count = z.number().int();
/** Distinct statements by stance, and in all. */
export const stanceCounts = z.object({
  ...byStance(() => count),
  total: count,
  /** How many of them rest on an office or membership whose dates are not stated. */
  uncertain: count,
});
export type StanceCounts = z.infer<typeof stanceCounts>;
/** A stance on a date of known precision; null when the statement is undated. */
export const datedStance = z.object({
  date: z.string().nullable(),
  stance: z.enum(stanceNames),
  /** False when it counts here only through unknown dates of office or membership. */
  certain: z.boolean(),
});

/* GET /api/stances */
export const rowKinds = ['actor', 'party', 'institution'] as const;
const rowSorts = ['count', 'name', 'position', 'similarity'] as const;
const rowGroups = ['none', 'party', 'country'] as const;
export const stancesRequest = statementFilters
  .extend({
    rows: z.enum(rowKinds).default('party'),
    /** With rows=party: parliamentary groups in place of national parties. */
    groups: flag.default(false),
    /** With rows=institution: whose words count in a row. */
    scope: scope.default('office'),
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
  /** There when `uncertain` is not 0. */
  uncertainByStance: z.object(byStance(() => count)).optional(),
  /** Distinct statements that an open report contests. */
  contested: count.optional(),
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
      /** How many of them count here only through unknown dates of office or membership. */
      uncertain: count,
      /** Mean of support (1) and oppose (-1) over statements that are either; null when none is. */
      position: z.number().nullable(),
      /** What the row is grouped under: a party's id or a country; null when not known. */
      group: z.string().nullable(),
      /** The group's name: a party's abbreviation, when it has one. */
      groupName: z.string().nullable(),
    }),
  ),
  /** `uncertain` of a column and in all: statements that count in no row with certainty. */
  columns: z.array(z.object({ node: graphNode, total: count, uncertain: count })),
  cells: z.array(stanceCell),
  /** Distinct statements in the whole matrix. */
  total: count,
  uncertain: count,
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
    /** Both statements were made for one of these, through `institutionScope`. */
    institution: statementFilters.shape.institution,
    institutionScope: scope.default('office'),
    certain: statementFilters.shape.certain,
    /** Among the statements of these studies alone: what others said in between is not looked at. */
    study: statementFilters.shape.study,
    /** `parts` adds pairs between an agreement and its parts. */
    scope: z.enum(['same', 'parts']).default('same'),
    /** One kind alone; `parts` needs scope=parts. */
    kind: z.enum(changeKinds).optional(),
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
  kind: z.enum(changeKinds),
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
  /** Whether one of both statements is a paraphrase. */
  paraphrase: z.boolean(),
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
  /** How many there are of each kind, whichever was asked for. */
  totals: z.object({ change: count, 'same-day': count, parts: count }),
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
const binSizes = ['day', 'week', 'month', 'year'] as const;
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
      /** Statements that match only through unknown dates of office or membership. */
      uncertainCapacity: count,
      /** Changes of position whose later statement is counted in it. */
      changes: count,
    }),
  ),
  undated: stanceCounts,
  total: count,
  /** How many match only through unknown dates of office or membership. */
  uncertainCapacity: count,
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
