/** Words and marks of punctuation of a text, in which a quotation counts as one item. */
import type { Item, LanguagePack, Quotation, Span } from './types.ts';

const wordPattern = /\p{N}+\/\p{N}+|[\p{L}\p{N}]+(?:['’.·-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;
const elisions: Record<string, RegExp> = {
  fr: /^(?:l|d|qu|c|j|m|n|s|t|jusqu|lorsqu|puisqu|quoiqu)['’](?=.)/i,
  it: /^(?:l|un|d|c|dell|all|dall|nell|sull|quell|quest|anch|com)['’](?=.)/i,
};

/** Lower case with one kind of apostrophe: how forms are looked up. */
export function low(text: string): string {
  return text.toLowerCase().replace(/[’‘]/g, "'");
}

/** The items of a paragraph; of quotations only the outermost stand for themselves. */
export function itemsOf(
  text: string,
  paragraph: Span,
  quotations: readonly { index: number; opens: number; closes: number }[],
  pack: LanguagePack | undefined,
): Item[] {
  const items: Item[] = [];
  let at = paragraph.start;
  for (const { index, opens, closes } of quotations) {
    addWords(text, at, opens, items, pack);
    const end = Math.min(closes, paragraph.end);
    const start = Math.max(opens, paragraph.start);
    items.push({ kind: 'quote', text: '', low: '', upper: false, quote: index, start, end });
    at = Math.max(at, end);
  }
  addWords(text, at, paragraph.end, items, pack);
  return items;
}

function addWords(
  text: string,
  from: number,
  to: number,
  items: Item[],
  pack: LanguagePack | undefined,
): void {
  const elision = elisions[pack?.language ?? ''];
  if (from >= to) return;
  for (const match of text.slice(from, to).matchAll(wordPattern)) {
    const word = match[0];
    const start = from + match.index;
    const head = elision?.exec(word)?.[0];
    if (head && head.length < word.length) {
      items.push(item(head, start));
      items.push(item(word.slice(head.length), start + head.length));
    } else items.push(item(word, start));
  }
}

function item(text: string, start: number): Item {
  const first = text[0] as string;
  const word = /[\p{L}\p{N}]/u.test(first);
  return {
    kind: word ? 'word' : 'punct',
    text,
    low: low(text),
    upper: word && first !== first.toLowerCase(),
    quote: -1,
    start,
    end: start + text.length,
  };
}

/** For each paragraph the outermost quotations that reach into it. */
export function outermost(
  quotations: readonly Quotation[],
  paragraphs: readonly Span[],
): { index: number; opens: number; closes: number }[][] {
  const lists: { index: number; opens: number; closes: number }[][] = paragraphs.map(() => []);
  let behind = -1;
  let at = 0;
  for (const [index, { opens, closes }] of quotations.entries()) {
    if (opens < behind) continue;
    behind = closes;
    while (at < paragraphs.length && (paragraphs[at] as Span).end <= opens) at += 1;
    for (let in_ = at; in_ < paragraphs.length; in_ += 1) {
      const paragraph = paragraphs[in_] as Span;
      if (paragraph.start >= closes) break;
      lists[in_]?.push({ index, opens, closes });
    }
  }
  return lists;
}
