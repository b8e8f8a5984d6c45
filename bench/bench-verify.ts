/**
 * `npm run bench-verify -- --statements 600000 [--store embedded|neo4j]`: quotations are verified over HTTP
 * in a generated graph: true ones must be found, altered ones never be called exact, and how long it takes.
 */
import { parseArgs } from 'node:util';
import type { VerifyReply } from '../model/schemas/quotes.ts';
import type { Engine } from '../server/store/engine.ts';
import { createStore } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { generatedGraph } from './graph.ts';
import { serveStore } from './listening.ts';
import { onBothStores } from './on-both-stores.ts';
import { crowding } from './processor-time.ts';

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '600000' },
    quotations: { type: 'string', default: '1000' },
    store: { type: 'string', default: 'embedded' },
  },
});
const statements = Number(values.statements);
const asked = Number(values.quotations);
const perBatch = 5000;
const names = ['Berg', 'Halderman', 'Vermaas', 'Tessandier', 'Lobrecht', 'Okonjo'];

/** Numbers that look like chance and are the same in each run. */
let state = 11;
const below = (limit: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};
const other = (list: readonly string[], than: string | undefined) => {
  const rest = list.filter((one) => one !== than);
  return rest[below(rest.length)] as string;
};
/** A word inside, neither the first nor the last: without these it would be a true part. */
const inside = (words: readonly string[]) => 1 + below(words.length - 2);

/** Words with a name at the fourth place and a number at the seventh. */
const printed = {
  'as it stands': (words: string[]) => words.join(' '),
  'in marks, with a capital': ([first = '', ...rest]: string[]) =>
    `“${[(first[0] ?? '').toUpperCase() + first.slice(1), ...rest].join(' ')}.”`,
  'other blanks': (words: string[]) => words.join('  '),
  'with an ellipsis': (words: string[]) =>
    [...words.slice(0, 5), '[…]', ...words.slice(-5)].join(' '),
  'a part of eight words': (words: string[]) => words.slice(2, 10).join(' '),
};
const altered = {
  'a word dropped': (words: string[]) => words.toSpliced(inside(words), 1),
  'a word added': (words: string[]) => words.toSpliced(inside(words), 0, 'very'),
  'a word replaced': (words: string[]) => {
    const at = inside(words);
    return words.with(at, other(['tax', 'court', 'school'], words[at]));
  },
  'a negation': (words: string[]) => words.toSpliced(inside(words), 0, 'not'),
  'a name': (words: string[]) => words.with(3, other(names, words[3])),
  'a number': (words: string[]) => words.with(6, String(Number(words[6]) + 1 + below(9))),
};

async function measure(engine: Engine): Promise<void> {
  await engine.prepare();
  const store = createStore(engine);
  const quotes: { id: string; words: string[] }[] = [];
  const started = performance.now();
  for (const batch of generatedGraph({ statements, actors: 600, seed: 1 }, perBatch)) {
    for (const { id, label, properties } of batch.nodes) {
      if (label !== 'Statement') continue;
      const words = String(properties.text).split(' ');
      words[3] = names[below(names.length)] as string;
      words[6] = String(below(5000));
      properties.text = words.join(' ');
      if (properties.kind === 'quote') quotes.push({ id, words });
    }
    await load(store, batch);
  }
  const loaded = performance.now();
  const { url, close } = await serveStore(store);
  const times: number[] = [];
  const ask = async (text: string): Promise<VerifyReply> => {
    const began = performance.now();
    const reply = await fetch(`${url}/api/quotes/verify`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    const body = (await reply.json()) as VerifyReply;
    times.push(performance.now() - began);
    if (reply.status !== 200) throw new Error(`${reply.status}: ${JSON.stringify(body)}`);
    return body;
  };
  const tell = (what: string) => {
    times.sort((a, b) => a - b);
    const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
    console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, at most ${at(1 - 1e-9)} ms`);
    times.length = 0;
  };
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  await ask('we will not go there again');
  console.log(
    `${engine.kind}: ${statements} statements loaded in ${seconds(loaded - started)} s, the first answer after ${seconds(times[0] ?? 0)} s`,
  );
  times.length = 0;

  for (const [how, print] of Object.entries(printed)) {
    let found = 0;
    for (let at = 0; at < asked / Object.keys(printed).length; at += 1) {
      const { id, words } = quotes[below(quotes.length)] as (typeof quotes)[number];
      const { matches } = await ask(print(words));
      if (matches.some((one) => one.status === 'exact' && one.statement.statement.id === id)) {
        found += 1;
      }
    }
    console.log(`  true, ${how}: ${found} of ${times.length} found`);
    tell('   ');
  }
  for (const [how, alter] of Object.entries(altered)) {
    let exact = 0;
    let near = 0;
    for (let at = 0; at < asked / Object.keys(altered).length; at += 1) {
      const { id, words } = quotes[below(quotes.length)] as (typeof quotes)[number];
      const { status, matches } = await ask(alter(words).join(' '));
      if (status === 'exact' || status === 'attributed-otherwise') exact += 1;
      if (matches.some((one) => one.statement.statement.id === id)) near += 1;
    }
    console.log(`  ${how}: ${exact} of ${times.length} called exact, ${near} told as near`);
    tell('   ');
  }
  console.log(
    `${Math.round(process.memoryUsage().rss / 1e6)} MB resident; work took ${crowding().toFixed(1)} times its processor time`,
  );
  await close();
  await engine.close();
}

const only = values.store === 'embedded' || values.store === 'neo4j' ? values.store : undefined;
await onBothStores(measure, { only, timeoutMs: 60_000 });
