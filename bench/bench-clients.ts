/**
 * `npm run bench-clients -- [--statements N] [--clients N] [--seconds N] [--pause MS] [--store S] [--abuse]`: many
 * readers and some editors at once on a server of its own process, each with an address of its own: how long
 * answers take, what fails, and whether memory stays. With `--abuse` one client more does whatever limits forbid.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { packageRoot } from '../server/store/cypher-files.ts';
import { startLocalNeo4j } from '../server/store/neo4j/local/launch.ts';
import { abuse } from './abusive-client.ts';
import { childrenOf, crowding } from './processor-time.ts';

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '25000' },
    clients: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    /** What a reader takes on average between an answer and the next question. */
    pause: { type: 'string', default: '1000' },
    store: { type: 'string' },
    abuse: { type: 'boolean', default: false },
  },
});
const token = 'the-token-of-the-bench-of-clients';
const warmUpMs = 5000;

let state = 7;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const whole = (below: number) => Math.floor(random() * below);
const actor = () => `actor:s${whole(600)}`;
const agreement = () => `agreement:a${whole(60)}`;
const words = ['border', 'return quota', 'solidarity', 'harbour', 'privacy', 'energy water'];

type Asked = [path: string, body?: unknown];
/** What people do, and how often of a hundred times. */
const workload: [share: number, name: string, ask: () => Asked][] = [
  [6, 'the first page', () => ['/']],
  [14, 'search', () => [`/api/search?q=${['wil', 'person 1', 'part', 'harb'][whole(4)]}`]],
  [16, 'statements', () => [`/api/statements?agreement=${agreement()}&limit=50`]],
  [5, 'statements by words', () => [`/api/statements?q=${words[whole(6)]}&limit=50`]],
  [10, 'a node', () => [`/api/nodes/${encodeURIComponent(actor())}`]],
  [10, 'neighbours', () => [`/api/nodes/${encodeURIComponent(actor())}/neighbours?limit=25`]],
  [8, 'agreement page', () => [`/api/agreements/${encodeURIComponent(agreement())}`]],
  [7, 'profile', () => [`/api/profiles/${encodeURIComponent(actor())}`]],
  [5, 'matrix', () => [`/api/stances?rows=party&agreement=${agreement()}`]],
  [5, 'timeline', () => [`/api/timeline?agreement=${agreement()}`]],
  [4, 'changes', () => [`/api/changes?agreement=${agreement()}`]],
  [
    7,
    'Cypher',
    () => [
      '/api/cypher',
      {
        query:
          'MATCH (a:Entity {id: $id})-[:MADE]->(s:Statement)-[r:ABOUT]->(g) RETURN g.name, r.stance, count(s) AS n ORDER BY n DESC, g.name LIMIT 20',
        params: { id: actor() },
      },
    ],
  ],
  [3, 'a short link is saved', () => ['/api/links', { url: `/matrix?q=${whole(1e9)}` }]],
];

interface Measured {
  name: string;
  ms: number;
  status: number;
}

/** One request of a client with an address of its own; status 0 where the connection broke. */
function ask(agent: Agent, url: string, from: string, [path, body]: Asked): Promise<number> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve) => {
    const asked = request(
      url + path,
      {
        agent,
        method: text === undefined ? 'GET' : 'POST',
        headers: {
          'X-Forwarded-For': from,
          Accept: path === '/' ? 'text/html' : 'application/json',
          ...(text === undefined
            ? {}
            : {
                Authorization: `Bearer ${token}`,
                'Content-Type': 'application/json',
                'Content-Length': Buffer.byteLength(text),
              }),
        },
      },
      (reply) => {
        reply.resume();
        reply.on('end', () => resolve(reply.statusCode ?? 0));
        reply.on('error', () => resolve(0));
      },
    );
    asked.on('error', () => resolve(0));
    asked.end(text);
  });
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function client(number: number, url: string, until: number, measured: Measured[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const from = `10.1.${number >> 8}.${number & 255}`;
  const pause = Number(values.pause);
  await sleep(random() * Math.max(pause, 500));
  while (Date.now() < until) {
    let at = random() * 100;
    const chosen = workload.find(([share]) => {
      at -= share;
      return at < 0;
    });
    if (!chosen) continue;
    const [, name, of] = chosen;
    const asked = of();
    const started = performance.now();
    const status = await ask(agent, url, from, asked);
    measured.push({ name, ms: performance.now() - started, status });
    if (pause > 0) await sleep(random() * 2 * pause);
  }
  agent.destroy();
}

function megabytesOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return 0;
  }
}

/** Starts a command and waits for a line of it. */
async function started(program: string, args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(packageRoot, 'dist', program), ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return child;
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /is at (http:\S+)/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error('the server did not start');
}

async function measure(kind: string, store: Record<string, string>): Promise<void> {
  const size = ['--statements', values.statements, '--actors', '600'];
  const generate = await started('bench/generate.js', size, store);
  generate.stdout?.resume();
  if ((await once(generate, 'exit'))[0] !== 0) throw new Error('the graph was not generated');
  const server = await started('server/main.js', [], {
    ...store,
    PORT: '0',
    SEED: 'none',
    EDITOR_TOKEN: token,
    TRUST_PROXY: 'loopback',
  });
  try {
    const url = await addressOf(server);
    server.stdout?.resume();
    const measured: Measured[] = [];
    const clients = Number(values.clients);
    const begin = (ms: number, into: Measured[]) =>
      Promise.all(
        [...Array(clients).keys()].map((number) => client(number, url, Date.now() + ms, into)),
      );
    await begin(warmUpMs, []);
    const pid = server.pid ?? 0;
    const memory: number[] = [];
    const all = () => [pid, ...childrenOf(pid)].reduce((sum, one) => sum + megabytesOf(one), 0);
    memory.push(all());
    const ms = Number(values.seconds) * 1000;
    const sampling = setInterval(() => memory.push(all()), ms / 6);
    const ended = new AbortController();
    const abused = values.abuse ? abuse(url, ended.signal) : undefined;
    const crowded = crowding();
    await begin(ms, measured);
    clearInterval(sampling);
    ended.abort();
    print(kind, measured, memory, crowded);
    const told = await abused;
    if (told) console.log(`one abusive client: ${told}`);
  } finally {
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
  }
}

function print(kind: string, measured: Measured[], memory: number[], crowded: number): void {
  const at = (times: number[], part: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(0);
  const line = (name: string, some: Measured[]) => {
    const times = some.map((one) => one.ms).sort((a, b) => a - b);
    const failed = some.filter(({ status }) => status < 200 || status >= 400).length;
    const cells = [some.length, at(times, 0.5), at(times, 0.95), at(times, 0.99), failed];
    console.log(name.padEnd(24), ...cells.map((cell) => String(cell).padStart(8)));
  };
  console.log(
    `\n${kind}: ${values.clients} clients, ${values.seconds} s, pause ${values.pause} ms, ${values.statements} statements; ` +
      `elapsed is ${crowded.toFixed(1)} times processor time, load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log(
    ' '.repeat(24),
    ...['asked', 'p50', 'p95', 'p99', 'failed'].map((t) => t.padStart(8)),
  );
  line('all', measured);
  for (const [, name] of workload)
    line(
      name,
      measured.filter((one) => one.name === name),
    );
  const statuses = new Map<number, number>();
  for (const { status } of measured) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  console.log(`statuses: ${[...statuses].map(([one, n]) => `${n} × ${one}`).join(', ')}`);
  console.log(`memory of server and children, MB: ${memory.map(Math.round).join(', ')}`);
}

console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
if (values.store !== 'neo4j') {
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-clients-'));
  try {
    await measure('embedded', { DATA_DIR: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
if (values.store !== 'embedded') {
  const local = await startLocalNeo4j({ log: console.log });
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-clients-'));
  try {
    await measure('neo4j', {
      DATA_DIR: folder,
      NEO4J_URI: local.uri,
      NEO4J_USERNAME: local.username,
      NEO4J_PASSWORD: local.password,
    });
  } finally {
    await local.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
