/**
 * Dates of known precision. At every boundary a date is `2024`, `2024-09` or `2024-09-18`; in the
 * store it is two days, the first and the last that it may mean.
 */

export interface DayRange {
  /** First possible day, `YYYY-MM-DD`. */
  first: string;
  /** Last possible day, `YYYY-MM-DD`. */
  last: string;
}

/** How such a text is written; whether the month has that day it does not say. */
export const partialDatePattern = '^(\\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\\d|3[01]))?)?$';
const pattern = new RegExp(partialDatePattern);

/** Days in a month (1 to 12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a text is an ISO 8601 year, month or day that exists. */
export function isPartialDate(text: string): boolean {
  return rangeOf(text) !== undefined;
}

/** The days that a year, month or day may mean; `undefined` when the text is none of them. */
export function rangeOf(text: string): DayRange | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  if (!month) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const days = daysInMonth(Number(year), Number(month));
  if (!day) return { first: `${year}-${month}-01`, last: `${year}-${month}-${days}` };
  return Number(day) <= days ? { first: text, last: text } : undefined;
}

/** Days that can be compared: texts as above, or numbers. */
interface Span<Day> {
  first: Day;
  last: Day;
}

/** Whether a term holds: not at all, perhaps, or on all days that a date may mean. */
export type Holding = 'no' | 'possible' | 'certain';

/**
 * Whether a term holds on the days that a date may mean; `undefined` stands for what is not stated.
 * What is not stated excludes nothing. It is certain when the stated start is not after the first
 * day, however the start is read, and no stated end is before the last: a start is enough, since a
 * missing end means that none is known.
 */
export function holdsOn<Day extends string | number>(
  days: Span<Day> | undefined,
  from: Span<Day> | undefined,
  to: Span<Day> | undefined,
): Holding {
  if (!days) return 'possible';
  if (from && from.first > days.last) return 'no';
  if (to && to.last < days.first) return 'no';
  const begun = from !== undefined && from.last <= days.first;
  return begun && !(to && to.first < days.last) ? 'certain' : 'possible';
}

/** The shortest text for a pair of days: the opposite of {@link rangeOf}. */
export function textOfRange(first: string, last: string): string {
  if (first === last) return first;
  for (const text of [first.slice(0, 4), first.slice(0, 7)]) {
    const range = rangeOf(text);
    if (range?.first === first && range.last === last) return text;
  }
  return `${first}/${last}`;
}
