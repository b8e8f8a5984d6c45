/** What is done with several nodes, or with all that is shown. */
import { counted } from '../../../model/formats/counted.ts';
import { withSubgraph } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';

/** Common neighbours, and relationships among what is shown. */
export function multiSelectionActions(store: ExplorerStore) {
  const { ports } = store;
  return {
    /** Adds what two or more have in common: the 25 most recent. */
    async common(ids: readonly string[]) {
      await store.withBusy('Looking for common neighbours', async () => {
        const { total, ...found } = await ports.fetchCommonNeighbours(ids);
        if (total === 0) {
          store.set({ notice: { text: 'They have no neighbours in common.', visible: true } });
          return;
        }
        const fresh = found.nodes.filter((node) => !store.scene().nodes.has(node.id));
        const next = await store.withAdded(store.scene(), found, ids[0]);
        const shown = found.nodes.map((node) => node.id).filter((id) => next.nodes.has(id));
        const text = `${counted(total, 'common neighbour')}, ${shown.length} shown${fresh.length < shown.length ? `, ${fresh.length} of them new` : ''}.`;
        if (fresh.length > 0) {
          store.commit(`Common neighbours of ${store.nameAll(ids)}`, next, {
            kind: 'expanded',
            about: [...ids, ...shown],
          });
        }
        store.set({ notice: { text, visible: true } });
      });
    },
    /** Draws every relationship among what is shown. */
    async reveal() {
      await store.withBusy('Looking for relationships', async () => {
        const before = store.scene();
        const found = await ports.fetchAmong([...before.nodes.keys()]);
        const next = withSubgraph(before, { nodes: [], relationships: found.relationships });
        const fresh = next.relationships.size - before.relationships.size;
        if (fresh === 0) {
          store.set({
            notice: {
              text: 'All relationships between the nodes shown are drawn already.',
              visible: true,
            },
          });
          return;
        }
        store.commit(`Revealed ${counted(fresh, 'relationship')}`, next, { kind: 'expanded' });
      });
    },
  };
}
