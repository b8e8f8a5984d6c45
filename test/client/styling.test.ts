/** Rules of style: which element gets which size, colour and width. */
import { expect, test } from 'vitest';
import { drawn } from '../../client/canvas/chain/drawn.ts';
import { noWorkingSet } from '../../client/canvas/chain/filtered.ts';
import {
  type Bundle,
  emptyScene,
  type Scene,
  withSubgraph,
} from '../../client/canvas/state/scene.ts';
import { groupsOf } from '../../client/canvas/style/groups.ts';
import { rulesOf, styleOf } from '../../client/canvas/style/rules.ts';
import { styleScene } from '../../client/canvas/style/style-scene.ts';
import type { GraphNode } from '../../model/schemas/graph.ts';

const node = (id: string, properties = {}): GraphNode => {
  const kind = id.split(':')[0] ?? '';
  return { id, labels: [kind.charAt(0).toUpperCase() + kind.slice(1)], properties };
};
const joined = (from: string, type: string, to: string, properties = {}) => ({
  id: `${from}|${type}|${to}`,
  type,
  from,
  to,
  properties,
});
/** Two members of one party, each with a statement for and against; a third without party. */
const scene: Scene = withSubgraph(emptyScene, {
  nodes: [
    node('party:vvd', { name: 'VVD', abbreviation: 'VVD', country: 'NL' }),
    node('institution:denmark', { name: 'Denmark', country: 'DK' }),
    ...['actor:a', 'actor:b', 'actor:c'].map((id) => node(id)),
    ...['statement:a1', 'statement:a2', 'statement:b1', 'statement:c1'].map((id) => node(id)),
    node('agreement:pact'),
  ],
  relationships: [
    joined('actor:a', 'MEMBER_OF', 'party:vvd'),
    joined('actor:b', 'MEMBER_OF', 'party:vvd'),
    joined('actor:a', 'MADE', 'statement:a1'),
    joined('actor:a', 'MADE', 'statement:a2'),
    joined('actor:b', 'MADE', 'statement:b1'),
    joined('actor:c', 'MADE', 'statement:c1'),
    joined('statement:a1', 'ABOUT', 'agreement:pact', { stance: 'support' }),
    joined('statement:a2', 'ABOUT', 'agreement:pact', { stance: 'oppose' }),
    joined('statement:b1', 'ABOUT', 'agreement:pact', { stance: 'support' }),
    joined('statement:c1', 'ABOUT', 'agreement:pact', { stance: 'neutral' }),
    joined('statement:b1', 'RESPONDS_TO', 'statement:a1'),
    joined('statement:b1', 'MENTIONS', 'statement:a1'),
  ],
});
const styled = (style: Scene['style']) => styleScene({ ...scene, style });
const groups = (colour: string, more = {}) => {
  const style = { colour, ...more };
  return groupsOf({ ...scene, style }, rulesOf(style)).map(({ title, members }) => [
    title,
    members.length,
  ]);
};

test('without a rule nothing differs from its type', () => {
  expect(styled({}).size).toBe(0);
  expect(styled({ size: 'nonsense', colour: 3 }).size).toBe(0);
});

test('areas stand for numbers: what has four times as much is twice as wide, above a floor', () => {
  const looks = styled({ size: 'statements' });
  const scale = (id: string) => (looks.get(id)?.scale ?? 0) - 0.7;
  expect(scale('agreement:pact') / scale('actor:b')).toBeCloseTo(2);
  expect(scale('party:vvd')).toBeCloseTo(0);
});

test('members and their statements have the colour of their party, others none', () => {
  expect(groups('party')).toEqual([['VVD', 6]]);
  const looks = styled({ colour: 'party' });
  expect(looks.get('statement:b1')?.fill).toBe('cat-1');
  expect(looks.get('actor:c')?.fill).toBe('surface');
  expect(looks.has('agreement:pact')).toBe(false);
});

test('countries have their names; actors have that of their party', () => {
  expect(groups('country')).toEqual([
    ['Netherlands', 6],
    ['Denmark', 1],
  ]);
});

test('a speaker on both sides is mixed', () => {
  expect(groups('stance')).toEqual([
    ['Support', 3],
    ['Oppose', 1],
    ['Mixed', 1],
    ['Neutral', 2],
  ]);
  expect(styled({ colour: 'stance' }).get('actor:a')).toMatchObject({
    fill: 'mixed-tint',
    line: 'mixed',
  });
});

test('beyond seven groups the smallest share a colour', () => {
  const communities = Object.fromEntries([...scene.nodes.keys()].map((id, index) => [id, index]));
  const found = groups('community', { communities });
  expect(found).toHaveLength(8);
  expect(found.at(-1)).toEqual(['3 smaller ones', 3]);
});

test('the more relationships join two nodes, the wider each of them', () => {
  const looks = styled({ width: 'count' });
  const twice = looks.get('statement:b1|MENTIONS|statement:a1')?.width ?? 0;
  expect(twice).toBeGreaterThan(looks.get('actor:b|MADE|statement:b1')?.width ?? 99);
});

test('a style keeps what its rules need and nothing else', () => {
  const rules = rulesOf({ size: 'pagerank', values: { a: 0.5, b: 'x' }, communities: { a: 1 } });
  expect(styleOf(rules)).toEqual({ size: 'pagerank', values: { a: 0.5 } });
  expect(styleOf({ ...rules, size: 'type' })).toEqual({});
});

test('a closed bundle has the colour of its members when they are of one group', () => {
  const style = { colour: 'party' };
  const bundle = (id: string, ...members: string[]): [string, Bundle] => [
    id,
    { id, title: id, by: 'hand', members, open: false },
  ];
  const bundles = new Map([
    bundle('bundle:1', 'party:vvd', 'actor:a', 'agreement:pact'),
    bundle('bundle:2', 'actor:c', 'institution:denmark'),
  ]);
  const { looks, groups: found } = drawn({ ...scene, style, bundles }, noWorkingSet);
  expect(looks.get('bundle:1')?.fill).toBe(looks.get('actor:b')?.fill);
  expect(looks.get('bundle:1')?.fill).toMatch(/^cat-/);
  expect(looks.get('bundle:2')?.fill).toBe('surface');
  // The legend counts the members that lie in it.
  expect(found.map(({ members }) => members.length)).toEqual(
    groupsOf({ ...scene, style }, rulesOf(style)).map(({ members }) => members.length),
  );
});
