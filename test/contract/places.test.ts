/** An error names its place in the text that the reader wrote, whatever is put before it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const limits = { rows: 10, bytes: 1e6, timeoutMs: 10_000 };

describe.each(storeKinds)('on %s', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind);
  });
  afterAll(() => opened?.close());

  test.each([
    ['in the first line', 'MATCH (n) RETUR n', 'RETUR'],
    ['in a later line', 'MATCH (n)\nRETUR n', 'RETUR'],
    ['after EXPLAIN', 'EXPLAIN MATCH (n) RETUR n', 'RETUR'],
    ['after PROFILE in its own line', 'PROFILE\nMATCH (n) RETUR n', 'RETUR'],
  ])('a slip %s is told where it stands', async (_, query, word) => {
    const asked = opened.store.runCypher(
      { query, params: {}, limits },
      new AbortController().signal,
    );
    const offset = query.indexOf(word);
    const before = query.slice(0, offset).split('\n');
    await expect(asked).rejects.toMatchObject({
      code: 'bad-cypher',
      facts: {
        position: { line: before.length, column: (before.at(-1) ?? '').length + 1, offset },
      },
    });
  });
});
