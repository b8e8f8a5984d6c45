/**
 * `npm run bench-networks`: how long a discourse network takes on the facts of generated graphs, beside
 * a plain Python program that makes the same one in the same run; the weights are compared. Each size has a process of
 * its own, and three figures: the first network of a fresh process, whose code is yet to be compiled;
 * the first of a graph on a server that has answered about another graph, with nothing kept; and the same again.
 * By the clock, with the processor time behind it, which others on the machine do not stretch
 * but which counts compiling and collecting beside the work too.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { networksRequest } from '../model/schemas/networks.ts';
import { factsOf } from '../server/questions/facts/read.ts';
import { countedEntries } from '../server/questions/networks/entries.ts';
import { networks } from '../server/questions/networks/networks.ts';
import type { Context } from '../server/store/cache.ts';
import { generatedContext } from './generated-context.ts';
import { processorTime } from './processor-time.ts';

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '2000,25000,600000' },
    /** In the process of one size. */
    one: { type: 'boolean', default: false },
  },
});
const usual = networksRequest.parse({});

interface Took {
  clock: number;
  processor: number;
}

async function took(work: () => Promise<unknown>): Promise<Took> {
  const [began, before] = [performance.now(), processorTime().own];
  await work();
  return { clock: performance.now() - began, processor: processorTime().own - before };
}

const told = ({ clock, processor }: Took, digits = 0) =>
  `${clock.toFixed(digits)} ms (${processor.toFixed(digits)} of processor)`;

/** A graph of that size with its facts read, as a server has them. */
async function graphOf(statements: number, seed: number): Promise<Context> {
  const context = generatedContext({ statements, actors: 600, seed });
  await factsOf(context);
  return context;
}

/** The same network by a plain program: its milliseconds and the sum of its weights. */
async function byPython(context: ReturnType<typeof generatedContext>) {
  const { facts, entries, rows } = await countedEntries(
    context,
    networksRequest.parse({ duplicates: 'include' }),
  );
  const lines = Array.from({ length: entries.length }, (_, at) => {
    const statement = entries.statement[at] ?? 0;
    const source = facts.sources.values[facts.sources.starts[statement] ?? 0] ?? -statement;
    return [entries.row[at], entries.column[at], entries.stance[at], source].join(',');
  });
  const folder = mkdtempSync(join(tmpdir(), 'bench-networks-'));
  try {
    const file = join(folder, 'statements.csv');
    writeFileSync(file, lines.join('\n'));
    const script = new URL('../../bench/networks.py', import.meta.url).pathname;
    const ran = spawnSync('python3', [script, file, String(rows.length)], { encoding: 'utf8' });
    if (ran.status !== 0) return null;
    const [ms = 0, sum = 0] = ran.stdout.trim().split(' ').map(Number);
    return { ms, sum };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function firstOf(statements: number): Promise<Took> {
  const context = await graphOf(statements, 1);
  return took(() => networks(context, usual));
}

async function measured(statements: number): Promise<void> {
  const fresh = await firstOf(statements);
  // A server that has been asked a few things about another, smaller graph.
  const elsewhere = await graphOf(2000, 2);
  for (const aggregation of ['subtract', 'congruence', 'conflict', 'ignore'] as const) {
    for (const duplicates of ['document', 'month', 'include'] as const) {
      await networks(elsewhere, { ...usual, aggregation, duplicates });
    }
  }
  const context = await graphOf(statements, 3);
  const running = await took(() => networks(context, usual));
  const again = await took(() => networks(context, usual));
  const other = await took(() =>
    networks(context, { ...usual, aggregation: 'congruence', normalization: 'jaccard' }),
  );
  const made = (await networks(context, usual)).networks[0];
  const python = await byPython(context);
  const beside = python
    ? `${(python.ms / running.processor).toFixed(1)} times longer in Python${Math.abs(python.sum - (made?.totals.weight ?? 0)) < 1e-6 * Math.abs(python.sum) + 1e-6 ? ', the same sum' : `, ANOTHER SUM: ${python.sum} and ${made?.totals.weight}`}`
    : 'no python3 to compare with';
  console.log(
    `${statements} statements, ${made?.nodes.length} actors, ${made?.totals.edges} edges: fresh process ${told(fresh)}, running server with nothing kept ${told(running)}, other weights of the same ${told(other)}, again ${told(again, 1)}; ${beside}`,
  );
}

if (values.one) await measured(Number(values.statements));
else {
  const script = fileURLToPath(import.meta.url);
  for (const statements of values.statements.split(',')) {
    const parameters = [...process.execArgv, script, '--one', '--statements', statements];
    const ran = spawnSync(process.execPath, parameters, { stdio: 'inherit' });
    if (ran.status !== 0) process.exit(ran.status ?? 1);
  }
}
