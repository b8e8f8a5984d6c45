/**
 * `npm run bench-hub`: what the canvas asks of a hub with 10,000 neighbours, on both stores, in one
 * run: its menu (counts by type), the first 25 neighbours with what joins them, and those that match a
 * filter; and in Chromium, where there is one, how soon the menu stands and the first 25 are drawn.
 * The bounds are 300 ms for the menu and 500 ms for the first 25.
 */

import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expandRequest } from '../model/schemas/nodes.ts';
import { workingSetRequest } from '../model/schemas/statements.ts';
import * as questions from '../server/questions/index.ts';
import type { GraphBatch } from '../server/store/batch.ts';
import { packageRoot } from '../server/store/cypher-files.ts';
import type { Engine } from '../server/store/engine.ts';
import { createStore, type Store } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { chromiumArguments, findChromium } from '../test/setup/chromium.ts';
import { serveStore } from './listening.ts';
import { onBothStores } from './on-both-stores.ts';

const neighbours = 10_000;
const perBatch = 2_500;
const rounds = 30;
const hub = 'agreement:hub';

/** The hub first, then statements about it, each by one of 600 actors. */
function* batches(): Generator<GraphBatch> {
  yield {
    nodes: [
      { id: hub, label: 'Agreement', properties: { name: 'Hub', kind: 'treaty' } },
      ...[...Array(600)].map((_, index) => ({
        id: `actor:a${index}`,
        label: 'Actor' as const,
        properties: { name: `Actor ${index}` },
      })),
    ],
    relationships: [],
  };
  for (let start = 0; start < neighbours; start += perBatch) {
    const numbers = [...Array(perBatch)].map((_, index) => start + index);
    yield {
      nodes: numbers.map((number) => ({
        id: `statement:s${number}`,
        label: 'Statement' as const,
        properties: { text: `Statement ${number}`, kind: 'quote', date: day(number) },
      })),
      relationships: numbers.flatMap((number) => [
        {
          id: `statement:s${number}|ABOUT|${hub}`,
          type: 'ABOUT' as const,
          from: `statement:s${number}`,
          to: hub,
          properties: { stance: number % 2 === 0 ? 'support' : 'oppose' },
        },
        {
          id: `actor:a${number % 600}|MADE|statement:s${number}`,
          type: 'MADE' as const,
          from: `actor:a${number % 600}`,
          to: `statement:s${number}`,
          properties: {},
        },
      ]),
    };
  }
}

function day(number: number): string {
  return new Date(Date.UTC(2015, 0, 1 + (number % 3650))).toISOString().slice(0, 10);
}

async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(0);
  console.log(name.padEnd(34), at(0.5).padStart(6), at(0.95).padStart(6));
}

async function measure(engine: Engine): Promise<void> {
  await engine.prepare();
  const store = createStore(engine);
  for (const batch of batches()) await load(store, batch);
  await questions.warm(store);
  console.log(`\n${engine.kind} ${await engine.version()}`.padEnd(36), 'p50'.padStart(6), 'p95 ms');
  await timed('menu: counts by type', () => questions.node(store, hub));
  const expand = (more: object = {}) =>
    questions.expand(store, expandRequest.parse({ id: hub, ...more }));
  await timed('expanded, most recent', () => expand());
  await timed('expanded, best connected', () => expand({ sort: 'connected' }));
  await timed('expanded, matching the filter', () => expand({ stance: 'oppose', from: '2020' }));
  const { nodes } = await expand();
  const ids = [hub, ...nodes.map((node) => node.id)];
  await timed('expanded again, 25 are shown', () => expand({ among: ids }));
  await timed('what matches of 26', () =>
    questions.workingSet(store, workingSetRequest.parse({ ids, stance: 'oppose' })),
  );
  await timed('paths to an actor, ten that differ', () => several(store));
  await inPage(store);
  await store.engine.close();
}

/** The same in Chromium, from the click to what is painted. */
async function inPage(store: Store): Promise<void> {
  const found = await findChromium();
  if ('missing' in found) {
    console.log(`Chromium was not measured: ${found.missing}`);
    return;
  }
  const { url, close } = await serveStore(store);
  const script = pathToFileURL(join(packageRoot, 'bench', 'render', 'hub.mjs')).href;
  const { measureHub } = (await import(script)) as {
    measureHub(url: string, id: string, executablePath: string, args: string[]): Promise<string>;
  };
  console.log(await measureHub(url, hub, found.executablePath, chromiumArguments));
  await close();
}

function several(store: Store): Promise<unknown> {
  return questions.paths(store, {
    from: 'actor:a1',
    to: 'actor:a2',
    mode: 'several',
    maxLength: 4,
  });
}

console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, ${rounds} rounds`);
await onBothStores(measure);
