/** The name that was probably meant: the nearest that the graph, or the language, knows. */
import known, { functionNames } from './keywords.ts';
import type { Names } from './protocol.ts';

export interface Replacement {
  from: number;
  to: number;
  /** What stands there now, and what would. */
  word: string;
  suggestion: string;
}

/** A replacement for the word at an offset; none when it is known or nothing is near. */
export function didYouMean(text: string, at: number, names: Names): Replacement | undefined {
  const word = wordAt(text, at);
  if (!word) return undefined;
  const before = text.slice(0, word.from).trimEnd().at(-1) ?? '';
  const open = text.lastIndexOf('[', word.from) > text.lastIndexOf('(', word.from);
  const candidates =
    before === ':' || before === '|' || before === '&' || before === '!'
      ? open
        ? names.relationshipTypes
        : names.labels
      : before === '.'
        ? names.propertyKeys
        : text[word.to] === '('
          ? functionNames
          : known;
  const keyword = candidates === known;
  const suggestion = nearest(word.word, candidates, keyword || candidates === functionNames);
  return suggestion ? { ...word, suggestion } : undefined;
}

function wordAt(text: string, at: number): Omit<Replacement, 'suggestion'> | undefined {
  const letters = /[\p{L}\p{N}_]/u;
  let from = at;
  let to = at;
  while (from > 0 && letters.test(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && letters.test(text[to] ?? '')) to += 1;
  return to > from ? { from, to, word: text.slice(from, to) } : undefined;
}

/** The nearest of some names, when it is near enough to be a slip. */
export function nearest(
  word: string,
  names: readonly string[],
  anyCase = false,
): string | undefined {
  if (names.some((name) => name === word || (anyCase && same(name, word)))) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 0.5;
  for (const name of names) {
    if (Math.abs(name.length - word.length) > least) continue;
    const far = distance(word.toLowerCase(), name.toLowerCase());
    if (far < least) {
      best = name;
      least = far;
    }
  }
  return best;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Letters to add, drop, change or swap, to come from one word to the other. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (older[j - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap,
      );
    }
    older = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
