/** Look-ups that are made at the same time go to the store as one. */
import type { Engine } from './engine.ts';

type Find<Value> = (engine: Engine, ids: readonly string[]) => Promise<Map<string, Value>>;

interface Waiting<Value> {
  ids: Set<string>;
  found: Promise<Map<string, Value>>;
}

/**
 * A look-up by ids that waits for the others of the same moment, so that a page of many parts asks
 * the store once. What is not there is not in the map.
 */
export function together<Value>(find: Find<Value>): Find<Value> {
  const waiting = new WeakMap<Engine, Waiting<Value>>();
  return (engine, ids) => {
    let joined = waiting.get(engine);
    if (!joined) {
      const all = new Set<string>();
      const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        waiting.delete(engine);
        return find(engine, [...all]);
      });
      joined = { ids: all, found };
      waiting.set(engine, joined);
    }
    for (const id of ids) joined.ids.add(id);
    return joined.found;
  };
}
