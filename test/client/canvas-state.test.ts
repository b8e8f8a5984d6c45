/** What the canvas keeps over a reload, and what is selected and aligned on it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnOf } from '../../client/canvas/chain/drawn.ts';
import { selectedBy } from '../../client/canvas/renderer/hit.ts';
import { spritesOf } from '../../client/canvas/renderer/sprites.ts';
import {
  betweenId,
  endsOfBetween,
  relationshipsBetween,
} from '../../client/canvas/state/between.ts';
import type { History } from '../../client/canvas/state/history.ts';
import {
  type HistoryStorage,
  historyPersistence,
} from '../../client/canvas/state/history-storage.ts';
import type { Scene, SceneFilters } from '../../client/canvas/state/scene.ts';
import type { ExplorerState } from '../../client/canvas/state/state.ts';
import { action, among, begun } from './small-world.ts';

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
