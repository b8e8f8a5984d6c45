/** Expanding a node, and taking away what that brought. */

import { counted } from '../../../model/formats/counted.ts';
import type { GraphNode, Subgraph } from '../../../model/schemas/graph.ts';
import { type Scene, without } from '../state/scene.ts';
import type { Store } from '../state/state.ts';

export interface ExpandOptions {
  type?: string;
  direction?: 'in' | 'out';
  label?: string;
  sort?: 'recent' | 'connected' | 'name';
  /** Only statements that match the working set's filters. */
  matching?: boolean;
}

/** How many neighbours an expansion brings. */
const pageSize = 25;
/** How many neighbours expanding several together brings at most. */
const maxTogether = 100;

/** Expands and collapses. */
export function expanding(store: Store) {
  /** Neighbours that are not shown yet, and how many relationships there are in all. */
  const unseen = async (id: string, options: ExpandOptions) => {
    const { type, direction, label, sort = 'recent' } = options;
    const filters = options.matching ? store.getState().working.filters : {};
    const query = { ...filters, type, direction, label, sort, limit: 100 };
    const fresh = new Map<string, GraphNode>();
    const relationships: Subgraph['relationships'] = [];
    let total = 0;
    let cursor: string | null | undefined;
    do {
      const page = await store.ports.fetchNeighbours(id, { ...query, cursor: cursor ?? undefined });
      total = page.total;
      cursor = page.next;
      relationships.push(...page.relationships);
      for (const node of page.nodes) {
        if (!store.scene().nodes.has(node.id) && fresh.size < pageSize) fresh.set(node.id, node);
      }
    } while (cursor && fresh.size < pageSize);
    return { nodes: [...fresh.values()], relationships, total };
  };

  const actions = {
    /** The most recent 25 neighbours that are not shown yet, or as asked. */
    async expand(id: string, options: ExpandOptions = {}) {
      await store.busily('Expanding', async () => {
        const { total, ...found } = await unseen(id, options);
        const name = store.name(id);
        if (found.nodes.length === 0) {
          store.set({
            notice: {
              told: true,
              text:
                total === 0
                  ? `${name} has no neighbours of this kind.`
                  : `All neighbours of ${name} of this kind are shown.`,
            },
          });
          return;
        }
        const grown = await store.grown(store.scene(), found, id);
        const ids = found.nodes.map((node) => node.id).filter((other) => grown.nodes.has(other));
        const next = withExpansion(grown, id, ids);
        const shown = shownOf(next, id, options);
        store.done(`Expanded ${name}`, next, { kind: 'expanded', about: [id, ...ids] });
        store.set({
          notice: {
            text: `${counted(ids.length, 'neighbour')} of ${name} added, ${shown} of ${counted(total, 'relationship')} shown.`,
            ...(shown < total ? { more: { id, shown, total, options } } : {}),
          },
        });
        store.tellFull(found.nodes.length - ids.length);
      });
    },
    /** Expands several at once: the most recent of each, a page in all. One step of the history. */
    async expandAll(ids: readonly string[]) {
      await store.busily('Expanding', async () => {
        const share = Math.max(1, Math.floor(maxTogether / ids.length));
        const found = await Promise.all(ids.map((id) => unseen(id, {})));
        let next = store.scene();
        const before = next.nodes.size;
        const fresh = new Map<string, GraphNode>();
        for (const { nodes } of found) {
          for (const node of nodes.slice(0, share)) fresh.set(node.id, node);
        }
        if (fresh.size === 0) {
          store.set({ notice: { text: 'All their neighbours are shown.', told: true } });
          return;
        }
        const relationships = found.flatMap((one) => one.relationships);
        next = await store.grown(next, { nodes: [...fresh.values()], relationships }, ids[0]);
        const left = new Set([...fresh.keys()].filter((id) => next.nodes.has(id)));
        for (const [index, { nodes }] of found.entries()) {
          const mine = nodes.map((node) => node.id).filter((id) => left.delete(id));
          if (mine.length > 0) next = withExpansion(next, ids[index] ?? '', mine);
        }
        store.done(`Expanded ${store.nameAll(ids)}`, next, { kind: 'expanded', about: ids });
        store.set({
          notice: {
            text: `${counted(next.nodes.size - before, 'neighbour')} of ${store.nameAll(ids)} added.`,
          },
        });
        store.tellFull(before + fresh.size - next.nodes.size);
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
      store.done(`Collapsed ${name}`, { ...next, expansions }, { kind: 'collapsed', about: [id] });
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
function shownOf(scene: Scene, id: string, { type, direction, label }: ExpandOptions): number {
  return [...scene.relationships.values()].filter(
    (one) =>
      (one.from === id || one.to === id) &&
      (!type || one.type === type) &&
      (!direction || (direction === 'out' ? one.from : one.to) === id) &&
      (!label || scene.nodes.get(one.from === id ? one.to : one.from)?.labels.includes(label)),
  ).length;
}
