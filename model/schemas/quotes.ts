/** Checking a quotation against the statements of the graph. */
import { z } from 'zod';
import { id, partialDate } from './api.ts';
import { statementItem } from './statements.ts';

/** Characters that a quotation to be checked may have. */
const longestQuote = 5000;

/* POST /api/quotes/verify */
export const verifyRequest = z.object({
  text: z.string().trim().min(1).max(longestQuote),
  /** Whoever is said to have said it. */
  speaker: id.optional(),
  /** When it is said to have been said: a year, month or day. */
  date: partialDate.optional(),
});
export type VerifyRequest = z.infer<typeof verifyRequest>;

export const verifyStatuses = ['exact', 'attributed-otherwise', 'near', 'not-held'] as const;

const verifyMatch = z.object({
  status: z.enum(['exact', 'attributed-otherwise', 'near']),
  statement: statementItem,
  /** The words are a part of the statement's. */
  part: z.boolean(),
  /** The statement's text was written by a coder: never exact. */
  paraphrase: z.boolean(),
  /** The words are those of our own translation. */
  translation: z.boolean(),
  /** What does not agree: who said it, when, or both. */
  differs: z.array(z.enum(['speaker', 'date'])),
  /** Word by word; `dropped` stands in the statement only, `added` in what was asked only. */
  difference: z.array(z.object({ op: z.enum(['same', 'dropped', 'added']), text: z.string() })),
});
export type VerifyMatch = z.infer<typeof verifyMatch>;

export const verifyReply = z.object({
  status: z.enum(verifyStatuses),
  /** The best first. */
  matches: z.array(verifyMatch),
  /** What was looked through. */
  searched: z.object({ statements: z.number(), texts: z.number(), translations: z.number() }),
});
export type VerifyReply = z.infer<typeof verifyReply>;
