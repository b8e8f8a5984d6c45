/** What a scene that is opened again says has changed since. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyScene, withPlaces, withSubgraph } from '../../client/canvas/state/scene.ts';
import {
  anyChange,
  changesSince,
  fingerprint,
  knownOf,
} from '../../client/pages/scenes/compare.ts';
import { thumbnailOf } from '../../client/pages/scenes/thumbnail.ts';
import type { GraphNode, GraphRelationship } from '../../model/schemas/graph.ts';
import { thumbnail } from '../../model/schemas/scenes.ts';

const node = (id: string, properties = {}): GraphNode => ({
  id,
  labels: ['Actor'],
  properties: { name: id, ...properties },
});
const one = (from: string, to: string, properties = {}): GraphRelationship => ({
  id: `${from}|KNOWS|${to}`,
  type: 'KNOWS',
  from,
  to,
  properties,
});
const nodes = [node('a'), node('b'), node('c', { born: '1970' })];
const relationships = [one('a', 'b'), one('b', 'c', { since: '2020' })];
const byId = <Element extends { id: string }>(list: Element[]) =>
  new Map(list.map((element) => [element.id, element]));
const degrees = {
  a: { all: 1, statements: 0 },
  b: { all: 9, statements: 3 },
  c: { all: 1, statements: 0 },
};
const known = knownOf(byId(nodes), byId(relationships), degrees);

test('the same graph has not changed, in whatever order it comes', () => {
  const again = {
    nodes: [...nodes].reverse(),
    relationships: [...relationships].reverse(),
  };
  expect(anyChange(changesSince(known, again, degrees))).toBe(false);
});

test('gone, changed and new elements are named; statements elsewhere are counted', () => {
  const changes = changesSince(
    known,
    {
      nodes: [node('a'), node('b', { name: 'Bea' })],
      relationships: [one('a', 'b', { note: 'new' }), one('b', 'a')],
    },
    { a: { all: 2, statements: 0 }, b: { all: 12, statements: 5 } },
  );
  expect(changes.gone).toEqual([{ id: 'c', name: 'c' }]);
  expect(changes.changed).toEqual([{ id: 'b', name: 'Bea' }]);
  expect(changes.newRelationships.map(({ id }) => id)).toEqual(['b|KNOWS|a']);
  expect(changes.changedRelationships.map(({ id }) => id)).toEqual(['a|KNOWS|b']);
  expect(changes.goneRelationships).toEqual(['b|KNOWS|c']);
  expect(changes.statements).toEqual([{ id: 'b', name: 'Bea', more: 2 }]);
  // Three more in all: two statements, one new and one gone among what is shown, one elsewhere.
  expect(changes.elsewhere).toEqual([{ id: 'b', name: 'Bea', more: 1 }]);
});

const properties = fc.dictionary(
  fc.string(),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string())),
);

test('a fingerprint does not depend on the order of properties', () => {
  fc.assert(
    fc.property(properties, (some) => {
      const turned = Object.fromEntries(Object.entries(some).reverse());
      expect(fingerprint(turned)).toBe(fingerprint(some));
    }),
  );
});

test('a fingerprint differs when a property does', () => {
  fc.assert(
    fc.property(properties, fc.string({ minLength: 1 }), (some, word) => {
      const other = { ...some, name: `${String(some.name ?? '')}${word}` };
      expect(fingerprint(other)).not.toBe(fingerprint({ ...some, name: String(some.name ?? '') }));
    }),
  );
});

test('a thumbnail is small, and what the server takes', () => {
  const many = [...Array(3000)].map((_, index) => node(`n${index}`));
  const scene = withPlaces(
    withSubgraph(emptyScene, {
      nodes: many,
      relationships: many.slice(1).map((other) => one('n0', other.id)),
    }),
    new Map(
      many.map(({ id }, index) => [id, { x: (index * 7919) % 9000, y: index, pinned: false }]),
    ),
  );
  const drawing = thumbnailOf(scene);
  expect(thumbnail.parse(drawing)).toEqual(drawing);
  expect(JSON.stringify(drawing).length).toBeLessThan(14_000);
  expect(thumbnailOf(emptyScene)).toEqual({ lines: {}, shapes: {} });
});
