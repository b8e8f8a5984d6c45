/** Reports that something about a statement is wrong, and what is decided about them. */
import { z } from 'zod';
import { cursor, id, limit } from './api.ts';
import { reason } from './corrections.ts';

/** What may be wrong, with what the interface calls it. */
export const reportKinds = {
  'wrong-speaker': 'Wrong speaker',
  'wrong-words': 'Wrong words',
  'out-of-context': 'Out of context',
  'wrong-stance': 'Wrong stance',
  'wrong-agreement': 'Wrong agreement',
  'wrong-date': 'Wrong date',
  double: 'Double of another statement',
  other: 'Something else',
} as const;
export type ReportKind = keyof typeof reportKinds;
const kinds = Object.keys(reportKinds) as [ReportKind, ...ReportKind[]];

/** Characters that each answer may have. */
export const longestReport = 4000;
/** Reports that are taken from one address in an hour. */
export const reportsAnHour = 5;
const answer = z
  .string()
  .trim()
  .max(longestReport, `must have at most ${longestReport} characters`)
  .default('');

/**
 * `new` until somebody has looked at it; `triaged`, `asked` (for more) and `accepted` are open: both
 * readings stand. `corrected` names the revision that answers it.
 */
export const reportStates = [
  'new',
  'triaged',
  'asked',
  'accepted',
  'rejected',
  'corrected',
] as const;
export type ReportState = (typeof reportStates)[number];

/* POST /api/reports */
export const reportRequest = z.object({
  statement: id,
  kind: z.enum(kinds),
  /** What it should be. */
  shouldBe: answer,
  /** Where that can be seen: an address, or words. */
  evidence: answer,
});
export type ReportRequest = z.infer<typeof reportRequest>;
export const reportMade = z.object({ id: z.string(), state: z.enum(reportStates) });
export type ReportMade = z.infer<typeof reportMade>;

/* POST /api/reports/{id}/decision */
export const decisions = ['triage', 'accept', 'reject', 'ask'] as const;
export type ReportDecision = (typeof decisions)[number];
export const decisionRequest = z.object({
  id: z.string().min(1).max(100),
  decision: z.enum(decisions),
  reason,
  by: z.string().trim().min(1).max(300).optional(),
});
export type DecisionRequest = z.infer<typeof decisionRequest>;

/* GET /api/reports */
export const reportsRequest = z.object({
  statement: id.optional(),
  state: z.enum(reportStates).optional(),
  limit,
  cursor,
});
export type ReportsRequest = z.infer<typeof reportsRequest>;
export const reportItem = z.object({
  id: z.string(),
  statement: z.string(),
  /** The revision of the statement that was reported. */
  revision: z.number(),
  kind: z.enum(kinds),
  shouldBe: z.string(),
  evidence: z.string(),
  state: z.enum(reportStates),
  at: z.string(),
  decisions: z.array(
    z.object({
      decision: z.enum(decisions),
      reason: z.string(),
      at: z.string(),
      by: z.string(),
    }),
  ),
  /** The revision that answers it. */
  correctedIn: z.number().optional(),
});
export type ReportItem = z.infer<typeof reportItem>;
export const reportsReply = z.object({
  /** The latest first; who may not edit is given those that were triaged. */
  reports: z.array(reportItem),
  total: z.number(),
  /** Reports that this server cannot read: they were written with another key. For editors. */
  unreadable: z.number().optional(),
  next: z.string().nullable(),
});
export type ReportsReply = z.infer<typeof reportsReply>;
