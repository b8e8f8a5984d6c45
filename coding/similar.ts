/** Whether a new name is one that is there already, written otherwise. */
import { editDistance } from '../model/nearest.ts';
import { foldedWords } from './gazetteer.ts';

export interface Similarity {
  similarity: number;
  why: string;
}

const leastLetters = 6;

/** How much a name is like one of the names of an entity; `null` for not at all. */
export function similarTo(name: string, names: readonly string[]): Similarity | null {
  let best: Similarity | null = null;
  for (const [index, other] of names.entries()) {
    const found = compared(foldedWords(name), foldedWords(other), index > 0);
    if (found && (!best || found.similarity > best.similarity)) best = found;
  }
  return best;
}

function compared(a: readonly string[], b: readonly string[], alias: boolean): Similarity | null {
  const [one, other] = [a.join(' '), b.join(' ')];
  if (one === '' || other === '') return null;
  if (one === other) {
    return alias
      ? { similarity: 0.98, why: 'one of its other names' }
      : { similarity: 1, why: 'the same name' };
  }
  if (a.length > 1 && a.length === b.length && sorted(a) === sorted(b)) {
    return { similarity: 0.96, why: 'the same words in another order' };
  }
  if (a.join('') === b.join('')) return { similarity: 0.96, why: 'the same letters' };
  const [lastOne, lastOther] = [a.at(-1) as string, b.at(-1) as string];
  const firsts = [a[0] as string, b[0] as string] as const;
  if (a.length > 1 && b.length > 1 && lastOne === lastOther) {
    if (initialsFit(a, b)) return { similarity: 0.92, why: 'the same surname and initials' };
    const apart = editDistance(firsts[0], firsts[1], 3);
    const typo = apart === 1 && Math.min(firsts[0].length, firsts[1].length) >= 5;
    if (typo) return { similarity: 0.91, why: 'one letter apart' };
    if (firsts[0][0] === firsts[1][0]) {
      return { similarity: 0.75, why: 'the same surname and first letter' };
    }
    return null;
  }
  const shorter = Math.min(one.length, other.length);
  if (shorter < leastLetters || Math.abs(one.length - other.length) > 2) return null;
  const apart = editDistance(one, other, 3);
  if (apart > 2) return null;
  if (apart === 1) return { similarity: shorter >= 9 ? 0.93 : 0.8, why: 'one letter apart' };
  return { similarity: shorter >= 12 ? 0.9 : 0.75, why: 'two letters apart' };
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

/** “M. Faber”: every first name of one side begins as the other's, and one side has initials. */
function initialsFit(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const short = x.every((word) => word.length === 1)
    ? x
    : y.every((word) => word.length === 1)
      ? y
      : null;
  if (!short) return false;
  const long = short === x ? y : x;
  return short[0] === long[0]?.[0];
}
