/** Utterances that a dash begins, and attributions inside the marks. */
import type { Grammar } from './grammar.ts';
import { itemsOf, low } from './items.ts';
import { wordsOf } from './marks.ts';
import type { Item, Quotation, Span } from './types.ts';

const dashLanguages = new Set(['pl', 'hu', 'da', 'es', 'fr', 'pt']);
const begins = /^\s*[–—-]\s*/;

/** `– Text – said X.` at the start of a line; none without a verb of saying after a dash. */
export function dashUtterances(
  text: string,
  paragraphs: readonly Span[],
  marked: readonly Quotation[],
  grammar: Grammar,
): Quotation[] {
  const { pack } = grammar;
  if (!pack || !dashLanguages.has(pack.language)) return [];
  const taken = new Set(marked.map((quotation) => quotation.paragraph));
  const isMarked = overlapsWith(marked);
  const found: Quotation[] = [];
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    const line = text.slice(start, end);
    const head = begins.exec(line)?.[0].length;
    if (!head || line.length - head < 4) continue;
    const parts = partsOf(line, head, grammar);
    if (!parts || (taken.has(paragraph) && parts.length === 0)) continue;
    const segments = parts.flatMap(
      (part) => wordsOf(text, start + part.start, start + part.end) ?? [],
    );
    for (const segment of segments) {
      if (isMarked(segment)) continue;
      found.push({
        opens: segment === segments[0] ? start : segment.start,
        closes: segment.end,
        segments: [segment],
        unclosed: false,
        dash: true,
        depth: 0,
        paragraph,
      });
    }
  }
  return found;
}

/** Whether a stretch overlaps one of the quotations, which are in the order of their opening marks. */
function overlapsWith(marked: readonly Quotation[]): (span: Span) => boolean {
  const furthest: number[] = [];
  for (const { closes } of marked) furthest.push(Math.max(closes, furthest.at(-1) ?? 0));
  return ({ start, end }) => {
    let from = 0;
    let to = marked.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((marked[middle] as Quotation).opens < end) from = middle + 1;
      else to = middle;
    }
    return from > 0 && (furthest[from - 1] as number) > start;
  };
}

/** The stretches of a line that are said: every second part between dashes, from the first on. */
function partsOf(line: string, head: number, grammar: Grammar): Span[] | null {
  const breaks: { start: number; end: number; says: boolean }[] = [];
  const pattern =
    grammar.pack?.language === 'da' ? /\s{1,9}[–—-]\s+|,\s+/g : /[,.!?…]?\s{1,9}[–—-]\s*/g;
  pattern.lastIndex = head;
  const says = saysSoonIn(line, grammar);
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    const at = match.index + match[0].length;
    breaks.push({
      start: match.index + (/^[.!?…]/.test(match[0]) ? 1 : 0),
      end: at,
      says: says(at),
    });
  }
  const first = breaks.findIndex((one) => one.says);
  if (first < 0) return null;
  const parts: Span[] = [];
  let from = head;
  for (let at = first; at < breaks.length; ) {
    const stop = breaks[at] as (typeof breaks)[number];
    parts.push({ start: from, end: stop.start });
    let again = at + 1;
    while (again < breaks.length && !isDash(line, breaks[again] as Span)) again += 1;
    if (again >= breaks.length) return parts;
    from = (breaks[again] as Span).end;
    at = again + 1;
    while (at < breaks.length && !breaks[at]?.says) at += 1;
    if (at >= breaks.length) {
      parts.push({ start: from, end: line.length });
      return parts;
    }
  }
  return parts;
}

function isDash(line: string, { start, end }: Span): boolean {
  return /[–—-]/.test(line.slice(start, end));
}

/** Whether one of the three words behind a place of a line is a verb of saying; asked from left to right. */
function saysSoonIn(line: string, grammar: Grammar): (place: number) => boolean {
  const items = itemsOf(line, { start: 0, end: line.length }, [], grammar.pack);
  let first = 0;
  return (place) => {
    while (first < items.length && (items[first] as Item).start < place) first += 1;
    return saysSoon(items, first, grammar);
  };
}

function saysSoon(items: readonly Item[], from: number, grammar: Grammar): boolean {
  for (let at = from; at < Math.min(from + 3, items.length); at += 1) {
    if (items[at]?.kind === 'punct') return false;
    if (grammar.cues.classOf(items, at)) return true;
  }
  return false;
}

const inversions =
  /,\s+(?:[\p{L}]+[’'])?(?:a|ont|avait|déclare|dit|affirme|estime|explique|assure|ajoute|poursuit|conclut|souligne|lance|insiste|raconte|confie)-(?:t-)?(?:il|elle|ils|elles|on)(?:\s+[\p{L}]+){0,2}\s*,\s+/giu;

/** Parts a quotation in two where the text says inside the marks who speaks. */
export function splitInside(text: string, quotations: Quotation[], grammar: Grammar): Quotation[] {
  const language = grammar.pack?.language;
  if (language !== 'fr' && language !== 'it' && language !== 'es') return quotations;
  return quotations.map((quotation) => {
    if (quotation.depth > 0 || quotation.dash) return quotation;
    const segments = quotation.segments.flatMap((segment) => parted(text, segment, grammar));
    return segments.length === quotation.segments.length ? quotation : { ...quotation, segments };
  });
}

/** Where an attribution stands inside the marks of a quotation: `, a-t-il expliqué,` or `– ha detto X –`. */
export function insideOf(text: string, { segments }: Quotation): Span | null {
  const [first, second] = segments;
  if (!first || !second) return null;
  const between = text.slice(first.end, second.start);
  return between.includes('\n') ? null : { start: first.end, end: second.start };
}

function parted(text: string, segment: Span, grammar: Grammar): Span[] {
  const words = text.slice(segment.start, segment.end);
  const cut = attributionInside(words, grammar);
  if (!cut) return [segment];
  const before = wordsOf(text, segment.start, segment.start + cut.start);
  // The stop ends the sentence around both parts.
  const stop = text[segment.end - 1] === '.' ? 1 : 0;
  const after = wordsOf(text, segment.start + cut.end, segment.end - stop);
  return before && after ? [before, after] : [segment];
}

function attributionInside(words: string, grammar: Grammar): Span | null {
  inversions.lastIndex = 0;
  const inverted = inversions.exec(words);
  if (inverted) return { start: inverted.index, end: inverted.index + inverted[0].length };
  const dashes = [...words.matchAll(/\s[–—-]\s/g)];
  for (const [index, dash] of dashes.entries()) {
    const next = dashes[index + 1];
    if (!next) break;
    const from = dash.index + dash[0].length;
    if (next.index - from >= 120) continue;
    const between = low(words.slice(from, next.index));
    const items = itemsOf(between, { start: 0, end: between.length }, [], grammar.pack);
    if (saysSoon(items, 0, grammar)) {
      return { start: dash.index, end: next.index + next[0].length };
    }
  }
  return null;
}
