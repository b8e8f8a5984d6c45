/** Days as numbers (`yyyymmdd`), and the weeks, months, quarters and years that hold them. */
import { daysInMonth } from '../../../model/dates.ts';
import type { TimeUnit } from '../../../model/networks/settings.ts';

const dayMs = 86_400_000;
/** Thursday, 1 January 1970, was the fourth day of its week. */
const thursday = 3;

/** Days since 1970. */
function serialOf(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / dayMs;
}

/** The opposite of {@link serialOf}. */
function dayOfSerial(serial: number): number {
  const date = new Date(serial * dayMs);
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

/** A number for the unit that holds a day: two days of one unit have the same. Weeks are ISO weeks. */
export function unitOf(day: number, unit: TimeUnit): number {
  const year = Math.floor(day / 10_000);
  const month = (Math.floor(day / 100) % 100) - 1;
  if (unit === 'year') return year;
  if (unit === 'quarter') return year * 4 + Math.floor(month / 3);
  if (unit === 'month') return year * 12 + month;
  return unit === 'week' ? Math.floor((serialOf(day) + thursday) / 7) : serialOf(day);
}

/** First and last day of a unit, by its number. */
export function daysOfUnit(number: number, unit: TimeUnit): { first: number; last: number } {
  if (unit === 'day') return { first: dayOfSerial(number), last: dayOfSerial(number) };
  if (unit === 'week') {
    const monday = number * 7 - thursday;
    return { first: dayOfSerial(monday), last: dayOfSerial(monday + 6) };
  }
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const start = number * months;
  const end = start + months - 1;
  const [year, month] = [Math.floor(end / 12), (end % 12) + 1];
  return {
    first: Math.floor(start / 12) * 10_000 + ((start % 12) + 1) * 100 + 1,
    last: year * 10_000 + month * 100 + daysInMonth(year, month),
  };
}

/** A day so many units later; of months, quarters and years the day is clipped to the month's last. */
export function shifted(day: number, unit: TimeUnit, by: number): number {
  if (unit === 'day' || unit === 'week') {
    return dayOfSerial(serialOf(day) + by * (unit === 'week' ? 7 : 1));
  }
  const months = by * { month: 1, quarter: 3, year: 12 }[unit];
  const at = Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100) - 1 + months;
  const [year, month] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  return year * 10_000 + month * 100 + Math.min(day % 100, daysInMonth(year, month));
}
