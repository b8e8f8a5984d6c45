/** Moving the ends of a passage by words and sentences. */
import type { Span } from '../../../../coding/types.ts';

const word = /[\p{L}\p{N}]+(?:['’.·-][\p{L}\p{N}]+)*/gu;
/** Characters around an end that are looked at. */
const around = 600;

/** The start or end moved by a word; never past the other end. */
export function moved(text: string, span: Span, edge: 'start' | 'end', by: -1 | 1): Span {
  const from = Math.max(0, span[edge] - around);
  const words = [...text.slice(from, span[edge] + around).matchAll(word)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
  const places = words.map((one) => one[edge]);
  const place =
    by < 0 ? places.findLast((at) => at < span[edge]) : places.find((at) => at > span[edge]);
  if (place === undefined) return span;
  const next = { ...span, [edge]: place };
  return next.start < next.end ? next : span;
}

/** The sentence around a place, within its paragraph. */
export function sentenceAt(text: string, at: number): Span {
  const from = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const line = text.indexOf('\n', at);
  const to = line < 0 ? text.length : line;
  let start = from;
  for (const match of text.slice(from, to).matchAll(/[.!?…]["”’»“]*\s+(?=[\p{Lu}"“„«‘])/gu)) {
    const end = from + match.index + match[0].length;
    if (end > at) return { start, end: end - (/\s+$/.exec(match[0])?.[0].length ?? 0) };
    start = end;
  }
  return { start, end: to };
}
