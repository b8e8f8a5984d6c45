/**
 * `npm run bench-overhead`: what it costs to run a query through this program (a process of its own,
 * over HTTP) rather than straight in Neo4j with the driver, and how that compares with Neo4j's own
 * HTTP Query API. The three take turns, so that noise falls on all alike.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import neo4j, { type Driver } from 'neo4j-driver';
import type { SavedQuery } from '../model/queries.ts';
import { type LocalNeo4j, startLocalNeo4j } from '../server/neo4j-local/launch.ts';
import { postJson } from './post-json.ts';

/** Each way of asking has its turns, a number of calls in each; the first turns only warm up. */
const warmUp = 10;
const calls = 5;
const own: Asked[] = [
  ['one node', "MATCH (a:Actor {id: 'actor:geert-wilders'}) RETURN a.name AS name"],
  [
    'grouped',
    'MATCH (a:Actor)-[:MADE]->(s:Statement)-[r:ABOUT]->(g) RETURN a.name AS name, r.stance AS stance, count(*) AS n ORDER BY n DESC, name LIMIT 50',
  ],
  [
    'who differs',
    'MATCH (a:Actor)-[:MADE]->(:Statement)-[r:ABOUT]->(g)<-[q:ABOUT]-(:Statement)<-[:MADE]-(b:Actor) WHERE a.id < b.id AND r.stance <> q.stance RETURN a.name AS a, b.name AS b, count(*) AS n ORDER BY n DESC, a, b LIMIT 100',
  ],
  ['200 nodes', 'MATCH (s:Statement) RETURN s ORDER BY s.id LIMIT 200'],
  ['1,000 rows', 'UNWIND range(1, 1000) AS x RETURN x, x * x AS square'],
].map(([name = '', query = '']) => ({ name, query, params: {} }));

interface Asked {
  name: string;
  query: string;
  params: Record<string, unknown>;
}

type Work = () => Promise<unknown>;

/** Median milliseconds of works that take turns. */
async function medians(works: Work[], turns: number): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let turn = 0; turn < warmUp + turns; turn += 1) {
    for (const [index, work] of works.entries()) {
      for (let call = 0; call < calls; call += 1) {
        const started = performance.now();
        await work();
        if (turn >= warmUp) times[index]?.push(performance.now() - started);
      }
    }
  }
  return times.map(median);
}

function median(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Through this program, through the driver, through Neo4j's HTTP interface. */
function ways(url: string, driver: Driver, local: LocalNeo4j, { query, params }: Asked): Work[] {
  const basic = `Basic ${Buffer.from(`${local.username}:${local.password}`).toString('base64')}`;
  const typed = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Number.isSafeInteger(value) ? neo4j.int(value as number) : value,
    ]),
  );
  return [
    () => postJson(`${url}/api/cypher`, { query, params, limit: 100_000 }),
    async () => {
      const session = driver.session({ defaultAccessMode: neo4j.session.READ });
      await session.executeRead((transaction) => transaction.run(query, typed));
      await session.close();
    },
    () =>
      postJson(
        `${local.httpUri}/db/neo4j/query/v2`,
        { statement: query, parameters: params, accessMode: 'READ' },
        { authorization: basic },
      ),
  ];
}

/** The shipped queries as they are opened: with the defaults of their parameters. */
async function shipped(url: string): Promise<Asked[]> {
  const reply = await fetch(`${url}/api/queries`);
  const { queries } = (await reply.json()) as { queries: SavedQuery[] };
  return queries
    .filter(({ parameters }) => parameters.every((one) => !one.required || one.default != null))
    .map(({ name, cypher, parameters }) => ({
      name,
      query: cypher,
      params: Object.fromEntries(parameters.map((one) => [one.name, one.default ?? null])),
    }));
}

async function compare(local: LocalNeo4j): Promise<void> {
  const server = fork(fileURLToPath(new URL('./serve.js', import.meta.url)), {
    env: {
      ...process.env,
      NEO4J_URI: local.uri,
      NEO4J_USERNAME: local.username,
      NEO4J_PASSWORD: local.password,
    },
  });
  const [url] = (await once(server, 'message')) as [string];
  const driver = neo4j.driver(local.uri, neo4j.auth.basic(local.username, local.password));
  const all = [...own, ...(await shipped(url))];
  for (const state of ['just started', 'warmed up']) {
    console.log(`\n${state}: p50 in ms`);
    console.log(`${''.padEnd(32)}    ours   driver   Query API   ours/driver   ours/Query API`);
    const ratios: [number, number][] = [];
    for (const asked of all) {
      const turns = own.includes(asked) ? 40 : 12;
      const [ours = 0, straight = 0, http = 0] = await medians(
        ways(url, driver, local, asked),
        turns,
      );
      ratios.push([ours / straight, ours / http]);
      const cells = [ours, straight, http, ours / straight, ours / http];
      console.log(
        asked.name.padEnd(32),
        cells.map((cell) => cell.toFixed(2).padStart(7)).join('   '),
      );
    }
    for (const [name, part] of [
      ['median of the first five', ratios.slice(0, own.length)],
      [`median of ${ratios.length - own.length} shipped queries`, ratios.slice(own.length)],
    ] as const) {
      const [straight, http] = [0, 1].map((at) => median(part.map((pair) => pair[at] ?? 0)));
      console.log(
        `${name}: ${straight?.toFixed(2)} of the driver, ${http?.toFixed(2)} of the Query API`,
      );
    }
    if (state === 'just started') {
      for (let turn = 0; turn < 400; turn += 1) {
        for (const asked of own) for (const work of ways(url, driver, local, asked)) await work();
      }
    }
  }
  await driver.close();
  server.disconnect();
}

console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
try {
  const local = await startLocalNeo4j({ log: console.log });
  await compare(local);
  await local.stop();
} catch (error) {
  console.log(`Neo4j was not measured: ${(error as Error).message}`);
}
