/**
 * `npm run bench`: how long the API takes on the first graph, on both stores, and its ratio to the
 * same Cypher sent straight to the store in the same run.
 */

import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { readDossier } from '../server/imports/formats/dossier/read.ts';
import { packageRoot } from '../server/store/cypher-files.ts';
import type { Engine, Params } from '../server/store/engine.ts';
import { createStore } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { serveStore } from './listening.ts';
import { onBothStores } from './on-both-stores.ts';

const rounds = 200;
const warmUp = 40;
const questions: [string, string][] = [
  ['search', '/api/search?q=wilders'],
  ['node', '/api/nodes/agreement%3Apact'],
  ['neighbours', '/api/nodes/agreement%3Apact/neighbours?limit=25'],
  ['statements', '/api/statements?agreement=agreement:pact&limit=50'],
  ['path', '/api/paths?from=actor:marjolein-faber&to=actor:viktor-orban'],
];

/** Something that was asked of the engine, ready to be asked again. */
type Asked = (engine: Engine) => Promise<unknown>;

/** An engine that records what it is asked, in waves of what ran at the same time. */
function noting(engine: Engine): { engine: Engine; waves: Asked[][] } {
  const waves: Asked[][] = [];
  let running = 0;
  const note = async <Answer>(asked: (to: Engine) => Promise<Answer>): Promise<Answer> => {
    if (running === 0) waves.push([]);
    waves.at(-1)?.push(asked);
    running += 1;
    try {
      return await asked(engine);
    } finally {
      running -= 1;
    }
  };
  const noted: Engine = {
    ...engine,
    read: <Row>(text: string, params: Params = {}) => note((to) => to.read<Row>(text, params)),
    searchTexts: (label, words, limit) => note((to) => to.searchTexts(label, words, limit)),
  };
  return { engine: noted, waves };
}

async function timed(work: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const started = performance.now();
    await work();
    if (round >= warmUp) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function measure(engine: Engine): Promise<void> {
  await engine.prepare();
  const { engine: noted, waves } = noting(engine);
  const store = createStore(noted);
  await load(store, await readDossier(join(packageRoot, 'seed', 'asylum-optout')));
  const listening = await serveStore(store);
  console.log(`\n${engine.kind} ${await engine.version()}`);
  console.log('question      API p50   p95   straight p50   p95   ratio p50   p95   (ms)');
  for (const [name, path] of questions) {
    const ask = async () => {
      const response = await fetch(listening.url + path);
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    };
    await ask();
    waves.length = 0;
    await ask();
    const asked = waves.map((wave) => [...wave]);
    const straight = async () => {
      for (const wave of asked) {
        await Promise.all(wave.map((one) => one(engine)));
      }
    };
    const [api, direct] = [await timed(ask), await timed(straight)];
    const cells = [
      api.p50,
      api.p95,
      direct.p50,
      direct.p95,
      api.p50 / direct.p50,
      api.p95 / direct.p95,
    ].map((value) => value.toFixed(2).padStart(8));
    console.log(name.padEnd(12), cells.join('  '));
  }
  await listening.close();
  await store.engine.close();
}

const [processor] = cpus();
console.log(
  `${cpus().length} x ${processor?.model}, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}, ` +
    `926 nodes, 1239 relationships, ${rounds} rounds after ${warmUp}`,
);
await onBothStores(measure);
