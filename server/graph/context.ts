/** What every question of the explorer works with. */
import { cypher } from './cypher-files.ts';
import type { Engine } from './engine.ts';

export interface Context {
  engine: Engine;
  /** The value kept under a key for one version of the graph; made anew when a write happened. */
  cached<Value>(key: string, make: () => Promise<Value>): Promise<Value>;
}

/** Milliseconds after which the store is asked whether something outside changed it. */
const outsideChangesMs = 45_000;

/** A context on an engine. Answers that scan the whole graph are kept for one version of it. */
export function createContext(engine: Engine): Context {
  const kept = new Map<string, Kept>();
  const keep = (key: string, version: number, make: () => Promise<unknown>): Kept => {
    const started = Date.now();
    // The mark is asked for first, so that a change while the value is made is not missed.
    const mark = engine.changeMark().then((told) => told.mark);
    mark.catch(() => {});
    const entry: Kept = {
      version,
      checked: started,
      made: started,
      tookMs: -1,
      mark,
      complete: false,
      value: mark.then(make),
    };
    entry.value.then(
      () => {
        entry.tookMs = Date.now() - started;
      },
      () => kept.get(key) === entry && kept.delete(key),
    );
    return entry;
  };
  return {
    engine,
    async cached<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
      const version = await graphVersion(engine);
      const known = kept.get(key);
      if (known?.version === version && (await stillTrue(engine, known))) {
        const age = Date.now() - known.made;
        const due = Math.max(outsideChangesMs, known.tookMs * leastRest);
        if (!known.complete && age > due && known.tookMs >= 0) {
          // Properties may have been changed from outside: renewed beside the readers.
          known.made = Date.now();
          const fresh = keep(key, version, make);
          fresh.value.then(
            () => kept.get(key) === known && kept.set(key, fresh),
            () => {},
          );
        }
        return known.value as Promise<Value>;
      }
      const entry = keep(key, version, make);
      kept.set(key, entry);
      return entry.value as Promise<Value>;
    },
  };
}

/** A value that took long to make rests at least so many times as long before it is renewed. */
const leastRest = 10;

interface Kept {
  version: number;
  /** When the store was last asked whether it has changed, and when the value was made. */
  checked: number;
  made: number;
  /** -1 while it is being made. */
  tookMs: number;
  /** The store's mark from when the value was made. */
  mark: Promise<string>;
  /** Whether the mark tells of every change. */
  complete: boolean;
  value: Promise<unknown>;
}

async function stillTrue(engine: Engine, known: Kept): Promise<boolean> {
  if (Date.now() - known.checked < outsideChangesMs) return true;
  const now = await engine.changeMark();
  known.checked = Date.now();
  known.complete = now.complete;
  return now.mark === (await known.mark);
}

/** The version node's number; 0 in a store that was never written to by this program. */
export async function graphVersion(engine: Engine): Promise<number> {
  const [row] = await engine.read<{ version: number | null }>(cypher('explore/graph-version'));
  return row?.version ?? 0;
}
