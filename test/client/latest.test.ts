/** What is kept of the latest only. */
import { expect, test } from 'vitest';
import { keepLatest } from '../../client/ui/latest.ts';

test('the latest are kept, and one that is set again is among them', () => {
  const kept = keepLatest<number>(3);
  for (const [index, key] of [...'abcade'].entries()) kept.set(key, index);
  expect([...'abcde'].map((key) => kept.get(key))).toEqual([3, undefined, undefined, 4, 5]);
});

test('however many come, no more are held', () => {
  const kept = keepLatest<number>(20);
  for (let index = 0; index < 1000; index += 1) kept.set(`entry ${index}`, index);
  const held = Array.from({ length: 1000 }, (_, index) => kept.get(`entry ${index}`));
  expect(held.filter((value) => value !== undefined)).toEqual(
    Array.from({ length: 20 }, (_, index) => 980 + index),
  );
});
