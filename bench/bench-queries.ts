/**
 * `npm run bench-queries`: what it costs to run a query through this program rather than straight
 * in the store, how soon the first row of many comes, and what ten bombs do to an ordinary search.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { openEmbedded } from '../server/adapters/embedded/engine.ts';
import { openNeo4j } from '../server/adapters/neo4j/engine.ts';
import { packageRoot } from '../server/graph/cypher-files.ts';
import type { Engine } from '../server/graph/engine.ts';
import { createGraphStore } from '../server/graph/store.ts';
import { readDossier } from '../server/imports/dossier.ts';
import { type LocalNeo4j, startLocalNeo4j } from '../server/neo4j-local/launch.ts';
import { serveStore } from './listening.ts';
import { postJson } from './post-json.ts';

/** Each way of asking has its turns, a number of calls in each; the first turns only warm up. */
const turns = 30;
const warmUp = 10;
const calls = 5;
const queries: [string, string][] = [
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
];
const bomb = 'MATCH (a), (b), (c) RETURN count(*) AS n';
const many = 'UNWIND range(1, 100000) AS x RETURN x, toString(x) AS text';

type Work = () => Promise<unknown>;

/** Medians in milliseconds of works that take turns, so that noise falls on all alike. */
async function medians(works: Work[]): Promise<number[]> {
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
  return times.map((list) => at(list, 0.5));
}

function at(times: number[], part: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;
}

async function measure(engine: Engine, local: LocalNeo4j | undefined): Promise<void> {
  await engine.prepare();
  const store = createGraphStore(engine);
  await store.load(await readDossier(join(packageRoot, 'seed', 'asylum-optout')));
  const { url, close } = await serveStore(store, { queryMaxRows: 100_000 });
  const post = (query: string, more: RequestInit = {}) =>
    fetch(`${url}/api/cypher`, {
      method: 'POST',
      body: JSON.stringify({ query, limit: 100_000 }),
      ...more,
      headers: { 'content-type': 'application/json', ...more.headers },
    });
  console.log(`\n${engine.kind} ${await engine.version()}`);
  if (local) await compare(local);
  await firstRow(post);
  await bombs(url, post);
  await close();
  await store.close();
}

/** Through this program (a process of its own), through the driver, through Neo4j's HTTP interface. */
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
  const basic = `Basic ${Buffer.from(`${local.username}:${local.password}`).toString('base64')}`;
  const ways = (query: string): Work[] => [
    () => postJson(`${url}/api/cypher`, { query, limit: 100_000 }),
    async () => {
      const session = driver.session({ defaultAccessMode: neo4j.session.READ });
      await session.executeRead((transaction) => transaction.run(query));
      await session.close();
    },
    () =>
      postJson(
        `${local.httpUri}/db/neo4j/query/v2`,
        { statement: query, accessMode: 'READ' },
        { authorization: basic },
      ),
  ];
  for (const state of ['just started', 'warmed up']) {
    console.log(`${state}: p50 in ms`);
    console.log('query         ours   driver   Query API   ours/driver   ours/Query API');
    for (const [name, query] of queries) {
      const [own = 0, straight = 0, http = 0] = await medians(ways(query));
      const cells = [own, straight, http, own / straight, own / http].map((n) => n.toFixed(2));
      console.log(name.padEnd(12), cells.map((cell) => cell.padStart(8)).join('   '));
    }
    if (state === 'just started') await warmUpAll(queries.map(([, query]) => ways(query)));
  }
  await driver.close();
  server.disconnect();
}

/** So often that Neo4j and both programs have compiled what they run. */
async function warmUpAll(works: Work[][]): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    for (const work of works.flat()) await work();
  }
}

type Post = (query: string, more?: RequestInit) => Promise<Response>;

async function firstRow(post: Post): Promise<void> {
  const times: number[] = [];
  let most = 0;
  for (let round = 0; round < 6; round += 1) {
    const started = performance.now();
    const response = await post(many, { headers: { accept: 'application/x-ndjson' } });
    let text = '';
    let first = 0;
    for await (const chunk of response.body ?? []) {
      if (first === 0) text += new TextDecoder().decode(chunk);
      if (first === 0 && text.includes('"row"')) first = performance.now() - started;
      most = Math.max(most, process.memoryUsage().rss);
    }
    if (round > 0) times.push(first);
  }
  console.log(
    `first of 100,000 rows: p50 ${at(times, 0.5).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms; memory of the server at most ${Math.round(most / 1e6)} MB`,
  );
}

async function bombs(url: string, post: Post): Promise<void> {
  const search = async () => {
    const started = performance.now();
    await (await fetch(`${url}/api/search?q=wilders`)).arrayBuffer();
    return performance.now() - started;
  };
  const quiet: number[] = [];
  for (let round = 0; round < 50; round += 1) quiet.push(await search());
  const gone = new AbortController();
  const clients = [...Array(10)].map(() =>
    post(bomb, { signal: gone.signal }).then(
      (response) => response.status,
      () => 'cancelled',
    ),
  );
  const loud: number[] = [];
  const until = performance.now() + 8000;
  while (performance.now() < until) {
    loud.push(await search());
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  gone.abort();
  await Promise.all(clients);
  console.log(
    `search alone p95 ${at(quiet, 0.95).toFixed(1)} ms; beside ten bombs p50 ${at(loud, 0.5).toFixed(1)}, p95 ${at(loud, 0.95).toFixed(1)} ms (${loud.length} searches)`,
  );
}

console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
const folder = await mkdtemp(join(tmpdir(), 'stancegraph-bench-'));
await measure(await openEmbedded({ dataDir: folder }), undefined);
await rm(folder, { recursive: true, force: true });
try {
  const local = await startLocalNeo4j({ log: console.log });
  await measure(await openNeo4j({ ...local, timeoutMs: 20_000 }), local);
  await local.stop();
} catch (error) {
  console.log(`Neo4j was not measured: ${(error as Error).message}`);
}
