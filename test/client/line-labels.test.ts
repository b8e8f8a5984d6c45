/** Words and marks on lines: on their own line, and away from all others and from all that is written. */

import { describe, expect, test } from 'vitest';
import { drawn } from '../../client/canvas/chain/drawn.ts';
import { noWorkingSet } from '../../client/canvas/chain/filtered.ts';
import { type Box, overlap } from '../../client/canvas/layout/collision-grid.ts';
import { lineOf, newLine, pointOn } from '../../client/canvas/renderer/geometry.ts';
import {
  edgesAt,
  type Placement,
  placeLabels,
} from '../../client/canvas/renderer/label-placement.ts';
import { type EdgeSprite, type Sprites, spritesOf } from '../../client/canvas/renderer/sprites.ts';
import { emptyScene, withPlaces, withSubgraph } from '../../client/canvas/state/scene.ts';
import { stanceNames as stances } from '../../model/vocabulary/stances.ts';

const acts = ['HAS_OPT_OUT', 'VOTED_AGAINST', 'VOTED_FOR', 'NEGOTIATED'];
const measure = (text: string, font: string) =>
  text.length * Number(/([\d.]+)px/.exec(font)?.[1] ?? 14) * 0.5;

/** Numbers between 0 and 1, the same each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Agreements in the middle, around them those who act and what is said, at random places. */
function sceneOf(seed: number, count: number): Sprites {
  const next = random(seed);
  const nodes = [
    { id: 'g0', labels: ['Agreement'], properties: { name: 'Pact on Migration' } },
    { id: 'g1', labels: ['Agreement'], properties: { name: 'Opt-out request' } },
    ...Array.from({ length: count }, (_, at) => ({
      id: `${at % 3 === 0 ? 's' : 'i'}${at}`,
      labels: [at % 3 === 0 ? 'Statement' : 'Institution'],
      properties: at % 3 === 0 ? { text: `words of ${at}`, kind: 'quote' } : { name: `Body ${at}` },
    })),
  ];
  const relationships = nodes.slice(2).flatMap(({ id }, at) => {
    const to = `g${at % 2}`;
    const stance = stances[at % stances.length] ?? '';
    return id.startsWith('s')
      ? [{ id: `${id}|ABOUT|${to}`, type: 'ABOUT', from: id, to, properties: { stance } }]
      : acts
          .slice(at % 4, (at % 4) + 1 + (at % 2))
          .map((type) => ({ id: `${id}|${type}|${to}`, type, from: id, to, properties: {} }));
  });
  const scene = withSubgraph(emptyScene, { nodes, relationships });
  const places = new Map(
    nodes.map(({ id }, at) => [
      id,
      { x: at < 2 ? at * 300 : next() * 1100 - 400, y: next() * 800 - 400, pinned: false },
    ]),
  );
  return spritesOf(drawn(withPlaces(scene, places), noWorkingSet));
}

function placed(sprites: Sprites, zoom: number): Placement {
  const steps = placeLabels(sprites, zoom, measure);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Pixels between a box, or a place, and a line that is looked at in 400 points. */
function distance(box: Box, edge: EdgeSprite, zoom: number): number {
  const line = newLine();
  if (!lineOf(edge, line)) return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at <= 400; at += 1) {
    const { x, y } = pointOn(line, at / 400);
    const across = Math.max(box.left - x * zoom, x * zoom - box.right, 0);
    const down = Math.max(box.top - y * zoom, y * zoom - box.bottom, 0);
    least = Math.min(least, Math.hypot(across, down));
  }
  return least;
}

const scenes = [3, 8, 14, 30].flatMap((count) => [1, 2, 3].map((seed) => ({ seed, count })));

describe.each([0.4, 0.62, 1, 1.7])('zoomed to %f', (zoom) => {
  test.each(scenes)('what stands on the lines of $count nodes, $seed', ({ seed, count }) => {
    const sprites = sceneOf(seed, count);
    const { words, labels, marks, badges } = placed(sprites, zoom);
    const written = [...words.values(), ...labels.values(), ...badges.values()];
    const bodies = sprites.nodes.map(({ x, y, width, height }) => ({
      left: x * zoom - (width / 2) * zoom,
      right: x * zoom + (width / 2) * zoom,
      top: y * zoom - (height / 2) * zoom,
      bottom: y * zoom + (height / 2) * zoom,
    }));
    expect(words.size + marks.size).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (const [edge, box] of words) {
      if (distance(box, edge, zoom) > 4) wrong.push(`${edge.id} is off its line`);
      for (const other of edgesAt(sprites, zoom)) {
        if (other !== edge && distance(box, other, zoom) < 2.5)
          wrong.push(`${edge.id} is on the line of ${other.id}`);
      }
      for (const other of [...written, ...bodies])
        if (other !== box && overlap(box, other)) wrong.push(`${edge.id} covers something`);
    }
    for (const [edge, { x, y }] of marks) {
      if (distance({ left: x, right: x, top: y, bottom: y }, edge, zoom) > 2)
        wrong.push(`the mark of ${edge.id} is off its line`);
    }
    expect(wrong).toEqual([]);
  });
});

test('where there is room every act has its verb, and every statement its mark', () => {
  const around = (at: number, count: number) => {
    const angle = (2 * Math.PI * at) / count;
    return { x: 420 * Math.cos(angle), y: 300 * Math.sin(angle), pinned: false };
  };
  const ids = Array.from({ length: 10 }, (_, at) => `n${at}`);
  const scene = withSubgraph(emptyScene, {
    nodes: [
      { id: 'g', labels: ['Agreement'], properties: { name: 'Pact' } },
      ...ids.map((id, at) => ({
        id,
        labels: [at % 2 ? 'Statement' : 'Institution'],
        properties: { name: id, text: id },
      })),
    ],
    relationships: ids.map((id, at) => ({
      id: `${id} g`,
      type: at % 2 ? 'ABOUT' : (acts[(at / 2) % acts.length] ?? ''),
      from: id,
      to: 'g',
      properties: at % 2 ? { stance: 'support' } : {},
    })),
  });
  const places = new Map([
    ['g', { x: 0, y: 0, pinned: false }],
    ...ids.map((id, at) => [id, around(at, ids.length)] as const),
  ]);
  const sprites = spritesOf(drawn(withPlaces(scene, places), noWorkingSet));
  for (const zoom of [0.62, 1, 1.7]) {
    const { words, marks } = placed(sprites, zoom);
    expect([words.size, marks.size], `zoomed to ${zoom}`).toEqual([5, 5]);
  }
});
