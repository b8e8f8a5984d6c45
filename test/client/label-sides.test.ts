/** Names at the edge of the drawing, and inside shapes of every size. */
import { expect, test } from 'vitest';
import { drawn } from '../../client/canvas/chain/drawn.ts';
import { noWorkingSet } from '../../client/canvas/chain/filtered.ts';
import { insideSize } from '../../client/canvas/renderer/label-inside.ts';
import { placeLabels } from '../../client/canvas/renderer/label-placement.ts';
import { spritesOf } from '../../client/canvas/renderer/sprites.ts';
import { emptyScene, withPlaces, withSubgraph } from '../../client/canvas/state/scene.ts';

const measure = (text: string) => text.length * 7;

/** Nodes of one label at places. */
function spritesAt(
  label: string,
  places: Readonly<Record<string, readonly [x: number, y: number]>>,
) {
  const nodes = Object.keys(places).map((name) => ({
    id: name,
    labels: [label],
    properties: { name, abbreviation: name },
  }));
  const scene = withPlaces(
    withSubgraph(emptyScene, { nodes, relationships: [] }),
    new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y, pinned: false }])),
  );
  return spritesOf(drawn(scene, noWorkingSet));
}

function placed(
  sprites: ReturnType<typeof spritesOf>,
  zoom: number,
  frame?: { left: number; right: number; top: number; bottom: number },
) {
  const steps = placeLabels(sprites, zoom, measure, frame);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

test('names of nodes at each edge of what is in view stand within it', () => {
  const frame = { left: 0, right: 700, top: 0, bottom: 500 };
  const sprites = spritesAt('Actor', {
    'Somebody with a long name': [24, 250],
    'Another with a long name': [676, 250],
    'Who stands above the rest': [350, 24],
    'Who stands below the rest': [350, 476],
    'Who is in the very corner': [676, 476],
  });
  const { labels } = placed(sprites, 1, frame);
  expect(labels.size).toBe(5);
  for (const { left, right, top, bottom } of labels.values()) {
    expect(left).toBeGreaterThanOrEqual(frame.left);
    expect(right).toBeLessThanOrEqual(frame.right);
    expect(top).toBeGreaterThanOrEqual(frame.top);
    expect(bottom).toBeLessThanOrEqual(frame.bottom);
  }
});

test('on a phone the lines of names are shorter', () => {
  const sprites = spritesAt('Actor', { 'Somebody with a long name': [180, 250] });
  const widthIn = (right: number) => {
    const [label] = placed(sprites, 1, { left: 0, right, top: 0, bottom: 500 }).labels.values();
    return label ? label.right - label.left : 0;
  };
  expect(widthIn(390)).toBeLessThan(widthIn(1440));
  expect(widthIn(390)).toBeLessThanOrEqual(108);
});

test('a name inside its shape can be read at every zoom, or else stands beside it', () => {
  const sprites = spritesAt('Party', { PVV: [0, 0], 'GL-PvdA': [300, 0] });
  for (const zoom of [0.45, 0.6, 0.8, 1, 2]) {
    const { labels } = placed(sprites, zoom);
    for (const node of sprites.nodes) {
      const size = insideSize(node, zoom, measure);
      expect(size === 0).toBe(labels.has(node));
      if (size > 0) expect(size * zoom).toBeGreaterThanOrEqual(8.5);
      // Within its shape.
      expect((measure(node.label) * size) / 15).toBeLessThanOrEqual(node.width);
    }
  }
  // Zoomed out, a short name grows in the scene and keeps its size on screen.
  const short = sprites.node.get('PVV');
  if (!short) throw new Error('PVV is there');
  expect(insideSize(short, 1, measure)).toBe(14);
  expect(insideSize(short, 0.6, measure) * 0.6).toBeCloseTo(10.5);
});
