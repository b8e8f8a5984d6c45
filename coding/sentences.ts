/** Sentences of a paragraph; the inside of a quotation never ends one. */
import type { Cues } from './cues.ts';
import type { Item, LanguagePack, Sentence } from './types.ts';

const abbreviations = new Set(
  `mr mrs ms dr prof sen rep gov gen lt col st jr sr no vs etc inc ltd co jan feb mar apr jun jul aug sep sept
  oct nov dec z.b bzw usw ca bspw d.h u.a evtl ggf abs art nr bijv drs ir mw dhr mevr o.a m p.ex cf mme mlle
  sr sra d ud dott sig on min tzw np ul prof dr inż kft stb pl ún ca f.eks bl.a kl red hr fr abg str tel vgl
  sog geb jh mio mrd`.split(/\s+/),
);
const ordinal = new Set(['de', 'da', 'pl', 'hu']);
const finals = new Set(['.', '!', '?', '…']);

/** Splits items into sentences; `from` and `to` are indexes of items. */
export function sentencesOf(
  text: string,
  items: readonly Item[],
  paragraph: number,
  pack: LanguagePack | undefined,
  cues: Cues,
): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const end = (to: number) => {
    const [first, last] = [items[from], items[to - 1]];
    if (first && last && to > from) {
      sentences.push({ start: first.start, end: last.end, from, to, paragraph });
    }
    from = to;
  };
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at] as Item;
    const next = items[at + 1];
    if (item.kind === 'quote') {
      if (endsInside(text, item) && !goesOn(items, at + 1, text, cues)) end(at + 1);
      continue;
    }
    if (item.kind !== 'punct' || !finals.has(item.text)) continue;
    if (next?.kind === 'punct' && (finals.has(next.text) || /[),;:\]]/.test(next.text))) continue;
    if (next?.kind === 'word' && next.start === item.end) continue;
    const before = items[at - 1];
    if (item.text === '.' && before?.kind === 'word' && before.end === item.start) {
      if (next && (abbreviations.has(before.low) || /^\p{Lu}$/u.test(before.text))) continue;
      if (next?.kind === 'word' && !next.upper && /\p{Ll}/u.test(next.text[0] ?? '')) continue;
      if (/^\d+$/.test(before.text) && next && ordinal.has(pack?.language ?? '')) continue;
    }
    end(at + 1);
  }
  end(items.length);
  return sentences;
}

/** Whether a quotation ends with the end of a sentence. */
function endsInside(text: string, quote: Item): boolean {
  const words = text.slice(Math.max(quote.start, quote.end - 6), quote.end);
  return /[.!?…]\s*[”“"»«’‘'›‹]+$/.test(words) || /[.!?…]$/.test(words);
}

/** Whether the sentence goes on after a quotation that ended with a full stop. */
function goesOn(items: readonly Item[], at: number, text: string, cues: Cues): boolean {
  const next = items[at];
  if (!next || next.kind === 'quote') return false;
  if (next.kind === 'punct') return /[,–—\-();]/.test(next.text);
  if (!next.upper) return !/\d/.test(next.text);
  // “Really?” Vermaas asked: a name and a verb of saying soon after.
  const before = text.slice(Math.max(0, next.start - 6), next.start);
  if (!/[!?…]/.test(before)) return false;
  for (let ahead = at + 1; ahead < Math.min(items.length, at + 7); ahead += 1) {
    const item = items[ahead] as Item;
    if (item.kind !== 'word') return false;
    if (cues.classOf(items, ahead)) return true;
  }
  return false;
}
