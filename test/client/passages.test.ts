/** Coded passages in the text of a source. */
import { expect, test } from 'vitest';
import { passages } from '../../client/pages/source/passages.ts';

const place = (statement: string, exact: string, prefix: string | null = null) => ({
  statement,
  exact,
  prefix,
  suffix: null,
  start: null,
});
const cut = (text: string, ...places: ReturnType<typeof place>[]) =>
  passages(text, places).map((one) => [one.text, one.statements]);

test('a passage stands out of its text', () => {
  expect(cut('He said no. Then yes.', place('a', 'no'))).toEqual([
    ['He said ', []],
    ['no', ['a']],
    ['. Then yes.', []],
  ]);
});

test('when the same words occur twice, the words before them decide', () => {
  expect(cut('no and no', place('a', 'no', 'and '))).toEqual([
    ['no and ', []],
    ['no', ['a']],
  ]);
});

test('of the same words twice, the stated place decides, unless other words stand there', () => {
  const marked = (start: number) =>
    passages('no and no', [{ ...place('a', 'no'), start }]).find(
      (one) => one.statements.length > 0,
    );
  expect(marked(7)?.start).toBe(7);
  expect(marked(3)?.start).toBe(0);
});

test('overlapping passages share one mark; nothing is lost or doubled', () => {
  const found = cut('one two three four', place('a', 'one two'), place('b', 'two three'));
  expect(found).toEqual([
    ['one two three', ['a', 'b']],
    [' four', []],
  ]);
});

test('words that are not in the text are left out', () => {
  expect(cut('text', place('a', 'nowhere'))).toEqual([['text', []]]);
});
