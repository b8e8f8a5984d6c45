/**
 * The events of a store, the latest ones, numbered: one record, so that of several servers that notice
 * the same write one alone notes it.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { type StoredEvent, storedEvent } from '../../../model/schemas/events.ts';
import { StancegraphError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { eventKey, type FoundEvent } from './find.ts';

const kind = 'Event';
const key = 'log';
/** Events that are kept, and how many one look may add: an import of thousands is told as that. */
const mostKept = 20_000;
const mostAtOnce = 5000;
const tries = 20;

const body = z.object({ last: z.number(), events: z.array(storedEvent) });

/** Every event that is kept, the earliest first, and the number of the last of all. */
export async function readLog({ records }: Store) {
  const record = await records.get(kind, key);
  return { ...unpacked(record?.body), revision: record?.revision };
}

/** Notes events that are not noted yet; gives those that were. */
export async function noteEvents(
  store: Store,
  found: readonly FoundEvent[],
): Promise<StoredEvent[]> {
  const at = new Date().toISOString();
  for (let attempt = 1; ; attempt += 1) {
    const { last, events, revision } = await readLog(store);
    const known = new Set(events.map(eventKey));
    const fresh = found.filter((one) => !known.has(eventKey(one))).slice(-mostAtOnce);
    if (fresh.length === 0) return [];
    const added = fresh.map((one, index) => ({ ...one, number: last + 1 + index, at }));
    const next = { last: last + added.length, events: [...events, ...added].slice(-mostKept) };
    const content = { key, title: '', summary: '{}', body: packed(next) };
    try {
      await store.records.put(kind, content, revision ?? 'absent', { quiet: true });
      return added;
    } catch (error) {
      const isTaken = error instanceof StancegraphError && error.code === 'conflict';
      if (!isTaken || attempt >= tries) throw error;
    }
  }
}

function packed(log: z.infer<typeof body>): string {
  return JSON.stringify({ gzip: gzipSync(JSON.stringify(log)).toString('base64') });
}

function unpacked(text: string | undefined): z.infer<typeof body> {
  if (text === undefined) return { last: 0, events: [] };
  const { gzip } = z.object({ gzip: z.string() }).parse(JSON.parse(text));
  return body.parse(JSON.parse(gunzipSync(Buffer.from(gzip, 'base64')).toString('utf8')));
}
