/** Measures against graphs small enough to count by hand. */
import { expect, test } from 'vitest';
import { type MeasureStep, measure } from '../../client/canvas/measures/measures.ts';

const graph = (ids: string, ...pairs: string[]) => ({
  ids: [...ids],
  links: pairs.map(([from = '', to = '']) => ({ from, to })),
});
const shuffled = <Value>(values: readonly Value[]) => [...values].reverse();

test('two triangles joined by one relationship', () => {
  const { nodes, ...rest } = measure(graph('abcdef', 'ab', 'bc', 'ca', 'de', 'ef', 'fd', 'cd'));
  expect(rest.density).toBeCloseTo(7 / 15);
  expect(rest.components).toBe(1);
  expect(rest.communities).toBe(2);
  // Each half: 3 of 7 within, its degrees 7 of 14.
  expect(rest.modularity).toBeCloseTo(2 * (3 / 7 - 1 / 4));
  expect(nodes.get('c')).toMatchObject({ degree: 3, component: 1, community: 1 });
  expect(nodes.get('e')).toMatchObject({ degree: 2, component: 1, community: 2 });
  // Six of the ten pairs of others: a and b, each with d, e and f.
  expect(nodes.get('c')?.betweenness).toBeCloseTo(0.6);
  expect(nodes.get('a')?.betweenness).toBe(0);
});

test('PageRank follows the arrows', () => {
  const { nodes } = measure(graph('ab', 'ab'));
  // a = 0.15/2 + 0.85 b/2, with a + b = 1.
  expect(nodes.get('a')?.pagerank).toBeCloseTo(0.5 / 1.425, 5);
  expect(nodes.get('b')?.pagerank).toBeCloseTo(1 - 0.5 / 1.425, 5);
});

test('parts are numbered from the largest; a node alone is a part', () => {
  const { nodes, components } = measure(graph('xyabc', 'ab', 'bc', 'xy'));
  expect(components).toBe(2);
  expect(nodes.get('a')?.component).toBe(1);
  expect(nodes.get('y')?.component).toBe(2);
  expect(measure(graph('a')).components).toBe(1);
  expect(measure(graph('')).density).toBe(0);
});

test('degree counts every relationship, density every pair once, a loop once', () => {
  const { nodes, density } = measure(graph('abc', 'ab', 'ab', 'ba', 'cc'));
  expect(nodes.get('a')?.degree).toBe(3);
  expect(nodes.get('c')?.degree).toBe(1);
  expect(density).toBeCloseTo(1 / 3);
});

test('what joins nodes that are not shown is left out', () => {
  expect(measure(graph('ab', 'ab', 'az')).nodes.get('a')?.degree).toBe(1);
});

test('the same graph gives the same answer, in whatever order it comes', () => {
  const many = [...Array(60)].map((_, index) => `n${index}`);
  const links = many.flatMap((from, index) =>
    [1, 2, 7].map((step) => ({ from, to: `n${(index * step + step) % 60}` })),
  );
  const one = measure({ ids: many, links });
  const other = measure({ ids: shuffled(many), links: shuffled(links) });
  for (const id of many) {
    expect(other.nodes.get(id)?.community).toBe(one.nodes.get(id)?.community);
    expect(other.nodes.get(id)?.betweenness).toBeCloseTo(one.nodes.get(id)?.betweenness ?? -1, 10);
  }
  expect(other.modularity).toBeCloseTo(one.modularity, 12);
});

test('each step is told before it begins', () => {
  const told = new Set<string>();
  measure(graph('abc', 'ab'), ({ name, at, of }) => told.add(`${at}/${of} ${name}`));
  expect([...told]).toEqual([
    '1/4 Components',
    '2/4 Communities',
    '3/4 PageRank',
    '4/4 Betweenness',
  ]);
});

test('how far it is with the betweenness is told on the way', () => {
  const told: MeasureStep[] = [];
  const ids = [...Array(300).keys()].map(String);
  const links = ids.slice(1).map((to) => ({ from: String(Math.floor(Number(to) / 2)), to }));
  measure({ ids, links }, (step) => told.push(step));
  const parts = told.filter(({ name }) => name === 'Betweenness').map(({ part }) => part ?? -1);
  expect(parts.length).toBeGreaterThan(20);
  expect(parts).toEqual([...parts].sort((a, b) => a - b));
  expect(parts.every((part) => part >= 0 && part < 1)).toBe(true);
});
