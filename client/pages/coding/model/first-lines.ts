/** What the first lines of a text say of its source: a proposal, which the coder sees and may change. */

const languages = ['en', 'nl', 'de', 'fr', 'es', 'it', 'pt', 'pl', 'hu', 'da'];
/** Characters that are looked at: a date further down is of something else. */
const looked = 400;
const longestTitle = 160;

/** Names of months in the languages that are coded, also as they stand within a date. */
const months = new Map(
  languages.flatMap((language) =>
    Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2024, at, 15))).flatMap((day, at) =>
      (
        [
          { month: 'long', timeZone: 'UTC' },
          { day: 'numeric', month: 'long', timeZone: 'UTC' },
        ] as const
      ).flatMap((form) => {
        const part = new Intl.DateTimeFormat(language, form)
          .formatToParts(day)
          .find(({ type }) => type === 'month');
        return part ? [[part.value.toLowerCase(), at + 1] as const] : [];
      }),
    ),
  ),
);

/** The first line as the title, and the one day that the first lines name. */
export function firstLines(text: string): { title: string; date: string } {
  const lines = text.split('\n').map((line) => line.trim());
  const first = lines.find(Boolean) ?? '';
  const isTitle = first.length <= longestTitle && !/^["“”„«»‘’']/.test(first);
  const dates = new Set(datesIn(text.slice(0, looked)));
  return {
    title: isTitle && lines.filter(Boolean).length > 1 ? first : '',
    date: dates.size === 1 ? ([...dates][0] as string) : '',
  };
}

function datesIn(text: string): string[] {
  const found: string[] = [];
  const add = (year: string, month: number | undefined, day: string) => {
    const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    const time = Date.parse(`${date}T00:00:00Z`);
    // 31 February is no day.
    if (month && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date))
      found.push(date);
  };
  for (const [, year = '', month, day = ''] of text.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g))
    add(year, Number(month), day);
  const written = /(\d{1,2})(?:\.|st|nd|rd|th|er)?(?:\s+de)?\s+(\p{L}+)\.?(?:\s+de)?\s+(\d{4})\b/gu;
  for (const [, day = '', month = '', year = ''] of text.matchAll(written))
    add(year, months.get(month.toLowerCase()), day);
  // March 12, 2025; and 2025. március 12.
  for (const [, month = '', day = '', year = ''] of text.matchAll(
    /(\p{L}+)\s+(\d{1,2}),\s+(\d{4})\b/gu,
  ))
    add(year, months.get(month.toLowerCase()), day);
  for (const [, year = '', month = '', day = ''] of text.matchAll(
    /\b(\d{4})\.\s+(\p{L}+)\s+(\d{1,2})\./gu,
  ))
    add(year, months.get(month.toLowerCase()), day);
  return found;
}
