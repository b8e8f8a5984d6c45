/** What readers' own Cypher sees of what the program keeps for itself, over HTTP, on both stores. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CypherReply } from '../../model/schemas/queries.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

describe.each(storeKinds)('a reader of the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind, undefined, undefined, ['test/fixtures/synthetic']);
    for (const name of ['one', 'two', 'three']) {
      await send('PUT', `/api/queries/${name}`, {
        ...{ name, title: name, description: '', cypher: 'MATCH (n) RETURN n', parameters: [] },
        ...{ view: 'table', tags: [] },
      });
    }
  }, 60_000);
  afterAll(() => server?.close());
  const send = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    expect(response.ok).toBe(true);
    return response.json();
  };
  const ask = (query: string): Promise<CypherReply> => send('POST', '/api/cypher', { query });
  const counts = async (): Promise<{ nodes: number; relationships: number }> =>
    (await send('GET', '/api/health')).counts;
  const own = /not of your graph: Stancegraph keeps/;

  test('counts what the page counts, or is told how many nodes more there are', async () => {
    const { nodes, relationships } = await counts();
    const { rows, summary } = await ask('MATCH (n) RETURN count(n)');
    if (kind === 'embedded') {
      expect(rows).toEqual([[nodes]]);
      expect(summary.notices).toBeUndefined();
    } else {
      // Versions of graph and records, the audit, saved queries.
      expect(rows).toEqual([[nodes + 4]]);
      expect(summary.notices?.[0]?.message).toMatch(/^This may count 4 nodes that are not of your/);
    }
    const joined = await ask('MATCH ()-[r]->() RETURN count(r)');
    expect(joined.rows).toEqual([[relationships]]);
    expect(joined.summary.notices).toBeUndefined();
    expect((await ask('MATCH (n:Actor) RETURN count(n)')).summary.notices).toBeUndefined();
  });

  test('is given no row of the program’s own, or told how many are', async () => {
    const { nodes } = await counts();
    const { summary, graph } = await send('POST', '/api/cypher', {
      query: 'MATCH (n) RETURN n',
      limit: 10_000,
    });
    expect(graph.nodes).toHaveLength(nodes);
    expect(summary.rowCount).toBe(nodes + (kind === 'neo4j' ? 4 : 0));
    expect(summary.ownRows).toBe(kind === 'neo4j' ? 4 : undefined);
    const said = (summary.notices ?? []).map(({ message }: { message: string }) => message);
    expect(said).toEqual(kind === 'neo4j' ? [expect.stringMatching(own)] : []);
  });

  test.each([
    'MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label',
    'CALL db.labels()',
    'MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key',
    'CALL db.propertyKeys()',
  ])('%s names nothing of it, or says so', async (query) => {
    const { rows, summary } = await ask(query);
    const names = rows.flat().filter((name) => /^stancegraph/i.test(String(name)));
    if (kind === 'embedded') expect(names).toEqual([]);
    else if (query.includes('abel')) {
      expect(summary.ownRows).toBe(names.length);
      expect(names.length).toBeGreaterThan(2);
    }
    const { labels } = await send('GET', '/api/schema');
    expect(JSON.stringify(labels)).not.toContain('Stancegraph');
  });
});
