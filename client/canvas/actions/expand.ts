/** Expanding a node, one request each, and taking away what that brought. */
import { counted } from '../../../model/formats/counted.ts';
import { activeFilters, type Scene, without } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';

export interface ExpandOptions {
  type?: string;
  direction?: 'in' | 'out';
  label?: string;
  sort?: 'recent' | 'connected' | 'name';
  /** Only statements that match the working set's filters. */
  matching?: boolean;
}

/** How many neighbours expanding one node brings, and expanding several in all. */
const pageSize = 25;
const maxOfSeveral = 100;

/** Expands and collapses. */
export function expandActions(store: ExplorerStore) {
  /** New neighbours of a node, what joins them with the scene, and how many relationships match. */
  const fetchNew = (
    scene: Scene,
    id: string,
    { matching = false, ...kind }: ExpandOptions,
    limit = pageSize,
  ) =>
    store.ports.fetchExpansion(
      id,
      { ...kind, among: [...scene.nodes.keys()], limit },
      matching ? activeFilters(scene) : {},
    );

  const actions = {
    /** The most recent 25 neighbours that are not shown yet, or as asked. */
    async expand(id: string, options: ExpandOptions = {}) {
      await store.withBusy('Expanding', async () => {
        const { total, ...found } = await fetchNew(store.scene(), id, options);
        const name = store.name(id);
        if (found.nodes.length === 0) {
          store.set({
            notice: {
              visible: true,
              text:
                total === 0
                  ? `${name} has no neighbours of this kind.`
                  : `All neighbours of ${name} of this kind are shown.`,
            },
          });
          return;
        }
        const added = await store.withSubgraph(store.scene(), found, id);
        const ids = found.nodes.map((node) => node.id).filter((other) => added.nodes.has(other));
        const next = withExpansion(added, id, ids);
        const shown = countShown(next, id, options);
        store.commit(`Expanded ${name}`, next, { kind: 'expanded', about: [id, ...ids] });
        store.set({
          notice: {
            text: `${counted(ids.length, 'neighbour')} of ${name} added, ${shown} of ${counted(total, 'relationship')} shown.`,
            ...(shown < total ? { more: { id, shown, total, options } } : {}),
          },
        });
        store.notifyFull(found.nodes.length - ids.length);
      });
    },
    /** Expands several nodes in one step of the history: the most recent neighbours of each. */
    async expandAll(ids: readonly string[]) {
      await store.withBusy('Expanding', async () => {
        const limit = Math.max(1, Math.min(pageSize, Math.floor(maxOfSeveral / ids.length)));
        const before = store.scene();
        let next = before;
        let found = 0;
        // One after the other: what the earlier brought is on the canvas for the later.
        for (const id of ids) {
          const { nodes, relationships } = await fetchNew(next, id, {}, limit);
          if (nodes.length === 0) continue;
          found += nodes.length;
          next = await store.withSubgraph(next, { nodes, relationships }, id);
          const brought = nodes.map((node) => node.id).filter((other) => next.nodes.has(other));
          if (brought.length > 0) next = withExpansion(next, id, brought);
        }
        if (found === 0) {
          store.set({ notice: { text: 'All their neighbours are already shown.', visible: true } });
          return;
        }
        const added = next.nodes.size - before.nodes.size;
        store.commit(`Expanded ${store.nameAll(ids)}`, next, { kind: 'expanded', about: ids });
        store.set({
          notice: {
            text: `${counted(added, 'neighbour')} of ${store.nameAll(ids)} added.`,
          },
        });
        store.notifyFull(found - added);
      });
    },
    /** Takes away what expanding this node brought, and nothing else. */
    collapse(id: string) {
      const name = store.name(id);
      const brought = store.scene().expansions.get(id);
      if (!brought) return;
      const next = without(store.scene(), brought);
      const expansions = new Map(next.expansions);
      expansions.delete(id);
      store.commit(
        `Collapsed ${name}`,
        { ...next, expansions },
        { kind: 'collapsed', about: [id] },
      );
    },
    /** Expands, or collapses what was expanded before. */
    toggle(id: string) {
      if (store.scene().expansions.has(id)) actions.collapse(id);
      else void actions.expand(id);
    },
  };
  return actions;
}

function withExpansion(scene: Scene, id: string, brought: readonly string[]): Scene {
  const before = scene.expansions.get(id) ?? [];
  return { ...scene, expansions: new Map(scene.expansions).set(id, [...before, ...brought]) };
}

/** How many of a node's relationships of a kind are shown. */
function countShown(scene: Scene, id: string, { type, direction, label }: ExpandOptions): number {
  return [...scene.relationships.values()].filter(
    (one) =>
      (one.from === id || one.to === id) &&
      (!type || one.type === type) &&
      (!direction || (direction === 'out' ? one.from : one.to) === id) &&
      (!label || scene.nodes.get(one.from === id ? one.to : one.from)?.labels.includes(label)),
  ).length;
}
