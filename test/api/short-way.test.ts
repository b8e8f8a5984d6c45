/** `POST /api/cypher` gives the same answer on its short way and on its long one. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../model/schemas/api.ts';
import { cypherReply } from '../../model/schemas/queries.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: { summary?: { elapsedMs?: number } } & Record<string, unknown>;
}

/** A wish for the answer that the short way does not know. */
const longWay = { accept: 'application/json, text/plain;q=0.1' };

function post(url: string, body: string | Buffer, more: Record<string, string> = {}) {
  const bytes = Buffer.from(body);
  const headers = { 'content-type': 'application/json', 'content-length': bytes.length, ...more };
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(`${url}/api/cypher`, { method: 'POST', headers }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          body: JSON.parse(Buffer.concat(parts).toString()),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(bytes);
  });
}

/** Without what differs from one moment to the next. */
function lasting({ status, headers, body }: Answer): unknown {
  const { date, ratelimit, connection, ...kept } = headers;
  const { 'content-length': length, ...others } = kept;
  const summary = body.summary && { ...body.summary, elapsedMs: 0 };
  return { status, headers: others, body: { ...body, summary } };
}

const queries: [string, string][] = [
  [
    'values',
    'RETURN 1 AS one, 2.5 AS half, "Orbán’s “no”" AS text, null AS nothing, [1, "a", [true]] AS list, {a: {b: 1}} AS map',
  ],
  ['no row', 'MATCH (n:Actor {id: "actor:nobody"}) RETURN n, 1 AS one'],
  ['many plain rows', 'UNWIND range(1, 999) AS x RETURN x, toString(x) AS text ORDER BY x'],
  ['nodes', 'MATCH (s:Statement) RETURN s ORDER BY s.id LIMIT 60'],
  [
    'one node in many rows',
    'MATCH (a:Actor {id: "actor:geert-wilders"})-[:MADE]->(s) RETURN a, s.id AS id, a AS again ORDER BY id',
  ],
  [
    'relationships',
    'MATCH (a:Actor)-[r:MADE]->(s) RETURN a.id AS id, r, s ORDER BY id, s.id LIMIT 30',
  ],
  ['relationships alone', 'MATCH (:Actor)-[r:MEMBER_OF]->() RETURN r ORDER BY r.id LIMIT 20'],
  [
    'a path',
    'MATCH p = (:Actor {id: "actor:geert-wilders"})-[:MADE]->(s)-[:ABOUT]->() RETURN p ORDER BY s.id LIMIT 5',
  ],
  [
    'nodes in lists',
    'MATCH (a:Actor)-[:MADE]->(s) WITH a, s ORDER BY s.id WITH a, collect(s) AS all RETURN a.id AS id, all ORDER BY id LIMIT 5',
  ],
  [
    'plain rows between nodes',
    'UNWIND range(1, 6) AS x OPTIONAL MATCH (a:Actor {id: "actor:geert-wilders"}) WHERE x % 2 = 0 RETURN x, a ORDER BY x',
  ],
  [
    'dates',
    'MATCH (s:Statement) RETURN s.id AS id, s.date AS date, s.dateEnd AS dateEnd ORDER BY id LIMIT 200',
  ],
  ['a plan', 'EXPLAIN MATCH (a:Actor) RETURN a.name AS name'],
  ['a slip', 'MATCH (a:Actor RETURN a'],
  ['a write', 'CREATE (n:Actor) RETURN n'],
  ['a missing parameter', 'RETURN $nothing AS n'],
];

describe.each(storeKinds)('POST /api/cypher on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());
  const both = async (body: string | Buffer) => {
    const [short, long] = [await post(server.url, body), await post(server.url, body, longWay)];
    expect(lasting(short)).toEqual(lasting(long));
    return short;
  };

  test.each(queries)('answers alike on both ways: %s', async (_name, query) => {
    const { status, body } = await both(JSON.stringify({ query }));
    if (status === 200) cypherReply.parse(body);
    else problem.parse(body);
  });

  test('each node of the rows is in the graph once', async () => {
    const query = 'MATCH (a:Actor)-[r:MADE]->(s) RETURN a, r, s ORDER BY s.id LIMIT 80';
    const { body } = await both(JSON.stringify({ query }));
    const { rows, graph } = cypherReply.parse(body);
    const inRows = rows.flat() as unknown as { id: string; labels?: string[] }[];
    const byId = new Map(inRows.map((element) => [element.id, element]));
    const inGraph = [...graph.nodes, ...graph.relationships];
    expect(inGraph.map((element) => element.id).sort()).toEqual([...byId.keys()].sort());
    for (const element of inGraph) expect(element).toEqual(byId.get(element.id));
    expect(graph.nodes.length).toBeLessThan(160);
  });

  test('limits hold on both ways', async () => {
    const query = 'UNWIND range(1, 50) AS x RETURN x';
    const { body } = await both(JSON.stringify({ query, limit: 7 }));
    const { rows, summary } = cypherReply.parse(body);
    expect([rows.length, summary.rowCount, summary.truncated]).toEqual([7, 7, 'rows']);
  });

  test.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['nothing asked', '{}', 400],
    ['a parameter that is none', '{"query": "RETURN 1 AS n", "params": 5}', 400],
    ['a query too long', JSON.stringify({ query: `RETURN '${'x'.repeat(600_000)}' AS t` }), 400],
    ['a body too large', JSON.stringify({ query: 'x'.repeat(1_100_000) }), 413],
    ['a mark of UTF-8 before it', '\ufeff{"query": "RETURN 1 AS n"}', 200],
  ])('%s is answered alike on both ways', async (_name, body, status) => {
    expect((await both(body)).status).toBe(status);
  });

  test('what is no JSON object is refused in words', async () => {
    const { status, body } = await post(server.url, '5');
    expect([status, body.detail]).toEqual([400, 'The body must be a JSON object.']);
  });
});

test('on the short way too, too many requests are told when to come back', async () => {
  const server = await startTestServer('embedded', { all: 9, cypher: 3 });
  try {
    const body = JSON.stringify({ query: 'RETURN 1 AS n' });
    const statuses: number[] = [];
    for (let asked = 0; asked < 3; asked += 1) {
      statuses.push((await post(server.url, body)).status);
      statuses.push((await post(server.url, body, longWay)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
    const refused = await post(server.url, body);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['ratelimit-policy']).toBe('3;w=60');
    expect(problem.parse(refused.body).status).toBe(429);
    // Every one of these counted among all requests as well.
    expect((await fetch(`${server.url}/api/schema`)).status).toBe(200);
    expect((await fetch(`${server.url}/api/schema`)).status).toBe(200);
    expect((await fetch(`${server.url}/api/schema`)).status).toBe(429);
  } finally {
    await server.close();
  }
});
