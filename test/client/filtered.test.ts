/** The rule by which the canvas fades and hides: what is out of the working set. */
import { describe, expect, test } from 'vitest';
import { drawn } from '../../client/canvas/chain/drawn.ts';
import { filtered, noWorkingSet, wasValidOn } from '../../client/canvas/chain/filtered.ts';
import {
  emptyScene,
  type Scene,
  type SceneFilters,
  withPlaces,
  withSubgraph,
} from '../../client/canvas/state/scene.ts';
import type { GraphRelationship } from '../../model/schemas/graph.ts';

const kinds = { a: 'Actor', s: 'Statement', p: 'Party', g: 'Agreement', i: 'Institution' };
const node = (id: string, properties = {}) => ({
  id,
  labels: [kinds[id[0] as 'a']],
  properties: { name: id, ...properties },
});
const joined = (from: string, type: string, to: string, properties = {}): GraphRelationship => ({
  id: `${from}|${type}|${to}`,
  type,
  from,
  to,
  properties,
});

/** Two speakers with a statement each on one agreement; one is in a party, which is in a cabinet. */
const scene: Scene = withSubgraph(emptyScene, {
  nodes: [
    ...['a1', 'a2', 'p1', 'i1', 'g1', 'i9'].map((id) => node(id)),
    node('s1', { date: '2024-09' }),
    node('s2', { date: '2025-01-02' }),
  ],
  relationships: [
    joined('a1', 'MADE', 's1'),
    joined('s1', 'ABOUT', 'g1', { stance: 'support' }),
    joined('a2', 'MADE', 's2'),
    joined('s2', 'ABOUT', 'g1', { stance: 'oppose' }),
    joined('a2', 'MEMBER_OF', 'p1', { to: '2024-12' }),
    joined('p1', 'PARTICIPATES_IN', 'i1'),
  ],
});
const filteredBy = (filters: SceneFilters, outside: readonly string[] = []) =>
  filtered({ ...scene, filters }, { ...noWorkingSet, outside: new Set(outside) });
const out = (filters: SceneFilters, outside: readonly string[] = []) =>
  [...filteredBy(filters, outside).faded].filter((id) => !id.includes('|')).sort();

describe('what does not match the filters', () => {
  test('nothing, when nothing is asked for', () => {
    expect(out({})).toEqual([]);
  });

  test('a statement that does not match takes along what only hangs on it', () => {
    expect(out({ q: 'words' }, ['s2'])).toEqual(['a2', 'i1', 'p1', 's2']);
    expect(out({ q: 'words' }, ['s1'])).toEqual(['a1', 's1']);
  });

  test('what stands alone stays, and so does what a filter names', () => {
    const faded = out({ speaker: 'a9,a2' }, ['s1', 's2']);
    expect(faded).toEqual(['a1', 'g1', 's1', 's2']);
  });

  test('a stance that is not asked for fades its relationship', () => {
    const { faded } = filteredBy({ stance: 'support,mixed' });
    expect(faded.has('s2|ABOUT|g1')).toBe(true);
    expect(faded.has('s1|ABOUT|g1')).toBe(false);
  });

  test('on a day only what was valid then is in: later statements and ended terms are out', () => {
    expect(out({ asOf: '2024-10' })).toEqual(['a2', 'i1', 'p1', 's2']);
    const { faded } = filteredBy({ asOf: '2025-06' });
    expect(faded.has('a2|MEMBER_OF|p1')).toBe(true);
    expect(faded.has('s2')).toBe(false);
  });

  test('what is not stated excludes nothing', () => {
    expect(wasValidOn(joined('a1', 'HOLDS_OFFICE', 'i1'), '2024')).toBe(true);
    expect(wasValidOn(joined('a1', 'HOLDS_OFFICE', 'i1', { from: '2024-07' }), '2024')).toBe(true);
    expect(wasValidOn(joined('a1', 'HOLDS_OFFICE', 'i1', { from: '2025' }), '2024')).toBe(false);
    expect(wasValidOn(joined('a1', 'VOTED_FOR', 'g1', { date: '2024-05-02' }), '2024-05-01')).toBe(
      false,
    );
  });

  test('counts how many statements match, and hides in place of fading when asked to', () => {
    const filters = { q: 'words', rest: 'hide' };
    const found = filteredBy(filters, ['s2']);
    expect([found.matching, found.statements]).toEqual([1, 2]);
    expect(found.faded.size).toBe(0);
    const shown = drawn({ ...scene, filters }, { ...noWorkingSet, outside: new Set(['s2']) });
    expect([...shown.nodes.keys()].sort()).toEqual(['a1', 'g1', 'i9', 's1']);
  });

  test('a hidden type is not drawn, nor what joins it', () => {
    const shown = drawn({ ...scene, hiddenTypes: ['Party', 'ABOUT'] }, noWorkingSet);
    expect([...shown.relationships.values()].map((one) => one.type)).toEqual(['MADE', 'MADE']);
    expect(shown.nodes.has('p1')).toBe(false);
  });
});

test('merged relationships are one of a type between two nodes, with their number', () => {
  const twice = withSubgraph(scene, {
    nodes: [],
    relationships: [{ ...joined('a1', 'MADE', 's1'), id: 'a1|MADE|s1|again' }],
  });
  const made = (merged: boolean) =>
    [...drawn({ ...twice, merged }, noWorkingSet).relationships.values()]
      .filter((one) => one.type === 'MADE')
      .map((one) => [one.from, one.to, one.properties.count ?? 1]);
  expect(made(false)).toEqual([
    ['a1', 's1', 1],
    ['a2', 's2', 1],
    ['a1', 's1', 1],
  ]);
  expect(made(true).sort()).toEqual([
    ['a1', 's1', 2],
    ['a2', 's2', 1],
  ]);
});

describe('a closed bundle', () => {
  const bundle = {
    id: 'bundle:1',
    title: 'Speakers',
    by: 'hand',
    members: ['a1', 'a2'],
    open: false,
  } as const;
  const placed = withPlaces(
    { ...scene, bundles: new Map([[bundle.id, bundle]]) },
    new Map([
      ['a1', { x: 0, y: 0, pinned: false }],
      ['a2', { x: 10, y: 20, pinned: false }],
    ]),
  );

  test('is drawn as one node in the middle of its members, with what joins them', () => {
    const shown = drawn(placed, noWorkingSet);
    expect(shown.nodes.has('a1')).toBe(false);
    expect(shown.nodes.get('bundle:1')?.properties.count).toBe(2);
    expect(shown.places.get('bundle:1')).toEqual({ x: 5, y: 10, pinned: false });
    const made = [...shown.relationships.values()].filter((one) => one.type === 'MADE');
    expect(made.map((one) => [one.from, one.to])).toEqual([
      ['bundle:1', 's1'],
      ['bundle:1', 's2'],
    ]);
  });

  test('shows its members again when it is opened', () => {
    const open = { ...placed, bundles: new Map([[bundle.id, { ...bundle, open: true }]]) };
    expect(drawn(open, noWorkingSet).nodes.has('a2')).toBe(true);
  });

  test('is faded when all its members are', () => {
    const shown = drawn(placed, { ...noWorkingSet, outside: new Set(['s1', 's2']) });
    expect(shown.faded.has('bundle:1')).toBe(true);
    expect(drawn(placed, { ...noWorkingSet, outside: new Set(['s1']) }).faded.has('bundle:1')).toBe(
      false,
    );
  });
});
