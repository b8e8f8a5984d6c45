/** How far apart two statements are, as a reader would say it, and as exactly as it is known. */
import { expect, test } from 'vitest';
import { apartText, onOneDate } from '../../client/parts/changes/apart.ts';

test.each([
  ['2024-09-18', '2024-09-19', '1 day later'],
  ['2024-09-18', '2024-09-30', '12 days later'],
  ['2024-09-18', '2024-10-18', 'about four weeks later (30 days)'],
  ['2024-09', '2025-06-03', 'about nine months later (246–275 days)'],
  ['2019-05-01', '2024-05-01', 'about five years later (1,827 days)'],
  ['2024-09', '2024-09-18', 'at most 17 days apart'],
])('from %s to %s is %s', (earlier, later, text) => {
  expect(apartText(earlier, later)).toBe(text);
});

test.each([
  ['2024-09-18', 'on one day, 18 September 2024'],
  ['2024-09', 'in one month, September 2024, the order not known'],
  ['2024', 'in one year, 2024, the order not known'],
])('both on %s are %s', (date, text) => {
  expect(onOneDate(date)).toBe(text);
});
