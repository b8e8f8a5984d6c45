/** What Neo4j refuses is refused on every store, in plain words: no store reads a meaning of its own into it. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import { corpus } from './corpus.ts';

const limits = { rows: 10, bytes: 1e6, timeoutMs: 10_000 };
const queries = corpus('invalid');

test('the list is long, and says nothing twice', () => {
  expect(queries.length).toBeGreaterThan(250);
  expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
});

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout', 'test/fixtures/synthetic');
  });
  afterAll(() => opened?.close());

  const refusal = async (query: string, params = {}) => {
    const run = questions.runCypher(
      opened.store,
      { query, params, limits },
      new AbortController().signal,
    );
    return (await run.then(
      () => expect.fail('it was answered'),
      (error: unknown) => error,
    )) as { code: string; message: string; facts: object };
  };

  test.each(queries.map((one) => [one.query, one] as const))('%s', async (_name, one) => {
    const { code, message } = await refusal(one.query, one.params);
    expect(code).toBe('bad-cypher');
    expect(message).toMatch(/^\S.{5,}/);
  });

  test('a colon after a bar is pointed at', async () => {
    const query = 'MATCH (a)-[v:MADE|:ABOUT]->(b) RETURN v';
    const { code, facts } = await refusal(query);
    expect(code).toBe('bad-cypher');
    expect(facts).toMatchObject({ position: { line: 1 } });
  });
});
