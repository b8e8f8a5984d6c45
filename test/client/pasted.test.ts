/** What becomes of a text that is pasted into the search. */
import { expect, test } from 'vitest';
import { takersOfText } from '../../client/app/search/pasted.ts';
import { fittingPassage, isPassage, quotedSentences } from '../../model/formats/passage.ts';

const short = 'A short one.';
const long = `${'The minister repeated in the chamber what she had written to Brussels. '.repeat(3)}`;

test('a sentence is a passage, a name is none', () => {
  expect(isPassage('Regulation on Asylum and Migration Management')).toBe(false);
  expect(isPassage('we will ask for an opt-out as soon as possible')).toBe(true);
});

test('a text that fits stays whole, on one line', () => {
  expect(fittingPassage('one\n\n two  three ')).toBe('one two three');
});

test('of a text that is too long the longest sentences are kept, in their order', () => {
  const text = `${short} First: ${long} ${short} ${long.repeat(40)}`;
  const kept = fittingPassage(text);
  expect(new URLSearchParams({ q: kept }).toString().length).toBeLessThanOrEqual(6100);
  expect(kept).not.toContain(short);
  expect(kept.startsWith('First: The minister')).toBe(true);
});

test('letters that take much room in an address are counted as they are sent', () => {
  const kept = fittingPassage('Ο υπουργός είπε ότι θα ζητήσει εξαίρεση. '.repeat(200));
  expect(new URLSearchParams({ q: kept }).toString().length).toBeLessThanOrEqual(6100);
  expect(kept.length).toBeGreaterThan(500);
});

test('one word without an end is cut', () => {
  const kept = fittingPassage('x'.repeat(20_000));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThanOrEqual(6000);
});

test('sentences end with their marks', () => {
  expect(quotedSentences('One. “Two!” Three?\nFour')).toEqual(['One.', '“Two!”', 'Three?', 'Four']);
});

test('pages that take a text are offered when they exist', () => {
  expect(takersOfText(() => false)).toEqual([]);
  expect(takersOfText((path) => path === '/verify').map(({ path }) => path)).toEqual(['/verify']);
  expect(takersOfText(() => true).map(({ title }) => title)).toEqual([
    'Check its quotations',
    'Code this text',
  ]);
});
