/** Nothing but reading gets through, on any store, in any disguise; ordinary reads do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const hostile = [
  'CREATE (n)',
  'create (n:Actor {id: "actor:x"}) return n',
  'MATCH (n) CREATE (n)-[:X]->(n)',
  'MERGE (n:Actor {id: "actor:x"})',
  'MERGE (n:Actor {id: "actor:x"}) ON CREATE SET n.a = 1 RETURN n',
  'MATCH (n) SET n.name = "x"',
  'MATCH (n) SET n:Hacked',
  'MATCH (n) SET n += {a: 1}',
  'MATCH (n) SET n = {}',
  'MATCH ()-[r]->() SET r.x = 1',
  'MATCH (n) REMOVE n.name',
  'MATCH (n) REMOVE n:Actor',
  'MATCH (n) DELETE n',
  'MATCH (n) DETACH DELETE n',
  'MATCH ()-[r]->() DELETE r',
  'FOREACH (i IN range(1, 10) | CREATE (:X))',
  'UNWIND [1] AS x CREATE (n {x: x}) RETURN n',
  'MATCH (n) WITH n LIMIT 1 SET n.x = 1 RETURN n',
  'MATCH (n) CALL { WITH n SET n.x = 1 } RETURN n',
  'CALL { CREATE (n) RETURN n } RETURN n',
  'MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10 ROWS',
  'MATCH (n) RETURN n UNION CREATE (n) RETURN n',
  '/* MATCH (n) RETURN n */ CREATE (n)',
  '// MATCH\nCREATE (n)',
  'MATCH (n) RETURN n; CREATE (m)',
  'CR\\u0045ATE (n)',
  '\\u0043REATE (n) RETURN n',
  'CREATE/**/(n)',
  'CYPHER runtime=slotted CREATE (n)',
  'PROFILE CREATE (n)',
  'EXPLAIN EXPLAIN CREATE (n)',
  'PROFILE MATCH (n) DETACH DELETE n',
  'CREATE INDEX x FOR (n:A) ON (n.b)',
  'CREATE INDEX x IF NOT EXISTS FOR (n:A) ON (n.b)',
  'DROP INDEX x IF EXISTS',
  'CREATE CONSTRAINT x FOR (n:A) REQUIRE n.b IS UNIQUE',
  'DROP CONSTRAINT entity_id IF EXISTS',
  'CREATE FULLTEXT INDEX x FOR (n:A) ON EACH [n.b]',
  'CREATE USER x SET PASSWORD "12345678"',
  'ALTER CURRENT USER SET PASSWORD FROM "a" TO "b"',
  'DROP USER neo4j',
  'CREATE DATABASE x',
  'DROP DATABASE neo4j',
  'STOP DATABASE neo4j',
  'SHOW USERS',
  'SHOW DATABASES',
  'SHOW SETTINGS',
  'SHOW TRANSACTIONS',
  'TERMINATE TRANSACTION "neo4j-transaction-1"',
  'GRANT ROLE x TO y',
  "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
  "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/x.csv' AS row RETURN row",
  "load csv from '/etc/passwd' as row return row",
  "MATCH (n) WITH n LIMIT 1 LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
  "CALL { LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row } RETURN row",
  'CALL dbms.listConfig()',
  'CALL dbms.killQuery("x")',
  'CALL db.createLabel("X")',
  'CALL db.clearQueryCaches()',
  'CALL dbms.security.createUser("x", "y")',
  'CALL tx.setMetaData({a: 1})',
  'CALL db.awaitIndexes(1000)',
  'CALL apoc.load.json("http://127.0.0.1:1/") YIELD value RETURN value',
  'CALL apoc.cypher.doIt("CREATE (n)", {}) YIELD value RETURN value',
  'RETURN apoc.cypher.runFirstColumnSingle("MATCH (n) DELETE n", {})',
  'RETURN genai.vector.encode("x", "OpenAI", {token: "t"})',
  'CALL grafeo.search.text("Statement", "searchText", "x", 5)',
  'CALL grafeo.procedures()',
  'USE system SHOW USERS',
  'INSERT (n:X)',
  'CALL `dbms.listConfig`()',
  'CALL\n/* x */ dbms . listConfig()',
];

const ordinary = [
  'MATCH (n) RETURN count(n) AS n',
  'MATCH (n:Actor) RETURN n ORDER BY n.id LIMIT 3',
  'MATCH (a:Actor)-[r:MADE]->(s:Statement) RETURN a.name, count(s) AS c ORDER BY c DESC, a.name LIMIT 5',
  'MATCH (n) WHERE n.name CONTAINS "CREATE" OR n.name = "DELETE" RETURN count(n) AS n',
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

const limits = { rows: 1000, bytes: 1e7, timeoutMs: 5000 };
const answers = new Map<string, unknown>();

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  let before: unknown;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
    before = await everything();
  });
  afterAll(() => opened.close());
  const run = async (query: string) => {
    const { rows } = await opened.store.runCypher(
      { query, params: {}, limits },
      new AbortController().signal,
    );
    return rows;
  };
  const everything = async () => [await opened.store.schema(), await opened.store.health()];

  test.each(hostile)('refuses %j', async (query) => {
    await expect(run(query)).rejects.toMatchObject({
      code: expect.stringMatching(/^(forbidden|bad-cypher|cannot-answer)$/),
    });
  });

  test('nothing has changed after all of that', async () => {
    await opened.engine.write([
      { text: "MERGE (v:GraphVersion {key: 'graph'}) SET v.version = 7", params: {} },
    ]);
    expect(await everything()).toEqual(before);
  });

  test.each(ordinary)('answers %j, the same on every store', async (query) => {
    const rows = await run(query);
    if (answers.has(query)) expect(rows).toEqual(answers.get(query));
    answers.set(query, rows);
  });
});
