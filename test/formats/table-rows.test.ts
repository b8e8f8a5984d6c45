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

const tsv = async (...lines: string[]) =>
  readTables([
    await work.file('a.tsv', ['speaker\tagreement\tstance\ttext', ...lines, ''].join('\n')),
  ]);
const literal = 'files whose double quotes are read as they stand';

test.each([
  ['not closed', '"hello'],
  ['closed by a quote far below', '"hello', 'she said "bye"', '"good'],
  ['closed where another row ends', '"hello', 'and good"'],
  ['closed by the quote of another', '"Green" deal', '"hello', '"bye'],
])('a field in a dump with tabs that begins with a quote, %s, is read', async (_how, ...texts) => {
  const read = await tsv(
    ...texts.map((text, at) => `P${at}\tDam\tfor\t${text}`),
    'Z\tDam\tfor\tYes',
  );
  expect(read.problems).toEqual([]);
  expect(textsOf(read)).toEqual([...texts, 'Yes']);
  expect(read.notes.filter(({ group }) => group === literal)).toHaveLength(1);
});

test('so is a first field', async () => {
  const read = await tsv('"The" Ann\tDam\tfor\tYes', '"Bob\tDam\tfor\tNo');
  expect(read.problems).toEqual([]);
  const names = [...read.nodes.values()].flatMap(({ label, properties }) =>
    label === 'Actor' ? [properties.name] : [],
  );
  expect(names).toEqual(['"The" Ann', '"Bob']);
});

test.each([
  ['fields enclosed where it is needed', 'A\tDam\tfor\t"Two\nlines"', ['Two\nlines']],
  ['a tab in an enclosed field', 'A\tDam\tfor\t"One\ttab"', ['One\ttab']],
  ['an enclosed field with two quotes for one', 'A\tDam\tfor\t"""Green"" deal"', ['"Green" deal']],
])('%s: quotes stay what encloses', async (_what, line, texts) => {
  const read = await tsv(line);
  expect([read.problems, textsOf(read)]).toEqual([[], texts]);
  expect(read.notes.map(({ group }) => group)).not.toContain(literal);
});

test('one that closes before its end is read, whatever encloses others', async () => {
  const texts = ['"Green" deal', '""Green"" deal', 'Yes'];
  const alone = await tsv(...texts.map((text, at) => `P${at}\tDam\tfor\t${text}`));
  expect([alone.problems, textsOf(alone)]).toEqual([[], texts]);
  const beside = await tsv('A\tDam\tfor\t"""Green"" deal"', 'B\tDam\tfor\t"Green" deal');
  expect([beside.problems, textsOf(beside)]).toEqual([[], ['"Green" deal', '"Green" deal']]);
});

test('where a program has enclosed fields, one that is not closed is a problem', async () => {
  const names = '"speaker"\t"agreement"\t"stance"\t"text"';
  const text = `${names}\n"A"\t"Dam"\t"for"\t"Yes"\n"B"\t"Dam"\t"for"\t"Green\n`;
  const read = await readTables([await work.file('a.tsv', text)]);
  expect(read.problems).toHaveLength(1);
  expect(textsOf(read)).toEqual(['Yes']);
});
