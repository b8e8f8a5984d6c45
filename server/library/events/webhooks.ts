/** Webhooks of a store: who is told of which events. Their secrets are encrypted. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  eventKinds,
  type WebhookItem,
  type WebhookMade,
  type WebhookRequest,
} from '../../../model/schemas/events.ts';
import { statementFilters } from '../../../model/schemas/statements.ts';
import { StancegraphError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { type SecretSettings, seal, unseal } from '../secrets.ts';
import { checkedAddress, type Resolve } from './addresses.ts';
import { readLog } from './log.ts';

const mostWebhooks = 100;

export interface WebhookSettings extends SecretSettings {
  webhooksPrivate?: boolean | undefined;
  resolve?: Resolve;
}

const body = z.object({
  url: z.string(),
  events: z.array(z.enum(eventKinds)),
  filter: z.string(),
  /** The address of this explorer, for links. */
  base: z.string(),
  secret: z.string(),
});

/** How far a webhook is, and how its last delivery went. */
const state = z.object({
  /** The number of the last event that it was told of, or that is none of its own. */
  done: z.number(),
  failures: z.number(),
  /** Not before; milliseconds. */
  next: z.number(),
  /** A server tells it just now, until then; milliseconds. */
  lease: z.number(),
  last: z.object({ at: z.string(), result: z.string() }).nullable(),
  /** The event that is sent next or just now, and how often sending it was begun. */
  begun: z.object({ number: z.number(), times: z.number() }).nullable().default(null),
});
type WebhookState = z.infer<typeof state>;

export interface Webhook extends z.infer<typeof body> {
  id: string;
  created: string;
}

/** The filters of a webhook. Throws a `ZodError` for what is none. */
export function webhookFilters(filter: string) {
  return statementFilters.strict().parse(Object.fromEntries(new URLSearchParams(filter)));
}

/** Makes one; its secret is given this once. Events from now on are told. */
export async function makeWebhook(
  store: Store,
  request: WebhookRequest,
  base: string,
  settings: WebhookSettings,
): Promise<WebhookMade> {
  webhookFilters(request.filter);
  await checkedAddress(request.url, settings.webhooksPrivate === true, settings.resolve);
  const all = await allWebhooks(store);
  if (all.length >= mostWebhooks) {
    throw new StancegraphError('too-many', `There are ${all.length} webhooks; remove one first.`);
  }
  const id = randomBytes(8).toString('hex');
  const secret = `whsec_${randomBytes(32).toString('base64url')}`;
  const { last } = await readLog(store);
  const state = { done: last, failures: 0, next: 0, lease: 0, last: null, begun: null };
  await putState(store, id, state);
  const sealed = seal(secret, settings);
  const kept = { ...request, base, secret: sealed };
  const content = { key: id, title: request.url, summary: '{}', body: JSON.stringify(kept) };
  await store.records.put('Webhook', content, 'absent');
  const made = (await listWebhooks(store)).find((one) => one.id === id);
  if (!made) throw new StancegraphError('conflict', 'The webhook was removed meanwhile.');
  return { ...made, secret };
}

/** All webhooks with how they are, without secrets. */
export async function listWebhooks(store: Store): Promise<WebhookItem[]> {
  const [all, log] = await Promise.all([allWebhooks(store), readLog(store)]);
  return Promise.all(
    all.map(async ({ id, url, events, filter, created }) => {
      const known = await readState(store, id);
      const waiting = log.events.filter(
        ({ number, kind }) => number > (known?.state.done ?? 0) && events.includes(kind),
      ).length;
      const { last = null, failures = 0 } = known?.state ?? {};
      return { id, url, events, filter, created, last, failures, waiting };
    }),
  );
}

/** Throws `not-found`. */
export async function removeWebhook(store: Store, id: string): Promise<WebhookItem> {
  const found = (await listWebhooks(store)).find((one) => one.id === id);
  if (!found) throw noWebhook(id);
  await store.records.delete('Webhook', id);
  await store.records.delete('Event', stateKey(id)).catch(() => {});
  return found;
}

/** Said of an id that is none. */
export function noWebhook(id: string): StancegraphError {
  return new StancegraphError('not-found', `There is no webhook ${JSON.stringify(id)}.`);
}

export async function allWebhooks({ records }: Store): Promise<Webhook[]> {
  const found = await records.all('Webhook');
  return found.flatMap((record) => {
    const { data } = body.safeParse(JSON.parse(record.body));
    return data ? [{ ...data, id: record.key, created: record.created }] : [];
  });
}

/** What signs the deliveries of a webhook; throws `unavailable` when another key encrypted it. */
export function secretOf({ secret }: Webhook, settings: SecretSettings): string {
  const text = unseal(secret, settings);
  if (text !== undefined) return text;
  throw new StancegraphError(
    'unavailable',
    'This was encrypted with another key. Set SECRET_KEY to the same value on every server.',
  );
}

function stateKey(id: string): string {
  return `to:${id}`;
}

/** How far it is, with the revision that a change of it must name. */
export async function readState({ records }: Store, id: string) {
  const record = await records.get('Event', stateKey(id));
  return record && { state: state.parse(JSON.parse(record.body)), revision: record.revision };
}

/** Throws `conflict` when another server has changed it since `revision`; gives the new one. */
export async function putState(
  { records }: Store,
  id: string,
  next: WebhookState,
  revision?: number,
): Promise<number> {
  const content = { key: stateKey(id), title: '', summary: '{}', body: JSON.stringify(next) };
  const put = await records.put('Event', content, revision ?? 'absent', { quiet: true });
  return put.record.revision;
}
