/**
 * `npm run bench-positions -- --statements 25000 [--store embedded|neo4j]`: how long the pages that count take over HTTP on a
 * generated graph, on both stores: the first time, when nothing is kept but the facts, and again.
 */

import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { warm } from '../server/questions/index.ts';
import type { GraphBatch } from '../server/store/batch.ts';
import type { Engine } from '../server/store/engine.ts';
import { createStore } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { generatedGraph } from './graph.ts';
import { serveStore } from './listening.ts';
import { onBothStores } from './on-both-stores.ts';
import { crowding, processorTime } from './processor-time.ts';

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '25000' },
    store: { type: 'string', default: 'both' },
  },
});
const statements = Number(values.statements);
const rounds = 40;
const warmUp = 5;
const perBatch = 5000;
const again = (path: string) => () => path;
/** Each round asks for something not asked before, so that no kept answer is measured. */
const questions: [string, (round: number) => string][] = [
  ['agreement page', (round) => `/api/agreements/agreement:a${round}`],
  ['the same again', again('/api/agreements/agreement:a0')],
  ['statements', (round) => `/api/statements?agreement=agreement:a${round}&limit=50`],
  ['matrix', (round) => `/api/stances?rows=party&to=20${20 + (round % 6)}-01-${10 + (round % 18)}`],
  [
    'matrix of speakers',
    (round) => `/api/stances?rows=actor&limit=50&to=20${20 + (round % 6)}-02-${10 + (round % 18)}`,
  ],
  ['timeline', (round) => `/api/timeline?to=20${20 + (round % 6)}-03-${10 + (round % 18)}`],
  ['profile', (round) => `/api/profiles/actor:s${round}`],
  ['changes', again('/api/changes?scope=parts')],
  [
    'statements by words',
    (round) => `/api/statements?q=${['border', 'asylum vote', 'treaty'][round % 3]}&limit=50`,
  ],
];

/** One more statement, as somebody might enter it. */
function oneMore(round: number): GraphBatch {
  const id = `statement:more-${round}`;
  return {
    nodes: [
      {
        id,
        label: 'Statement',
        properties: { text: 'border quota', kind: 'quote', date: '2019-05' },
      },
    ],
    relationships: [
      {
        id: `actor:s1|MADE|${id}`,
        type: 'MADE',
        from: 'actor:s1',
        to: id,
        properties: {},
      },
      {
        id: `${id}|ABOUT|agreement:a1`,
        type: 'ABOUT',
        from: id,
        to: 'agreement:a1',
        properties: { stance: 'support' },
      },
    ],
  };
}

async function measure(engine: Engine): Promise<void> {
  await engine.prepare();
  const store = createStore(engine);
  const filled = performance.now();
  for (const batch of generatedGraph({ statements, actors: 600, seed: 1 }, perBatch)) {
    await load(store, batch);
  }
  const read = performance.now();
  await warm(store);
  const ready = performance.now();
  const listening = await serveStore(store);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  console.log(
    `\n${engine.kind} ${await engine.version()}: ${statements} statements loaded in ${seconds(read - filled)} s, facts read in ${seconds(ready - read)} s`,
  );
  const ask = async (path: string): Promise<number> => {
    const started = performance.now();
    const response = await fetch(listening.url + path);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return performance.now() - started;
  };
  const tell = (name: string, times: number[], used: ReturnType<typeof processorTime>): void => {
    times.sort((a, b) => a - b);
    const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
    const each = (ms: number) => (ms / times.length).toFixed(0);
    console.log(
      `${name.padEnd(26)} p50 ${at(0.5).padStart(7)}  p95 ${at(0.95).padStart(7)} ms   processor: server ${each(used.own).padStart(4)}, store ${each(used.children).padStart(4)} ms`,
    );
  };
  const since = (before: ReturnType<typeof processorTime>) => {
    const now = processorTime();
    return { own: now.own - before.own, children: now.children - before.children };
  };
  for (const [name, path] of questions) {
    for (let round = 0; round < warmUp; round += 1) await ask(path(round));
    const times: number[] = [];
    const before = processorTime();
    for (let round = warmUp; round < warmUp + rounds; round += 1)
      times.push(await ask(path(round)));
    tell(name, times, since(before));
  }
  const afterWrite: number[] = [];
  const used = { own: 0, children: 0 };
  for (let round = 0; round < rounds / 4; round += 1) {
    await load(store, oneMore(round));
    const before = processorTime();
    afterWrite.push(await ask('/api/stances?rows=party'));
    const { own, children } = since(before);
    used.own += own;
    used.children += children;
  }
  tell('matrix right after a write', afterWrite, used);
  const memory = process.memoryUsage();
  console.log(
    `server process: ${Math.round(memory.rss / 1e6)} MB resident, ${Math.round(memory.heapUsed / 1e6)} MB heap`,
  );
  console.log(
    `work took ${crowding().toFixed(1)} times its processor time (1 on a machine that does nothing else)`,
  );
  await listening.close();
  await store.engine.close();
}

console.log(
  `${cpus().length} x ${cpus()[0]?.model}, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}, ${rounds} rounds after ${warmUp}`,
);
const only = values.store === 'embedded' || values.store === 'neo4j' ? values.store : undefined;
await onBothStores(measure, { only, timeoutMs: 60_000 });
