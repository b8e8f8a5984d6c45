/** Two servers correct on one Neo4j at the same time: each correction stands, and none is written over. */
import { describe, expect, test } from 'vitest';
import { type Corrector, patchEntity, patchStatement } from '../../server/coding/correct.ts';
import { historyOf } from '../../server/coding/revisions.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { createStore } from '../../server/store/store.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { openTestStore } from '../setup/stores.ts';

const corrector = (by: string): Corrector => ({ by, settings: {} });

describe.skipIf(!neo4jSettings.uri)('corrections on two servers of one Neo4j', () => {
  test('forty at once are forty versions, one after another, and nothing is lost', async () => {
    const first = await openTestStore('neo4j', 'test/fixtures/synthetic');
    const engine = await openNeo4j({ ...neo4jSettings, timeoutMs: 20_000 });
    const servers = [first.store, createStore(engine)];
    const id = 'agreement:bill';
    try {
      // Each adds a name of its own to those that it reads: one written over would miss some.
      const adding = (server: (typeof servers)[number], name: string) =>
        patchEntity(server, { id, changes: { description: name }, reason: name }, corrector('x'));
      const wanted = Array.from({ length: 20 }, (_, at) => [`a${at}`, `b${at}`]).flat();
      await Promise.all(
        wanted.map((name, at) => adding(servers[at % 2] as (typeof servers)[number], name)),
      );
      const { versions } = await historyOf(servers[0] as (typeof servers)[number], {
        id,
        limit: 200,
      });
      expect(versions.map(({ number }) => number)).toEqual(
        Array.from({ length: 40 }, (_, at) => 41 - at),
      );
      expect(versions.map(({ reason }) => reason).sort()).toEqual([...wanted].sort());
      // What each version found before it is what the one before left.
      for (const [at, version] of versions.slice(0, -1).entries()) {
        expect(version.before?.description).toBe(versions[at + 1]?.after?.description);
      }
    } finally {
      await engine.close();
      await first.close();
    }
  });

  test('whoever read a revision that another server has changed since is told', async () => {
    const first = await openTestStore('neo4j', 'test/fixtures/synthetic');
    const engine = await openNeo4j({ ...neo4jSettings, timeoutMs: 20_000 });
    const second = createStore(engine);
    try {
      const [row] = await engine.read<{ id: string }>(
        'MATCH (s:Statement) RETURN s.id AS id ORDER BY id LIMIT 1',
      );
      const id = row?.id ?? '';
      const patch = (server: typeof second, note: string) =>
        patchStatement(server, { id, changes: { note }, reason: note }, corrector('x'), 1).then(
          () => 'done',
          (error: { code?: string }) => error.code,
        );
      const both = await Promise.all([patch(first.store, 'one'), patch(second, 'two')]);
      expect(both.sort()).toEqual(['conflict', 'done']);
    } finally {
      await engine.close();
      await first.close();
    }
  });
});
