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
  return {
    engine,
    async cached<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
      const version = await graphVersion(engine);
      const known = kept.get(key);
      if (known?.version === version) {
        if (Date.now() - known.at < outsideChangesMs) return known.value as Promise<Value>;
        if ((await engine.changeMark()) === (await known.mark)) {
          known.at = Date.now();
          return known.value as Promise<Value>;
        }
      }
      const mark = engine.changeMark();
      const value = mark.then(make);
      kept.set(key, { version, at: Date.now(), mark, value });
      value.catch(() => kept.delete(key));
      return value;
    },
  };
}

interface Kept {
  version: number;
  at: number;
  /** The store's mark from before the value was made. */
  mark: Promise<string>;
  value: Promise<unknown>;
}

/** The version node's number; 0 in a store that was never written to by this program. */
export async function graphVersion(engine: Engine): Promise<number> {
  const [row] = await engine.read<{ version: number | null }>(cypher('explore/graph-version'));
  return row?.version ?? 0;
}
