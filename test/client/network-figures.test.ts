/** Networks as pictures: every view draws what it says, marks what is uncertain, and words are only words. */
import { describe, expect, test } from 'vitest';
import { sheetOf } from '../../client/canvas/picture/sheet.ts';
import { shownEdges, thresholdOf } from '../../client/pages/networks/drawing-scene.ts';
import { placesOf } from '../../client/pages/networks/layout.ts';
import { networkFigure } from '../../client/pages/networks/network-figure.ts';
import { settingsInAddress } from '../../client/pages/networks/settings.ts';
import type { Network, NetworksReply } from '../../model/schemas/networks.ts';

const pen = {
  colours: (token: string) => `#${token}`,
  measure: (text: string) => text.length * 7,
};
const evil = '"><script>alert(1)</script>';
const node = (id: string, name: string, community: number, certain = true) => ({
  node: { id, labels: ['Entity', 'Party'], properties: { name } },
  statements: 4,
  uncertain: certain ? 0 : 1,
  agreements: 2,
  side: 'row' as const,
  group: null,
  groupName: null,
  community,
  certain,
});
const edge = (from: string, to: string, weight: number, certain = true) => ({
  ...{ from, to, weight, certain, shared: 1 },
  congruence: Math.max(0, weight),
  conflict: Math.max(0, -weight),
});
const network: Network = {
  ...{ from: '2024-01-01', middle: null, to: '2024-12-31', statements: 12, shown: 3 },
  nodes: [node('party:a', evil, 0), node('party:b', 'B', 0, false), node('party:c', 'C', 1)],
  edges: [
    edge('party:a', 'party:b', 0.5, false),
    edge('party:b', 'party:c', -0.25),
    edge('party:a', 'party:c', 0),
  ],
  totals: {
    ...{ edges: 2, weight: 0.25, balanced: 1, congruence: 0.5, conflict: 0.25 },
    ...{ positive: [1, 0.5], negative: [1, -0.25], modularity: 0.2 },
  },
};
const reply: NetworksReply = {
  settings: {},
  graphVersion: 3,
  selected: 14,
  networks: [network],
  leftOut: {
    ...{ mixed: 1, neutral: 0, duplicates: 1, withoutRow: 0, coarse: 0, undated: 0, rare: 0 },
  },
  notes: [],
};

function drawn(search: Record<string, string>) {
  const figure = networkFigure({
    ...{ reply, search, settings: settingsInAddress(search) },
    places: placesOf(network, 1.7),
    periods: [network, { ...network, from: '2025-01-01', to: '2025-12-31' }],
  });
  if (!figure) throw new Error('no figure');
  return { ...figure, body: figure.draw(pen) };
}

describe('a network as a picture', () => {
  test('draws lines by sign without arrows, coalitions as areas, and marks what is uncertain', () => {
    const { title, about, body } = drawn({});
    expect(title).toBe('Parties that stand together, and against one another');
    expect(about).toContain('12 of 14 statements counted');
    expect(about).toContain('aggregation subtract, normalization average, duplicates document');
    const { content, legend, notes } = body;
    // Two areas would need two groups of several members: one has.
    expect(content.match(/<polygon/g)).toHaveLength(1);
    expect(content).toContain('>Coalition 1<');
    expect(content.match(/<path d="M[^"]*" stroke="#support"/g)).toHaveLength(1);
    expect(content).toMatch(/stroke="#oppose"[^>]*stroke-dasharray/);
    // B rests on unknown dates: its border is broken, and its line is two.
    expect(content.match(/<path d="[^"]*" fill="#cat-1"[^>]*stroke-dasharray="3 3"/g)).toHaveLength(
      1,
    );
    expect(content).toContain('stroke="#paper"');
    const words = legend.map(({ text }) => text);
    expect(words).toEqual([
      'more on the same side',
      'more on opposite sides',
      'Coalition 1 (2)',
      'Coalition 2 (1)',
      '1 of 3: some statements rest on unknown dates of office or membership',
      '1 of 2: a link that rests on such statements in part',
    ]);
    expect(notes.join(' ')).toContain('1 pair balanced, without a line.');
    expect(content).not.toContain('<script>');
  });

  test('says which lines a threshold leaves out', () => {
    const { body } = drawn({ threshold: '0.3' });
    expect(body.notes).toContain('Drawn are 1 of 2 links, those of at least 0.30.');
  });

  test('is a matrix with 0 for what is balanced and nothing for what has nothing in common', () => {
    const { body } = drawn({ view: 'matrix' });
    expect(body.content.match(/>0\.50</g)).toHaveLength(2);
    expect(body.content.match(/>−0\.25</g)).toHaveLength(2);
    expect(body.content.match(/>0</g)).toHaveLength(2);
    expect(body.content).toContain('B *');
    expect(body.notes.join(' ')).toContain('* some statements rest on unknown dates');
    expect(body.content).not.toContain('<script>');
  });

  test('over time draws every period, everybody in one place', () => {
    const { title, body } = drawn({ view: 'time' });
    expect(title).toContain('over time');
    expect(body.content).toContain('>2024<');
    expect(body.content).toContain('>2025<');
    const places = [...body.content.matchAll(/<circle cx="([^"]+)" cy="([^"]+)"/g)].map(
      ([, x, y]) => `${x} ${y}`,
    );
    expect(places.slice(0, 3)).toEqual(places.slice(3));
    expect(body.notes.join(' ')).toContain('Hollow: some statements rest on unknown dates');
  });

  test('over time a line that is uncertain is two, as in the drawing', () => {
    const { body } = drawn({ view: 'time' });
    // In each of both periods A and B are linked so; B and C are not.
    expect(body.content.match(/stroke="#support"/g)).toHaveLength(2);
    expect(body.content.match(/stroke="#oppose"/g)).toHaveLength(2);
    const between = [...body.content.matchAll(/<path d="([^"]+)" fill="none" stroke="#paper"/g)];
    expect(between).toHaveLength(2);
    for (const [, along = ''] of between) {
      expect(body.content).toContain(`<path d="${along}" fill="none" stroke="#support"`);
    }
    expect(body.notes.join(' ')).toContain('Two lines: a link that rests on such statements');
  });

  test('hides light lines until it is asked for them, ties together, and says how many', () => {
    const many = Array.from({ length: 60 }, (_, at) => edge('party:a', `party:${at}`, 60 - at));
    const crowd = { ...network, edges: many };
    const usual = { threshold: null, strongest: null };
    const least = thresholdOf(crowd, usual);
    const shown = shownEdges(many, least, null);
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.length).toBeLessThan(30);
    expect(thresholdOf(crowd, { threshold: 0, strongest: null })).toBe(0);
    expect(thresholdOf(crowd, { threshold: null, strongest: 2 })).toBe(0);
    expect(thresholdOf(network, usual)).toBe(0);
    const equal = { ...network, edges: many.map((one) => ({ ...one, weight: 1 })) };
    expect(shownEdges(equal.edges, thresholdOf(equal, usual), null)).toHaveLength(60);
  });

  test('on a phone is as wide as there is room, with words of their usual size', () => {
    const [first, ...others] = network.nodes;
    const plain = { ...network, nodes: first ? [node('party:a', 'A', 0), ...others] : [] };
    const { draw, title, about } = networkFigure({
      ...{ reply: { ...reply, networks: [plain] }, search: {}, settings: settingsInAddress({}) },
      places: placesOf(plain, 0.4),
    }) as NonNullable<ReturnType<typeof networkFigure>>;
    const room = 326;
    const body = draw(pen, room);
    expect(body.width).toBeLessThanOrEqual(room);
    const sheet = sheetOf(
      body,
      { title, about, address: 'https://x.test', day: '2026-11-30' },
      pen,
      room,
    );
    expect(sheet).toContain(`viewBox="0 0 ${room + 32} `);
    expect(sheet).not.toContain('scale(');
    const sizes = [...sheet.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(8);
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(12);
    expect(drawn({ view: 'time' }).draw(pen, room).width).toBeLessThanOrEqual(room);
  });
});
