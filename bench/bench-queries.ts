/**
 * `npm run bench-queries -- [--statements N] [--store embedded|neo4j]`: how soon the first row of many comes, and
 * what ten bombs do to an ordinary search, each for two words that few statements hold and that were not asked
 * before. What running a query costs beyond the store is measured by `npm run bench-overhead`.
 */

import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import * as questions from '../server/questions/index.ts';
import type { Engine, StoreKind } from '../server/store/engine.ts';
import { createStore, type Store } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { generatedGraph } from './graph.ts';
import { serveStore } from './listening.ts';
import { onBothStores } from './on-both-stores.ts';

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '25000' },
    store: { type: 'string' },
  },
});

const bomb = 'MATCH (a), (b), (c) RETURN count(*) AS n';
const many = 'UNWIND range(1, 100000) AS x RETURN x, toString(x) AS text';

function at(times: number[], part: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;
}

/** A word that few texts hold. */
function rareWord(number: number): string {
  const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'so', 'ti', 'vu', 'we', 'xa', 'zo'];
  const base = syllables.length;
  const places = [1, base, base ** 2, base ** 3].map((part) => Math.floor(number / part) % base);
  return places.map((place) => syllables[place]).join('');
}

/** The two rare words of a statement. */
const wordsOf = (statement: number) =>
  `${rareWord(statement * 7919)} ${rareWord(statement * 104_729 + 1)}`;

async function fill(store: Store): Promise<void> {
  let number = 0;
  const size = { statements: Number(values.statements), actors: 600, seed: 1 };
  for (const batch of generatedGraph(size, 5000)) {
    for (const { label, properties } of batch.nodes) {
      if (label !== 'Statement') continue;
      properties.text = `${properties.text} ${wordsOf(number)}`;
      number += 1;
    }
    await load(store, batch);
  }
}

async function measure(engine: Engine): Promise<void> {
  await engine.prepare();
  const store = createStore(engine);
  await fill(store);
  await Promise.all([questions.warm(store), engine.warmReaders?.()]);
  const { url, close } = await serveStore(store, { queryMaxRows: 100_000 });
  const post = (query: string, more: RequestInit = {}) =>
    fetch(`${url}/api/cypher`, {
      method: 'POST',
      body: JSON.stringify({ query, limit: 100_000 }),
      ...more,
      headers: { 'content-type': 'application/json', ...more.headers },
    });
  console.log(`\n${engine.kind} ${await engine.version()}`);
  await firstRow(post);
  await bombs(url, post);
  await close();
  await store.engine.close();
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

let asked = 0;

async function bombs(url: string, post: Post): Promise<void> {
  const search = async () => {
    asked += 1;
    const words = encodeURIComponent(wordsOf((asked * 37) % Number(values.statements)));
    const started = performance.now();
    await (await fetch(`${url}/api/search?q=${words}`)).arrayBuffer();
    return performance.now() - started;
  };
  // The first ones find code that is not compiled yet.
  for (let round = 0; round < 20; round += 1) await search();
  const quiet: number[] = [];
  for (let round = 0; round < 200; round += 1) quiet.push(await search());
  const controller = new AbortController();
  const { signal } = controller;
  const clients = [...Array(10)].map(async () => {
    while (!signal.aborted) {
      await post(bomb, { signal }).catch(() => {});
      // One that is refused at once asks again as soon as a reader could.
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  });
  const loud: number[] = [];
  for (let round = 0; round < 200; round += 1) loud.push(await search());
  controller.abort();
  await Promise.all(clients);
  const shown = (times: number[]) =>
    `p50 ${at(times, 0.5).toFixed(1)}, p95 ${at(times, 0.95).toFixed(1)} ms`;
  const ratio = at(loud, 0.95) / at(quiet, 0.95);
  console.log(
    `search alone ${shown(quiet)}; beside ten bombs ${shown(loud)}, ${ratio.toFixed(2)} times the p95 alone (${quiet.length} searches each)`,
  );
}

console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
await onBothStores(measure, { only: values.store as StoreKind | undefined });
