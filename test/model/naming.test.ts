/** What a node of a graph of others is called, and what tells it from its namesakes. */
import { afterEach, describe, expect, test } from 'vitest';
import { nodeName } from '../../model/formats/names.ts';
import {
  besideName,
  namingProperty,
  setChosenNaming,
  setSampledNaming,
} from '../../model/formats/naming.ts';
import { plainText } from '../../model/formats/plain-value.ts';
import { labelOf, ownLabel, stanceOf, typeOf } from '../../model/ours.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { mostTelling } from '../../server/questions/names/sampled-naming.ts';

const node = (labels: string[], properties: Record<string, PropertyValue>) => ({
  id: 'element:4:store:17',
  labels,
  properties,
});

describe('the name of a node of others', () => {
  afterEach(() => {
    setSampledNaming([]);
    setChosenNaming(new Map());
  });

  test.each([
    [node(['Person'], { born: 1964, name: 'Keanu Reeves' }), 'Keanu Reeves'],
    [node(['Movie'], { tagline: 'Welcome', title: 'The Matrix' }), 'The Matrix'],
    [node(['X'], { Name: 'In capitals', title: 'Second' }), 'In capitals'],
    [node(['X'], { full_name: 'Ada Lovelace', about: 'a' }), 'Ada Lovelace'],
    [node(['X'], { caption: 'A caption', text: 'b' }), 'A caption'],
    [node(['Customer'], { customerID: 'ALFKI', companyName: 'Alfreds' }), 'Alfreds'],
    [node(['Address'], { address: '1 Street', node_id: 14 }), '1 Street'],
    [node(['Order'], { freight: 3.5, orderID: 10248 }), '10248'],
    [node(['Code'], { code: 'XK-2' }), 'XK-2'],
    [node(['Actor'], { id: 'nm1', text: 'Of our label' }), 'Of our label'],
    [node([], {}), 'element:4:store:17'],
    [node(['constructor'], { name: '' }), 'element:4:store:17'],
    [node(['X'], { name: ['One', 'Two'] }), 'One, Two'],
  ])('%j is called %s', (one, name) => {
    expect(nodeName(one)).toBe(name);
  });

  test('is what its label’s sample tells, and what the reader chose before all else', () => {
    const one = node(['Part'], { batch: 'b1', sku: 'S-7' });
    expect(nodeName(one)).toBe('b1');
    setSampledNaming([['Part', 'sku']]);
    expect(nodeName(one)).toBe('S-7');
    setChosenNaming(new Map([['Part', 'batch']]));
    expect(namingProperty(one)).toBe('batch');
  });

  test('of a sample the property whose texts differ most', () => {
    const rows = [...Array(20)].map((_, index) => ({
      kind: 'screw',
      sku: `S-${index}`,
      at: index,
    }));
    expect(mostTelling(rows)).toBe('sku');
    expect(mostTelling(rows.map(({ kind }) => ({ kind })))).toBeUndefined();
  });

  test('has beside it what tells namesakes apart', () => {
    const twins = [1971, 1972].map((dob) => node(['Player'], { name: 'Ana Silva', dob }));
    expect(twins.map(besideName)).toEqual(['dob 1971', 'dob 1972']);
  });
});

test('a label, type or property alone makes nothing ours', () => {
  expect(ownLabel(['Entity', 'Actor'], 'actor:x')).toBe('Actor');
  expect(ownLabel(['Actor'], 'actor:x')).toBeUndefined();
  expect(ownLabel(['Entity', 'Actor'], 'nm0001')).toBeUndefined();
  expect(ownLabel(['Entity', 'Actor'], 'party:x')).toBeUndefined();
  expect(ownLabel(['Entity', 'Actor'], 17)).toBeUndefined();
  expect(labelOf(node(['Actor'], {}))).toBeUndefined();
  const about = { type: 'ABOUT', properties: { stance: 'support' } };
  expect(typeOf({ ...about, id: 'element:5:s:1' })).toBeUndefined();
  expect(stanceOf({ ...about, id: 'element:5:s:1' })).toBeUndefined();
  expect(stanceOf({ ...about, id: 'statement:a|ABOUT|agreement:b' })).toBe('support');
  const odd = { type: 'ABOUT', properties: { stance: 'constructor' } };
  expect(stanceOf({ ...odd, id: 'statement:a|ABOUT|agreement:b' })).toBeUndefined();
});

test.each([
  [1999, '1999'],
  ['9007199254740993', '9007199254740993'],
  [true, 'yes'],
  [null, 'nothing'],
  [['a', 2], 'a, 2'],
  [{ srid: 4326, x: 4.9, y: 52.37 }, 'latitude 52.37, longitude 4.9'],
  [{ srid: 9157, x: 1, y: 2, z: 3 }, 'x 1, y 2, z 3'],
  [[{ srid: 7203, x: 1, y: 2 }], 'x 1, y 2'],
  [{ a: { b: [1] } }, '{a: {b: 1}}'],
])('the value %j is written %s', (value, text) => {
  expect(plainText(value as PropertyValue)).toBe(text);
});
