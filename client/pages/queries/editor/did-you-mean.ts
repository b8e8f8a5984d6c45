/** The name that was probably meant: the nearest that the graph, or the language, knows. */
import { nearest } from '../../../../model/nearest.ts';
import known, { functionNames } from './keywords.ts';
import type { EditorNames } from './protocol.ts';

interface NameReplacement {
  from: number;
  to: number;
  /** The text there now, and its replacement. */
  word: string;
  suggestion: string;
}

/** A replacement for the word at an offset; none when it is known or nothing is near. */
export function didYouMean(
  text: string,
  at: number,
  names: EditorNames,
): NameReplacement | undefined {
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

function wordAt(text: string, at: number): Omit<NameReplacement, 'suggestion'> | undefined {
  const letters = /[\p{L}\p{N}_]/u;
  let from = at;
  let to = at;
  while (from > 0 && letters.test(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && letters.test(text[to] ?? '')) to += 1;
  return to > from ? { from, to, word: text.slice(from, to) } : undefined;
}
