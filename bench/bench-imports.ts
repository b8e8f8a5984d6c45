/**
 * `npm run bench-imports -- --speeches 60000`: how fast a CSV of generated speeches is imported, beside
 * the rate at which the same store takes the same objects in plain batches, and the memory that it takes.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Import } from '../server/imports/import.ts';
import type { BatchNode, BatchRelationship } from '../server/store/batch.ts';
import type { Engine } from '../server/store/engine.ts';
import { createStore } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { onBothStores } from './on-both-stores.ts';
import { crowding, processorTime } from './processor-time.ts';

const { values } = parseArgs({
  options: { speeches: { type: 'string', default: '60000' }, only: { type: 'string' } },
});
const speeches = Number(values.speeches);
const perBatch = 2500;

interface Speech {
  id: string;
  speaker: number;
  agreement: number;
  stance: string;
  date: string;
  text: string;
}

function speech(at: number): Speech {
  const day = String(1 + (at % 28)).padStart(2, '0');
  return {
    id: String(at),
    speaker: (at * 7919) % 600,
    agreement: (at * 104_729) % 60,
    stance: ['support', 'oppose', 'mixed', 'neutral'][at % 4] ?? 'neutral',
    date: `20${10 + (at % 14)}-${String(1 + (at % 12)).padStart(2, '0')}-${day}`,
    text: `Speech number ${at} about the border, the budget and the harbour of the region.`,
  };
}

async function writeCsv(path: string, speeches: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('Statement id,Speaker,Agreement,Stance,Date,Words\n');
  for (let at = 0; at < speeches; at += 1) {
    const { id, speaker, agreement, stance, date, text } = speech(at);
    const line = `${id},Person ${speaker},Law ${agreement},${stance},${date},"${text}"\n`;
    if (!file.write(line))
      await new Promise<void>((resolve) => file.once('drain', () => resolve()));
  }
  file.end();
  await finished(file);
}

/** The same objects as the import of such a file makes, with the same properties, in batches. */
async function plainBatches(engine: Engine, name: string, speeches: number): Promise<void> {
  const store = createStore(engine, { means: 'command', by: null });
  const plain = `plain-${name}`;
  const sourceId = `source:${plain}`;
  const known = new Set<string>([sourceId]);
  const sources = [sourceId];
  const source = { title: 'speeches.csv', sourceClass: 'unknown' };
  let nodes: BatchNode[] = [{ id: sourceId, label: 'Source', properties: source }];
  let relationships: BatchRelationship[] = [];
  const named = (id: string, label: 'Actor' | 'Agreement', text: string, place: string) => {
    if (known.has(id)) return;
    known.add(id);
    nodes.push({ id, label, properties: { name: text, sources, importPlace: place } });
  };
  const join = (type: 'MADE' | 'ABOUT' | 'STATED_IN', from: string, to: string, more: object) =>
    relationships.push({ id: `${from}|${type}|${to}`, type, from, to, properties: { ...more } });
  for (let at = 0; at < speeches; at += 1) {
    const { id, speaker, agreement, stance, date, text } = speech(at);
    const own = { importId: plain, importPlace: `speeches.csv:${at + 2}` };
    const statement = `statement:${plain}-${id}`;
    const who = `actor:${plain}-person-${speaker}`;
    const what = `agreement:${plain}-law-${agreement}`;
    named(who, 'Actor', `Person ${speaker}`, own.importPlace);
    named(what, 'Agreement', `Law ${agreement}`, own.importPlace);
    const properties = { text, kind: 'quote', date, ...own };
    nodes.push({ id: statement, label: 'Statement', properties });
    join('MADE', who, statement, { sources, ...own });
    join('ABOUT', statement, what, { stance, sources, ...own });
    join('STATED_IN', statement, sourceId, { main: true, ...own });
    if ((at + 1) % perBatch > 0 && at + 1 < speeches) continue;
    await load(store, { name: plain, nodes, relationships });
    nodes = [];
    relationships = [];
  }
}

interface Taken {
  ms: number;
  /** Milliseconds of processor time: this program's, and the store's. */
  own: number;
  store: number;
}

async function taken(work: () => Promise<unknown>): Promise<Taken> {
  const [started, before] = [performance.now(), processorTime()];
  await work();
  const { own, children } = processorTime();
  return {
    ms: performance.now() - started,
    own: own - before.own,
    store: children - before.children,
  };
}

function told({ ms, own, store }: Taken): string {
  return `${Math.round(ms)} ms (processor ${Math.round(own)} + ${Math.round(store)})`;
}

/** An import of so many speeches, and the same in plain batches. */
async function pair(engine: Engine, folder: string, name: string, count: number) {
  const path = join(folder, `${name}.csv`);
  await writeCsv(path, count);
  const store = createStore(engine, { means: 'command', by: null });
  const file = { name: `${name}.csv`, path, size: (await stat(path)).size };
  const one = new Import(store, folder, [file], {});
  const read = await taken(() => one.read());
  const compared = await taken(() => one.plan());
  const applied = await taken(() => one.apply());
  await one.close();
  return { read, compared, applied, plain: await taken(() => plainBatches(engine, name, count)) };
}

async function measure(engine: Engine): Promise<void> {
  await engine.prepare();
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-bench-imports-'));
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss());
  }, 200);
  try {
    // Java compiles what runs often: the first rounds tell of that alone.
    const before = engine.kind === 'neo4j' ? ['first', 'second', 'third'] : [];
    for (const name of before) await pair(engine, folder, name, 10_000);
    const { read, compared, applied, plain } = await pair(engine, folder, 'speeches', speeches);
    const all = [read, compared, applied];
    const took = all.reduce((sum, { ms }) => sum + ms, 0) / 1000;
    const worked = all.reduce((sum, { own, store: of }) => sum + own + of, 0) / 1000;
    const plainWork = (plain.own + plain.store) / 1000;
    const rate = (seconds: number) => Math.round(speeches / seconds);
    console.log(
      [
        `${engine.kind}: ${speeches} speeches; the machine is ${crowding().toFixed(1)} times as slow as alone`,
        `imported at ${rate(took)} a second: read ${told(read)}, compared ${told(compared)}, written ${told(applied)}`,
        `plain batches at ${rate(plain.ms / 1000)} a second: ${told(plain)}`,
        `ratio ${(plain.ms / 1000 / took).toFixed(2)} by the clock, ${(plainWork / worked).toFixed(2)} by processor time (at least 0.7)`,
        `for each second of processor time ${rate(worked)} imported, ${rate(plainWork)} in plain batches`,
        `memory at most ${Math.round(memory / 1024 ** 2)} MB`,
      ].join('\n  '),
    );
  } finally {
    clearInterval(watch);
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const { only } = values;
await onBothStores(measure, only === 'embedded' || only === 'neo4j' ? { only } : {});
