/** Brings a dossier's folder to an edition of the facts that it is made from. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StancegraphError } from '../server/errors.ts';
import { readDossier } from '../server/imports/formats/dossier/read.ts';
import { type Fact, listsFromFacts } from './facts.ts';

const lineWidth = 100;

/**
 * Writes the lists of the dossier in `folder` from `facts`, the text of a file of facts, and returns a
 * line a list with what changed. `dossier.json`, `stories/` and `by-hand/` stay as they are;
 * the aliases by hand go into the lists. A copy is made and checked whole first, so that after an error
 * (`bad-input`) nothing has changed.
 */
export async function writeFromFacts(facts: string, folder: string): Promise<string[]> {
  const added = await json(join(folder, 'by-hand', 'aliases.json'), {});
  const lists = Object.entries(listsFromFacts(facts, added));
  const trial = await mkdtemp(join(tmpdir(), 'stancegraph-facts-'));
  try {
    await cp(folder, trial, { recursive: true });
    for (const [name, items] of lists)
      await writeFile(join(trial, `${name}.json`), listText(items));
    await readDossier(trial);
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
  const report: string[] = [];
  for (const [name, items] of lists) {
    const file = join(folder, `${name}.json`);
    report.push(`${name}: ${items.length}${changes(await json(file, []), items)}`);
    await writeFile(file, listText(items));
  }
  return report;
}

async function json<Value>(file: string, missing: Value): Promise<Value> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return missing;
    throw new StancegraphError('bad-input', `${file} cannot be read: ${(error as Error).message}`);
  }
}

/** How many are new, and the ids of those that are gone: stories and links may point at them. */
function changes(before: readonly Fact[], after: readonly Fact[]): string {
  const keys = (items: readonly Fact[]) => new Map(items.map((item) => [keyOf(item), item]));
  const [old, now] = [keys(before), keys(after)];
  const fresh = [...now.keys()].filter((key) => !old.has(key));
  const gone = [...old.keys()].filter((key) => !now.has(key));
  const changed = [...now].filter(
    ([key, item]) => old.has(key) && JSON.stringify(old.get(key)) !== JSON.stringify(item),
  );
  return [
    fresh.length > 0 ? `, ${fresh.length} new` : '',
    changed.length > 0 ? `, ${changed.length} changed` : '',
    gone.length > 0 ? `, gone: ${gone.join('; ')}` : '',
  ].join('');
}

/** An entity is known by its id, a term or relation by its ends, role or type. */
function keyOf(item: Fact): string {
  const { id, actor, party, institution, role, type, from, to } = item;
  if (id) return String(id);
  return (type ? [from, type, to] : [actor, party, institution, role]).filter(Boolean).join(' ');
}

/** A list as people read it in git: an entry's fields a line each, short values on one line. */
function listText(items: readonly Fact[]): string {
  const entries = items.map((item) => `  ${written(item, 2, 0, true)}`);
  return `[\n${entries.join(',\n')}\n]\n`;
}

function written(value: unknown, indent: number, before: number, spread = false): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const list = Array.isArray(value);
  const parts = list
    ? value.map((one) => ['', one] as const)
    : Object.entries(value).map(([name, one]) => [`${JSON.stringify(name)}: `, one] as const);
  const [open, close] = list ? ['[', ']'] : ['{ ', ' }'];
  const flat = open + parts.map(([name, one]) => name + written(one, 0, 0)).join(', ') + close;
  const nested = list && value.some((one) => typeof one === 'object');
  if (!spread && !nested && indent + before + flat.length <= lineWidth) return flat;
  const inner = ' '.repeat(indent + 2);
  const lines = parts.map(
    ([name, one]) => `${inner}${name}${written(one, indent + 2, name.length)}`,
  );
  return `${open.trim()}\n${lines.join(',\n')}\n${' '.repeat(indent)}${close.trim()}`;
}
