/**
 * `npm run bench-queries`: how soon the first row of many comes, and what ten bombs do to an ordinary
 * search. What running a query costs beyond the store is measured by `npm run bench-overhead`.
 */

import { cpus } from 'node:os';
import { join } from 'node:path';
import { readDossier } from '../server/imports/formats/dossier/read.ts';
import { packageRoot } from '../server/store/cypher-files.ts';
import type { Engine } from '../server/store/engine.ts';
import { createStore } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { serveStore } from './listening.ts';
import { onBothStores } from './on-both-stores.ts';

const bomb = 'MATCH (a), (b), (c) RETURN count(*) AS n';
const many = 'UNWIND range(1, 100000) AS x RETURN x, toString(x) AS text';

function at(times: number[], part: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;
}

async function measure(engine: Engine): Promise<void> {
  await engine.prepare();
  const store = createStore(engine);
  await load(store, await readDossier(join(packageRoot, 'seed', 'asylum-optout')));
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

async function bombs(url: string, post: Post): Promise<void> {
  const search = async () => {
    const started = performance.now();
    await (await fetch(`${url}/api/search?q=wilders`)).arrayBuffer();
    return performance.now() - started;
  };
  const quiet: number[] = [];
  for (let round = 0; round < 50; round += 1) quiet.push(await search());
  const controller = new AbortController();
  const clients = [...Array(10)].map(() =>
    post(bomb, { signal: controller.signal }).then(
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
  controller.abort();
  await Promise.all(clients);
  console.log(
    `search alone p95 ${at(quiet, 0.95).toFixed(1)} ms; beside ten bombs p50 ${at(loud, 0.5).toFixed(1)}, p95 ${at(loud, 0.95).toFixed(1)} ms (${loud.length} searches)`,
  );
}

console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
await onBothStores(measure);
