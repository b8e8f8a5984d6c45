/** Adding: nodes by id, or what a query found. */

import { counted } from '../../../model/formats/counted.ts';
import type { Subgraph } from '../../../model/schemas/graph.ts';
import { briefName } from '../state/look.ts';
import { emptyScene, maxNodeCap, type Scene, withPlaces } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';

/** Adds to what is shown, or puts something in its place. */
export function addActions(store: ExplorerStore, start: () => Promise<void>) {
  const { ports } = store;

  /** With the ends of its relationships, which a result may hold without their nodes. */
  const whole = async (graph: Subgraph): Promise<Subgraph> => {
    const known = new Set(graph.nodes.map((node) => node.id));
    const ends = graph.relationships.flatMap((one) => [one.from, one.to]);
    const missing = [...new Set(ends)].filter((id) => !known.has(id)).slice(0, maxNodeCap);
    const found = missing.length > 0 ? (await ports.fetchAmong(missing)).nodes : [];
    await ports.learnGraph?.(graph.nodes);
    return { nodes: [...graph.nodes, ...found], relationships: graph.relationships };
  };

  return {
    /** Nodes by id, with every relationship among what is shown. */
    async add(ids: readonly string[], options: { select?: string; near?: string } = {}) {
      await start();
      const missing = ids.filter((id) => !store.scene().nodes.has(id));
      const selected = options.select ? { selection: options.select, selected: [] } : {};
      if (missing.length === 0) {
        store.set(selected);
        return;
      }
      await store.withBusy('Adding to the canvas', async () => {
        const found = await store.ports.fetchAmong(missing);
        const near = options.near ?? store.getState().selection ?? undefined;
        const next = await store.withAdded(store.scene(), found, near);
        const [first] = found.nodes;
        const what =
          missing.length === 1 && first ? briefName(first, 40) : counted(missing.length, 'node');
        store.commit(`Added ${what}`, next, { kind: 'searched', about: missing, and: selected });
        store.notifyFull(leftOut(found, next));
      });
    },
    async addSubgraph(graph: Subgraph, action?: string) {
      await start();
      await store.withBusy('Adding to the canvas', async () => {
        const added = await whole(graph);
        const about = added.nodes.map((node) => node.id);
        const next = await store.withAdded(store.scene(), added);
        const what = action ?? `Added ${counted(added.nodes.length, 'node')}`;
        store.commit(what, next, { kind: 'searched', about });
        store.notifyFull(leftOut(added, next));
      });
    },
    /** Puts a result in place of what is shown. */
    async showResult(graph: Subgraph) {
      await start();
      await store.withBusy('Drawing the result', async () => {
        const result = await whole(graph);
        const next = await store.withAdded(
          { ...emptyScene, filters: store.scene().filters },
          result,
        );
        const places = await store.ports.arrangeScene(next, store.aspect(), { all: true });
        const replaced = store.scene().nodes.size;
        store.commit(
          `Showed a result of ${counted(next.nodes.size, 'node')}`,
          withPlaces(next, places),
          { kind: 'searched' },
        );
        if (replaced > 0) {
          const text = `The canvas shows the result alone. Undo brings back the ${counted(replaced, 'node')} of before.`;
          store.set({ notice: { text, visible: true } });
        }
        store.notifyFull(leftOut(result, next));
      });
    },
  };
}

function leftOut(wanted: Subgraph, scene: Scene): number {
  return new Set(wanted.nodes.filter(({ id }) => !scene.nodes.has(id)).map(({ id }) => id)).size;
}
