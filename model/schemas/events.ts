/** Events: what feeds and webhooks tell of. */
import { z } from 'zod';
import { statementFilters } from './statements.ts';

/**
 * A statement that was not there; a change of position; the first statement on an agreement; the first
 * of somebody who had only acted on it.
 */
export const eventKinds = ['statement', 'change', 'first', 'silence-broken'] as const;
export type EventKind = (typeof eventKinds)[number];

/** What is kept of an event; the rest is read when it is told. */
export const storedEvent = z.object({
  /** In the order of what was noticed, from 1. */
  number: z.number().int(),
  kind: z.enum(eventKinds),
  /** When it was noticed, ISO 8601. */
  at: z.string(),
  statement: z.string(),
  /** The statement before it, of a change. */
  before: z.string().optional(),
  speaker: z.string().optional(),
  agreement: z.string().optional(),
});
export type StoredEvent = z.infer<typeof storedEvent>;

/* GET /api/feeds/{name}.atom */
const feedNames = ['statements', 'changes', 'first', 'silence-broken'] as const;
export type FeedName = (typeof feedNames)[number];
export const feedRequest = statementFilters.extend({
  name: z.string().regex(/^(statements|changes|first|silence-broken)\.atom$/),
});
export type FeedRequest = z.infer<typeof feedRequest>;

/* POST /api/webhooks */
export const webhookRequest = z.object({
  url: z
    .url()
    .max(2000)
    .regex(/^https?:\/\//, 'must begin with https:// or http://')
    .refine((text) => !URL.parse(text)?.username && !URL.parse(text)?.password, {
      message: 'must not hold a user name or password',
    }),
  events: z.array(z.enum(eventKinds)).min(1).max(eventKinds.length),
  /** As the statements of a view are filtered: `party=party:pvv&agreement=…`. */
  filter: z.string().max(2000).default(''),
});
export type WebhookRequest = z.infer<typeof webhookRequest>;

export const webhookItem = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(eventKinds)),
  filter: z.string(),
  created: z.string(),
  /** What the receiver said last; null before the first delivery. */
  last: z.object({ at: z.string(), result: z.string() }).nullable(),
  /** Tries in vain since the last success. */
  failures: z.number().int(),
  waiting: z.number().int(),
});
export type WebhookItem = z.infer<typeof webhookItem>;
export const webhooksReply = z.object({ webhooks: z.array(webhookItem) });
export const webhookMade = webhookItem.extend({
  /** Signs each delivery; shown this once. */
  secret: z.string(),
});
export type WebhookMade = z.infer<typeof webhookMade>;

/* POST /api/webhooks/{id}/test */
export const webhookTried = z.object({
  at: z.string(),
  /** `delivered`, or what went wrong. */
  result: z.string(),
});
export type WebhookTried = z.infer<typeof webhookTried>;
