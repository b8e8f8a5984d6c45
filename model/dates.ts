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

const pattern = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

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

/** The shortest text for a pair of days: the opposite of {@link rangeOf}. */
export function textOfRange(first: string, last: string): string {
  if (first === last) return first;
  for (const text of [first.slice(0, 4), first.slice(0, 7)]) {
    const range = rangeOf(text);
    if (range?.first === first && range.last === last) return text;
  }
  return `${first}/${last}`;
}
