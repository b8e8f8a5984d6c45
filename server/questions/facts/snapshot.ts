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
import { InvertedIndex, type KeptIndex } from './inverted-index.ts';

/** Fewer statements are read from the store in a second. */
const usualLeast = 20_000;

/** What is in the file; what follows from the rest is made again. */
type Columns = Omit<Facts, 'numberOf' | 'slotOf' | 'words'>;
interface Snapshot {
  made: string;
  version: number;
  mark: string;
  columns: Columns;
  /** Null when the texts were not yet read. */
  words: KeptIndex | null;
}

interface Known {
  facts: Facts;
  version: number;
  mark: string;
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

const ahead = new Map<string, Promise<Known | undefined>>();

/** Begins to read a file that will be asked for, while its store is being opened. */
export function readSnapshotAhead(file: string): void {
  ahead.set(file, read(file));
}

/** What the file holds, of whatever version; nothing when there is none of this program. */
export function readSnapshot(file: string): Promise<Known | undefined> {
  const begun = ahead.get(file);
  ahead.delete(file);
  return begun ?? read(file);
}

async function read(file: string): Promise<Known | undefined> {
  try {
    const { made, version, mark, columns, words } = deserialize(await readFile(file)) as Snapshot;
    if (made !== program) return undefined;
    const slotOf = new Map(columns.ids.map((id, number) => [id, columns.slots[number] ?? -1]));
    const numberOf = numbered(columns.nodes.map((node) => node.id));
    const index = words ? InvertedIndex.from(words) : new InvertedIndex();
    return { facts: { ...columns, numberOf, slotOf, words: index }, version, mark };
  } catch {
    return undefined;
  }
}

/** Whether they are so many that a file of them is worth it. */
export function isToBeKept({ least = usualLeast }: FactsFile, facts: Facts): boolean {
  return facts.ids.length >= least;
}

/** Writes facts of a version; the file is there once it is whole. */
export async function writeSnapshot(
  { path: file }: FactsFile,
  facts: Facts,
  version: number,
  mark: string,
): Promise<void> {
  const { numberOf: _, slotOf: _slots, words: index, ...columns } = facts;
  const words = index.toKeep(facts.numberAt.length);
  const part = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(
      part,
      serialize({ made: program, version, mark, columns, words } satisfies Snapshot),
    );
    await rename(part, file);
  } catch {
    // A full disk must not keep anybody from reading.
    await rm(part, { force: true }).catch(() => {});
  }
}
