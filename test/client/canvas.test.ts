/** The canvas's actions over a small world of its own: what can be undone, what is kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Side } from '../../client/canvas/actions/place.ts';
import { drawnOf } from '../../client/canvas/chain/drawn.ts';
import { createExplorer } from '../../client/canvas/explorer.ts';
import { toElements } from '../../client/canvas/renderer/elements.ts';
import { selectedBy } from '../../client/canvas/renderer/hit.ts';
import { spritesOf } from '../../client/canvas/renderer/sprites.ts';
import {
  betweenId,
  endsOfBetween,
  relationshipsBetween,
} from '../../client/canvas/state/between.ts';
import { type History, stepsOf } from '../../client/canvas/state/history.ts';
import {
  type HistoryStorage,
  historyPersistence,
} from '../../client/canvas/state/history-storage.ts';
import type { Scene, SceneFilters } from '../../client/canvas/state/scene.ts';
import type { ExplorerState, Ports } from '../../client/canvas/state/state.ts';
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
const ids = world.map((node) => node.id);

const among = (wanted: readonly string[]) => {
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
function ports(more: Partial<Ports> = {}): Ports {
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

type Explorer = ReturnType<typeof createExplorer>;
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
const action: fc.Arbitrary<(explorer: Explorer) => unknown> = fc.oneof(
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

async function begun(more: Partial<Ports> = {}): Promise<Explorer> {
  const explorer = createExplorer(ports(more));
  await explorer.start();
  return explorer;
}

/** What Cytoscape is given, element for element. */
const elements = (explorer: Explorer) => toElements(drawnOf(explorer.getState()));

describe('undo and redo', () => {
  test('500 random actions, then undo all: the same canvas; redo all: the same again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 500, maxLength: 500, size: 'max' }),
        async (actions) => {
          const explorer = await begun();
          const [first, firstElements] = [explorer.scene(), elements(explorer)];
          for (const act of actions) await act(explorer);
          const [last, lastElements] = [explorer.scene(), elements(explorer)];
          const steps = explorer.getState().history.past.length;
          expect(steps).toBeGreaterThan(150);
          for (let step = 0; step < steps; step += 1) explorer.undo();
          expect(explorer.scene()).toEqual(first);
          expect(elements(explorer)).toEqual(firstElements);
          explorer.undo();
          expect(explorer.scene()).toEqual(first);
          for (let step = 0; step < steps; step += 1) explorer.redo();
          expect(explorer.scene()).toEqual(last);
          expect(elements(explorer)).toEqual(lastElements);
          explorer.goTo(0);
          expect(elements(explorer)).toEqual(firstElements);
        },
      ),
      { numRuns: 6 },
    );
  }, 60_000);

  test('no relationship, note or bundle is left without what it hangs on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 40, maxLength: 80 }), async (actions) => {
        const explorer = await begun();
        for (const act of actions) await act(explorer);
        const { nodes, relationships, notes, bundles } = explorer.scene();
        for (const { from, to } of relationships.values()) {
          expect(nodes.has(from) && nodes.has(to)).toBe(true);
        }
        for (const { on } of notes.values()) {
          if (on) expect(nodes.has(on) || relationships.has(on)).toBe(true);
        }
        for (const { members } of bundles.values()) {
          expect(members.length).toBeGreaterThan(1);
          for (const member of members) expect(nodes.has(member)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('an expansion can be kept to what matches the filters', async () => {
    const asked: unknown[] = [];
    const { fetchExpansion } = ports();
    const explorer = await begun({
      fetchExpansion: (one, query, filters) => {
        asked.push(filters);
        return fetchExpansion(one, query, filters);
      },
    });
    explorer.filter({ stance: 'oppose', rest: 'hide' });
    await explorer.expand('node:3', { matching: true });
    await explorer.expand('node:4');
    expect(asked).toEqual([{ stance: 'oppose' }, {}]);
  });

  test('filters are steps with names; going back to the last ones goes back in the history', async () => {
    const explorer = await begun();
    const steps = () => stepsOf(explorer.getState().history).map(({ name }) => name);
    explorer.filter({ stance: 'oppose', speaker: 'node:1' });
    explorer.filter({ stance: 'oppose', speaker: 'node:1', rest: 'hide' });
    explorer.filter({ stance: 'oppose' });
    explorer.filter({});
    expect(steps()).toEqual([
      'Opened',
      'Filtered: stance oppose, speaker Node 1',
      'Hid non-matching nodes',
      'Removed the filter: speaker',
      'Removed all filters',
    ]);
    explorer.undo();
    expect(explorer.scene().filters).toEqual({ stance: 'oppose' });
    // As the browser's own buttons do it.
    explorer.filter({ stance: 'oppose', speaker: 'node:1', rest: 'hide' }, true);
    expect(explorer.getState().history.future).toHaveLength(2);
    explorer.filter({ stance: 'oppose' }, true);
    expect(explorer.getState().history.future).toHaveLength(1);
    expect(steps()).toHaveLength(5);
  });

  test('a filter by what is not on the canvas is told by its name, after a reload too', async () => {
    const explorer = await begun();
    const steps = (of = explorer) => stepsOf(of.getState().history).map(({ name }) => name);
    explorer.filter({ speaker: 'node:30' });
    await expect.poll(steps).toEqual(['Opened', 'Filtered: speaker Node 30']);
    expect(explorer.getState().notice?.text).toBe('Filtered: speaker Node 30');
    explorer.filter({ speaker: 'node:30', party: 'node:31', stance: 'oppose' });
    explorer.pin('node:1', true);
    await expect.poll(() => steps()[2]).toBe('Filtered: party Node 31, stance oppose');
    expect(steps()).toHaveLength(4);
    const { history } = explorer.getState();
    const again = await begun({
      readAddress: () => ({ fragment: '#g=x', selected: null, filters: { source: 'node:32' } }),
      restore: async () => history,
    });
    await expect.poll(() => steps(again).at(-1)).toMatch(/^Filtered: source Node 32/);
  });

  test('what is typed into a filter is one step, and none when it is taken back', async () => {
    const explorer = await begun();
    for (const q of ['o', 'opt', 'opt-out']) explorer.filter({ q });
    const { history } = explorer.getState();
    expect(stepsOf(history).map(({ name }) => name)).toEqual([
      'Opened',
      'Filtered: words “opt-out”',
    ]);
    explorer.filter({});
    expect(explorer.getState().history.past).toHaveLength(0);
  });

  test('opening a saved scene applies its filters in the same step', async () => {
    const explorer = await begun();
    await explorer.openSaved({ nodes: [['node:1', 0, 0, 0]], path: [] }, '“Saved”', { q: 'a' });
    expect(explorer.scene().filters).toEqual({ q: 'a' });
    explorer.undo();
    expect(explorer.scene().filters).toEqual({});
  });

  test('what an expansion brought is taken away by collapsing, and nothing else', async () => {
    const explorer = await begun();
    await explorer.expand('node:3');
    const after = [...explorer.scene().nodes.keys()];
    expect(after.length).toBeGreaterThan(6);
    explorer.collapse('node:3');
    expect([...explorer.scene().nodes.keys()]).toEqual(ids.slice(0, 6));
  });

  test('expanding is one request a node, and brings all that joins the new with the old', async () => {
    const asked: string[] = [];
    const { fetchExpansion, fetchAmong } = ports();
    const explorer = await begun({
      fetchExpansion: (one, query, filters) => {
        asked.push(`expand ${one}`);
        return fetchExpansion(one, query, filters);
      },
      fetchAmong: (wanted) => {
        asked.push('among');
        return fetchAmong(wanted);
      },
    });
    await explorer.expand('node:3');
    await explorer.expandAll(['node:1', 'node:2']);
    expect(asked).toEqual(['expand node:3', 'expand node:1', 'expand node:2']);
    const { nodes, relationships, expansions } = explorer.scene();
    const expected = among([...nodes.keys()]).relationships.map((one) => one.id);
    expect([...relationships.keys()].sort()).toEqual(expected.sort());
    const brought = [...expansions.values()].flat();
    expect(brought).toHaveLength(nodes.size - 6);
    expect(new Set(brought).size).toBe(brought.length);
  });

  test('expanding leaves every node that was there exactly where it was', async () => {
    const explorer = await begun();
    const before = explorer.scene().places;
    await explorer.expandAll(ids.slice(0, 6));
    for (const [one, place] of before) expect(explorer.scene().places.get(one)).toEqual(place);
  });
});

describe('a full canvas', () => {
  const many = [...Array(1200)].map((_, index) => ({
    id: `many:${index}`,
    labels: ['Actor'],
    properties: { name: `Many ${index}` },
  }));
  const all = { nodes: many, relationships: [] };
  const none = { relationships: [], missing: [], truncated: false };

  test('says how many it left out, and holds more when asked', async () => {
    const explorer = await begun({ fetchAmong: async () => ({ nodes: [], ...none }) });
    await explorer.showResult(all);
    expect(explorer.scene().nodes.size).toBe(1000);
    expect(explorer.getState().notice).toMatchObject({ visible: true, full: true });
    expect(explorer.getState().notice?.text).toContain('200 nodes left out');
    explorer.raiseCap();
    await explorer.showResult(all);
    expect(explorer.scene().nodes.size).toBe(1200);
    expect(explorer.getState().notice?.full).toBeUndefined();
  });
});

/** A storage in memory; values are copied, as IndexedDB does. */
function memoryStorage(): HistoryStorage {
  let steps: unknown[] = [];
  let kept: number | undefined;
  return {
    read: async () =>
      kept === undefined ? undefined : (structuredClone({ steps, present: kept }) as never),
    write: async (from, fresh, present) => {
      steps = [...steps.slice(0, from), ...structuredClone(fresh)];
      kept = present;
    },
  };
}

describe('a reload', () => {
  test('loses no step of the history, on either side of the present', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 10, maxLength: 60 }),
        fc.nat({ max: 8 }),
        async (actions, back) => {
          const storage = memoryStorage();
          const persistence = historyPersistence(storage);
          let last: History<Scene> | undefined;
          const saving: Promise<void>[] = [];
          const persist = ({ history }: ExplorerState) => {
            last = history;
            saving.push(persistence.save(history));
          };
          const explorer = await begun({ persist });
          for (const act of actions) await act(explorer);
          for (let step = 0; step < back; step += 1) explorer.undo();
          await Promise.all(saving);
          expect(await historyPersistence(storage).restore()).toEqual(last);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('goes on with the history of its tab when it shows the same scene', async () => {
    const explorer = await begun();
    await explorer.expand('node:3');
    explorer.note('Ask again', { on: 'node:3' });
    const { history } = explorer.getState();
    const again = await begun({
      readAddress: () => ({ fragment: '#g=x', selected: null, filters: {} }),
      restore: async () => history,
    });
    expect(again.getState().history.past).toEqual(history.past);
    expect(again.scene()).toEqual(history.present.value);
    again.undo();
    expect(again.scene().notes.size).toBe(0);
  });

  test('takes the filters of the address, as a step when they are others', async () => {
    const explorer = await begun();
    explorer.filter({ stance: 'oppose' });
    const { history } = explorer.getState();
    const again = (filters: SceneFilters) =>
      begun({
        readAddress: () => ({ fragment: '#g=x', selected: null, filters }),
        restore: async () => history,
      });
    expect((await again({ stance: 'oppose' })).getState().history).toEqual(history);
    const other = await again({});
    expect(other.scene().filters).toEqual({});
    other.undo();
    expect(other.scene().filters).toEqual({ stance: 'oppose' });
  });

  test('takes out what is no longer in the graph, in the present alone', async () => {
    const explorer = await begun();
    const { history } = explorer.getState();
    const again = await begun({
      readAddress: () => ({ fragment: '#g=x', selected: null, filters: {} }),
      restore: async () => history,
      fetchAmong: async (wanted) => among(wanted.filter((one) => one !== 'node:2')),
    });
    expect(again.scene().nodes.has('node:2')).toBe(false);
    expect(again.scene().nodes.has('node:1')).toBe(true);
  });
});

describe('selecting', () => {
  test('a breadcrumb leads back to the page before', async () => {
    const explorer = await begun();
    for (const one of ['node:0', 'node:1', 'node:2']) explorer.select(one);
    expect(explorer.getState().visited).toEqual(['node:0', 'node:1', 'node:2']);
    explorer.select('node:1');
    expect(explorer.getState().visited).toEqual(['node:0', 'node:1']);
  });

  test('several nodes are added to a selection one by one, and removed from it', async () => {
    const explorer = await begun();
    explorer.select('node:0');
    explorer.toggleSelected('node:1');
    explorer.toggleSelected('node:2');
    expect(explorer.getState().selected).toEqual(['node:0', 'node:1', 'node:2']);
    explorer.toggleSelected('node:0');
    expect(explorer.getState().selected).toEqual(['node:1', 'node:2']);
    explorer.hide(['node:1']);
    expect(explorer.getState().selected).toEqual([]);
    explorer.select(null);
    expect(explorer.getState().selection).toBeNull();
  });
});

describe('selecting a group', () => {
  test('selects what is drawn: the closed bundle in place of its members, nothing hidden', async () => {
    const explorer = await begun();
    explorer.group(['node:0', 'node:1', 'node:2'], 'Three');
    const [bundle = ''] = explorer.scene().bundles.keys();
    const { selectMany, getState } = explorer;
    selectMany(['node:0', 'node:1', 'node:2']);
    expect(getState()).toMatchObject({ selection: bundle, selected: [] });
    selectMany(['node:1', 'node:3', 'node:2']);
    expect(getState().selected).toEqual([bundle, 'node:3']);
    explorer.toggleBundle(bundle);
    selectMany(['node:1', 'node:3']);
    expect(getState().selected).toEqual(['node:1', 'node:3']);
    explorer.toggleType('Party');
    selectMany(['node:0', 'node:1', 'node:3']);
    expect(getState().selected).toEqual(['node:0', 'node:3']);
  });
});

describe('aligning', () => {
  test('brings sides or middles onto one line, whatever the width of the nodes', async () => {
    const explorer = await begun();
    const [actor, statement, agreement] = ['node:0', 'node:2', 'node:3'] as const;
    const all = [actor, statement, agreement];
    explorer.move(
      new Map([
        [actor, { x: 0, y: 50 }],
        [statement, { x: 40, y: -30 }],
        [agreement, { x: 200, y: 10 }],
      ]),
    );
    const at = (id: string) => explorer.scene().places.get(id) ?? { x: 0, y: 0 };
    // 38, 34 and 54 wide.
    explorer.align(all, 'left');
    expect(all.map((id) => at(id).x)).toEqual([0, -2, 8]);
    explorer.undo();
    explorer.align(all, 'right');
    expect(all.map((id) => at(id).x)).toEqual([208, 210, 200]);
    explorer.align(all, 'centre');
    expect(new Set(all.map((id) => at(id).x)).size).toBe(1);
    expect(all.map((id) => at(id).y)).toEqual([50, -30, 10]);
    explorer.align(all, 'top');
    // 38, 28 and 54 high: the statement's top is the highest, at -44.
    expect(all.map((id) => at(id).y)).toEqual([-25, -30, -17]);
    explorer.undo();
    explorer.distribute(all, 'column');
    expect(all.map((id) => at(id).y)).toEqual([50, -30, 10]);
  });
});

describe('all relationships between two nodes', () => {
  test('are one selection, which stays as long as both ends are there', async () => {
    const explorer = await begun();
    const id = betweenId('node:2', 'node:1');
    expect(endsOfBetween(id)).toEqual(['node:1', 'node:2']);
    explorer.select(id);
    explorer.pin('node:3', true);
    expect(explorer.getState().selection).toBe(id);
    explorer.hide(['node:2']);
    expect(explorer.getState().selection).toBeNull();
  });

  test('of a bundle are those of its members, in both directions', async () => {
    const explorer = await begun();
    const { relationships } = explorer.scene();
    explorer.group(['node:0', 'node:1', 'node:2'], 'Three');
    const [bundle = ''] = explorer.scene().bundles.keys();
    const members = ['node:0', 'node:1', 'node:2'];
    const expected = [...relationships.values()].filter(
      ({ from, to }) =>
        (members.includes(from) && to === 'node:5') || (members.includes(to) && from === 'node:5'),
    );
    const found = relationshipsBetween(explorer.scene(), ['node:5', bundle]);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(expected);
    // A click on the bundle's line opens them, however many they are.
    const sprites = spritesOf(drawnOf(explorer.getState()));
    const line = sprites.edges.find(
      ({ from, to }) => [from.id, to.id].sort().join() === [bundle, 'node:5'].sort().join(),
    );
    expect(selectedBy(sprites, 1, line?.id ?? '')).toBe(betweenId(bundle, 'node:5'));
  });
});
