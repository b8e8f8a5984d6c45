/** Starting on a Neo4j takes away the constraints that an earlier version made, and no others. */
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { neo4jSettings, openTestStore, storeKinds } from '../setup/stores.ts';

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
});
