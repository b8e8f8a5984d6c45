/**
 * `npm run bench-clients -- [--clients N] [--seconds N] [--warm N] [--statements N] [--pause MS] [--abuse]
 * [--only embedded|neo4j] [--heap MB]`: many readers at once on a generated graph, on both stores, against the
 * program as it is started: requests a second, how long they take, what failed, and the memory of the server. Each client has an address of its own on loopback, waits
 * for an answer before it asks again, and rests `--pause` milliseconds between. The same readers ask for `--warm`
 * seconds before they are measured: Java compiles what is asked often. With `--abuse` one more client asks as fast
 * as it can for what is most expensive. `--heap` is Neo4j's; NEO4J_URI names one that is empty or holds that graph.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { storeHealth } from '../server/questions/index.ts';
import { packageRoot } from '../server/store/cypher-files.ts';
import { openEmbedded } from '../server/store/embedded/engine.ts';
import type { Engine } from '../server/store/engine.ts';
import { openNeo4j } from '../server/store/neo4j/engine.ts';
import { startLocalNeo4j } from '../server/store/neo4j/local/launch.ts';
import { createStore } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { generatedGraph } from './graph.ts';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    warm: { type: 'string', default: '30' },
    heap: { type: 'string', default: '1024' },
    statements: { type: 'string', default: '25000' },
    pause: { type: 'string', default: '1000' },
    abuse: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const clients = Number(values.clients);
const seconds = Number(values.seconds);
const warm = Number(values.warm);
const actors = 600;
const words = 'border asylum return quota treaty vote court budget council harbour'.split(' ');

const pick = (below: number) => Math.floor(Math.random() * below);
const actor = () => `actor:s${pick(actors)}`;
const agreement = () => `agreement:a${pick(20)}`;
/** What readers ask, the frequent ones several times. */
const asked: [string, () => string][] = [
  ['search', () => `/api/search?q=${words[pick(words.length)]}`],
  ['search', () => `/api/search?q=speaker%20${pick(actors)}`],
  ['node', () => `/api/nodes/${actor()}`],
  ['node', () => `/api/nodes/${actor()}`],
  ['neighbours', () => `/api/nodes/${actor()}/neighbours?limit=25`],
  ['neighbours', () => `/api/nodes/${actor()}/neighbours?limit=25`],
  ['statements', () => `/api/statements?agreement=${agreement()}&limit=50`],
  ['statements', () => `/api/statements?speaker=${actor()}&limit=50`],
  ['stances', () => `/api/stances?agreement=${agreement()}`],
  ['timeline', () => `/api/timeline?agreement=${agreement()}`],
  ['path', () => `/api/paths?from=${actor()}&to=${actor()}`],
  ['opening', () => '/api/opening'],
  ['network', () => '/api/networks'],
  ['page', () => '/'],
];
const cypher =
  'MATCH (a:Entity {id: $id})-[:MADE]->(s:Statement)-[r:ABOUT]->(g) RETURN g.id, r.stance, count(*) AS n ORDER BY n DESC, g.id LIMIT 10';

interface Answer {
  status: number;
  ms: number;
}

function ask(base: URL, from: string, agent: Agent, path: string, body?: string): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const sent = request(
      {
        host: base.hostname,
        port: base.port,
        path,
        agent,
        localAddress: from,
        method: body ? 'POST' : 'GET',
        headers: body ? { 'content-type': 'application/json' } : {},
      },
      (answer) => {
        answer.resume();
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, ms: performance.now() - started }),
        );
        answer.on('error', () => resolve({ status: 0, ms: performance.now() - started }));
      },
    );
    sent.on('error', () => resolve({ status: 0, ms: performance.now() - started }));
    sent.end(body);
  });
}

const at = (times: number[], part: number) =>
  (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(0);
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const megabytes = (pid: number) => {
  try {
    return Math.round(
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    );
  } catch {
    return 0;
  }
};

async function crowd(base: URL, pid: number, seconds: number, isMeasured: boolean): Promise<void> {
  const times = new Map<string, number[]>();
  const failed = new Map<string, number>();
  const end = performance.now() + seconds * 1000;
  const note = (name: string, { status, ms }: Answer) => {
    const list = times.get(name) ?? [];
    times.set(name, list);
    list.push(ms);
    if (status !== 200) {
      const key = `${name} ${status}`;
      failed.set(key, (failed.get(key) ?? 0) + 1);
    }
  };
  const client = async (number: number) => {
    const from = `127.0.${1 + Math.floor(number / 200)}.${1 + (number % 200)}`;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await rest(Math.random() * Number(values.pause));
    while (performance.now() < end) {
      const which = pick(asked.length + 1);
      const one = asked[which];
      if (one) note(one[0], await ask(base, from, agent, one[1]()));
      else {
        const body = JSON.stringify({ query: cypher, params: { id: actor() } });
        note('cypher', await ask(base, from, agent, '/api/cypher', body));
      }
      await rest(Number(values.pause) * (0.5 + Math.random()));
    }
    agent.destroy();
  };
  let refused = 0;
  let abused = 0;
  const abuser = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 20 });
    const bomb = JSON.stringify({
      query: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)',
    });
    const lane = async () => {
      while (performance.now() < end) {
        const { status } = await ask(base, '127.0.9.9', agent, '/api/cypher', bomb);
        abused += 1;
        if (status === 429) refused += 1;
      }
    };
    await Promise.all([...Array(20)].map(lane));
    agent.destroy();
  };
  const memory = [megabytes(pid)];
  const watching = setInterval(() => memory.push(megabytes(pid)), (seconds * 1000) / 6);
  await Promise.all([
    ...[...Array(clients)].map((_, number) => client(number)),
    ...(values.abuse && isMeasured ? [abuser()] : []),
  ]);
  clearInterval(watching);
  if (!isMeasured) return;
  const all = [...times.values()].flat().sort((a, b) => a - b);
  for (const [name, list] of [...times, ['all', all] as const]) {
    list.sort((a, b) => a - b);
    console.log(
      `${name.padEnd(12)}${String(list.length).padStart(8)}  p50 ${at(list, 0.5).padStart(6)}  p95 ${at(list, 0.95).padStart(6)}  p99 ${at(list, 0.99).padStart(6)} ms`,
    );
  }
  console.log(
    `${Math.round(all.length / seconds)} requests a second; not answered with 200: ${[...failed].map(([name, count]) => `${name}: ${count}`).join(', ') || 'none'}`,
  );
  if (values.abuse) console.log(`the abuser asked ${abused} times, ${refused} refused`);
  console.log(`memory of the server in MB: ${memory.join(' ')}`);
}

/** Starts the program and gives its address when it says it. */
function start(environment: Record<string, string>): Promise<{ child: ChildProcess; url: URL }> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist', 'server', 'main.js')], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece;
      const found = /http:\/\/[\w.:[\]]+/.exec(said);
      if (found) resolve({ child, url: new URL(found[0]) });
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

async function measure(name: string, engine: Engine, environment: Record<string, string>) {
  await engine.prepare();
  const store = createStore(engine);
  const { counts } = await storeHealth(store);
  const size = { statements: Number(values.statements), actors, seed: 1 };
  if (counts.nodes === 0) {
    for (const batch of generatedGraph(size, 5000)) await load(store, batch);
  }
  await engine.close();
  const { child, url } = await start(environment);
  console.log(
    `\n${name}, ${clients} clients for ${seconds} s after ${warm} s, resting ${values.pause} ms`,
  );
  try {
    const agent = new Agent();
    for (const [, path] of asked) await ask(url, '127.0.0.1', agent, path());
    const first = JSON.stringify({ query: cypher, params: { id: actor() } });
    await ask(url, '127.0.0.1', agent, '/api/cypher', first);
    if (warm > 0) await crowd(url, child.pid ?? 0, warm, false);
    await crowd(url, child.pid ?? 0, seconds, true);
  } finally {
    child.removeAllListeners('exit');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

console.log(
  `${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, ${values.statements} statements`,
);
const folder = await mkdtemp(join(tmpdir(), 'stancegraph-bench-'));
try {
  if (values.only !== 'neo4j') {
    await measure('embedded', await openEmbedded({ dataDir: folder }), { DATA_DIR: folder });
  }
  if (values.only !== 'embedded') {
    const {
      NEO4J_URI: uri,
      NEO4J_USERNAME: username = 'neo4j',
      NEO4J_PASSWORD: password = '',
    } = process.env;
    const memory = { heap: Number(values.heap), pageCache: 256 };
    const local = uri
      ? { uri, username, password, stop: async () => {} }
      : await startLocalNeo4j({ ...memory, log: console.log });
    try {
      await measure('neo4j', await openNeo4j({ ...local, timeoutMs: 20_000 }), {
        DATA_DIR: folder,
        NEO4J_URI: local.uri,
        NEO4J_USERNAME: local.username,
        NEO4J_PASSWORD: local.password,
      });
    } finally {
      await local.stop();
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
