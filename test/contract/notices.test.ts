/** Names that the graph does not have are noticed; mistakes are pointed at, with what was meant. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkText } from '../../server/http/routes/cypher.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const limits = { rows: 1000, bytes: 1e7, timeoutMs: 5000 };

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
    // What is not known yet is not noticed.
    await questions.schema(opened.store);
  });
  afterAll(() => opened.close());
  const run = (query: string, params = {}) =>
    questions.runCypher(opened.store, { query, params, limits }, new AbortController().signal);
  const refusal = (query: string, params = {}) =>
    run(query, params).then(
      () => expect.fail('it ran'),
      (error: { code: string; message: string; facts: object }) => error,
    );

  test('a label, a type and a property that are nowhere', async () => {
    const query = 'MATCH (a:Acter)-[:MAED]->(s:Statement) RETURN s.txet AS text';
    const { rows, summary } = await run(query);
    expect(rows).toEqual([]);
    expect(summary.notices).toEqual([
      expect.objectContaining({
        message: 'Nothing in this graph has the label Acter. Did you mean Actor?',
        suggestion: 'Actor',
        position: { line: 1, column: 10, offset: 9, length: 5 },
      }),
      expect.objectContaining({ suggestion: 'MADE' }),
      expect.objectContaining({ suggestion: 'text' }),
    ]);
  });

  test('an answer does not wait for a schema that is still being read', async () => {
    const { store } = opened;
    const reading: typeof store = {
      ...store,
      cached: (key, ...how) =>
        key === 'schema' ? new Promise(() => {}) : store.cached(key, ...how),
    };
    for (const prefix of ['', 'EXPLAIN ']) {
      const query = `${prefix}MATCH (a:Acter) RETURN count(a) AS n`;
      const request = { query, params: {}, limits };
      const { rows, summary } = await questions.runCypher(
        reading,
        request,
        new AbortController().signal,
      );
      expect([rows, summary.notices]).toEqual([prefix ? [] : [[0]], undefined]);
    }
  });

  test('what is there is not noticed', async () => {
    const query =
      "MATCH (a:Actor:Entity {id: 'actor:geert-wilders'})-[m:MEMBER_OF]->(p) UNWIND [{other: 1}] AS row RETURN a.name, m.fromEnd, row.other";
    expect((await run(query)).summary.notices).toBeUndefined();
  });

  test('a function, a variable and a parameter that are not', async () => {
    for (const [query, params, suggestion] of [
      ['MATCH (a:Actor) RETURN toUper(a.name) AS name', {}, 'toUpper'],
      ['MATCH (actor:Actor) RETURN acotr.name AS name', {}, 'actor'],
      ['MATCH (a:Actor) WHERE a.id = $nmae RETURN a', { name: 'x' }, 'name'],
    ] as const) {
      const { code, message, facts } = await refusal(query, params);
      expect(code).toBe('bad-cypher');
      expect(message).toMatch(new RegExp(`Did you mean ${suggestion}\\?$`));
      expect(facts).toMatchObject({ suggestion, position: { line: 1 } });
    }
  });

  test('several statements and a word in the wrong place are pointed at', async () => {
    expect(await refusal('RETURN 1 AS x; RETURN 2 AS y')).toMatchObject({ code: 'bad-cypher' });
    const { facts } = await refusal('MATCH (a:Actor)\nRETRN a');
    expect(facts).toMatchObject({ position: { line: 2, column: 1 } });
  });

  test('a text is checked without being run: a refusal is an answer, its place that of the text', async () => {
    const check = (query: string, params = {}) =>
      checkText(opened.store, query, params, new AbortController().signal);
    expect(await check('MATCH (a:Actor) RETURN a')).toEqual({ notices: [] });
    for (const prefix of ['', 'EXPLAIN ', '/* how */ profile ']) {
      const { notices, problem } = await check(`${prefix}MATCH (a:Acter) RETURN a`);
      expect(problem).toBeUndefined();
      expect(notices).toMatchObject([
        { suggestion: 'Actor', position: { line: 1, column: prefix.length + 10 } },
      ]);
    }
    expect((await check('RETURN toUper("a") AS name')).problem).toMatchObject({
      status: 400,
      suggestion: 'toUpper',
      position: { line: 1, column: 8, offset: 7 },
    });
    expect((await check('MATCH (a:Actor)\nRETRN a')).problem).toMatchObject({
      position: { line: 2, column: 1, offset: 16 },
    });
    expect((await check('MATCH (n) DETACH DELETE n')).problem).toMatchObject({ status: 403 });
  });
});
