/** Queries while they are written: names, guessed parameters, links. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  draftOf,
  ofType,
  queryName,
  withParameters,
} from '../../client/pages/queries/saved/draft.ts';
import { effectOf, readFiles } from '../../client/pages/queries/saved/files.ts';
import { missingParameters, searchOf, valuesOf } from '../../client/pages/queries/saved/link.ts';
import type { SavedQuery } from '../../model/schemas/queries.ts';
import { shippedQueries } from '../../server/library/shipped-queries.ts';

const types = (cypher: string, values = {}) =>
  draftOf(cypher, values).parameters.map(({ name, type, options }) => [name, type, options ?? []]);

describe('a query that is written', () => {
  test('a title makes a name that is not taken', () => {
    expect(queryName('Wat zei Geert Wilders? (2024)', () => false)).toBe(
      'wat-zei-geert-wilders-2024',
    );
    expect(queryName('Šefčovič', () => false)).toBe('sefcovic');
    expect(queryName('…', () => false)).toBe('query');
    expect(queryName('A', (name) => name === 'a' || name === 'a-2')).toBe('a-3');
  });

  test('its parameters are its $names, each of the type that it looks like', () => {
    expect(
      types(
        `MATCH (x:Entity:Actor {id: $who})-[:MADE]->(s) // $not
         MATCH (s)-[about:ABOUT]->(a:Agreement) WHERE a.id IN $agreements AND about.stance = $stance
         AND s.date >= date($from) AND s.text CONTAINS $words RETURN s LIMIT $least`,
      ),
    ).toEqual([
      ['who', 'entity', ['Actor']],
      ['agreements', 'entities', ['Agreement']],
      ['stance', 'stance', []],
      ['from', 'date', []],
      ['words', 'text', []],
      ['least', 'number', []],
    ]);
    expect(types('RETURN $a, $b, $c', { a: 'party:pvv', b: true, c: ['actor:x'] })).toEqual([
      ['a', 'entity', ['Party']],
      ['b', 'boolean', []],
      ['c', 'entities', ['Actor']],
    ]);
  });

  test('a parameter that the query can do without is optional', () => {
    const cypher =
      'MATCH (s) WHERE ($who IS NULL OR s.x = $who) AND s.y = $y AND s.z = $z RETURN s';
    const required = draftOf(cypher, { z: null }).parameters.map((one) => one.required);
    expect(required).toEqual([false, true, false]);
  });

  test('what was said of a parameter stays while the Cypher is changed', () => {
    const draft = draftOf('RETURN $a, $b');
    const labelled = {
      ...draft,
      parameters: draft.parameters.map((one) => ({ ...one, label: `My ${one.name}` })),
    };
    const less = withParameters({ ...labelled, cypher: 'RETURN $b' });
    expect(less.parameters.map((one) => one.label)).toEqual(['My b']);
    const again = withParameters({ ...less, cypher: 'RETURN $a, $b' }, {}, labelled.parameters);
    expect(again.parameters.map((one) => one.label)).toEqual(['My a', 'My b']);
    const [choice] = draft.parameters;
    if (!choice) throw new Error('no parameter');
    expect(ofType({ ...choice, type: 'choice', options: ['x'], default: 'x' }, 'number')).toEqual({
      ...choice,
      type: 'number',
    });
  });
});

describe('a link to a filled-in query', () => {
  const query: SavedQuery = {
    ...draftOf('RETURN $who, $least, $party, $open, $several, $fed'),
    name: 'x',
    parameters: [
      { name: 'who', type: 'entity', label: 'Who', required: true },
      { name: 'least', type: 'number', label: 'Least', required: false, default: 3 },
      { name: 'party', type: 'text', label: 'Party', required: false },
      { name: 'open', type: 'boolean', label: 'Open', required: false },
      { name: 'several', type: 'entities', label: 'Several', required: false },
      { name: 'fed', type: 'choice', label: 'Fed', required: false, optionsQuery: 'y' },
    ],
  };

  test('gives back the values it was made of', () => {
    const filled = {
      who: 'actor:a',
      least: 7,
      party: 'a & b',
      open: false,
      several: ['actor:a', 'party:b'],
      fed: 2024,
    };
    expect(valuesOf(query, searchOf(query, filled))).toEqual(filled);
    // A default that was emptied stays empty; what was never filled in is not in the link.
    const emptied = { ...filled, least: null, party: null, several: [], fed: 'x' };
    expect(searchOf(query, emptied)).toEqual({
      who: 'actor:a',
      least: null,
      open: 'false',
      fed: 'x',
    });
    expect(searchOf(query, {})).toEqual({});
    expect(valuesOf(query, { who: 'actor:a', least: '' })).toMatchObject({ least: null });
    expect(valuesOf(query, { who: 'actor:a' })).toMatchObject({ least: 3, party: null });
  });

  test('of an earlier version is still read, and what it lacks is known', () => {
    expect(valuesOf(query, { 'p.who': 'actor:a' })).toMatchObject({ who: 'actor:a' });
    expect(missingParameters(query, valuesOf(query, {})).map((one) => one.name)).toEqual(['who']);
    expect(missingParameters(query, valuesOf(query, { who: 'actor:a' }))).toEqual([]);
  });
});

test('what importing a file would do is known before it is done', () => {
  const [first, second] = shippedQueries();
  if (!first || !second) throw new Error('nothing is shipped');
  const there = [
    { ...first, own: false },
    { ...second, own: true },
  ];
  expect(effectOf(first, there)).toBe('same');
  expect(effectOf({ ...first, title: 'x' }, there)).toBe('shipped');
  expect(effectOf({ ...second, title: 'x' }, there)).toBe('changes');
  expect(effectOf({ ...second, name: 'x' }, there)).toBe('new');
});

test('files are read, and files within a zip; what is none says why', async () => {
  const text = '// title: A\nMATCH (n) RETURN n';
  const zip = zipSync({ 'some/folder/zipped.cypher': strToU8(text), 'other.txt': strToU8('x') });
  const read = await readFiles([
    new File([text], 'plain.cypher'),
    new File([zip], 'several.zip'),
    new File(['RETURN 1'], 'untitled.cypher'),
    new File([text], 'notes.txt'),
    new File(['no zip'], 'broken.zip'),
  ]);
  expect(read.map(({ file, query, wrong }) => [file, query?.name ?? wrong])).toEqual([
    ['plain.cypher', 'plain'],
    ['zipped.cypher', 'zipped'],
    ['untitled.cypher', expect.stringContaining('title')],
    ['notes.txt', expect.stringContaining('.cypher')],
    ['broken.zip', expect.stringContaining('.cypher')],
  ]);
});
