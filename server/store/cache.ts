/** What every question of the explorer works with. */
import { setTimeout } from 'node:timers/promises';
import { changesBetween } from './changes.ts';
import { cypher } from './cypher-files.ts';
import type { Engine } from './engine.ts';

export interface FactsFile {
  path: string;
  /** Facts of fewer statements are not kept: they are read from the store in a second. */
  least?: number;
}

export interface Context {
  engine: Engine;
  /** Where the facts of a large graph are kept between two runs; nowhere unless said. */
  factsFile?: FactsFile | undefined;
  /**
   * The value of a key for the present version of the graph, computed once. After a write it is
   * computed again, or brought up to date by `update` when it is known which entities the writes
   * touched; `update` gives null when it cannot.
   */
  cached<Value>(
    key: string,
    make: () => Promise<Value>,
    update?: (value: Value, touched: readonly string[]) => Promise<Value | null>,
  ): Promise<Value>;

  /** The same for one request that only reads: which version the graph has is asked once, as it begins. */
  forOneRead(): Context;
}

/** Milliseconds after which the store is asked whether something outside changed it. */
const outsideChangesMs = 45_000;
/** A value is not computed again within so many times the time that it took. */
const leastRest = 10;

interface CacheEntry {
  version: number;
  /** When the store was last asked whether it has changed, and when all of the value was read. */
  checked: number;
  made: number;
  /** -1 while it is being made. */
  tookMs: number;
  /** The store's mark from when the value was made. */
  mark: Promise<string>;
  /** Whether the mark tells of every change. */
  complete: boolean;
  /** Whether it is being computed again while readers still get the old value. */
  renewing: boolean;
  value: Promise<unknown>;
}

/** A context on an engine. Answers that scan the whole graph are cached for one version of it. */
export function createContext(engine: Engine, factsFile?: FactsFile): Context {
  const entries = new Map<string, CacheEntry>();

  const made = (version: number, make: () => Promise<unknown>): CacheEntry => {
    const started = Date.now();
    // The mark is asked for first, so that a change while the value is made is not missed.
    const mark = engine.changeMark().then((told) => told.mark);
    mark.catch(() => {});
    const entry: CacheEntry = {
      version,
      checked: started,
      made: started,
      tookMs: -1,
      mark,
      complete: false,
      renewing: false,
      value: mark.then(make),
    };
    entry.value.then(
      () => {
        entry.tookMs = Date.now() - started;
      },
      () => {},
    );
    return entry;
  };

  /** The cached value brought to a later version by what writes touched in between. */
  const updated = (
    known: CacheEntry,
    version: number,
    make: () => Promise<unknown>,
    update: (value: unknown, touched: readonly string[]) => Promise<unknown>,
  ): CacheEntry => {
    const entry: CacheEntry = { ...known, version, renewing: false };
    const work = (async () => {
      const before = await known.value.then(
        (value) => ({ value }),
        () => null,
      );
      const changes = before && (await changesBetween(engine, known.version, version));
      const mark = changes && (await markAfter(engine, known, changes.marks));
      const told = before && changes && mark !== null;
      const next = told ? await update(before.value, changes.ids) : null;
      if (mark !== null && next !== null) {
        entry.tookMs = known.tookMs;
        return { value: next, mark };
      }
      const whole = made(version, make);
      const all = { value: await whole.value, mark: await whole.mark };
      Object.assign(entry, { made: whole.made, checked: whole.checked, tookMs: whole.tookMs });
      return all;
    })();
    entry.value = work.then((done) => done.value);
    entry.mark = work.then((done) => done.mark);
    entry.mark.catch(() => {});
    return entry;
  };

  const keep = (key: string, entry: CacheEntry, otherwise?: CacheEntry): Promise<unknown> => {
    entries.set(key, entry);
    entry.value.catch(() => {
      if (entries.get(key) !== entry) return;
      if (otherwise) entries.set(key, otherwise);
      else entries.delete(key);
    });
    return entry.value;
  };

  /** Another program may have changed properties: reads all again while readers get the old value. */
  const renew = (key: string, known: CacheEntry, make: () => Promise<unknown>): void => {
    known.renewing = true;
    const fresh = made(known.version, make);
    fresh.value.then(
      () => {
        const now = entries.get(key);
        if (now && now.made < fresh.made) entries.set(key, fresh);
      },
      () => {
        known.renewing = false;
      },
    );
  };

  /** `versionNow` may tell one that was asked for earlier, unless it is to be asked for anew. */
  const withVersion = (versionNow: (anew?: boolean) => Promise<number>): Context => ({
    engine,
    factsFile,
    async cached<Value>(
      key: string,
      make: () => Promise<Value>,
      update?: (value: Value, touched: readonly string[]) => Promise<Value | null>,
    ): Promise<Value> {
      let version = await versionNow();
      let known = entries.get(key);
      if (known && known.version > version) {
        // A write came in between the two; the version never falls otherwise.
        version = await versionNow(true);
        known = entries.get(key);
      }
      if (known?.version === version && (await stillTrue(engine, known))) {
        const age = Date.now() - known.made;
        const due = Math.max(outsideChangesMs, known.tookMs * leastRest);
        if (!known.complete && !known.renewing && age > due && known.tookMs >= 0) {
          renew(key, known, make);
        }
        return known.value as Promise<Value>;
      }
      // Another reader may have begun meanwhile.
      const now = entries.get(key);
      if (now && now !== known && now.version === version) return now.value as Promise<Value>;
      const behind = now && now.version < version;
      const entry =
        behind && update
          ? updated(now, version, make, (value, touched) => update(value as Value, touched))
          : made(version, make);
      return keep(key, entry, behind ? now : undefined) as Promise<Value>;
    },
    forOneRead() {
      let told: Promise<number> | undefined;
      return withVersion((anew) => {
        told = anew || told === undefined ? graphVersion(engine) : told;
        return told;
      });
    },
  });
  return withVersion(() => graphVersion(engine));
}

/** The mark after the changes; null when the store changed in another way too. */
async function markAfter(
  engine: Engine,
  known: CacheEntry,
  marks: { before: string; after: string } | 'none' | null,
): Promise<string | null> {
  if (marks === 'none') return (await engine.changeMark()).mark;
  return marks !== null && marks.before === (await known.mark) ? marks.after : null;
}

async function stillTrue(engine: Engine, known: CacheEntry): Promise<boolean> {
  if (Date.now() - known.checked < outsideChangesMs) return true;
  const now = await engine.changeMark();
  known.checked = Date.now();
  known.complete = now.complete;
  return now.mark === (await known.mark);
}

/** Milliseconds that questions for the version wait for one that is being answered. */
const togetherMs = 100;

interface VersionAsked {
  answer: Promise<number>;
  next?: Promise<number>;
}

const versionsAsked = new WeakMap<Engine, VersionAsked>();

/**
 * The version node's number; 0 in a store that was never written to by this program. Nearly every request
 * asks for it: what comes while the store answers shares the question after, whose answer is as late as it wants.
 */
export function graphVersion(engine: Engine): Promise<number> {
  const asked = versionsAsked.get(engine);
  if (!asked) return askVersion(engine);
  asked.next ??= Promise.race([asked.answer.catch(() => {}), setTimeout(togetherMs)]).then(() =>
    askVersion(engine),
  );
  return asked.next;
}

function askVersion(engine: Engine): Promise<number> {
  const answer = engine
    .read<{ version: number | null }>(cypher('questions/graph-version'))
    .then(([row]) => row?.version ?? 0);
  const asked: VersionAsked = { answer };
  versionsAsked.set(engine, asked);
  const ended = () => {
    if (versionsAsked.get(engine) === asked && !asked.next) versionsAsked.delete(engine);
  };
  answer.then(ended, ended);
  return answer;
}
