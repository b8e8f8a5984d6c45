/** `POST /api/cypher`: what its reply holds, what it refuses, and how often it may be asked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../model/schemas/api.ts';
import { cypherReply } from '../../model/schemas/queries.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/api/cypher`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

describe.each(storeKinds)('POST /api/cypher on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());
  const ask = async (query: string, more: object = {}) => {
    const response = await post(server.url, JSON.stringify({ query, ...more }));
    expect(response.status).toBe(200);
    return cypherReply.parse(await response.json());
  };

  test('values come as JSON has them', async () => {
    const { columns, rows } = await ask(
      'RETURN 1 AS one, 2.5 AS half, "Orbán’s “no”" AS text, null AS nothing, [1, "a", [true]] AS list, {a: {b: 1}} AS map',
    );
    expect(columns).toEqual(['one', 'half', 'text', 'nothing', 'list', 'map']);
    expect(rows).toEqual([[1, 2.5, 'Orbán’s “no”', null, [1, 'a', [true]], { a: { b: 1 } }]]);
  });

  test.each([
    ['a node in many rows', 'MATCH (a:Actor)-[r:MADE]->(s) RETURN a, r, s ORDER BY s.id LIMIT 80'],
    ['relationships alone', 'MATCH (:Actor)-[r:MEMBER_OF]->() RETURN r ORDER BY r.id LIMIT 20'],
  ])('each element of the rows is in the graph once: %s', async (_name, query) => {
    const { rows, graph } = await ask(query);
    const inRows = rows.flat() as unknown as { id: string }[];
    const byId = new Map(inRows.map((element) => [element.id, element]));
    const inGraph = [...graph.nodes, ...graph.relationships];
    expect(inGraph.map((element) => element.id).sort()).toEqual([...byId.keys()].sort());
    for (const element of inGraph) expect(element).toEqual(byId.get(element.id));
    expect(graph.nodes.length).toBeLessThan(160);
  });

  test('nodes in lists and paths are in the graph too', async () => {
    const found = await ask(
      'MATCH p = (a:Actor {id: "actor:geert-wilders"})-[:MADE]->(s)-[:ABOUT]->(g) WITH p, s ORDER BY s.id LIMIT 5 RETURN p, [s] AS list',
    );
    const paths = found.rows.map((row) => row[0] as unknown as { nodes: { id: string }[] });
    const ids = new Set(paths.flatMap(({ nodes }) => nodes.map((node) => node.id)));
    expect(found.graph.nodes.map((node) => node.id).sort()).toEqual([...ids].sort());
    expect(ids.size).toBeGreaterThan(5);
  });

  test('more nodes than are kept in mind stand once in the graph', async () => {
    const { rows, graph } = await ask(
      'UNWIND [1, 2] AS turn MATCH (s:Statement) RETURN s ORDER BY turn, s.id',
      { limit: 10_000 },
    );
    expect(graph.nodes.length * 2).toBe(rows.length);
  });

  test('what fails while it runs is called no slip of the pen, and says what happened', async () => {
    const query = 'UNWIND [2, 0] AS x RETURN 1.5 / x AS y';
    for (const accept of ['application/json', 'application/x-ndjson']) {
      const response = await post(server.url, JSON.stringify({ query }), { accept });
      const last = (await response.text()).trimEnd().split('\n').at(-1) ?? '';
      expect(last).toContain('"A number is divided by 0.');
      expect(last).not.toMatch(/syntax/i);
    }
  });

  test('limits hold', async () => {
    const { rows, summary } = await ask('UNWIND range(1, 50) AS x RETURN x', { limit: 7 });
    expect([rows.length, summary.rowCount, summary.truncated]).toEqual([7, 7, 'rows']);
  });

  test.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['a number', '5', 400],
    ['nothing asked', '{}', 400],
    ['a parameter that is none', '{"query": "RETURN 1 AS n", "params": 5}', 400],
    ['a query too long', JSON.stringify({ query: `RETURN '${'x'.repeat(600_000)}' AS t` }), 400],
    ['a body too large', JSON.stringify({ query: 'x'.repeat(1_100_000) }), 413],
    ['a slip', JSON.stringify({ query: 'MATCH (a:Actor RETURN a' }), 400],
    ['a write', JSON.stringify({ query: 'CREATE (n:Actor) RETURN n' }), 403],
    ['a missing parameter', JSON.stringify({ query: 'RETURN $nothing AS n' }), 400],
  ])('%s is refused as a problem', async (_name, body, status) => {
    const response = await post(server.url, body);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect([response.status, problem.parse(await response.json()).status]).toEqual([
      status,
      status,
    ]);
  });

  test('a byte order mark before the body does no harm', async () => {
    const response = await post(server.url, '\ufeff{"query": "RETURN 1 AS n"}');
    expect(cypherReply.parse(await response.json()).rows).toEqual([[1]]);
  });
});

test('too many requests are told when to come back, whichever form of answer they want', async () => {
  const server = await startTestServer('embedded', { all: 9, cypher: 3 });
  try {
    const body = JSON.stringify({ query: 'RETURN 1 AS n' });
    const statuses: number[] = [];
    for (let asked = 0; asked < 3; asked += 1) {
      statuses.push((await post(server.url, body)).status);
      statuses.push((await post(server.url, body, { accept: 'application/x-ndjson' })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
    const refused = await post(server.url, body);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-policy')).toBe('3;w=60');
    expect(problem.parse(await refused.json()).status).toBe(429);
    // Every one of these counted among all requests as well.
    expect((await fetch(`${server.url}/api/schema`)).status).toBe(200);
    expect((await fetch(`${server.url}/api/schema`)).status).toBe(200);
    expect((await fetch(`${server.url}/api/schema`)).status).toBe(429);
  } finally {
    await server.close();
  }
});
