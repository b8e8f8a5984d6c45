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

async function writeCsv(path: string): Promise<void> {
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

/** The same objects as the import makes, with the same properties. */
async function plainBatches(engine: Engine): Promise<number> {
  const store = createStore(engine, { means: 'command', by: null });
  const known = new Set<string>(['source:plain']);
  const sources = ['source:plain'];
  const source = { title: 'speeches.csv', sourceClass: 'unknown' };
  let nodes: BatchNode[] = [{ id: 'source:plain', label: 'Source', properties: source }];
  let relationships: BatchRelationship[] = [];
  const name = (id: string, label: 'Actor' | 'Agreement', text: string, place: string) => {
    if (known.has(id)) return;
    known.add(id);
    nodes.push({ id, label, properties: { name: text, sources, importPlace: place } });
  };
  const join = (type: 'MADE' | 'ABOUT' | 'STATED_IN', from: string, to: string, more: object) =>
    relationships.push({ id: `${from}|${type}|${to}`, type, from, to, properties: { ...more } });
  const started = performance.now();
  for (let at = 0; at < speeches; at += 1) {
    const { id, speaker, agreement, stance, date, text } = speech(at);
    const own = { importId: 'plain', importPlace: `speeches.csv:${at + 2}` };
    const statement = `statement:plain-${id}`;
    const who = `actor:plain-person-${speaker}`;
    const what = `agreement:plain-law-${agreement}`;
    name(who, 'Actor', `Person ${speaker}`, own.importPlace);
    name(what, 'Agreement', `Law ${agreement}`, own.importPlace);
    const properties = { text, kind: 'quote', date, ...own };
    nodes.push({ id: statement, label: 'Statement', properties });
    join('MADE', who, statement, { sources, ...own });
    join('ABOUT', statement, what, { stance, sources, ...own });
    join('STATED_IN', statement, 'source:plain', { main: true, ...own });
    if ((at + 1) % perBatch > 0 && at + 1 < speeches) continue;
    await load(store, { name: 'plain', nodes, relationships });
    nodes = [];
    relationships = [];
  }
  return (performance.now() - started) / 1000;
}

async function measure(engine: Engine): Promise<void> {
  await engine.prepare();
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-bench-imports-'));
  const path = join(folder, 'speeches.csv');
  await writeCsv(path);
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss());
  }, 200);
  try {
    const store = createStore(engine, { means: 'command', by: null });
    const file = { name: 'speeches.csv', path, size: (await stat(path)).size };
    const one = new Import(store, folder, [file], {});
    const times: number[] = [performance.now()];
    await one.read();
    times.push(performance.now());
    await one.plan();
    times.push(performance.now());
    await one.apply();
    times.push(performance.now());
    await one.close();
    const [start = 0, read = 0, planned = 0, end = 0] = times;
    const took = (end - start) / 1000;
    const plain = await plainBatches(engine);
    console.log(
      [
        `${engine.kind}: ${speeches} speeches`,
        `imported at ${Math.round(speeches / took)} a second (read ${Math.round(read - start)} ms, compared ${Math.round(planned - read)} ms, written ${Math.round(end - planned)} ms)`,
        `plain batches ${Math.round(speeches / plain)} a second`,
        `ratio ${(plain / took).toFixed(2)} (at least 0.7)`,
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
