/**
 * What of a graph was known when it was last looked at: its statements and its changes of position, as
 * numbers of 53 bits. Kept in a file, so that what came while the server was down is noticed.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { ChangeFact } from '../../questions/facts/changes.ts';
import { changesOf } from '../../questions/facts/changes.ts';
import type { Facts } from '../../questions/facts/facts.ts';

export type KnownFacts = Set<number>;

/** A number for a text; two of a million texts share one with a chance of 1 in 18,000. */
export function numberOf(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** What names a change of position: both statements, whose it is and on what. */
export function changeKey(facts: Facts, change: ChangeFact): string {
  const { before, after, speaker, agreement } = change;
  const node = (number: number) => facts.nodes[number]?.id ?? '';
  return `${facts.ids[before]}>${facts.ids[after]}|${node(speaker)}|${node(agreement)}`;
}

/** All that facts hold. */
export function knownFrom(facts: Facts): KnownFacts {
  const known: KnownFacts = new Set();
  for (const id of facts.ids) known.add(numberOf(id));
  for (const change of changesOf(facts)) known.add(numberOf(changeKey(facts, change)));
  return known;
}

/** What a file holds; nothing when there is none that can be read. */
export async function readKnown(file: string): Promise<KnownFacts | undefined> {
  try {
    const bytes = await readFile(file);
    if (bytes.length % 8 !== 0) return undefined;
    const numbers = new Float64Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    );
    return new Set(numbers);
  } catch {
    return undefined;
  }
}

/** The file is there once it is whole. */
export async function writeKnown(file: string, known: KnownFacts): Promise<void> {
  const part = `${file}.part`;
  await writeFile(part, Buffer.from(Float64Array.from(known).buffer));
  await rename(part, file);
}
