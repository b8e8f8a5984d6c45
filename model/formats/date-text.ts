/** Dates as a reader sees them. */
const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `2024-09-18` as 18 September 2024, `2024-09` as September 2024, `2024` as it is. */
export function dateText(date: unknown, short = false): string {
  if (typeof date !== 'string') return 'no date recorded';
  const [year = '', month, day] = date.split('-');
  if (!month) return year;
  const name = months[Number(month) - 1] ?? '';
  const shown = short ? name.slice(0, 3) : name;
  return day ? `${Number(day.slice(0, 2))} ${shown} ${year}` : `${shown} ${year}`;
}

/** Whether a value is the text of a day or a month; a year alone may be any number. */
export function isDayOrMonth(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(value);
}

/** With the day of the week, when the day is known. */
export function longDate(date: unknown): string {
  if (typeof date !== 'string' || date.length < 10) return dateText(date);
  const day = new Date(`${date}T00:00:00Z`);
  return `${day.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })} ${dateText(date)}`;
}
