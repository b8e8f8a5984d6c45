/** A small world for tests of the canvas: its nodes, what the server would answer, every action. */
import fc from 'fast-check';
import type { Side } from '../../client/canvas/actions/place.ts';
import { drawnOf } from '../../client/canvas/chain/drawn.ts';
import { createExplorer } from '../../client/canvas/explorer.ts';
import { toElements } from '../../client/canvas/renderer/elements.ts';
import type { SceneFilters } from '../../client/canvas/state/scene.ts';
import type { Ports } from '../../client/canvas/state/state.ts';
import type { GraphNode, GraphRelationship } from '../../model/schemas/graph.ts';

const labels = ['Actor', 'Party', 'Statement', 'Agreement', 'Institution'];
const world: GraphNode[] = [...Array(40)].map((_, index) => ({
  id: `node:${index}`,
  labels: [labels[index % labels.length] ?? 'Actor'],
  properties: { name: `Node ${index}`, country: index % 3 === 0 ? 'NL' : 'HU' },
}));
const links: GraphRelationship[] = world.flatMap((node, index) =>
  [index * 2 + 1, index * 3 + 2].map((other) => {
    const to = world[other % world.length]?.id ?? '';
    const type = index % 5 === 0 ? 'MEMBER_OF' : 'MENTIONS';
    return { id: `${node.id}|${type}|${to}|${other}`, type, from: node.id, to, properties: {} };
  }),
);
export const ids = world.map((node) => node.id);

export const among = (wanted: readonly string[]) => {
  const nodes = world.filter((node) => wanted.includes(node.id));
  const there = new Set(nodes.map((node) => node.id));
  return {
    nodes,
    relationships: links.filter((one) => there.has(one.from) && there.has(one.to)),
    missing: wanted.filter((id) => !there.has(id)),
    truncated: false,
  };
};
const beside = (id: string) => {
  const relationships = links.filter((one) => one.from === id || one.to === id);
  const others = relationships.map((one) => (one.from === id ? one.to : one.from));
  return { nodes: world.filter((node) => others.includes(node.id)), relationships };
};

/** A server, a layout and a browser without any of them. */
export function ports(more: Partial<Ports> = {}): Ports {
  return {
    fetchOpening: async () => among(ids.slice(0, 6)),
    fetchAmong: async (wanted) => among(wanted),
    fetchExpansion: async (id, { among: shown, limit }) => {
      const { nodes, relationships } = beside(id);
      const fresh = nodes.filter((node) => !shown.includes(node.id)).slice(0, limit);
      const ends = new Set([id, ...fresh.map((node) => node.id)]);
      const there = new Set([...ends, ...shown]);
      return {
        nodes: fresh,
        relationships: links.filter(
          ({ from, to }) => (ends.has(from) && there.has(to)) || (ends.has(to) && there.has(from)),
        ),
        total: relationships.length,
        truncated: false,
        degrees: {},
      };
    },
    fetchPaths: async ({ from, to }) => {
      const one = links.find((link) => link.from === from || link.to === from);
      const other = one && (one.from === from ? one.to : one.from);
      const found = among([from, other ?? to]);
      const paths = one && other ? [[from, one.id, other]] : [];
      return { ...found, paths, truncated: false };
    },
    fetchCommonNeighbours: async ([first = '']) => {
      const found = beside(first);
      return { ...found, total: found.nodes.length, next: null };
    },
    arrangeScene: async (scene, _aspect, options = {}) =>
      new Map(
        [...scene.nodes.keys()]
          .filter((id) => options.all || !scene.places.has(id))
          .map((id, index) => [id, { x: index * 7.5, y: index * index, pinned: false }]),
      ),
    stopLayout: () => {},
    readAddress: () => ({ fragment: '', selected: null, filters: {} }),
    persist: () => {},
    restore: async () => undefined,
    ...more,
  };
}

export type Explorer = ReturnType<typeof createExplorer>;
const id = fc.constantFrom(...ids);
const some = fc.subarray(ids, { minLength: 1, maxLength: 5 });
const number = fc.integer({ min: -500, max: 500 });
const bundleOf = (explorer: Explorer, pick: number) => {
  const bundles = [...explorer.scene().bundles.keys()];
  return bundles[pick % Math.max(1, bundles.length)] ?? '';
};
const noteOf = (explorer: Explorer, pick: number) =>
  [...explorer.scene().notes.keys()][pick % Math.max(1, explorer.scene().notes.size)] ?? '';

/** Everything that a reader can do to a scene. */
export const action: fc.Arbitrary<(explorer: Explorer) => unknown> = fc.oneof(
  id.map((one) => (explorer: Explorer) => explorer.add([one])),
  some.map((all) => (explorer: Explorer) => explorer.addSubgraph(among(all))),
  id.map((one) => (explorer: Explorer) => explorer.expand(one)),
  some.map((all) => (explorer: Explorer) => explorer.expandAll(all)),
  id.map((one) => (explorer: Explorer) => explorer.collapse(one)),
  some.map((all) => (explorer: Explorer) => explorer.common(all)),
  fc.constant((explorer: Explorer) => explorer.reveal()),
  some.map((all) => (explorer: Explorer) => explorer.hide(all)),
  fc.tuple(id, fc.integer({ min: 2, max: 4 })).map(
    ([one, depth]) =>
      (explorer: Explorer) =>
        explorer.focus(one, depth),
  ),
  fc
    .constantFrom('Party', 'Statement', 'MENTIONS')
    .map((type) => (explorer: Explorer) => explorer.toggleType(type)),
  fc.tuple(some, number, number).map(
    ([all, x, y]) =>
      (explorer: Explorer) =>
        explorer.move(new Map(all.map((one) => [one, { x, y }]))),
  ),
  fc.tuple(some, fc.boolean()).map(
    ([all, pinned]) =>
      (explorer: Explorer) =>
        explorer.pin(all, pinned),
  ),
  fc.tuple(some, fc.constantFrom<Side>('left', 'centre', 'right', 'top', 'middle', 'bottom')).map(
    ([all, side]) =>
      (explorer: Explorer) =>
        explorer.align(all, side),
  ),
  fc.tuple(some, fc.constantFrom('row' as const, 'column' as const)).map(
    ([all, axis]) =>
      (explorer: Explorer) =>
        explorer.distribute(all, axis),
  ),
  fc.constant((explorer: Explorer) => explorer.arrange()),
  fc.constant((explorer: Explorer) => explorer.mergeParallel()),
  fc.tuple(id, id).map(
    ([from, to]) =>
      (explorer: Explorer) =>
        explorer.showPath(from, to),
  ),
  fc.constant((explorer: Explorer) => explorer.addPaths()),
  fc.constant((explorer: Explorer) => explorer.clearPath()),
  fc.tuple(fc.string({ minLength: 1 }), fc.option(id, { nil: undefined }), number).map(
    ([text, on, x]) =>
      (explorer: Explorer) =>
        explorer.note(text, on ? { on } : { x, y: x }),
  ),
  fc.nat().map((pick) => (explorer: Explorer) => explorer.removeNote(noteOf(explorer, pick))),
  some.map((all) => (explorer: Explorer) => explorer.group(all, 'Some')),
  fc
    .constantFrom('party' as const, 'country' as const, 'type' as const)
    .map((by) => (explorer: Explorer) => explorer.groupBy(by)),
  fc.nat().map((pick) => (explorer: Explorer) => explorer.toggleBundle(bundleOf(explorer, pick))),
  fc.nat().map((pick) => (explorer: Explorer) => explorer.ungroup(bundleOf(explorer, pick))),
  fc.integer({ min: 0, max: 3 }).map((size) => (explorer: Explorer) => explorer.restyle({ size })),
  fc
    .constantFrom<SceneFilters>(
      {},
      { stance: 'oppose' },
      { q: 'a', rest: 'hide' },
      { from: '2024' },
    )
    .map((filters) => (explorer: Explorer) => explorer.filter(filters)),
);

export async function begun(more: Partial<Ports> = {}): Promise<Explorer> {
  const explorer = createExplorer(ports(more));
  await explorer.start();
  return explorer;
}

/** What Cytoscape is given, element for element. */
export const elements = (explorer: Explorer) => toElements(drawnOf(explorer.getState()));
