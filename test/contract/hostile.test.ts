/** Nothing but reading gets through, on any store, in any disguise; ordinary reads do. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import { bombs } from './bombs.ts';
import { neverReading } from './hostile-newer.ts';
import { hostile } from './hostile-statements.ts';

const ordinary = [
  'MATCH (n:Entity) RETURN count(n) AS n',
  'MATCH (n:Actor) RETURN n ORDER BY n.id LIMIT 3',
  'MATCH (a:Actor)-[r:MADE]->(s:Statement) RETURN a.name, count(s) AS c ORDER BY c DESC, a.name LIMIT 5',
  'MATCH (n:Entity) WHERE n.name CONTAINS "CREATE" OR n.name = "DELETE" RETURN count(n) AS n',
  '// CREATE nothing\nMATCH (n:Party) RETURN n.abbreviation AS a ORDER BY a LIMIT 5',
  'MATCH (s:Statement) WHERE s.date >= date("2024-09-01") RETURN count(s) AS n',
  'OPTIONAL MATCH (n:Nothing) RETURN n',
  'UNWIND [3, 1, 2] AS x RETURN x ORDER BY x',
  'MATCH (a:Agreement)<-[:PART_OF*1..3]-(p) RETURN a.id, count(p) AS n ORDER BY n DESC, a.id LIMIT 3',
  'MATCH (a:Actor) WHERE EXISTS { (a)-[:HOLDS_OFFICE]->() } RETURN count(a) AS n',
  'MATCH (a:Actor) RETURN a.id, COUNT { (a)-[:MADE]->() } AS n ORDER BY n DESC, a.id LIMIT 3',
  'MATCH (p:Party)<-[:MEMBER_OF]-(a) WITH p, collect(a.name) AS names RETURN p.id, size(names) AS n ORDER BY n DESC, p.id LIMIT 3',
  'MATCH (a {id: "actor:geert-wilders"})-[r]->(x) RETURN type(r) AS t, count(*) AS n ORDER BY n DESC, t',
  'RETURN 1 + 1 AS two, "a" + "b" AS ab, [1, 2] + [3] AS list, {a: 1} AS map',
  'RETURN CASE WHEN true THEN "yes" ELSE "no" END AS answer',
  'MATCH (s:Statement)-[a:ABOUT]->() RETURN a.stance AS stance, count(*) AS n ORDER BY stance',
  'MATCH (a:Actor) WHERE a.name STARTS WITH "G" RETURN a.name AS name UNION MATCH (p:Party) WHERE p.name STARTS WITH "G" RETURN p.name AS name',
  'MATCH (n) RETURN labels(n) AS l, count(*) AS n ORDER BY n DESC LIMIT 1',
  'CALL db.labels() YIELD label WITH label ORDER BY label WHERE label = "Actor" RETURN label',
  'MATCH (s:Statement) RETURN s.date.year AS year, count(*) AS n ORDER BY year',
];

/** For the statements that take their names from outside. */
const params = { text: 'x', id: 'actor:x', ids: ['A', 'B'], map: { a: 1 } };
const limits = { rows: 1000, bytes: 1e7, timeoutMs: 5000 };
const brief = { rows: 1000, bytes: 1e6, timeoutMs: 300 };
/** Longer than any limit of ours, shorter than some of the bombs take a database to plan. */
const hangsAfterMs = 25_000;
const answers = new Map<string, unknown>();
const secret = 'the-secret-line-of-a-file';

test('the list is long, and says nothing twice', () => {
  expect(hostile.length).toBeGreaterThan(400);
  expect(new Set(hostile).size).toBe(hostile.length);
});

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  let folder: string;
  let web: Server;
  let called = 0;
  let before: unknown;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-hostile-'));
    await writeFile(join(folder, 'secret.csv'), `${secret}\n`);
    web = createServer((_request, response) => {
      called += 1;
      response.end(`${secret}\n`);
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    opened = await openTestStore(kind, 'seed/asylum-optout');
    before = await everything();
  });
  afterAll(async () => {
    await opened.close();
    web.close();
    await rm(folder, { recursive: true, force: true });
  });
  const written = (query: string) =>
    query
      .replaceAll(/\bFILE\b/g, join(folder, 'secret.csv'))
      .replaceAll(/\bURL\b/g, `http://127.0.0.1:${(web.address() as AddressInfo).port}`);
  const run = async (query: string, within = limits) => {
    const { rows } = await questions.runCypher(
      opened.store,
      { query: written(query), params, limits: within },
      new AbortController().signal,
    );
    return rows;
  };
  const everything = async () => [
    await opened.engine.read('MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY n.id'),
    await opened.engine.read(
      'MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, type(r) AS t, properties(r) AS p ORDER BY r.id, t, a, b',
    ),
    kind === 'neo4j'
      ? await opened.engine.read(
          'SHOW INDEXES YIELD name, type, labelsOrTypes, properties RETURN name, type, labelsOrTypes, properties ORDER BY name',
        )
      : await opened.engine.read('SHOW INDEXES'),
    await opened.engine.read(
      kind === 'neo4j' ? 'SHOW CONSTRAINTS YIELD name, type RETURN name, type' : 'SHOW CONSTRAINTS',
    ),
  ];

  test.each(hostile)('refuses %j', async (query) => {
    const error = await run(query).then(
      (rows) => expect.fail(`it gave ${JSON.stringify(rows).slice(0, 200)}`),
      (refusal: { code: string; message: string }) => refusal,
    );
    expect(error.code).toMatch(/^(forbidden|bad-cypher|cannot-answer)$/);
    expect(error.message.length).toBeGreaterThan(15);
    expect(error.message).not.toContain(secret);
  });

  test.each(neverReading)('says of %j that it is not reading', async (query) => {
    await expect(run(query)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/^Only reading is allowed here|is not open to readers/),
    });
  });

  test.skipIf(kind === 'embedded')(
    'another graph is refused, a column of that name is not',
    async () => {
      for (const text of [
        'USE other MATCH (n) RETURN n',
        'USE `other` MATCH (n) RETURN n',
        'CYPHER 5 USE other MATCH (n) RETURN n',
        'USE system MATCH (n) RETURN n',
        'CALL { USE other MATCH (n) RETURN n } RETURN n',
        'RETURN 1 AS n UNION ALL USE other MATCH (n) RETURN n',
      ]) {
        await expect(run(text), text).rejects.toMatchObject({
          code: 'forbidden',
          message: expect.stringContaining('reads another graph (USE'),
        });
      }
      expect(
        await run('UNWIND [2, 1] AS use WITH use ORDER BY use RETURN use, {use: use} AS map'),
      ).toEqual([
        [1, { use: 1 }],
        [2, { use: 2 }],
      ]);
    },
  );

  test.each(bombs.map((query) => [query.slice(0, 80), query] as const))(
    'survives %s',
    async (_name, query) => {
      const outcome = await run(query, brief).then(
        () => 'done',
        ({ code }: { code: string }) => code,
      );
      expect(outcome).toMatch(/^(done|limit-reached|bad-cypher|cannot-answer)$/);
      expect(await run('RETURN 1 AS x')).toEqual([[1]]);
    },
    hangsAfterMs,
  );

  test.each([
    'MATCH (a)-[*0..]-(b)-[*0..]-(c) RETURN count(*) AS n',
    `RETURN ${'replace('.repeat(6)}"aaaaaaaaaa"${', "a", "aaaaaaaaaaaaaaaaaaaa")'.repeat(6)} AS s`,
  ])('ends %s by a limit', async (query) => {
    await expect(run(query, { ...limits, timeoutMs: 3000 })).rejects.toMatchObject({
      code: 'limit-reached',
    });
    expect(await run('RETURN 1 AS x')).toEqual([[1]]);
  });

  test('nothing has changed and nothing was reached after all of that', async () => {
    expect(await everything()).toEqual(before);
    expect(called).toBe(0);
  });

  test.for(ordinary)('answers %j, the same on every store', async (query, context) => {
    const rows = await run(query);
    expect(rows.length).toBeGreaterThan(0);
    if (kind === 'neo4j') expect(rows).toEqual(answers.get(query));
    else answers.set(query, rows);
    context.skip(!storeKinds.includes('neo4j'), 'no Neo4j to compare with');
  });
});
