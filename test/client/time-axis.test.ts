/** Ticks of an axis of time stand at beginnings of months or years, and no finer. */
import { expect, test } from 'vitest';
import { timeScale, timeTicks } from '../../client/parts/time-axis.ts';

const texts = (first: string, last: string, about: number) =>
  timeTicks(timeScale(first, last, 1000), about).map(({ text }) => text);

test('a few years are told by quarters, by years where there is less room', () => {
  expect(texts('2023-11-15', '2024-11-15', 5)).toEqual([
    'Jan 2024',
    'Apr 2024',
    'Jul 2024',
    'Oct 2024',
  ]);
  expect(texts('2019-06-01', '2024-06-01', 5)).toEqual(['2020', '2021', '2022', '2023', '2024']);
});

test('some days are told by their month, however much room there is', () => {
  expect(texts('2024-08-20', '2024-09-10', 20)).toEqual(['Sep 2024']);
});

test('a tick stands at the first day of what it names', () => {
  const [first] = timeTicks(timeScale('2024-01-01', '2028-01-01', 1461), 4);
  expect(first).toEqual({ date: '2024', at: 0, text: '2024' });
  expect(timeTicks(timeScale('2024-01-01', '2028-01-01', 1461), 4)[1]?.at).toBe(366);
});
