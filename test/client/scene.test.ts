import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFragment, toFragment } from '../../client/canvas/state/fragment.ts';
import {
  type History,
  record,
  redone,
  startHistory,
  stepsOf,
  undone,
  wentTo,
} from '../../client/canvas/state/history.ts';
import { fromSaved } from '../../client/canvas/state/saved-scene.ts';
import {
  emptyScene,
  type Scene,
  without,
  withPlaces,
  withSubgraph,
} from '../../client/canvas/state/scene.ts';

const ids = [...Array(12)].map((_, index) => `actor:a${index}`);
const node = (id: string) => ({ id, labels: ['Actor'], properties: { name: id } });
const joined = (from: string, to: string) => ({
  id: `${from}|KNOWS|${to}`,
  type: 'KNOWS',
  from,
  to,
  properties: {},
});
const someIds = fc.subarray(ids, { minLength: 1, maxLength: 5 });
const place = fc.record({ x: fc.integer(), y: fc.integer(), pinned: fc.boolean() });

const action: fc.Arbitrary<(scene: Scene) => Scene> = fc.oneof(
  someIds.map(
    (added) => (scene: Scene) =>
      withSubgraph(scene, {
        nodes: added.map(node),
        relationships: added.slice(1).map((id, index) => joined(added[index] ?? id, id)),
      }),
  ),
  someIds.map((gone) => (scene: Scene) => without(scene, gone)),
  fc.tuple(someIds, place).map(
    ([moved, to]) =>
      (scene: Scene) =>
        withPlaces(scene, new Map(moved.map((id) => [id, to]))),
  ),
  someIds.map((brought) => (scene: Scene) => ({
    ...scene,
    expansions: new Map([[ids[0] ?? '', brought]]),
  })),
);

test('undoing everything brings back the first scene, redoing everything the last', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 150 }), (actions) => {
      let history: History<Scene> = startHistory(emptyScene, 'Opened');
      for (const act of actions) history = record(history, 'step', act(history.present.value));
      const last = history.present.value;
      for (const _ of actions) history = undone(history);
      expect(history.present.value).toEqual(emptyScene);
      for (const _ of actions) history = redone(history);
      expect(history.present.value).toEqual(last);
    }),
    { numRuns: 50 },
  );
});

test('any step of the history can be gone to, and nothing on either side is lost', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 1, maxLength: 40 }), fc.nat(), (actions, pick) => {
      let history: History<Scene> = startHistory(emptyScene, 'Opened');
      for (const act of actions) history = record(history, 'step', act(history.present.value));
      const steps = stepsOf(history);
      const index = pick % steps.length;
      const there = wentTo(history, index);
      expect(there.present).toBe(steps[index]);
      expect(stepsOf(there)).toEqual(steps);
    }),
  );
});

test('no relationship is left without one of its nodes', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const scene = actions.reduce((before, act) => act(before), emptyScene);
      for (const { from, to } of scene.relationships.values()) {
        expect(scene.nodes.has(from) && scene.nodes.has(to)).toBe(true);
      }
    }),
  );
});

test('an address brings back the whole scene, on what the graph has of it now', async () => {
  const found = {
    nodes: ids.map(node),
    relationships: [joined(ids[0]!, ids[1]!), joined(ids[1]!, ids[2]!)],
  };
  const scene: Scene = {
    ...withPlaces(
      withSubgraph(emptyScene, found),
      new Map(
        ids.map((id, index) => [id, { x: index * 10, y: index - 5, pinned: index % 2 === 0 }]),
      ),
    ),
    path: [ids[0]!, found.relationships[0]!.id, ids[1]!],
    expansions: new Map([[ids[0]!, [ids[1]!]]]),
    notes: new Map([
      ['note:1', { id: 'note:1', text: 'Ask again', on: ids[3]! }],
      ['note:2', { id: 'note:2', text: 'To do', x: 3, y: 4 }],
    ]),
    bundles: new Map([
      [
        'bundle:b',
        { id: 'bundle:b', title: 'Both', by: 'hand', members: ids.slice(4, 7), open: false },
      ],
    ]),
    hiddenTypes: ['Source'],
    merged: true,
    style: { size: 'degree' },
  };
  const saved = await fromFragment(await toFragment(scene));
  expect(saved && fromSaved(saved, found)).toEqual(scene);
  const less = { nodes: found.nodes.slice(0, 5), relationships: [] };
  const left = fromSaved(saved!, less);
  expect([...left.nodes.keys()]).toEqual(ids.slice(0, 5));
  expect(left.bundles.size).toBe(0);
  expect(left.path).toEqual([]);
  expect(await fromFragment('#g=nonsense')).toBeUndefined();
});
