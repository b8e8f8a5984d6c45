/** Badges of hubs: how many of their relationships are shown, and where that is written. */
import { expect, test } from 'vitest';
import { drawn } from '../../client/canvas/chain/drawn.ts';
import { noWorkingSet } from '../../client/canvas/chain/filtered.ts';
import { overlap } from '../../client/canvas/layout/collision-grid.ts';
import {
  placeLabels,
  signPlace,
  signRadius,
} from '../../client/canvas/renderer/label-placement.ts';
import { spritesOf } from '../../client/canvas/renderer/sprites.ts';
import { emptyScene, withPlaces, withSubgraph } from '../../client/canvas/state/scene.ts';
import { badgesOf, shownDegrees } from '../../client/canvas/state/totals.ts';

const node = (id: string, label: string) => ({ id, labels: [label], properties: { name: id } });
const speakers = ['a1', 'a2', 'a3', 'a4'];
const graph = withSubgraph(emptyScene, {
  nodes: [
    node('g', 'Agreement'),
    node('s', 'Statement'),
    ...speakers.map((id) => node(id, 'Actor')),
  ],
  relationships: speakers.map((from) => ({
    id: `${from}|NEGOTIATED|g`,
    type: 'NEGOTIATED',
    from,
    to: 'g',
    properties: {},
  })),
});
const scene = withPlaces(
  graph,
  new Map(
    [...graph.nodes.keys()].map((id, index) => [
      id,
      { x: 200 * Math.cos(index), y: index === 0 ? 0 : 200 * Math.sin(index), pinned: false },
    ]),
  ),
);
const shown = drawn(scene, noWorkingSet);

test('a hub of which not all is shown says how much is; others, and statements, say nothing', () => {
  const totals = new Map([
    ['g', 1057],
    ['a1', 9],
    ['a2', 1],
    ['a3', 12],
    ['s', 80],
  ]);
  expect([...badgesOf(shown, totals)]).toEqual([
    ['g', '4 of 1,057'],
    ['a3', '1 of 12'],
  ]);
  expect([...badgesOf(shown, new Map([['g', 4]]))]).toEqual([]);
});

test('a note and its line are no part of a total', () => {
  const notes = new Map([['n', { id: 'n', text: 'Why?', on: 'g', x: 0, y: 0 }]]);
  expect(shownDegrees(drawn({ ...scene, notes }, noWorkingSet)).get('g')).toBe(4);
});

test('a badge lies on no node, sign, label, word or other badge', () => {
  const sprites = spritesOf(shown);
  for (const one of sprites.nodes) Object.assign(one, { badge: '4 of 57', changed: true });
  const steps = placeLabels(sprites, 1, (text) => text.length * 7);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { badges, labels, words } = step.value;
  expect(badges.size).toBeGreaterThan(2);
  const bodies = sprites.nodes.map(({ x, y, width, height }) => ({
    left: x - width / 2,
    right: x + width / 2,
    top: y - height / 2,
    bottom: y + height / 2,
  }));
  const signs = sprites.nodes.map((one) => {
    const { x, y } = signPlace(one, 1);
    const [left, right] = [x - signRadius, x + signRadius];
    return { left, right, top: y - signRadius, bottom: y + signRadius };
  });
  for (const badge of badges.values()) {
    const others = [...badges.values()].filter((other) => other !== badge);
    for (const box of [...bodies, ...signs, ...labels.values(), ...words.values(), ...others]) {
      const apart =
        box.right <= badge.left ||
        badge.right <= box.left ||
        box.bottom <= badge.top ||
        badge.bottom <= box.top;
      expect(apart).toBe(true);
    }
  }
});

test('a hub in the thick of its neighbours is named all the same, over what matters less', () => {
  const crowd = Array.from({ length: 400 }, (_, index) => `s${index}`);
  const crowded = withPlaces(
    withSubgraph(emptyScene, {
      nodes: [
        node('The hub', 'Agreement'),
        node('Beside it', 'Agreement'),
        ...crowd.map((id) => node(id, 'Statement')),
      ],
      relationships: crowd.map((from) => ({
        id: `${from}|ABOUT|The hub`,
        type: 'ABOUT',
        from,
        to: 'The hub',
        properties: {},
      })),
    }),
    new Map([
      ['The hub', { x: 0, y: 0, pinned: false }],
      ['Beside it', { x: 0, y: 60, pinned: false }],
      ...crowd.map((id, index): [string, { x: number; y: number; pinned: boolean }] => [
        id,
        { x: ((index % 20) - 9.5) * 40, y: (Math.floor(index / 20) - 9.5) * 34, pinned: false },
      ]),
    ]),
  );
  const sprites = spritesOf(drawn(crowded, noWorkingSet));
  const steps = placeLabels(sprites, 0.8, (text) => text.length * 7);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { labels } = step.value;
  const [hub, other] = ['The hub', 'Beside it'].map((id) => sprites.node.get(id));
  const at = hub && labels.get(hub);
  expect(at).toBeDefined();
  // Never over another that matters as much, nor over its name.
  const taken = other && labels.get(other);
  const body = { left: -27 * 0.8, right: 27 * 0.8, top: 33 * 0.8, bottom: 87 * 0.8 };
  for (const box of [body, ...(taken ? [taken] : [])]) expect(at && overlap(at, box)).toBe(false);
});
