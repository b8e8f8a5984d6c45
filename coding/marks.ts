/**
 * Finds quotations by their marks, in one pass over each paragraph. Every pair of marks of European
 * print is known at once; the language only breaks ties. A quotation that is never closed ends with
 * its paragraph.
 */
import type { LanguagePack, Quotation, Span } from './types.ts';

interface Open {
  mark: string;
  at: number;
  width: number;
  quotation: Quotation;
}

const blank = /\s/;
const letter = /[\p{L}\p{N}]/u;
const openers = /[\s([{—–\-«»„“‚‘"'/]/;
const closersOf: Record<string, string> = {
  '“': '”“"',
  '„': '“”"',
  '”': '”',
  '"': '"”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '‚': '‘’',
  '‘': '’',
  '’': '’',
  "'": "'’",
  "''": "''",
};
const singles = new Set(['‹', '›', '‚', '‘', '’', "'"]);
const elided = /^(?:s|t|n|m|k|em|ns|\d0s)(?![\p{L}\p{N}])/u;
/** Quotations inside one another that are followed; what is deeper is text. */
const deepest = 12;

/** Lines of the text: its paragraphs, blank ones left out. */
export function paragraphsOf(text: string): Span[] {
  const found: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (text.slice(start, end).trim() !== '') found.push({ start, end });
    start = end + 1;
  }
  return found;
}

/** Whether `«` opens: what stands before letters more often in this text. */
function opensWithLeft(text: string, pack: LanguagePack | undefined): boolean {
  let left = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char !== '«' && char !== '»') continue;
    const after = letter.test(text[at + 1] ?? ' ');
    const before = blank.test(text[at - 1] ?? ' ');
    const opens = after && before ? 2 : after ? 1 : before ? 0.5 : -1;
    left += char === '«' ? opens : -opens;
  }
  if (left !== 0) return left > 0;
  return pack?.language !== 'de' && pack?.language !== 'da';
}

/** The quotations in marks, in the order of their opening marks, outer ones before inner ones. */
export function quotationsIn(
  text: string,
  paragraphs: readonly Span[],
  pack: LanguagePack | undefined,
): Quotation[] {
  const found: Quotation[] = [];
  const leftOpens = opensWithLeft(text, pack);
  let going: Open | undefined;
  for (const [paragraph, span] of paragraphs.entries()) {
    going = scan(text, span, paragraph, leftOpens, going, found, paragraphs[paragraph + 1]);
  }
  return found
    .filter((quotation) => quotation.segments.length > 0)
    .sort((a, b) => a.opens - b.opens || b.closes - a.closes);
}

function scan(
  text: string,
  { start, end }: Span,
  paragraph: number,
  leftOpens: boolean,
  going: Open | undefined,
  found: Quotation[],
  next: Span | undefined,
): Open | undefined {
  const stack: Open[] = [];
  const lastClosing = new Map<string, number>();
  for (let at = end - 1; at > start; at -= 1) {
    const char = text[at] as string;
    if (char !== "'" && char !== '’') continue;
    const closes = !blank.test(text[at - 1] ?? ' ') && !letter.test(text[at + 1] ?? ' ');
    if (closes && !lastClosing.has(char)) lastClosing.set(char, at);
    if (lastClosing.size === 2) break;
  }
  const credible = (at: number) =>
    Math.max(lastClosing.get("'") ?? 0, lastClosing.get('’') ?? 0) > at + 1;
  let at = start;
  if (going) {
    // Goes on from the paragraph before, with the same opening mark.
    while (blank.test(text[at] ?? '')) at += 1;
    stack.push({ ...going, at });
    at += going.width;
  }
  for (; at < end; at += 1) {
    let mark = text[at] as string;
    if (!/["“”„«»‹›‚‘’'`]/.test(mark)) continue;
    let width = 1;
    if ((mark === "'" || mark === '`') && text[at + 1] === mark) {
      mark = "''";
      width = 2;
    } else if (mark === '`') continue;
    const before = text[at - 1] ?? ' ';
    const after = text[at + width] ?? ' ';
    const atStart = at === start || openers.test(before);
    const top = stack.at(-1);
    const fits = stack.findLastIndex((open) => (closersOf[open.mark] ?? '').includes(mark));
    const single = singles.has(mark);
    const looksOpening = atStart && !blank.test(after) && !/[,.;:!?)\]]/.test(after);
    const closes = (() => {
      if (fits < 0) return false;
      if (mark === '«' || mark === '»') return (mark === '»') === leftOpens;
      if (mark === '’' || mark === "'")
        return !letter.test(after) && !blank.test(before) && top !== undefined;
      if (mark === '‘') return top?.mark === '‚';
      if (mark === '“') return top?.mark === '„' || (!looksOpening && stack[fits]?.mark === '“');
      if (mark === '"' || mark === "''") return !(looksOpening && before !== '"');
      return true;
    })();
    if (closes) {
      for (const lost of stack.splice(fits + 1)) giveUp(text, lost, at, found, paragraph);
      const open = stack.pop() as Open;
      finish(text, open, at, at + width, found, paragraph);
    } else {
      const opens = (() => {
        if (mark === '«' || mark === '»') return (mark === '«') === leftOpens;
        if (mark === '„') return true;
        if (mark === '“') return atStart || letter.test(after);
        if (mark === '”') return looksOpening;
        if (mark === '"' || mark === "''") return looksOpening;
        if (mark === '‹' || mark === '›') return looksOpening;
        if (mark === '‚') return looksOpening && letter.test(after);
        if (single) {
          const rest = text.slice(at + 1, at + 6).toLowerCase();
          return looksOpening && letter.test(after) && !elided.test(rest) && credible(at);
        }
        return false;
      })();
      if (opens && stack.length < deepest) {
        const same = stack.findIndex((open) => open.mark === mark);
        if (same >= 0 && !(mark === '“' || mark === '„')) {
          // The one before was never closed: it ends where this one begins.
          for (const lost of stack.splice(same)) giveUp(text, lost, at, found, paragraph);
        }
        const quotation: Quotation = {
          opens: at,
          closes: at,
          segments: [],
          unclosed: false,
          dash: false,
          depth: stack.length,
          paragraph,
        };
        stack.push({ mark, at, width, quotation });
      }
    }
    at += width - 1;
  }
  return endOfParagraph(text, end, stack, found, paragraph, next);
}

/** What is still open at the end of a paragraph goes on in the next, or ends here. */
function endOfParagraph(
  text: string,
  end: number,
  stack: Open[],
  found: Quotation[],
  paragraph: number,
  next: Span | undefined,
): Open | undefined {
  const outer = stack.find((open) => !singles.has(open.mark));
  if (!outer) return undefined;
  const begins = next && text.slice(next.start, next.end).trimStart();
  if (begins?.startsWith(outer.mark)) {
    addSegment(text, outer, end);
    return outer;
  }
  const inner = stack.find((open) => open.at > outer.at && open.mark === outer.mark);
  giveUp(text, outer, inner ? inner.at : end, found, paragraph);
  if (inner) giveUp(text, inner, end, found, paragraph);
  return undefined;
}

function addSegment(text: string, open: Open, end: number): void {
  const segment = wordsOf(text, open.at + open.width, end);
  if (segment) open.quotation.segments.push(segment);
}

function finish(
  text: string,
  open: Open,
  end: number,
  closes: number,
  found: Quotation[],
  paragraph: number,
): void {
  addSegment(text, open, end);
  open.quotation.closes = closes;
  open.quotation.paragraph = paragraph;
  found.push(open.quotation);
}

/** An opening mark without a closing one: single marks are apostrophes, others end here. */
function giveUp(text: string, open: Open, end: number, found: Quotation[], paragraph: number) {
  if (singles.has(open.mark)) return;
  open.quotation.unclosed = true;
  finish(text, open, end, end, found, paragraph);
}

/** The words between marks: no blanks at the ends, no final comma or semicolon. */
export function wordsOf(text: string, from: number, to: number): Span | null {
  let start = from;
  let end = to;
  while (start < end && blank.test(text[start] as string)) start += 1;
  while (end > start && /[\s,;]/.test(text[end - 1] as string)) end -= 1;
  return start < end ? { start, end } : null;
}
