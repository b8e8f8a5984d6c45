/** A reader who leaves takes the query along, in the store too. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const limits = { rows: 1000, bytes: 1e7, timeoutMs: 30_000 };
const bomb = 'MATCH (a), (b), (c), (d) WHERE a.id < b.id AND c.id < d.id RETURN count(*) AS n';

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
  });
  afterAll(() => opened.close());
  const run = (query: string, signal = new AbortController().signal) =>
    questions.runCypher(opened.store, { query, params: {}, limits }, signal);
  const running = async () => {
    const rows = await opened.engine.read<{ query: string }>(
      'SHOW TRANSACTIONS YIELD currentQuery AS query RETURN query',
    );
    return rows.filter(({ query }) => query.includes('(d) WHERE')).length;
  };

  test.runIf(kind === 'neo4j')('the store runs it, and soon after no more', async () => {
    const gone = new AbortController();
    const cancelled = expect(run(bomb, gone.signal)).rejects.toMatchObject({
      code: 'limit-reached',
    });
    await expect.poll(running).toBe(1);
    gone.abort();
    await cancelled;
    // Long before its own time limit would have ended it.
    await expect.poll(running, { timeout: limits.timeoutMs / 3 }).toBe(0);
  });

  test('others are answered right after', async () => {
    const gone = new AbortController();
    const cancelled = expect(run(bomb, gone.signal)).rejects.toMatchObject({
      code: 'limit-reached',
    });
    setTimeout(() => gone.abort(), 300);
    await cancelled;
    expect((await run('RETURN 1 AS x')).rows).toEqual([[1]]);
  });
});
