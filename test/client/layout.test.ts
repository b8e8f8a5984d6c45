/** Arranging and placeLabels labels, as the reader is promised it. */
import { describe, expect, test } from 'vitest';
import { drawn } from '../../client/canvas/chain/drawn.ts';
import { noWorkingSet } from '../../client/canvas/chain/filtered.ts';
import { arrange } from '../../client/canvas/layout/arrange.ts';
import { type Box, overlap } from '../../client/canvas/layout/collision-grid.ts';
import type { LayoutName, LayoutNode, LayoutRequest } from '../../client/canvas/layout/messages.ts';
import { seeded } from '../../client/canvas/layout/seed.ts';
import { onAxis, ticksOf, timeAxis } from '../../client/canvas/layout/time.ts';
import { edgesAt, placeLabels } from '../../client/canvas/renderer/label-placement.ts';
import { type EdgeSprite, spritesOf } from '../../client/canvas/renderer/sprites.ts';
import { emptyScene, withPlaces, withSubgraph } from '../../client/canvas/state/scene.ts';

const labels = ['Statement', 'Actor', 'Statement', 'Party', 'Agreement', 'Source'];
const node = (index: number, more: Partial<LayoutNode> = {}): LayoutNode => ({
  id: `n${index}`,
  label: labels[index % labels.length] ?? '',
  width: 60 + (index % 5) * 25,
  height: 40 + (index % 3) * 15,
  fixed: false,
  ...(index % 3 === 0
    ? { date: `20${String(10 + (index % 15)).padStart(2, '0')}-0${1 + (index % 9)}-11` }
    : {}),
  ...more,
});
const types = ['ABOUT', 'MADE', 'MEMBER_OF', 'PART_OF', 'RESPONDS_TO'];
const request = (layout: LayoutName, count = 150): LayoutRequest => ({
  id: 1,
  layout,
  aspect: 1.5,
  around: ['n4'],
  nodes: [...Array(count)].map((_, index) => node(index)),
  links: [...Array(count * 2)].map((_, index) => ({
    source: `n${(index * 7) % count}`,
    target: `n${(index * 13 + 4) % count}`,
    type: types[index % types.length] ?? '',
  })),
});
const boxes = (nodes: readonly LayoutNode[], places: readonly [number, number][]): Box[] =>
  nodes.map(({ width, height }, index) => {
    const [x, y] = places[index] ?? [Number.NaN, Number.NaN];
    return {
      left: x - width / 2,
      right: x + width / 2,
      top: y - height / 2,
      bottom: y + height / 2,
    };
  });
const overlapping = (all: readonly Box[]) =>
  all.flatMap((a, index) => all.slice(index + 1).filter((b) => overlap(a, b)));
const layouts: LayoutName[] = ['force', 'layers', 'rings', 'parties', 'time'];

describe.each(layouts)('arranged: %s', (layout) => {
  test('no node overlaps another, and the same canvas is arranged the same again', () => {
    const asked = request(layout);
    const places = arrange(asked);
    expect(places.flat().every(Number.isFinite)).toBe(true);
    expect(overlapping(boxes(asked.nodes, places))).toEqual([]);
    expect(arrange(request(layout))).toEqual(places);
  });

  test('what is pinned stays exactly where it is', () => {
    const asked = request(layout, 60);
    const pinned = asked.nodes.map((one, index) =>
      index % 6 === 0 ? { ...one, fixed: true, x: index * 300.5, y: 40.25 } : one,
    );
    const places = arrange({ ...asked, nodes: pinned });
    for (const [index, one] of pinned.entries()) {
      if (one.fixed) expect(places[index]).toEqual([one.x, one.y]);
    }
    expect(overlapping(boxes(pinned, places))).toEqual([]);
  });
});

test('on the time axis what is later stands further right, at its tick', () => {
  const asked = request('time');
  const places = arrange(asked);
  const dated = asked.nodes.flatMap(({ date }, index) =>
    date ? [{ date, x: places[index]?.[0] ?? 0 }] : [],
  );
  const sorted = [...dated].sort((a, b) => a.date.localeCompare(b.date));
  expect(sorted.map(({ x }) => x)).toEqual(sorted.map(({ x }) => x).sort((a, b) => a - b));
  const axis = timeAxis(asked.nodes.map(({ date }) => date));
  if (!axis) throw new Error('no axis');
  for (const { date, x } of dated) expect(Math.abs(onAxis(axis, date) - x)).toBeLessThan(1);
  const year = ticksOf(axis).find(({ title }) => title === '2015');
  expect(year?.x).toBeCloseTo(onAxis(axis, '2015-01-01'));
});

test('rings put what is more steps away further out', () => {
  const chain = [...Array(6)].map((_, index) => node(index));
  const links = [0, 1, 2, 3, 4].map((index) => ({
    source: `n${index}`,
    target: `n${index + 1}`,
    type: 'ABOUT',
  }));
  const places = arrange({ ...request('rings', 0), nodes: chain, links, around: ['n0'] });
  const far = places.map(([x, y]) => Math.hypot(x, y));
  expect(far).toEqual([...far].sort((a, b) => a - b));
});

test('50 nodes added to 1,000: beside what they belong to, nothing overlaps', () => {
  const old = [...Array(1000)].map((_, index) =>
    node(index, { fixed: true, x: (index % 40) * 190.5, y: Math.floor(index / 40) * 90.5 }),
  );
  const fresh = [...Array(50)].map((_, index) => node(1000 + index));
  const links = fresh.map(({ id }, index) => ({
    source: index % 5 === 4 ? `n${1000 + index - 1}` : 'n420',
    target: id,
    type: 'ABOUT',
  }));
  const found = seeded([...old, ...fresh], links);
  expect([...found.keys()].sort()).toEqual(fresh.map(({ id }) => id).sort());
  const places = [...old, ...fresh].map(({ id, x = 0, y = 0 }): [number, number] => {
    const place = found.get(id);
    return place ? [place.x, place.y] : [x, y];
  });
  const all = boxes([...old, ...fresh], places);
  expect(overlapping(all.slice(1000))).toEqual([]);
  for (const box of all.slice(1000)) {
    expect(all.slice(0, 1000).filter((other) => overlap(box, other))).toEqual([]);
  }
});

describe('labels', () => {
  const scene = () => {
    const nodes = [...Array(120)].map((_, index) => ({
      id: `n${index}`,
      labels: [labels[index % labels.length] ?? ''],
      properties: { name: `Somebody of number ${index}`, text: 'Words that were said', title: 'T' },
    }));
    const relationships = [...Array(240)].map((_, index) => ({
      id: `e${index}`,
      type: 'ABOUT',
      from: `n${(index * 7) % 120}`,
      to: `n${(index * 13 + 4) % 120}`,
      properties: { stance: index % 2 ? 'support' : 'oppose' },
    }));
    const places = nodes.map(
      ({ id }, index): [string, { x: number; y: number; pinned: boolean }] => [
        id,
        { x: (index % 12) * 95, y: Math.floor(index / 12) * 80, pinned: false },
      ],
    );
    return withPlaces(withSubgraph(emptyScene, { nodes, relationships }), new Map(places));
  };
  const placed = (zoom: number) => {
    const sprites = spritesOf(drawn(scene(), noWorkingSet));
    const steps = placeLabels(sprites, zoom, (text) => text.length * 7);
    let step = steps.next();
    while (!step.done) step = steps.next();
    return { sprites, placement: step.value };
  };

  test('no label lies on another, on a node or on a mark', () => {
    const { sprites, placement } = placed(0.8);
    const all = [...placement.labels.values()];
    expect(all.length).toBeGreaterThan(20);
    expect(overlapping(all)).toEqual([]);
    const bodies = sprites.nodes.map(({ x, y, width, height }) => ({
      left: (x - width / 2) * 0.8,
      right: (x + width / 2) * 0.8,
      top: (y - height / 2) * 0.8,
      bottom: (y + height / 2) * 0.8,
    }));
    const marks = [...placement.marks.values()].map(({ x, y }) => ({
      left: x - 6,
      right: x + 6,
      top: y - 6,
      bottom: y + 6,
    }));
    for (const label of all) {
      expect([...bodies, ...marks].filter((other) => overlap(label, other))).toEqual([]);
    }
  });

  test('what finds no room is named when one zooms in', () => {
    const near = placed(4).placement.labels.size;
    expect(near).toBeGreaterThan(placed(0.8).placement.labels.size);
    const outside = placed(4).sprites.nodes.filter((one) => !one.inside && one.label !== '');
    expect(near).toBeGreaterThan(outside.length * 0.9);
  });

  test('zoomed out, all relationships between the same two nodes are one line with their number', () => {
    const { sprites, placement } = placed(0.4);
    const [from, to] = [sprites.nodes[0], sprites.nodes[4]];
    const between = (edges: readonly EdgeSprite[]) =>
      edges.filter((edge) => [edge.from, edge.to].every((end) => end === from || end === to));
    expect(between(edgesAt(sprites, 1)).length).toBe(2);
    expect(between(edgesAt(sprites, 0.4)).map(({ words }) => words)).toEqual(['2']);
    expect(overlapping([...placement.words.values(), ...placement.labels.values()])).toEqual([]);
  });
});
