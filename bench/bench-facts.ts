/**
 * `npm run bench-facts -- --statements 600000`: what the facts of a generated graph take to be built, and
 * after a write to be brought up to date, without a store: processor time and memory.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { changesOf } from '../server/questions/facts/changes.ts';
import { crossTabulate } from '../server/questions/facts/cross-tabulation.ts';
import { patchFacts } from '../server/questions/facts/patch.ts';
import { factsOf, fillWords } from '../server/questions/facts/read.ts';
import { select } from '../server/questions/facts/select.ts';
import { generatedContext } from './generated-context.ts';
import { processorTime } from './processor-time.ts';

const { values } = parseArgs({ options: { statements: { type: 'string', default: '600000' } } });
const size = { statements: Number(values.statements), actors: 600, seed: 1 };
const context = generatedContext(size);

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
    contested: null,
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
// Only so does the runtime let a program collect what nothing holds any more.
setFlagsFromString('--expose-gc');
(runInNewContext('gc') as () => void)();
const { rss, heapUsed, external } = process.memoryUsage();
const megabytes = (bytes: number) => Math.round(bytes / 1e6);
console.log(`${megabytes(rss)} MB resident, ${megabytes(heapUsed + external)} MB in use`);
