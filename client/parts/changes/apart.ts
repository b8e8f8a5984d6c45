/** How far apart two statements are, in words. */
import { type DayRange, rangeOf } from '../../../model/dates.ts';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';

const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const units = [
  { name: 'week', days: 7, from: 14 },
  { name: 'month', days: 30.44, from: 60 },
  { name: 'year', days: 365.25, from: 730 },
] as const;

/** `12 days later`, `about nine months later (246–275 days)`. */
export function apartText(earlier: unknown, later: unknown): string {
  const [a, b] = [earlier, later].map((date) => rangeOf(String(date)));
  if (!a || !b) return 'the time between them is not known';
  const [least, most] = [daysBetween(a.last, b.first), daysBetween(a.first, b.last)];
  // The days that both may mean overlap: which came first is not known.
  if (least < 0) return `at most ${counted(most, 'day')} apart`;
  const days = least === most ? counted(most, 'day') : `${least}–${counted(most, 'day')}`;
  const middle = (least + most) / 2;
  const unit = units.findLast(({ from }) => middle >= from);
  if (!unit) return `${days} later`;
  const count = Math.round(middle / unit.days);
  const number = numbers[count] ?? String(count);
  return `about ${number} ${unit.name}${count === 1 ? '' : 's'} later (${days})`;
}

/** `on one day, 18 September 2024`, or within what is known of the date. */
export function onOneDate(date: unknown): string {
  const { length } = String(date);
  const unit = length >= 10 ? 'on one day' : length >= 7 ? 'in one month' : 'in one year';
  const open = length >= 10 ? '' : ', the order not known';
  return `${unit}, ${dateText(date)}${open}`;
}

function daysBetween(from: DayRange['first'], to: DayRange['last']): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
