/** What the first lines of a pasted text say of its source. */
import { expect, test } from 'vitest';
import { firstLines } from '../../client/pages/coding/model/first-lines.ts';

test.each([
  ['PRESS RELEASE – Brussels, 12 March 2025', '2025-03-12'],
  ['Den Haag, 3 oktober 2024', '2024-10-03'],
  ['Berlin, 7. März 2024', '2024-03-07'],
  ['Paris, le 1er août 2024', '2024-08-01'],
  ['Madrid, 5 de mayo de 2024', '2024-05-05'],
  ['Roma, 9 gennaio 2025', '2025-01-09'],
  ['Warszawa, 15 października 2024', '2024-10-15'],
  ['Budapest, 2024. október 10.', '2024-10-10'],
  ['København, 2. juni 2024', '2024-06-02'],
  ['Lisboa, 4 de março de 2024', '2024-03-04'],
  ['Washington, October 7, 2024', '2024-10-07'],
  ['2024-10-07', '2024-10-07'],
  ['31 February 2024', ''],
  ['Between 1 March 2024 and 2 March 2024', ''],
  ['No day at all', ''],
])('%s', (line, date) => {
  expect(firstLines(`${line}\n“We will not sign,” Anna Berg said.`)).toEqual({ title: line, date });
});

test('a quotation, and the only line of a text, is no title', () => {
  expect(firstLines('“We will not sign,” Anna Berg said.\nShe left.').title).toBe('');
  expect(firstLines('Anna Berg said that she will not sign.').title).toBe('');
});
