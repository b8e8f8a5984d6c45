/** The day that a text gives for words: “on Tuesday”, “yesterday”, counted back from the text's own day. */
import { low } from './items.ts';
import days from './languages/days.json' with { type: 'json' };
import type { Span } from './types.ts';

/** A day that is proposed for a statement; a person takes it or leaves it. */
export interface SaidOn {
  date: string;
  /** Why, in words. */
  how: string;
  mention: Span;
  confidence: number;
}

interface DayWords {
  /** From Monday on, each with its forms. */
  weekdays: string[][];
  /** Days from the text's own; a form may be of several words. */
  relative: Record<string, number>;
  last: string[];
  next: string[];
  /** What may be joined to a weekday: `avond` in maandagavond. */
  endings: string[];
}

interface Table {
  weekdays: ReadonlyMap<string, number>;
  relative: ReadonlyMap<string, number>;
  last: ReadonlySet<string>;
  next: ReadonlySet<string>;
  longest: number;
}

/** Characters on either side of the words that are looked at. */
const around = 200;
const dayMs = 86_400_000;
const wordPattern = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

const tables = new Map(
  Object.entries(days as Record<string, DayWords>).map(([language, words]): [string, Table] => {
    const weekdays = new Map<string, number>();
    for (const [number, forms] of words.weekdays.entries()) {
      for (const form of forms) {
        for (const ending of ['', ...words.endings]) weekdays.set(form + ending, number);
      }
    }
    const relative = new Map(Object.entries(words.relative));
    return [
      language,
      {
        weekdays,
        relative,
        last: new Set(words.last),
        next: new Set(words.next),
        longest: Math.max(...[...relative.keys()].map((form) => form.split(' ').length)),
      },
    ];
  }),
);

/**
 * The one day that stands beside the words in their sentence; none when there are several, or when the
 * text has no day of its own.
 */
export function saidOn(
  text: string,
  segments: readonly Span[],
  sentence: Span,
  language: string,
  date: string | undefined,
): SaidOn | undefined {
  const table = tables.get(language.toLowerCase().split('-')[0] ?? '');
  const [first, last] = [segments[0], segments.at(-1)];
  if (!table || !first || !last || !date || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const found = [
    ...daysIn(text, Math.max(sentence.start, first.start - around), first.start, table, date),
    ...daysIn(text, last.end, Math.min(sentence.end, last.end + around), table, date),
  ];
  const dates = new Set(found.map((one) => one.date));
  return dates.size === 1 ? found[0] : undefined;
}

function daysIn(text: string, from: number, to: number, table: Table, own: string): SaidOn[] {
  if (to <= from) return [];
  const words = [...text.slice(from, to).matchAll(wordPattern)].map((match) => ({
    form: low(match[0]),
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
  const found: SaidOn[] = [];
  for (const [at, { form, start, end }] of words.entries()) {
    const weekday = table.weekdays.get(form);
    if (weekday !== undefined) {
      const beside = [words[at - 1]?.form ?? '', words[at + 1]?.form ?? ''];
      if (beside.some((one) => table.next.has(one))) continue;
      const isLast = beside.some((one) => table.last.has(one));
      const mention = { start, end };
      const day = weekdayBefore(own, weekday, isLast);
      found.push(saying(text, mention, day, own, 0.75));
      continue;
    }
    for (let count = table.longest; count > 0; count -= 1) {
      const run = words.slice(at, at + count);
      const by = table.relative.get(run.map((one) => one.form).join(' '));
      if (run.length < count || by === undefined) continue;
      const mention = { start, end: run.at(-1)?.end ?? end };
      found.push(saying(text, mention, shifted(own, by), own, 0.7));
      break;
    }
  }
  return found;
}

function saying(
  text: string,
  mention: Span,
  date: string,
  own: string,
  confidence: number,
): SaidOn {
  const words = text.slice(mention.start, mention.end);
  return { date, how: `“${words}”, counted from ${own}`, mention, confidence };
}

/** The weekday on or before a day; `isLast` never means the day itself. */
function weekdayBefore(own: string, weekday: number, isLast: boolean): string {
  const today = (new Date(`${own}T00:00:00Z`).getUTCDay() + 6) % 7;
  const back = (today - weekday + 7) % 7;
  return shifted(own, back === 0 && isLast ? -7 : -back);
}

function shifted(own: string, by: number): string {
  return new Date(Date.parse(`${own}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10);
}
