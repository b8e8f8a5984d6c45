/** Looks every few seconds whether the graph was written to, and notes what events that brought. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { factsOf } from '../../questions/facts/read.ts';
import { graphVersion } from '../../store/cache.ts';
import { changesBetween } from '../../store/changes.ts';
import type { Store } from '../../store/store.ts';
import { findEvents } from './find.ts';
import { type KnownFacts, knownFrom, numberOf, readKnown, writeKnown } from './known.ts';
import { noteEvents } from './log.ts';

const longestCloseMs = 2000;

interface Watch {
  /** Looks now; done when what was written before is noted. */
  look(): Promise<void>;
  close(): Promise<void>;
}

interface WatchSettings {
  /** Where it keeps what it knows. */
  folder: string;
  everyMs?: number;
  log?: Logger;
  /** Called after each look. */
  afterwards?: () => Promise<void>;
}

/** Begins to look every so often. What the graph holds at the very first look is no news. */
export function watchEvents(store: Store, settings: WatchSettings): Watch {
  const { folder, everyMs = 5000, log, afterwards } = settings;
  const file = join(folder, `known-${store.engine.kind}.bin`);
  let known: KnownFacts | undefined;
  let seen = -1;
  let running: Promise<void> = Promise.resolve();
  let closed = false;

  const look = async () => {
    const version = await graphVersion(store.engine);
    if (version === seen) return;
    const facts = await factsOf(store);
    if (!known) {
      known = await readKnown(file);
      if (!known) {
        known = knownFrom(facts);
        // Another server of this store, or this one in another container, may have been before.
        for (const id of await touchedLately(store)) known.delete(numberOf(id));
      }
    }
    const found = findEvents(facts, known);
    if (found.length > 0) await noteEvents(store, found);
    const now = found.length > 0 || known.size === 0 ? knownFrom(facts) : known;
    if (now !== known || seen < 0) {
      await mkdir(folder, { recursive: true });
      await writeKnown(file, now);
    }
    known = now;
    seen = version;
    await rememberVersion(store, version);
  };

  const once = () => {
    running = running.then(async () => {
      if (closed) return;
      try {
        await look();
        await afterwards?.();
      } catch (error) {
        // The store may be away; the next look sees what came meanwhile.
        log?.debug({ err: error }, 'looking for events failed');
      }
    });
    return running;
  };
  const timer = setInterval(() => void once(), everyMs);
  timer.unref();
  // With what an earlier run knew nothing is missed by looking later: first readers of a large graph do not wait for it.
  if (!existsSync(file)) void once();
  return {
    look: once,
    async close() {
      closed = true;
      clearInterval(timer);
      // What is being told may wait for somebody's server; it is told again after the next start.
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, longestCloseMs))]);
    },
  };
}

const key = 'version';

/** Statements written since some server last looked; none when that is not known any more. */
async function touchedLately(store: Store): Promise<string[]> {
  const record = await store.records.get('Event', key);
  if (!record) return [];
  const since = Number(JSON.parse(record.body));
  const changes = await changesBetween(store.engine, since, await graphVersion(store.engine));
  return changes?.ids.filter((id) => id.startsWith('statement:')) ?? [];
}

async function rememberVersion({ records }: Store, version: number): Promise<void> {
  const content = { key, title: '', summary: '{}', body: JSON.stringify(version) };
  await records.put('Event', content, undefined, { quiet: true });
}
