/** Months by their names, in the languages that are written with a day before and a year after. */

const languages = [
  ...['en-GB', 'en-US', 'de', 'de-AT', 'fr', 'es', 'it', 'pt', 'nl', 'da', 'sv', 'nb', 'fi', 'et'],
  ...['pl', 'cs', 'sk', 'sl', 'hr', 'sr-Latn', 'hu', 'ro', 'lv', 'lt', 'sq', 'tr', 'el', 'bg'],
  ...['mk', 'sr', 'uk', 'ru', 'is', 'ca', 'gl', 'eu'],
];
let known: Map<string, number | undefined> | undefined;

/** 1 to 12; nothing for what is no month, or is another one in another language, as `listopad`. */
export function monthOf(name: string): number | undefined {
  known ??= allMonths();
  return known.get(folded(name));
}

function allMonths(): Map<string, number | undefined> {
  const found = new Map<string, number | undefined>();
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(language, { month: style, day, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month += 1) {
          const parts = format.formatToParts(Date.UTC(2024, month - 1, 1));
          const name = folded(parts.find(({ type }) => type === 'month')?.value ?? '');
          if (!/^\p{L}{3,}$/u.test(name)) continue;
          found.set(name, found.has(name) && found.get(name) !== month ? undefined : month);
        }
      }
    }
  }
  return found;
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
}
