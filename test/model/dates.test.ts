import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysInMonth, holdsOn, isPartialDate, rangeOf, textOfRange } from '../../model/dates.ts';

const partialDate = fc
  .tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 31 }),
  )
  .map(([year, month, day]) => {
    const two = (number: number) => String(number).padStart(2, '0');
    const text = String(year).padStart(4, '0');
    if (month === 0) return text;
    const last = daysInMonth(year, month);
    return day === 0
      ? `${text}-${two(month)}`
      : `${text}-${two(month)}-${two(Math.min(day, last))}`;
  });

test('a date keeps its precision through the two days of the store', () => {
  fc.assert(
    fc.property(partialDate, (text) => {
      const range = rangeOf(text);
      expect(range).toBeDefined();
      if (range) expect(textOfRange(range.first, range.last)).toBe(text);
    }),
  );
});

test.each([
  ['2024', '2024-01-01', '2024-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2023-02', '2023-02-01', '2023-02-28'],
  ['2024-09-18', '2024-09-18', '2024-09-18'],
])('%s may be any day from %s to %s', (text, first, last) => {
  expect(rangeOf(text)).toEqual({ first, last });
});

test.each([
  '',
  '24',
  '2024-13',
  '2024-02-30',
  '2023-02-29',
  '2024-9',
  '18.9.2024',
  '2024-09-18T10:00',
])('%j is no date', (text) => {
  expect(isPartialDate(text)).toBe(false);
});

const day = (text: string | undefined) => (text === undefined ? undefined : rangeOf(text));

test.each([
  // A stated start is enough; a missing end means that none is known.
  ['2024-09-18', '2024-07-02', undefined, 'certain'],
  ['2024-09-18', '2024-09-18', '2024-09-18', 'certain'],
  ['2024-09', '2024-09-01', undefined, 'certain'],
  // However the start is read it must not be after the date, and the end not before it.
  ['2024-09-18', '2024', undefined, 'possible'],
  ['2024-09-18', '2023', '2024', 'possible'],
  ['2024-09', '2024-09-02', undefined, 'possible'],
  // What is not stated excludes nothing, and proves nothing.
  ['2024-09-18', undefined, undefined, 'possible'],
  ['2024-09-18', undefined, '2025', 'possible'],
  [undefined, '2020', '2030', 'possible'],
  ['2024-09-18', '2024-09-19', undefined, 'no'],
  ['2024-09-18', undefined, '2024-09-17', 'no'],
  ['2024-09', '2020', '2024-08', 'no'],
])('on %s a term from %s to %s is %s', (date, from, to, held) => {
  expect(holdsOn(day(date), day(from), day(to))).toBe(held);
});
