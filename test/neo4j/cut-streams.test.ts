/** A stream that a limit cuts off ends at once, and its place goes to the next query. */
import { request } from 'node:http';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

/** Milliseconds; the stall that this looks for lasted for the time limit of a query, 5 s here. */
const soon = 4000;
const nodes = 5000;

const shapes: [what: string, query: string][] = [
  ['fat nodes', 'MATCH (n:Bulk) RETURN n'],
  ['thin rows', 'MATCH (n:Bulk) RETURN n.number AS number'],
  ['texts', 'MATCH (n:Bulk) RETURN n.text AS text, n.number AS number'],
  ['nodes in order', 'MATCH (n:Bulk) RETURN n ORDER BY n.number'],
  ['paths', 'MATCH p = (:Bulk)-[:NEXT]->(:Bulk)-[:NEXT]->(:Bulk) RETURN p'],
  ['lists', 'MATCH (n:Bulk) WITH n.number % 2500 AS by, collect(n) AS all RETURN by, all'],
  [
    'rows of which the last never comes',
    'CALL { UNWIND range(1, 3001) AS x RETURN x UNION ALL MATCH (a), (b), (c) WHERE id(a) + id(b) < id(c) - 9000 RETURN 1 AS x } RETURN x',
  ],
];

interface Streamed {
  rows: number;
  last: { summary?: { truncated: unknown; rowCount: number }; error?: unknown };
  took: number;
}

describe.skipIf(!storeKinds.includes('neo4j'))('a stream cut off by a limit on Neo4j', () => {
  let server: TestServer;
  let driver: Driver;
  beforeAll(async () => {
    server = await startTestServer('neo4j');
    driver = neo4j.driver(
      neo4jSettings.uri,
      neo4j.auth.basic(neo4jSettings.username, neo4jSettings.password),
    );
    const text = 'fat '.repeat(250);
    await driver.executeQuery(
      `UNWIND range(1, $nodes) AS number
       CREATE (n:Bulk {number: number, text: $text + number, more: [x IN range(1, 20) | x * number]})
       CREATE (n)-[:NEXT]->(:Bulk {number: number + $nodes})-[:NEXT]->(:Bulk)`,
      { nodes: neo4j.int(nodes), text },
    );
  }, 120_000);
  afterAll(async () => {
    await driver?.executeQuery('MATCH (n:Bulk) DETACH DELETE n');
    await driver?.close();
    await server?.close();
  });

  /** Reads a stream to its end, waiting so many milliseconds after each piece of it. */
  const stream = (query: string, limit: number, slowMs = 0) =>
    new Promise<Streamed>((resolve, reject) => {
      const started = performance.now();
      const body = JSON.stringify({ query, limit });
      const headers = { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' };
      const asked = request(`${server.url}/api/cypher`, { method: 'POST', headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          if (slowMs === 0) return;
          answer.pause();
          setTimeout(() => answer.resume(), slowMs);
        });
        answer.on('error', reject);
        answer.on('end', () => {
          const took = performance.now() - started;
          const lines = Buffer.concat(parts).toString().trimEnd().split('\n');
          if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode}: ${lines[0]}`));
          else resolve({ rows: lines.length - 2, last: JSON.parse(lines.at(-1) ?? ''), took });
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });

  describe.each(shapes)('of %s', (_what, query) => {
    test.each([1, 100, 1000, 2000])(
      'ends after %i rows',
      async (limit) => {
        for (let again = 0; again < (limit === 1000 ? 8 : 3); again += 1) {
          const { rows, last, took } = await stream(query, limit);
          expect(last).toMatchObject({ summary: { truncated: 'rows', rowCount: limit } });
          expect(rows).toBe(limit);
          expect(took).toBeLessThan(soon);
        }
      },
      120_000,
    );
  });

  test('ends for a reader who is slow', async () => {
    for (let again = 0; again < 5; again += 1) {
      const { rows, last } = await stream('MATCH (n:Bulk) RETURN n', 1000, 5);
      expect(last).toMatchObject({ summary: { truncated: 'rows' } });
      expect(rows).toBe(1000);
    }
  }, 60_000);

  test('many at once all end, and none is refused', async () => {
    const started = performance.now();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => stream('MATCH (n:Bulk) RETURN n', 1000)),
    );
    expect(all.map(({ rows }) => rows)).toEqual(all.map(() => 1000));
    expect(performance.now() - started).toBeLessThan(3 * soon);
  }, 60_000);

  test('a profile of what was cut off is told', async () => {
    const { rows, last } = await stream('PROFILE MATCH (n:Bulk) RETURN n', 1000);
    expect(last).toMatchObject({
      summary: { truncated: 'rows', plan: { operator: expect.any(String) } },
    });
    expect(rows).toBe(1000);
  });
});
