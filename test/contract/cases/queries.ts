/** Readers' Cypher: shipped queries, what is refused, and limits. */
import { expect, test } from 'vitest';
import { fillParameters } from '../../../server/library/query-parameters.ts';
import { shippedQueries } from '../../../server/library/shipped-queries.ts';
import * as questions from '../../../server/questions/index.ts';
import { cypherNames } from '../../../server/store/cypher-files.ts';
import { datesOf, isNoDay } from '../../setup/dated.ts';
import type { TestStore } from '../../setup/stores.ts';

const limits = { rows: 10_000, bytes: 1e8, timeoutMs: 20_000 };
const signal = new AbortController().signal;

/** Tests on an opened store with the first graph; `same` demands of each store the first one's answer. */
export function queryCases(
  opened: () => TestStore,
  same: (name: string, answer: unknown) => void,
): void {
  test.each(shippedQueries().map((query) => [query.name, query] as const))(
    'the saved query %s answers alike',
    async (name, query) => {
      const reply = await questions.runCypher(
        opened().store,
        { query: query.cypher, params: fillParameters(query, {}), limits },
        signal,
      );
      expect(reply.rows.length).toBeGreaterThan(0);
      same(`query ${name}`, reply);
    },
  );

  test('dates in the results of saved queries are no more precise than what is known', async () => {
    let months = 0;
    for (const query of shippedQueries()) {
      const { columns, rows } = await questions.runCypher(
        opened().store,
        { query: query.cypher, params: fillParameters(query, {}), limits },
        signal,
      );
      for (const [shown, known] of datesOf(columns, rows)) {
        expect(shown, query.name).toBe(known);
        months += isNoDay(shown) ? 1 : 0;
      }
    }
    expect(months).toBeGreaterThan(0);
  });

  test('at least 15 saved queries are shipped', () => {
    expect(cypherNames('saved').length).toBeGreaterThanOrEqual(15);
  });

  test.each([
    ['CREATE (n:Actor {id: "actor:x"})', 'forbidden'],
    ['MATCH (n) SET n.name = 1', 'forbidden'],
    ['MATCH (n) DETACH DELETE n', 'forbidden'],
    ['MERGE (n:X {y: 1}) RETURN n', 'forbidden'],
    ['MATCH (n) CALL { WITH n SET n.x = 1 } RETURN n', 'forbidden'],
    ['FOREACH (x IN [1] | CREATE (:Z))', 'forbidden'],
    ["LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", 'forbidden'],
    ['CREATE INDEX x FOR (n:A) ON (n.b)', 'forbidden'],
    ['CALL dbms.listConfig() YIELD name RETURN name', 'forbidden|bad-cypher'],
    ['MATCH (n RETURN n', 'bad-cypher'],
    ['MATCH (n) RETURN m', 'bad-cypher'],
    ['MATCH (n) RETURN n; MATCH (m) RETURN m', 'bad-cypher'],
  ])('refuses %s', async (query, code) => {
    const before = (await questions.storeHealth(opened().store)).counts;
    const run = questions.runCypher(opened().store, { query, params: {}, limits }, signal);
    await expect(run).rejects.toMatchObject({ code: expect.stringMatching(code) });
    const explained = questions.runCypher(
      opened().store,
      { query: `EXPLAIN ${query}`, params: {}, limits },
      signal,
    );
    await expect(explained).rejects.toMatchObject({ code: expect.stringMatching(code) });
    expect((await questions.storeHealth(opened().store)).counts).toEqual(before);
  });

  test('a query without end is ended at its time limit, and others go on', async () => {
    const bomb = questions.runCypher(
      opened().store,
      {
        query: 'MATCH (a), (b), (c), (d) WHERE a.id < b.id AND c.id < d.id RETURN count(*)',
        params: {},
        limits: { ...limits, timeoutMs: 1000 },
      },
      signal,
    );
    const ordinary = await questions.search(opened().store, { q: 'wilders', limit: 5 });
    expect(ordinary.hits[0]?.node.id).toBe('actor:geert-wilders');
    await expect(bomb).rejects.toMatchObject({ code: 'limit-reached' });
    const after = await questions.runCypher(
      opened().store,
      { query: 'MATCH (n:Actor) RETURN count(n) AS n', params: {}, limits },
      signal,
    );
    expect(after.rows).toEqual([[109]]);
  });

  test('a cut result says so', async () => {
    const reply = await questions.runCypher(
      opened().store,
      { query: 'MATCH (n:Actor) RETURN n', params: {}, limits: { ...limits, rows: 10 } },
      signal,
    );
    expect(reply.rows).toHaveLength(10);
    expect(reply.summary.truncated).toBe('rows');
  });
}
