/** Figures as pictures that stand alone: what is written on them, and that words are only words. */
import { describe, expect, test } from 'vitest';
import { canvasBody } from '../../client/canvas/picture/canvas-figure.ts';
import { sheetOf } from '../../client/canvas/picture/sheet.ts';
import { emptyScene } from '../../client/canvas/state/scene.ts';
import { stripsBody } from '../../client/pages/agreement/figure.ts';
import { matrixBody } from '../../client/pages/matrix/figure.ts';
import { timelineBody } from '../../client/pages/timeline/figure.ts';
import { timelineReply } from '../../model/schemas/positions.ts';

const pen = {
  colours: (token: string) => `#${token}`,
  measure: (text: string) => text.length * 7,
};
const evil = '"><script>alert(1)</script> & more';
const party = (id: string, name: string) => ({
  id,
  labels: ['Entity', 'Party'],
  properties: { name },
});
const counts = { support: 0, oppose: 0, mixed: 0, neutral: 0 };

describe('a sheet', () => {
  const body = { width: 300, height: 100, content: '<g/>', legend: [], notes: ['A note.'] };
  const sheet = sheetOf(
    body,
    { title: evil, about: '3 statements.', address: 'https://here/?a=1&b=2', day: '2026-11-30' },
    pen,
  );

  test('has title, what it shows, notes, source and date', () => {
    expect(sheet).toContain('3 statements.');
    expect(sheet).toContain('A note.');
    expect(sheet).toContain('Source: Stancegraph, 30 November 2026. https://here/?a=1&amp;b=2');
  });

  test('takes words as words', () => {
    expect(sheet).not.toContain('<script>');
    expect(sheet).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('names fonts with what stands for them', () => {
    const families = [...sheet.matchAll(/font-family="([^"]+)"/g)].map(([, family]) => family);
    expect(families.length).toBeGreaterThan(3);
    for (const family of families) expect(family).toMatch(/(sans-)?serif$/);
  });
});

test('a matrix draws every count, and what is uncertain hollow', () => {
  const cell = {
    ...{ row: 'party:a', column: 'agreement:x', total: 5, uncertain: 2, changed: true },
    ...{ ...counts, support: 3, oppose: 1, mixed: 1 },
    uncertainByStance: { ...counts, support: 2 },
  };
  const node = party('party:a', evil);
  const matrix = {
    lines: [{ node, key: 'party:a', members: false, total: 5, uncertain: 2 }],
    columns: [{ node: party('agreement:x', 'Treaty'), total: 5, uncertain: 2 }],
    cells: new Map([['party:a', new Map([['agreement:x', cell]])]]),
  };
  const { content, legend, notes } = matrixBody(pen, matrix as never);
  for (const text of ['+3', '−1', '±1', '⇄', 'Treaty']) expect(content).toContain(`>${text}<`);
  expect(content).not.toContain('<script>');
  expect(content.match(/fill="none" stroke="#support"/g)).toHaveLength(1);
  expect(legend.map(({ text }) => text)).toContain('hollow: dates of office or membership unknown');
  expect(notes.join()).toContain('no statement recorded here');
});

test('a timeline says what is not drawn', () => {
  const bin = { ...counts, total: 2, support: 2, uncertain: 0, uncertainCapacity: 0, changes: 0 };
  const reply = {
    bins: [{ ...bin, bin: '2024-09', from: '2024-09-01', to: '2024-09-30' }],
    undated: { ...bin, total: 4 },
    ...{ acts: [], actsTotal: 0, changes: [], changesTotal: 0 },
  };
  const { notes, content } = timelineBody(pen, reply as never);
  expect(Object.keys(timelineReply.shape)).toEqual(expect.arrayContaining(Object.keys(reply)));
  expect(content).toContain('>+2<');
  expect(notes.at(-1)).toBe('4 statements without a date, not drawn.');
});

test('strips draw a dashed ring where the capacity of a speaker is uncertain, and say so', () => {
  const word = (statement: string, date: string, certain: boolean) =>
    ({ statement, date, stance: 'support', certain }) as const;
  const stripsOf = (certain: boolean) => [
    {
      entity: party('institution:a', 'Parliament'),
      ...{ acts: [], words: [word('statement:1', '2024-01-01', true)], total: 1 },
      membersWords: [word('statement:2', '2024-06-01', certain)],
      ...{ membersTotal: 1, membersUncertain: certain ? 0 : 1 },
    },
  ];
  const said = 'dashed: dates of office or membership unknown';
  const doubtful = stripsBody(pen, stripsOf(false), 1);
  expect(doubtful.content.match(/stroke-dasharray/g)).toHaveLength(1);
  expect(doubtful.legend.map(({ text }) => text)).toContain(said);
  const certain = stripsBody(pen, stripsOf(true), 1);
  expect(certain.content).not.toContain('stroke-dasharray');
  expect(certain.legend.map(({ text }) => text)).not.toContain(said);
});

test.each([
  [{}, ['Dates of office unknown']],
  [{ from: '2024' }, []],
])('a canvas whose office is dated %j says in its legend %j', (properties, said) => {
  const [who, where] = [party('actor:a', 'A'), party('institution:b', 'B')];
  who.labels = ['Entity', 'Actor'];
  where.labels = ['Entity', 'Institution'];
  const id = 'actor:a|HOLDS_OFFICE|institution:b|minister|';
  const office = { id, type: 'HOLDS_OFFICE', from: who.id, to: where.id, properties };
  const drawn = {
    ...emptyScene,
    nodes: new Map([who, where].map((node) => [node.id, node])),
    relationships: new Map([[id, office]]),
    places: new Map([
      [who.id, { x: 0, y: 0, pinned: false }],
      [where.id, { x: 200, y: 0, pinned: false }],
    ]),
    ...{ faded: new Set(), changed: new Set(), noted: new Set(), looks: new Map(), groups: [] },
  };
  const { legend } = canvasBody(pen, drawn as never);
  expect(legend.map(({ text }) => text).filter((text) => /unknown/.test(text))).toEqual(said);
});
