/**
 * Tells webhooks of their events: signed, one after the other, again with longer and longer pauses when
 * it fails. One server at a time tells one webhook; how far it is stands in the store.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { WebhookTried } from '../../../model/schemas/events.ts';
import { StancegraphError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { checkedAddress, postTo } from './addresses.ts';
import { type DescribedEvent, describeEvents, matchingEvents } from './describe.ts';
import { readLog } from './log.ts';
import {
  allWebhooks,
  noWebhook,
  putState,
  readState,
  secretOf,
  type Webhook,
  type WebhookSettings,
  webhookFilters,
} from './webhooks.ts';

/** Tries of one delivery, about three days; then that event is given up. */
const mostTries = 20;
const firstPauseMs = 10_000;
const longestPauseMs = 6 * 60 * 60 * 1000;
/** Longer than one try takes, so short that another goes on within a minute. */
const leaseMs = 45_000;
/** Events told in one go. */
const mostAtOnce = 100;

interface Delivering extends WebhookSettings {
  now?: () => number;
  /** Told of each delivery that was tried. */
  tried?: (result: 'delivered' | 'failed') => void;
}

/** Tells every webhook what it waits for and whose time has come. */
export async function deliverAll(store: Store, settings: Delivering): Promise<void> {
  const all = await allWebhooks(store);
  if (all.length === 0) return;
  const { events, last } = await readLog(store);
  await Promise.all(
    all.map((webhook) => deliver(store, webhook, events, last, settings).catch(isElsewhere)),
  );
}

/** Another server has it, or it was removed. */
function isElsewhere(error: unknown): void {
  if (!(error instanceof StancegraphError)) throw error;
}

async function deliver(
  store: Store,
  webhook: Webhook,
  events: Awaited<ReturnType<typeof readLog>>['events'],
  last: number,
  settings: Delivering,
): Promise<void> {
  const { now = Date.now } = settings;
  const known = await readState(store, webhook.id);
  if (!known) return;
  const { state } = known;
  const isLeased = state.lease > now() && state.lease <= now() + leaseMs;
  if (state.done >= last || isLeased || isLater(state.next, now())) return;
  let revision = await putState(
    store,
    webhook.id,
    { ...state, lease: now() + leaseMs },
    known.revision,
  );
  let next = { ...state };
  const waiting = events.filter(
    ({ number, kind }) => number > state.done && webhook.events.includes(kind),
  );
  try {
    const own = await matchingEvents(store, waiting, webhookFilters(webhook.filter));
    const part = own.slice(0, mostAtOnce);
    for (const event of await describeEvents(store, part, webhook.base)) {
      const number = Number.parseInt(event.id, 10);
      // Noted before it is sent: whoever goes on after a crash knows that it may have arrived.
      const times = next.begun?.number === number ? next.begun.times + 1 : 1;
      next = { ...next, begun: { number, times } };
      revision = await putState(store, webhook.id, { ...next, lease: now() + leaseMs }, revision);
      const result = await send(webhook, event, times, settings);
      const at = new Date(now()).toISOString();
      const isDone = result === 'delivered' || next.failures + 1 >= mostTries;
      settings.tried?.(result === 'delivered' ? 'delivered' : 'failed');
      next = isDone
        ? { ...next, done: number, failures: 0, next: 0, last: { at, result }, begun: null }
        : {
            ...next,
            failures: next.failures + 1,
            next: now() + pauseAfter(next.failures),
            last: { at, result },
          };
      if (!isDone) return;
    }
    if (own.length <= mostAtOnce) next = { ...next, done: last };
  } finally {
    await putState(store, webhook.id, { ...next, lease: 0 }, revision);
  }
}

/** A clock that was set back must not stop what waits: no pause is longer than the longest. */
function isLater(next: number, now: number): boolean {
  return next > now && next <= now + longestPauseMs;
}

/** Milliseconds to wait after so many failures. */
export function pauseAfter(failures: number): number {
  return Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
}

/**
 * Sends an event that nothing happened for, so that a receiver can be tried. It is sent once, and what waits
 * is not touched. Throws `not-found`.
 */
export async function tryWebhook(
  store: Store,
  id: string,
  settings: WebhookSettings,
): Promise<WebhookTried> {
  const webhook = (await allWebhooks(store)).find((one) => one.id === id);
  if (!webhook) throw noWebhook(id);
  const at = new Date().toISOString();
  const event = {
    id: `test-${randomBytes(8).toString('hex')}`,
    event: 'test' as const,
    at,
    title: 'A test: nothing has happened.',
    link: webhook.base,
    statements: [],
  };
  return { at, result: await send(webhook, event, 1, settings) };
}

/** `delivered`, or what went wrong. */
async function send(
  webhook: Webhook,
  event: Omit<DescribedEvent, 'event'> & { event: DescribedEvent['event'] | 'test' },
  times: number,
  settings: Delivering,
): Promise<string> {
  const body = JSON.stringify(event);
  const time = Math.floor((settings.now ?? Date.now)() / 1000);
  try {
    const to = await checkedAddress(
      webhook.url,
      settings.webhooksPrivate === true,
      settings.resolve,
    );
    const status = await postTo(webhook.url, to, body, {
      'Content-Type': 'application/json',
      'User-Agent': 'Stancegraph',
      'Stancegraph-Event': event.event,
      'Stancegraph-Delivery': event.id,
      'Stancegraph-Attempt': String(times),
      'Stancegraph-Signature': signature(secretOf(webhook, settings), time, body),
    });
    return status >= 200 && status < 300 ? 'delivered' : `answered ${status}`;
  } catch (error) {
    if (error instanceof StancegraphError) return error.message;
    const { code } = error as NodeJS.ErrnoException;
    return `could not be reached${code ? ` (${code})` : ''}`;
  }
}

/** What a receiver computes again to know that it came from here, and when. */
function signature(secret: string, time: number, body: string): string {
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}
