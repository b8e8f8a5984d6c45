/** Paths between nodes: choosing ends, looking, showing one, adding them. */
import { counted } from '../../../model/formats/counted.ts';
import { showPanel } from '../state/panels.ts';
import type { ExplorerStore, FoundPath, PathResult } from '../state/state.ts';

type Options = PathResult['options'];
const usual: Options = { mode: 'allShortest', maxLength: 6 };
/** Pairs of chosen nodes that are looked between at most. */
const maxPairs = 10;

/** Looks for paths and shows them. */
export function pathActions(store: ExplorerStore, start: () => Promise<void>) {
  const { ports } = store;
  const look = async (ends: readonly string[], options: Options): Promise<PathResult> => {
    const pairs = ends.flatMap((from, index) =>
      ends.slice(index + 1).map((to): [string, string] => [from, to]),
    );
    const replies = await Promise.all(
      pairs.slice(0, maxPairs).map(([from, to]) => ports.fetchPaths({ ...options, from, to })),
    );
    const found = replies.flatMap(({ nodes, relationships, paths }) =>
      paths.map((ids): FoundPath => {
        const on = new Set(ids);
        return {
          ids,
          nodes: nodes.filter((node) => on.has(node.id)),
          relationships: relationships.filter((one) => on.has(one.id)),
        };
      }),
    );
    const truncated = pairs.length > maxPairs || replies.some((reply) => reply.truncated);
    return { ends, options, found, truncated };
  };

  const actions = {
    startPath(from: string) {
      store.set({
        pathFrom: from,
        notice: { text: `Choose the other end of a path from ${store.name(from)}.` },
      });
    },
    cancelPath() {
      store.set({ pathFrom: null, notice: null });
    },
    /** The shortest path between two, drawn; others can be chosen in its panel. */
    async showPath(from: string, to: string) {
      await actions.findPaths([from, to], usual);
      const [first] = store.getState().search?.found ?? [];
      if (first) await actions.choosePath(first);
    },
    /** Looks for paths between each two of these; nothing is drawn yet. */
    async findPaths(ends: readonly string[], options: Options = usual) {
      await start();
      store.set({ pathFrom: null });
      await store.withBusy('Looking for paths', async () => {
        const search = await look(ends, options);
        showPanel('paths');
        store.set({
          search,
          notice: {
            text:
              search.found.length > 0
                ? `${counted(search.found.length, 'path')} found.`
                : `There is no path of at most ${counted(options.maxLength, 'relationship')} between them. Allow more types, or choose others.`,
          },
        });
      });
    },
    /** Draws one of the paths that were found, and marks it. */
    async choosePath(path: FoundPath) {
      await store.withBusy('Adding the path', async () => {
        const { nodes, relationships, ids } = path;
        const next = await store.withAdded(store.scene(), {
          nodes: [...nodes],
          relationships: [...relationships],
        });
        const [from = '', to = ''] = [ids[0], ids.at(-1)];
        const shown = { ...next, path: ids };
        const nameIn = (id: string) => store.name(id, shown);
        store.commit(`Path from ${nameIn(from)} to ${nameIn(to)}`, shown, {
          kind: 'pathed',
          about: ids,
        });
      });
    },
    /** Draws every path that was found. */
    async addPaths() {
      const found = store.getState().search?.found ?? [];
      if (found.length === 0) return;
      await store.withBusy('Adding the paths', async () => {
        const next = await store.withAdded(store.scene(), {
          nodes: found.flatMap((path) => path.nodes),
          relationships: found.flatMap((path) => path.relationships),
        });
        const about = [...new Set(found.flatMap((path) => path.ids))];
        store.commit(`Added ${counted(found.length, 'path')}`, next, { kind: 'pathed', about });
      });
    },
    /** No path is marked any more; what it brought stays. */
    clearPath() {
      store.set({ search: null });
      if (store.scene().path.length === 0) return;
      store.commit('Closed the path', { ...store.scene(), path: [] }, { kind: 'pathed' });
    },
  };
  return actions;
}
