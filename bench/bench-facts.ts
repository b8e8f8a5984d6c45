/**
 * `npm run bench-facts -- --statements 600000`: what the facts of a generated graph take to be built, and
 * after a write to be brought up to date, without a store: processor time and memory.
 */
import { parseArgs } from 'node:util';
import { changesOf } from '../server/questions/facts/changes.ts';
import { crossTabulate } from '../server/questions/facts/cross-tabulation.ts';
import { patchFacts } from '../server/questions/facts/patch.ts';
import { factsOf, fillWords } from '../server/questions/facts/read.ts';
import { select } from '../server/questions/facts/select.ts';
import { createContext } from '../server/store/cache.ts';
import { cypher } from '../server/store/cypher-files.ts';
import type { Engine } from '../server/store/engine.ts';
import { generatedGraph } from './graph.ts';
import { processorTime } from './processor-time.ts';

const { values } = parseArgs({ options: { statements: { type: 'string', default: '600000' } } });
const rows = new Map<string, object[]>();
const put = (name: string, row: object) => {
  const list = rows.get(name);
  if (list) list.push(row);
  else rows.set(name, [row]);
};
const links: Record<string, string> = {
  ABOUT: 'about',
  STATED_IN: 'sources',
  RESPONDS_TO: 'replies',
};
const texts = new Map<string, string>();
const size = { statements: Number(values.statements), actors: 600, seed: 1 };
for (const { nodes, relationships } of generatedGraph(size, 5000)) {
  for (const { id, label, properties } of nodes) {
    const { date, name, kind, country, text } = properties;
    if (label === 'Statement') {
      const [first, last] = date
        ? [`${date}-01-01`.slice(0, 10), `${date}-12-28`.slice(0, 10)]
        : [null, null];
      put('statements', { id, first, last, quote: kind === 'quote', verified: null });
      texts.set(id, String(text));
    } else if (label !== 'Source') put('entities', { id, labels: [label], name, kind, country });
  }
  for (const { type, from, to, properties } of relationships) {
    if (type === 'MADE') put('speakers', { statement: to, node: from });
    else if (type in links)
      put(links[type] ?? '', {
        statement: from,
        node: to,
        ...(type === 'ABOUT' ? properties : {}),
      });
    else put('terms', { node: from, type, body: to, role: null, ...properties });
  }
}
/** Answers what reading the facts asks for. */
const engine = {
  kind: 'embedded',
  changeMark: async () => ({ mark: '', complete: true }),
  read: async (text: string, params: { ids?: string[] } = {}) => {
    if (params.ids) return params.ids.map((id) => ({ id, searchText: texts.get(id) ?? '' }));
    for (const [name, found] of rows) {
      if (text === cypher(`facts/${name}`)) {
        rows.set(name, []);
        return found;
      }
    }
    return [];
  },
} as unknown as Engine;
const context = createContext(engine);

async function measured<Result>(
  what: string,
  work: () => Promise<Result> | Result,
): Promise<Result> {
  const before = processorTime().own;
  const result = await work();
  console.log(`${what.padEnd(34)} ${(processorTime().own - before).toFixed(0).padStart(7)} ms`);
  return result;
}

console.log(`${size.statements} statements, processor time:`);
let facts = await measured('facts built', () => factsOf(context));
await measured('words of all texts', () => fillWords(context, facts));
await measured('changes of position', () => changesOf(facts));
for (let round = 0; round < 6; round += 1) {
  const id = `statement:more-${round}`;
  const row = {
    id,
    first: '2019-05-01',
    last: '2019-05-31',
    quote: true,
    verified: null,
    searchText: 'border quota',
    speakers: ['actor:s1'],
    about: [{ node: 'agreement:a1', stance: 'support' }],
    sources: [],
    answers: [],
  };
  facts = await measured('after a write: facts', () => patchFacts(facts, [id], [row], []) ?? facts);
  await measured('after a write: changes', () => changesOf(facts));
}
const selection = await measured('statements with a common word', () =>
  select(context, { q: 'border' }, facts),
);
const byParty = { kind: 'party', scope: 'office', changes: changesOf(facts) } as const;
await measured('matrix of parties of these', () => crossTabulate(selection, byParty));
const all = await measured('all statements', () => select(context, {}, facts));
await measured('matrix of parties of all', () => crossTabulate(all, byParty));
console.log(`${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
