/** Audits that others keep in a store are no audits of ours: saving bounds ours alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';
import { elements } from './of-others.ts';
import { query } from './of-us.ts';

describe.each(storeKinds)('saving over HTTP into a %s store that has audits of its own', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server?.close());

  test.each<[string, string]>([
    ['alone', 'UNWIND range(1, 3000) AS at CREATE (:Audit {year: at})'],
    [
      'joined to what was audited',
      'MATCH (a:Audit) CREATE (a)-[:OF]->(:Scene {key: a.year}), (a)-[:AUDITED_IN]->(:GraphVersion {key: a.year})',
    ],
  ])('3,000 of them, %s, are all there afterwards', async (how, text) => {
    await server.engine.write([{ text, params: {} }]);
    const before = await elements(server.engine);
    const { name, ...body } = query(`mine-${how.length}`);
    const saved = await fetch(`${server.url}/api/queries/${name}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(saved.status).toBe(201);
    const [row] = await server.engine.read<{ count: number }>(
      'MATCH (a:Audit) RETURN count(a) AS count',
    );
    expect(row?.count).toBe(3000);
    const after = await elements(server.engine);
    const isOurs = (one: object) => 'labels' in one && String(one.labels).includes('Stancegraph');
    const lost = [...before].filter(
      ([key, was]) => !isOurs(was) && JSON.stringify(after.get(key)) !== JSON.stringify(was),
    );
    expect(lost).toEqual([]);
  });
});
