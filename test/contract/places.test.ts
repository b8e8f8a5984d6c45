/** An error names its place in the text that the reader wrote, whatever is put before it. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const limits = { rows: 10, bytes: 1e6, timeoutMs: 10_000 };

describe.each(storeKinds)('on %s', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind);
  });
  afterAll(() => opened?.close());

  const refusedAt = (query: string, word: string, code: string) => {
    const asked = questions.runCypher(
      opened.store,
      { query, params: {}, limits },
      new AbortController().signal,
    );
    const offset = query.indexOf(word);
    const before = query.slice(0, offset).split('\n');
    return expect(asked).rejects.toMatchObject({
      code,
      facts: {
        position: { line: before.length, column: (before.at(-1) ?? '').length + 1, offset },
      },
    });
  };

  test.each([
    ['in the first line', 'MATCH (n) RETUR n', 'RETUR'],
    ['in a later line', 'MATCH (n)\nRETUR n', 'RETUR'],
    ['after EXPLAIN', 'EXPLAIN MATCH (n) RETUR n', 'RETUR'],
    ['after PROFILE in its own line', 'PROFILE\nMATCH (n) RETUR n', 'RETUR'],
  ])('a slip %s is told where it stands', (_, query, word) => refusedAt(query, word, 'bad-cypher'));

  test.each([
    ['RETURN toUpper(1 + 2)', '+ 2'],
    ['RETURN ((1)).foo', '1'],
    ['MATCH (n)-[r:MADE:ABOUT]->() RETURN n', ':ABOUT'],
    ['RETURN 1 AS x UNION\nRETURN 2 AS y', 'UNION'],
    ['MATCH (n) CALL { WITH n RETURN 1 AS n } RETURN n', 'n } RETURN n'],
    ['MATCH (n) RETURN n LIMIT toUpper("a")', 'toUpper'],
    ['CALL { RETURN 1 }', '1'],
    ['MATCH p = SHORTEST 0 (a)-->(b) RETURN p', '0'],
  ])('a mistake is told where Neo4j tells it: %s', (query, word) =>
    refusedAt(query, word, 'bad-cypher'),
  );

  test.each([
    ['MATCH (n) SET n.name = 1', 'SET'],
    ['MATCH (n)\nDETACH DELETE n', 'DETACH'],
    ['EXPLAIN MERGE (n:Actor {id: 1}) RETURN n', 'MERGE'],
    ['LOAD CSV FROM "file:///x" AS line RETURN line', 'LOAD'],
    ['SHOW USERS', 'SHOW'],
    ['DROP DATABASE neo4j', 'DROP'],
  ])('what is more than reading is refused at its place: %s', (query, word) =>
    refusedAt(query, word, 'forbidden'),
  );
});
