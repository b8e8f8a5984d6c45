/** A text taken apart: paragraphs, quotations, items, sentences. */
import { dashUtterances, splitInside } from './dashes.ts';
import { foldAligned } from './fold.ts';
import { type Grammar, grammarOf } from './grammar.ts';
import { itemsOf, outermost } from './items.ts';
import { paragraphsOf, quotationsIn } from './marks.ts';
import { sentencesOf } from './sentences.ts';
import type { Item, LanguagePack, Quotation, Sentence, Span } from './types.ts';

export interface ReadText {
  text: string;
  folded: string;
  grammar: Grammar;
  paragraphs: Span[];
  quotations: Quotation[];
  /** By paragraph. */
  items: Item[][];
  sentences: Sentence[][];
}

/** Reads a text once, in time that grows with its length. */
export function readText(text: string, pack: LanguagePack | undefined): ReadText {
  const grammar = grammarOf(pack);
  const paragraphs = paragraphsOf(text);
  const marked = quotationsIn(text, paragraphs, pack);
  const quotations = splitInside(text, withDashes(text, paragraphs, marked, grammar), grammar);
  const lists = outermost(quotations, paragraphs);
  const items = paragraphs.map((paragraph, at) => itemsOf(text, paragraph, lists[at] ?? [], pack));
  const sentences = items.map((list, at) => sentencesOf(text, list, at, pack, grammar.cues));
  return { text, folded: foldAligned(text), grammar, paragraphs, quotations, items, sentences };
}

function withDashes(
  text: string,
  paragraphs: readonly Span[],
  marked: Quotation[],
  grammar: Grammar,
): Quotation[] {
  const dashes = dashUtterances(text, paragraphs, marked, grammar);
  if (dashes.length === 0) return marked;
  return [...marked, ...dashes].sort((a, b) => a.opens - b.opens || b.closes - a.closes);
}
