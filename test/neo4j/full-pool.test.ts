/** A query that fills the memory which all of Neo4j's transactions share hurts only itself. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const bomb = 'MATCH (a), (b), (c) RETURN collect([a, b, c]) AS all';

describe.skipIf(!storeKinds.includes('neo4j'))('beside queries that take all memory', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore('neo4j', 'seed/asylum-optout');
  });
  afterAll(() => opened?.close());
  const run = (query: string, timeoutMs: number) =>
    questions.runCypher(
      opened.store,
      { query, params: {}, limits: { rows: 10, bytes: 1e6, timeoutMs } },
      new AbortController().signal,
    );

  test('small ones, and the page’s own questions, are answered', async () => {
    await run('RETURN 1 AS x', 5000);
    let bombing = true;
    const ended: string[] = [];
    const bombs = [1, 2, 3].map(async () => {
      while (bombing) {
        ended.push(
          await run(bomb, 3000).then(
            () => 'done',
            ({ code }: { code: string }) => code,
          ),
        );
      }
    });
    for (let count = 0; count < 150; count += 1) {
      expect((await run('RETURN 1 AS x', 10_000)).rows).toEqual([[1]]);
      if (count % 10 === 0) {
        expect((await questions.node(opened.store, 'agreement:pact')).node.id).toBe(
          'agreement:pact',
        );
      }
    }
    bombing = false;
    await Promise.all(bombs);
    expect(new Set(ended)).toEqual(new Set(['limit-reached']));
  });
});
