/**
 * `npm run bench-networks`: how long a discourse network takes on the facts of generated graphs,
 * the first time and again, beside a plain Python program that makes the same one in the same run.
 * What is told is processor time and how many times longer the other takes; the weights are compared.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { networksRequest } from '../model/schemas/networks.ts';
import { factsOf } from '../server/questions/facts/read.ts';
import { countedEntries } from '../server/questions/networks/entries.ts';
import { networks } from '../server/questions/networks/networks.ts';
import { generatedContext } from './generated-context.ts';
import { processorTime } from './processor-time.ts';

const { values } = parseArgs({
  options: { statements: { type: 'string', default: '2000,25000,600000' } },
});
const usual = networksRequest.parse({});

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = processorTime().own;
  await work();
  return processorTime().own - before;
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

for (const statements of values.statements.split(',').map(Number)) {
  const context = generatedContext({ statements, actors: 600, seed: 1 });
  await factsOf(context);
  const first = await milliseconds(() => networks(context, usual));
  const again = await milliseconds(() => networks(context, usual));
  const other = await milliseconds(() =>
    networks(context, { ...usual, aggregation: 'congruence', normalization: 'jaccard' }),
  );
  const made = (await networks(context, usual)).networks[0];
  const python = await byPython(context);
  const beside = python
    ? `${(python.ms / first).toFixed(1)} times longer in Python${Math.abs(python.sum - (made?.totals.weight ?? 0)) < 1e-6 * Math.abs(python.sum) + 1e-6 ? ', the same sum' : `, ANOTHER SUM: ${python.sum} and ${made?.totals.weight}`}`
    : 'no python3 to compare with';
  console.log(
    `${statements} statements, ${made?.nodes.length} actors, ${made?.totals.edges} edges: first ${first.toFixed(0)} ms, other weights of the same ${other.toFixed(0)} ms, again ${again.toFixed(1)} ms; ${beside}`,
  );
}
