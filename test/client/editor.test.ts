/** What the editor works out by itself: slips, addresses, history, places. */

import { describe, expect, test } from 'vitest';
import { didYouMean } from '../../client/pages/queries/editor/did-you-mean.ts';
import { editorNames } from '../../client/pages/queries/editor/language.ts';
import {
  queryOf,
  read,
  valuesInAddress,
  withQuery,
  written,
} from '../../client/pages/queries/editor/link.ts';
import { added } from '../../client/pages/queries/editor/past.ts';
import { plainMessage } from '../../client/pages/queries/editor/plain-messages.ts';
import procedures from '../../client/pages/queries/editor/procedures.json' with { type: 'json' };
import {
  offsetOf,
  placeholders,
  placeOfProblem,
  positionOf,
  wordFrom,
} from '../../client/pages/queries/editor/server-check.ts';
import { planned } from '../../client/pages/queries/results/useQueryRun.ts';
import { nearest } from '../../model/nearest.ts';

const names = editorNames({
  labels: [
    { name: 'Actor', count: 1, properties: ['name'] },
    { name: 'Statement', count: 1, properties: ['text', 'date'] },
  ],
  relationshipTypes: [
    { name: 'MADE', count: 1, properties: [], from: ['Actor'], to: ['Statement'] },
  ],
});

describe('did you mean', () => {
  const suggestion = (text: string, word: string) =>
    didYouMean(text, text.indexOf(word), names)?.suggestion;

  test('proposes a label, a type, a property or a word of the language, by its place', () => {
    expect(suggestion('MATCH (s:Statment) RETURN s', 'Statment')).toBe('Statement');
    expect(suggestion('MATCH (a)-[:MAED]->(s) RETURN s', 'MAED')).toBe('MADE');
    expect(suggestion('MATCH (a:Actor|Statemnt) RETURN a', 'Statemnt')).toBe('Statement');
    expect(suggestion('MATCH (s) RETURN s.txet', 'txet')).toBe('text');
    expect(suggestion('MATCH (s) RETRUN s', 'RETRUN')).toBe('RETURN');
    expect(suggestion('MATCH (s) RETURN cuont(s)', 'cuont')).toBe('count');
  });

  test('proposes nothing for what is known, and nothing far', () => {
    expect(suggestion('MATCH (s:Statement) return s', 'Statement')).toBeUndefined();
    expect(suggestion('MATCH (s:Statement) return s', 'return')).toBeUndefined();
    expect(nearest('Committee', names.labels)).toBeUndefined();
    expect(didYouMean('MATCH (', 6, names)).toBeUndefined();
  });
});

test('on the embedded store only procedures that it has are offered', () => {
  const { lacking } = editorNames({ labels: [], relationshipTypes: [] }, 'embedded');
  const there = procedures.map(({ name }) => name).filter((name) => !lacking.includes(name));
  expect(there).toEqual(['db.labels', 'db.propertyKeys', 'db.relationshipTypes']);
  expect(editorNames({ labels: [], relationshipTypes: [] }, 'neo4j').lacking).toEqual([]);
});

test('the names of a schema hold ids, last days of dates, and the label that every node has', () => {
  expect(names.labels).toContain('Entity');
  expect(names.propertyKeys).toEqual(['date', 'dateEnd', 'id', 'name', 'text']);
  expect(names.ends).toContainEqual({ relType: 'MADE', from: 'Actor', to: 'Statement' });
});

describe('a query in the address', () => {
  const long = `MATCH (n) WHERE n.name IN [${'"é – ü", '.repeat(200)}'x'] RETURN n`;

  test.each(['RETURN 1', 'RETURN "é"\n// two lines', long])(
    'comes back as it was',
    async (text) => {
      const search = await withQuery({ sel: 'actor:x', 'p.old': '1', run: '1' }, text, { a: 'b' });
      expect(search).toMatchObject({ sel: 'actor:x', 'p.a': 'b' });
      expect(search['p.old']).toBeUndefined();
      expect(search.run).toBeUndefined();
      expect(await queryOf(search)).toBe(text);
    },
  );

  test('is compressed when it is long; what cannot be read is nothing', async () => {
    const search = await withQuery({}, long, {});
    expect(search.cypher).toBeUndefined();
    expect(search.cypherz?.length).toBeLessThan(long.length / 4);
    expect(await queryOf({ cypherz: 'no such thing' })).toBeUndefined();
    expect(await queryOf({})).toBeUndefined();
    expect(await withQuery({ cypher: 'RETURN 1' }, ' ', {})).toEqual({});
  });

  test.each([null, true, 12, '12', 'true', 'party:vvd', '', '"', ['a', 1], { a: null }])(
    'keeps the kind of a value: %j',
    (value) => {
      expect(read(written(value))).toEqual(value);
      expect(valuesInAddress({ 'p.x': written(value) })).toEqual({ x: value });
    },
  );
});

test('earlier queries are kept once, the latest first, at most a hundred', () => {
  const past = [
    { text: 'a', at: 1 },
    { text: 'b', at: 2 },
  ];
  expect(added(past, { text: 'b', at: 3 })).toEqual([
    { text: 'b', at: 3 },
    { text: 'a', at: 1 },
  ]);
  const many = Array.from({ length: 150 }, (_, at) => ({ text: String(at), at }));
  expect(many.reduce<typeof many>((list, one) => added(list, one), [])).toHaveLength(100);
});

test('a place that the server tells is found in the text', () => {
  const text = 'MATCH (n)\n  RETUR n';
  const at = offsetOf(text, { line: 2, column: 3 });
  expect(text.slice(at)).toBe('RETUR n');
  expect(wordFrom(text, at)).toEqual({ from: at, to: at + 5 });
  expect(wordFrom(text, text.length)).toEqual({ from: text.length - 1, to: text.length });
  expect(offsetOf(text, { line: 9, column: 9 })).toBe(text.length);
});

test('a refusal is put where it belongs, also where a store names no place', () => {
  const several = {
    type: '',
    title: '',
    status: 400,
    detail: 'Expected exactly one statement per query but got: 2',
    position: { line: 0, column: 0, offset: 0 },
  };
  const text = 'RETURN 1;\n RETURN 2';
  const place = placeOfProblem(text, several);
  expect(place).toEqual({ from: 11, to: 19 });
  expect(positionOf(text, place?.from ?? 0)).toEqual({ line: 2, column: 2 });
  expect(plainMessage(several.detail)).toBe(
    'One statement at a time: run this one on its own, or remove it.',
  );
  expect(placeOfProblem(text, { ...several, detail: 'Not understood' })).toBeUndefined();
});

test('a text is explained whole, whatever it began with', () => {
  expect(planned('EXPLAIN', 'RETURN 1')).toBe('EXPLAIN\nRETURN 1');
  expect(planned('PROFILE', ' explain RETURN 1')).toBe('PROFILE\n RETURN 1');
});

test('messages are in plain words: what may follow, without what readers may not do', () => {
  expect(
    plainMessage("Invalid input 'LIMT': expected 'CREATE', 'LIMIT', 'ORDER BY' or <EOF>"),
  ).toBe('“LIMT” is not expected here. What may follow: LIMIT, ORDER BY.');
  expect(
    plainMessage(
      'Function call does not provide the required number of arguments: expected 2 got 0. Function duration.between has signature: duration.between(from :: ANY, to :: ANY) :: DURATION meaning that it expects 2 arguments of type ANY, ANY',
    ),
  ).toBe('duration.between() takes 2 values, and 0 are given.');
  expect(plainMessage('Variable `foo` not defined')).toBe('Variable “foo” not defined');
  expect(
    plainMessage(
      "Label Actr is not present in the database. Make sure you didn't misspell it or that it is available when you run this statement in your application",
    ),
  ).toBe('Label Actr is not in this graph.');
  expect(plainMessage('nme is not present in the database.')).toBe(
    'Property nme is not in this graph.',
  );
  expect(plainMessage('Function lenght is not present in the database.')).toBe(
    'There is no function lenght.',
  );
  expect(
    plainMessage(
      'Invalid call signature for Truncate: Provided input was [String("month"), NO_VALUE, NO_VALUE]',
    ),
  ).toMatch(/^truncate\(\) met a null/);
  const crossed =
    'this will build a cartesian product between all those parts (identifier is: (b))';
  expect(plainMessage(crossed)).toMatch(/^Nothing joins these patterns/);
  const portable = "Write WHERE n.name = 'a' instead.";
  expect(plainMessage(portable)).toBe(portable);
});

test('a text is explained with null for its parameters, with a number where rows are counted', () => {
  expect(placeholders('MATCH (n {id: $id}) RETURN n SKIP $from limit $most')).toEqual({
    id: null,
    from: 1,
    most: 1,
  });
});
