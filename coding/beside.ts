/** What stands beside a quotation, and inside it between its parts. */
import type { Attribution } from './attribute.ts';
import { pronounInside } from './cues.ts';
import { insideOf } from './dashes.ts';
import type { ReadText } from './document.ts';
import { itemsOf } from './items.ts';
import { sayingsOf } from './subjects.ts';
import type { Item, Mention, Quotation, Sentence } from './types.ts';

/** `, a-t-il expliqué,` inside the marks. */
export function inside(read: ReadText, quotation: Quotation): Attribution | null {
  const span = insideOf(read.text, quotation);
  if (!span) return null;
  const { grammar } = read;
  const items = itemsOf(read.text, span, [], grammar.pack);
  for (const item of items) {
    const pronoun = pronounInside(item.low);
    if (pronoun) {
      const gender = grammar.pronouns[pronoun] ?? '';
      const mention: Mention = {
        start: item.start,
        end: item.end,
        kind: 'pronoun',
        name: '',
        role: '',
        of: null,
        gender,
        plural: gender === 'p',
      };
      return { rule: 'inside', mention };
    }
  }
  const sentence: Sentence = { ...span, paragraph: 0, from: 0, to: items.length };
  const said = sayingsOf(items, sentence, grammar)[0];
  return said?.mention ? { rule: 'inside', mention: said.mention, cue: said.cue } : null;
}

/** “A,” said X, “B”: the second has the speaker of the first. */
export function between(
  previous: Attribution | null,
  items: readonly Item[],
  index: number,
): Attribution | null {
  if (!previous) return null;
  const before = items[index - 1];
  return before && /[,–—-]/.test(before.text) ? { ...previous, rule: 'inside' } : null;
}

/** “…,” as some print it: a comma inside the marks. */
export function commaInside(text: string, quotation: Quotation): boolean {
  const end = quotation.segments.at(-1)?.end ?? 0;
  const words = text.slice(quotation.segments[0]?.start, end).split(/\s+/);
  return (
    /^[,]/.test(text.slice(end, end + 1)) &&
    quotation.closes > end + 1 &&
    words.length >= 3 &&
    words.some((word) => /^\p{Ll}{4}/u.test(word))
  );
}

/** Whether a quotation is all of its sentence. */
export function isAlone(items: readonly Item[], { from, to }: Sentence, index: number): boolean {
  if (to - from > 40) return false;
  for (let at = from; at < to; at += 1) {
    if (at !== index && items[at]?.kind === 'word') return false;
  }
  return true;
}

/** Whether nothing but punctuation follows it at the start of a sentence. */
export function startsSentence(items: readonly Item[], { from }: Sentence, index: number): boolean {
  return index === from && items[index + 1]?.kind !== 'word';
}
