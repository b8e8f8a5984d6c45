/** The ways of writing a day that Neo4j reads beside `2024-09-18`. */

const week = 7;
const dayMs = 86_400_000;

/** The day written out, for a year, a month, a week, a day of a week or of a year, or without dashes. */
export function dayWritten(text: string): string | undefined {
  const [, year = '', rest = ''] = /^(\d{4})(?:-?(.*))?$/.exec(text) ?? [];
  if (year === '') return undefined;
  if (rest === '') return `${year}-01-01`;
  if (/^\d{2}$/.test(rest)) return `${year}-${rest}-01`;
  if (/^\d{4}$/.test(rest)) return `${year}-${rest.slice(0, 2)}-${rest.slice(2)}`;
  if (/^\d{3}$/.test(rest)) return within(year, Date.UTC(Number(year), 0, Number(rest)));
  const [, ofYear, ofWeek = '1'] = /^W(\d{2})(?:-?([1-7]))?$/.exec(rest) ?? [];
  if (ofYear === undefined) return undefined;
  // The first week is the one with the fourth of January.
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const monday = fourth.valueOf() - ((fourth.getUTCDay() + 6) % week) * dayMs;
  const first = monday + (Number(ofYear) - 1) * week * dayMs;
  // A week belongs to the year of its Thursday.
  if (within(year, first + 3 * dayMs) === undefined) return undefined;
  return isoDay(first + (Number(ofWeek) - 1) * dayMs);
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day, when it lies in the year. */
function within(year: string, time: number): string | undefined {
  const day = isoDay(time);
  return day.startsWith(year) ? day : undefined;
}
