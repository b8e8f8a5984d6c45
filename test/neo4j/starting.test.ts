/** Starting on a Neo4j: what is refused is told, constraints of an earlier version go, and no others. */
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { StartError } from '../../server/errors.ts';
import { saveQuery } from '../../server/library/saved-queries.ts';
import * as questions from '../../server/questions/index.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { freePort } from '../../server/store/neo4j/local/launch.ts';
import { openStore } from '../../server/store/open-store.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { openTestStore, storeKinds } from '../setup/stores.ts';

describe.skipIf(!storeKinds.includes('neo4j'))('starting on a Neo4j', () => {
  let driver: Driver;
  const run = (text: string) => driver.executeQuery(text);
  const schema = async () => {
    const { records } = await run('SHOW CONSTRAINTS YIELD name RETURN name');
    const indexes = await run("SHOW INDEXES YIELD name, type WHERE type = 'RANGE' RETURN name");
    return [...records, ...indexes.records].map((record) => String(record.get('name')));
  };
  const start = async () => {
    const engine = await openNeo4j({ ...neo4jSettings, timeoutMs: 20_000 });
    await engine.prepare();
    await engine.close();
  };
  beforeAll(async () => {
    const { uri, username, password } = neo4jSettings;
    driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
    await (await openTestStore('neo4j')).close();
  });
  afterAll(async () => {
    for (const name of ['audit_key', 'theirs']) await run(`DROP CONSTRAINT ${name} IF EXISTS`);
    await start();
    await driver.close();
  });

  test('with the wrong password is told in one line', async () => {
    const opened = openNeo4j({ ...neo4jSettings, password: 'not-the-password', timeoutMs: 10_000 });
    await expect(opened).rejects.toThrow(StartError);
    await expect(opened).rejects.toThrow(/refused the user name or password/);
  });

  test('that is not there is told in one line', async () => {
    const uri = `neo4j://127.0.0.1:${await freePort()}`;
    const opened = openNeo4j({ ...neo4jSettings, uri, timeoutMs: 10_000 });
    await expect(opened).rejects.toThrow(/does not answer/);
  });

  test('gives up those of an earlier version, so that nobody’s nodes are refused', async () => {
    await run('DROP INDEX entity_id_index IF EXISTS');
    await run('CREATE CONSTRAINT entity_id FOR (n:Entity) REQUIRE n.id IS UNIQUE');
    await run('CREATE CONSTRAINT scene_key FOR (n:Scene) REQUIRE n.key IS UNIQUE');
    await run('CREATE CONSTRAINT audit_key FOR (n:Audit) REQUIRE n.year IS UNIQUE');
    await start();
    const names = await schema();
    expect(names).not.toContain('entity_id');
    expect(names).not.toContain('scene_key');
    expect(names).toContain('entity_id_index');
    await run("UNWIND [1, 2] AS x CREATE (:Entity {id: 'actor:one'}), (:Scene {key: 1})");
    await run('MATCH (n) DETACH DELETE n');
    // Of that name, and yet somebody's own.
    expect(names).toContain('audit_key');
  });

  test('starts where somebody has a constraint of the same kind', async () => {
    await run('DROP INDEX entity_id_index IF EXISTS');
    await run('CREATE CONSTRAINT theirs FOR (n:Entity) REQUIRE n.id IS UNIQUE');
    await start();
    expect(await schema()).toContain('theirs');
  });

  const configured = (more: NodeJS.ProcessEnv = {}) =>
    readConfig({
      NEO4J_URI: neo4jSettings.uri,
      NEO4J_USERNAME: neo4jSettings.username,
      NEO4J_PASSWORD: neo4jSettings.password,
      ...more,
    });
  const opened = async (more: NodeJS.ProcessEnv = {}) => {
    const lines: string[] = [];
    const store = await openStore(configured(more), 'server', (line) => lines.push(line));
    return { store, lines };
  };
  const drop = async () => {
    for (const name of await schema()) {
      await run(`DROP CONSTRAINT \`${name}\` IF EXISTS`);
      await run(`DROP INDEX \`${name}\` IF EXISTS`);
    }
    for (const name of ['statement_texts', 'source_texts'])
      await run(`DROP INDEX ${name} IF EXISTS`);
  };

  test('makes no constraint, no index and no node with READ_ONLY=1, and still answers', async () => {
    await drop();
    await run("CREATE (:Film {title: 'Alien'})");
    const { store } = await opened({ READ_ONLY: '1' });
    try {
      expect((await questions.opening(store)).nodes).toHaveLength(1);
      expect((await questions.search(store, { q: 'alien', limit: 5 })).hits).toHaveLength(1);
      await expect(saveQuery(store, query, undefined)).rejects.toThrow('READ_ONLY=1');
      expect(await schema()).toEqual([]);
      const { records } = await run('MATCH (n) RETURN labels(n) AS labels');
      expect(records.map((record) => record.get('labels'))).toEqual([['Film']]);
    } finally {
      await store.engine.close();
      await run('MATCH (n) DETACH DELETE n');
    }
  });

  test('says what it does without where a constraint cannot be made, and reads on', async () => {
    await drop();
    await run("UNWIND [1, 2] AS x CREATE (:StancegraphScene {stancegraphKey: 'twice'})");
    await run('CREATE INDEX statement_texts FOR (n:Film) ON (n.title)');
    const { store, lines } = await opened();
    try {
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^Without scene-key, two servers may write the same record/);
      expect((await questions.search(store, { q: 'alien', limit: 5 })).hits).toEqual([]);
    } finally {
      await store.engine.close();
      await run('MATCH (n) DETACH DELETE n');
      await run('DROP INDEX statement_texts IF EXISTS');
    }
  });

  test('names a database that is not there, or that holds no graph, in a sentence', async () => {
    await expect(opened({ NEO4J_DATABASE: 'not-there.at-all' })).rejects.toThrow(
      /has no database not-there\.at-all: check NEO4J_DATABASE/,
    );
    await expect(opened({ NEO4J_DATABASE: 'system' })).rejects.toThrow(/holds no graph/);
    const { store } = await opened({ NEO4J_DATABASE: 'neo4j' });
    expect(await store.engine.version()).toMatch(/^\d/);
    await store.engine.close();
  });
});

const query = {
  name: 'mine',
  title: 'Mine',
  description: '',
  cypher: 'MATCH (f:Film) RETURN f',
  parameters: [],
  view: 'table' as const,
  tags: [],
};
