/** What was probably meant by a name that is not known. */
import { expect, test } from 'vitest';
import { nearest } from '../../model/nearest.ts';

const labels = ['Actor', 'Party', 'Statement'];

test('a letter too many, too few, another or two swapped', () => {
  for (const written of ['Actoor', 'Actr', 'Aktor', 'Acotr']) {
    expect(nearest(written, labels)).toBe('Actor');
  }
});

test('the other case is a slip where case matters, and none where it does not', () => {
  expect(nearest('actor', labels)).toBe('Actor');
  expect(nearest('actor', labels, true)).toBeUndefined();
});

test('nothing for a known name, and nothing that is far', () => {
  expect(nearest('Actor', ['Acter', 'Actor'])).toBeUndefined();
  expect(nearest('Committee', labels)).toBeUndefined();
});
