/** Paths between nodes: choosing ends, showing one, stepping to another. */
import type { Store } from '../state.ts';

/** Looks for paths and shows them. */
export function pathing(store: Store, start: () => Promise<void>) {
  return {
    startPath(from: string) {
      store.set({
        pathFrom: from,
        notice: { text: `Choose the other end of a path from ${store.name(from)}.` },
      });
    },
    cancelPath() {
      store.set({ pathFrom: null, notice: null });
    },
    async showPath(from: string, to: string) {
      await start();
      store.set({ pathFrom: null });
      await store.busily('Looking for a path', async () => {
        const found = await store.ports.fetchPaths(from, to);
        const [first] = found.paths;
        if (!first) {
          store.set({
            notice: {
              text: 'There is no path of at most 6 relationships between them. Expand one of them, or choose others.',
            },
          });
          return;
        }
        const onPath = new Set(first);
        const next = await store.grown(store.scene(), {
          nodes: found.nodes.filter((node) => onPath.has(node.id)),
          relationships: found.relationships.filter((one) => onPath.has(one.id)),
        });
        store.done(
          `Path from ${store.name(from)}`,
          { ...next, path: first },
          { kind: 'pathed', about: first, and: { paths: found.paths } },
        );
      });
    },
    /** Shows another of the paths that were found. */
    async choosePath(path: readonly string[]) {
      const ids = path.filter((_, index) => index % 2 === 0);
      await store.busily('Adding the path', async () => {
        const next = await store.grown(store.scene(), await store.ports.fetchAmong(ids));
        store.done('Another path', { ...next, path }, { kind: 'pathed', about: path });
      });
    },
    clearPath() {
      store.done(
        'Closed the path',
        { ...store.scene(), path: [] },
        { kind: 'pathed', and: { paths: [] } },
      );
    },
  };
}
