/** Quotes in tables: a sign between tabs, and one problem a row elsewhere. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTables } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const rows = [
  ['speaker', 'agreement', 'stance', 'text'],
  ['Ann', 'Dam', 'for', 'She said "yes'],
  ['Bob', 'Dam', 'against', 'No "and" no'],
  ['Cy', 'Dam', 'for', '"All\tof ""it"""'],
];
const textsOf = ({ nodes }: Awaited<ReturnType<typeof readTables>>) =>
  [...nodes.values()].flatMap(({ label, properties }) =>
    label === 'Statement' ? [properties.text] : [],
  );

test('a quote within a field is a sign of the text between tabs', async () => {
  const text = rows.map((row) => row.join('\t')).join('\n');
  const read = await readTables([await work.file('a.tsv', text)]);
  expect(read.problems).toEqual([]);
  expect(textsOf(read)).toEqual(['She said "yes', 'No "and" no', 'All\tof "it"']);
});

test('a quote that is not written twice is one problem of its row between semicolons', async () => {
  const text = rows
    .slice(0, 3)
    .map((row) => row.join(';'))
    .join('\n');
  const more = `${text}\nDee;Dam;for;Yes, "quoted" and "more"\nEve;Dam;for;Good\n`;
  const read = await readTables([await work.file('a.csv', more)]);
  expect(read.problems.map(({ place }) => place)).toEqual(['a.csv:2', 'a.csv:3', 'a.csv:4']);
  expect(textsOf(read)).toEqual(['Good']);
});
