/**
 * `npm run bench-verify -- --statements 600000 [--store none|embedded|neo4j]`: quotations are verified in a
 * generated graph, over HTTP or without a store: true ones must be found, altered ones never be called exact,
 * and how long it takes.
 */
import { parseArgs } from 'node:util';
import type { VerifyReply } from '../model/schemas/quotes.ts';
import { verify } from '../server/questions/verify.ts';
import { createContext } from '../server/store/cache.ts';
import { cypher } from '../server/store/cypher-files.ts';
import type { Engine } from '../server/store/engine.ts';
import { createStore } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { generatedGraph } from './graph.ts';
import { serveStore } from './listening.ts';
import { onBothStores } from './on-both-stores.ts';
import { crowding, processorTime } from './processor-time.ts';

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
  'a word dropped': (words: string[]) => {
    let at = inside(words);
    // Of two equal words at an end, to drop one leaves a true part.
    while (words[at] === words[at - 1] || words[at] === words[at + 1]) at = inside(words);
    return words.toSpliced(at, 1);
  },
  'a word added': (words: string[]) => words.toSpliced(inside(words), 0, 'very'),
  'a word replaced': (words: string[]) => {
    const at = inside(words);
    return words.with(at, other(['tax', 'court', 'school'], words[at]));
  },
  'a negation': (words: string[]) => words.toSpliced(inside(words), 0, 'not'),
  'a name': (words: string[]) => words.with(3, other(names, words[3])),
  'a number': (words: string[]) => words.with(6, String(Number(words[6]) + 1 + below(9))),
};

interface Quote {
  id: string;
  words: string[];
}

/** The generated graph, whose statements have a name and a number each, and its quotations. */
function* graph(quotes: Quote[]): ReturnType<typeof generatedGraph> {
  for (const batch of generatedGraph({ statements, actors: 600, seed: 1 }, perBatch)) {
    for (const { id, label, properties } of batch.nodes) {
      if (label !== 'Statement') continue;
      const words = String(properties.text).split(' ');
      words[3] = names[below(names.length)] as string;
      words[6] = String(below(5000));
      properties.text = words.join(' ');
      if (properties.kind === 'quote') quotes.push({ id, words });
    }
    yield batch;
  }
}

type Ask = (text: string) => Promise<VerifyReply>;

async function measure(ask: Ask, quotes: readonly Quote[]): Promise<void> {
  const times: number[] = [];
  const worked: number[] = [];
  const timed: Ask = async (text) => {
    const [began, before] = [performance.now(), processorTime().own];
    const reply = await ask(text);
    times.push(performance.now() - began);
    worked.push(processorTime().own - before);
    return reply;
  };
  const tell = (what: string) => {
    const at = (list: number[], part: number) =>
      (list.sort((a, b) => a - b)[Math.floor(list.length * part)] ?? 0).toFixed(1);
    console.log(
      `  ${what}; by the clock p50 ${at(times, 0.5)}, p95 ${at(times, 0.95)} ms; processor time of the server p50 ${at(worked, 0.5)}, p95 ${at(worked, 0.95)} ms`,
    );
    times.length = 0;
    worked.length = 0;
  };
  await timed('we will not go there again');
  tell('the first answer, which reads all words');
  for (const [how, print] of Object.entries(printed)) {
    let found = 0;
    for (let at = 0; at < asked / Object.keys(printed).length; at += 1) {
      const { id, words } = quotes[below(quotes.length)] as Quote;
      const { matches } = await timed(print(words));
      if (matches.some((one) => one.status === 'exact' && one.statement.statement.id === id)) {
        found += 1;
      }
    }
    tell(`true, ${how}: ${found} of ${times.length} found`);
  }
  for (const [how, alter] of Object.entries(altered)) {
    let exact = 0;
    let near = 0;
    for (let at = 0; at < asked / Object.keys(altered).length; at += 1) {
      const { id, words } = quotes[below(quotes.length)] as Quote;
      const { status, matches } = await timed(alter(words).join(' '));
      if (status === 'exact' || status === 'attributed-otherwise') exact += 1;
      if (matches.some((one) => one.statement.statement.id === id)) near += 1;
    }
    tell(`${how}: ${exact} of ${times.length} called exact, ${near} told as near`);
  }
  console.log(
    `${Math.round(process.memoryUsage().rss / 1e6)} MB resident; work took ${crowding().toFixed(1)} times its processor time`,
  );
}

async function inStore(engine: Engine): Promise<void> {
  await engine.prepare();
  const store = createStore(engine);
  const quotes: Quote[] = [];
  const started = performance.now();
  for (const batch of graph(quotes)) await load(store, batch);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${engine.kind}: ${statements} statements, loaded in ${seconds} s`);
  const { url, close } = await serveStore(store);
  const ask: Ask = async (text) => {
    const reply = await fetch(`${url}/api/quotes/verify`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    const body = (await reply.json()) as VerifyReply;
    if (reply.status !== 200) throw new Error(`${reply.status}: ${JSON.stringify(body)}`);
    return body;
  };
  await measure(ask, quotes);
  await close();
  await engine.close();
}

/** The same by the function alone, over a store that answers at once. */
async function withoutStore(): Promise<void> {
  const quotes: Quote[] = [];
  const texts = new Map<string, { text: string; kind: string }>();
  for (const { nodes } of graph(quotes)) {
    for (const { id, label, properties } of nodes) {
      if (label !== 'Statement') continue;
      texts.set(id, { text: String(properties.text), kind: String(properties.kind) });
    }
  }
  const ids = [...texts.keys()];
  const places = new Map(ids.map((id, at) => [id, at]));
  const detailsOf = (id: string) => ({
    statement: {
      '@kind': 'node',
      key: id,
      labels: ['Entity', 'Statement'],
      properties: { id, ...texts.get(id) },
    },
    ...Object.fromEntries(
      'speakers parties offices about sources reportedBy respondsTo responses'
        .split(' ')
        .map((name) => [name, []]),
    ),
  });
  const engine = {
    kind: 'embedded',
    changeMark: async () => ({ mark: '', complete: true }),
    read: async (text: string, params: { after?: string; limit?: number; ids?: string[] } = {}) => {
      if (text === cypher('questions/quote-texts')) {
        const from = params.after ? (places.get(params.after) ?? 0) + 1 : 0;
        return ids
          .slice(from, from + (params.limit ?? 0))
          .map((id) => ({ id, translation: null, exact: [], ...texts.get(id) }));
      }
      if (text === cypher('questions/statement-details')) return (params.ids ?? []).map(detailsOf);
      return [];
    },
  } as unknown as Engine;
  const context = createContext(engine);
  console.log(`without a store: ${statements} statements`);
  await measure((text) => verify(context, { text }), quotes);
}

const { store } = values;
const only = store === 'embedded' || store === 'neo4j' ? store : undefined;
if (store === 'none') await withoutStore();
else await onBothStores(inStore, { only, timeoutMs: 60_000 });
