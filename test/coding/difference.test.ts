/** What differs between two texts: nothing is lost, and what is the same is said to be. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, textDifference } from '../../coding/reanchor/difference.ts';

const textOf = (runs: ReturnType<typeof difference>, without: string) =>
  runs
    .filter(({ op }) => op !== without)
    .flatMap(({ parts }) => parts)
    .join('');

describe('the difference of two texts', () => {
  test('either text can be put together from it', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'one', 'two', ' ', '\n'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const runs = difference(a, b);
        expect(textOf(runs, 'added')).toBe(a.join(''));
        expect(textOf(runs, 'dropped')).toBe(b.join(''));
      }),
    );
  });

  test('one word that changed is one word dropped and one added', () => {
    const lines = Array.from({ length: 30 }, (_, at) => `Line ${at} is as it was.\n`);
    const before = lines.join('');
    const after = before.replace('Line 17 is', 'Line 17 was');
    expect(
      textDifference(before, after).filter(({ op }) => op === 'dropped' || op === 'added'),
    ).toEqual([
      { op: 'dropped', text: 'is' },
      { op: 'added', text: 'was' },
    ]);
  });

  test('of long stretches that are the same only the ends are given, with how much is between', () => {
    const long = 'The same words again. '.repeat(100);
    const steps = textDifference(`${long}\nold\n${long}`, `${long}\nnew\n${long}`);
    expect(steps.map(({ op }) => op)).toEqual([
      'left-out',
      'same',
      'dropped',
      'added',
      'same',
      'left-out',
    ]);
    const characters = steps.reduce(
      (sum, step) =>
        sum +
        (step.op === 'left-out' ? step.characters : step.op === 'added' ? 0 : step.text.length),
      0,
    );
    expect(characters).toBe(long.length * 2 + 5);
  });
});
