/**
 * The facts of a large graph on disk, for the version that they are of: reading hundreds of thousands
 * of statements from the store again takes much longer than reading one file.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { FactsFile } from '../../store/cache.ts';
import { type Facts, numbered } from './facts.ts';
import { InvertedIndex } from './inverted-index.ts';

/** Fewer statements are read from the store in a second. */
const usualLeast = 20_000;

/** What is in the file; what follows from the rest is made again. */
type Columns = Omit<Facts, 'numberOf' | 'slotOf' | 'words'>;
interface Snapshot {
  made: string;
  version: number;
  mark: string;
  columns: Columns;
}

/** The same for the same program: another one may have other facts, or read them otherwise. */
const program = (() => {
  const hash = createHash('sha256').update(process.version);
  const own = extname(import.meta.filename);
  for (const name of readdirSync(import.meta.dirname).sort()) {
    if (extname(name) === own) hash.update(readFileSync(join(import.meta.dirname, name)));
  }
  return hash.digest('hex');
})();

/** What the file holds, of whatever version; nothing when there is none of this program. */
export async function readSnapshot(
  file: string,
): Promise<{ facts: Facts; version: number; mark: string } | undefined> {
  try {
    const { made, version, mark, columns } = deserialize(await readFile(file)) as Snapshot;
    if (made !== program) return undefined;
    const slotOf = new Map(columns.ids.map((id, number) => [id, columns.slots[number] ?? -1]));
    const numberOf = numbered(columns.nodes.map((node) => node.id));
    return { facts: { ...columns, numberOf, slotOf, words: new InvertedIndex() }, version, mark };
  } catch {
    return undefined;
  }
}

/** Writes facts of a version, when they are many; the file is there once it is whole. */
export async function writeSnapshot(
  { path: file, least = usualLeast }: FactsFile,
  facts: Facts,
  version: number,
  mark: string,
): Promise<void> {
  if (facts.ids.length < least) return;
  const { numberOf: _, slotOf: _slots, words: _words, ...columns } = facts;
  const part = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(part, serialize({ made: program, version, mark, columns } satisfies Snapshot));
    await rename(part, file);
  } catch {
    // A full disk must not keep anybody from reading.
    await rm(part, { force: true }).catch(() => {});
  }
}
