/** A batch loader: look-ups of the same moment go to the store as one. */

type Find<Value> = (ids: readonly string[]) => Promise<Map<string, Value>>;

interface Waiting<Value> {
  ids: Set<string>;
  found: Promise<Map<string, Value>>;
}

/**
 * Look-ups by ids under one key that wait for the others of the same moment, so that a page of
 * many parts asks the store once. What is not there is not in the map.
 */
export function batchLoader<Value>(): (
  key: object,
  ids: readonly string[],
  find: Find<Value>,
) => Promise<Map<string, Value>> {
  const waiting = new WeakMap<object, Waiting<Value>>();
  return (key, ids, find) => {
    let joined = waiting.get(key);
    if (!joined) {
      const all = new Set<string>();
      const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        waiting.delete(key);
        return find([...all]);
      });
      joined = { ids: all, found };
      waiting.set(key, joined);
    }
    for (const id of ids) joined.ids.add(id);
    return joined.found;
  };
}
