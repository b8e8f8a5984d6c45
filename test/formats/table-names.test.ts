/** Which row of a table names its columns, and what becomes of columns without a name or with one twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countByKind, readTables } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';
import { workbook } from '../setup/workbook.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const names = ['Speaker', 'Topic', 'Stance', 'Quote'];
const rows = [
  ['Bo Berg', 'Dam law', 'for', 'Yes, build it.'],
  ['Cy Cole', 'Dam law', 'against', 'No.'],
];
const table = [names, ...rows];
const csvOf = (lines: string[][], sign = ';') => lines.map((cells) => cells.join(sign)).join('\n');

const above: [what: string, text: string, place: string][] = [
  ['a title', csvOf([['Statements on the dam'], ...table]), 'a.csv:2'],
  ['a title with a comma', csvOf([['Statements, 2024'], ...table]), 'a.csv:2'],
  ['a title as wide as the table', csvOf([['The dam', '', '', ''], ...table]), 'a.csv:2'],
  ['a title and a blank row', csvOf([['The dam', '', '', ''], [''], ...table]), 'a.csv:3'],
  ['a blank row', csvOf([['', '', '', ''], ...table]), 'a.csv:2'],
  ['the sign between fields', `sep=;\n${csvOf(table)}`, 'a.csv:2'],
  ['a rare sign between fields', `\uFEFFsep=^\n${csvOf(table, '^')}`, 'a.csv:2'],
];
test.each(above)('%s may stand above the names', async (_what, text, place) => {
  const read = await readTables([await work.file('a.csv', text)]);
  expect(read.unclear).toEqual([]);
  expect(read.problems).toEqual([]);
  expect(countByKind(read)).toMatchObject({ Statement: 2, Actor: 2, Agreement: 1 });
  const line = Number(place.slice(-1));
  expect([...read.nodes.values()].map(({ properties }) => properties.name)).toContain('Bo Berg');
  expect(read.records.find(({ kind }) => kind === 'node')?.place).toBe(`a.csv:${line + 1}`);
});

test('what stands above the names is told', async () => {
  const text = csvOf([['Statements on the dam'], ...table]);
  const { notes } = await readTables([await work.file('a.csv', text)]);
  expect(notes.map(({ place, group }) => [place, group])).toContainEqual([
    'a.csv:1',
    expect.stringContaining('above the names'),
  ]);
});

test('a spreadsheet may have a title and blank rows above its names', async () => {
  const sheet = [['The dam', '', '', ''], ['', '', '', ''], ...table];
  const read = await readTables([await work.file('a.xlsx', workbook(sheet))]);
  expect(read.unclear).toEqual([]);
  expect(countByKind(read)).toMatchObject({ Statement: 2 });
  expect(read.records.find(({ kind }) => kind === 'node')?.place).toBe('a.xlsx#Sheet1:4');
});

test('a mapping can say in which row the names are, and the columns are guessed from it', async () => {
  const odd = [['Old', 'names', 'not', 'used'], ...table];
  const files = [await work.file('a.csv', csvOf(odd))];
  expect((await readTables(files)).unclear).toHaveLength(1);
  const read = await readTables(files, { tables: { 'a.csv': { header: 2 } } });
  expect(read.unclear).toEqual([]);
  expect(read.columns).toEqual([names]);
  expect(read.mapping).toMatchObject({ tables: { 'a.csv': { header: 2 } } });
  expect(countByKind(read)).toMatchObject({ Statement: 2, Actor: 2 });
  const beyond = { tables: { 'a.csv': { header: 20, skip: false, nodes: {} } } };
  expect((await readTables(files, beyond)).unclear).toEqual(['a.csv is empty.']);
});

test('columns without a name are left out, and what is in them is told', async () => {
  const text = csvOf([
    [...names, '', '', ''],
    [...(rows[0] ?? []), '', '', ''],
    [...(rows[1] ?? []), '', 'checked', ''],
  ]);
  const read = await readTables([await work.file('a.csv', text)]);
  expect(read.unclear).toEqual([]);
  expect(read.columns).toEqual([names]);
  expect(read.problems).toEqual([]);
  expect(read.notes.map(({ place, message }) => [place, message])).toEqual([
    ['a.csv:3', expect.stringContaining('"checked"')],
  ]);
  expect(countByKind(read)).toMatchObject({ Statement: 2 });
});

test('empty fields beyond the names are nothing, others are a problem', async () => {
  const text = csvOf([names, [...(rows[0] ?? []), '', ''], [...(rows[1] ?? []), 'more']]);
  const read = await readTables([await work.file('a.csv', text)]);
  expect(read.problems).toMatchObject([
    { place: 'a.csv:3', message: 'the row has 5 fields and the table has 4 columns' },
  ]);
  expect(countByKind(read)).toMatchObject({ Statement: 1 });
});

test('a name that two columns have is unclear only where it is used', async () => {
  const unused = 'id,name,party,note,note\n1,Ann,Green,a,b\n';
  expect((await readTables([await work.file('a.csv', unused)])).unclear).toEqual([]);
  const used = [await work.file('a.csv', 'id,name,party,party\n1,Ann,Green,Red\n')];
  const { unclear } = await readTables(used);
  expect(unclear).toEqual([expect.stringContaining('"party" and "party (2)"')]);
});

test('a mapping names the second of two columns of one name', async () => {
  const files = [await work.file('a.csv', 'id,name,party,party\n1,Ann,Green,Red\n')];
  const properties = { name: { column: 'party (2)' } };
  const mapping = { tables: { 'a.csv': { nodes: { party: { label: 'Party', properties } } } } };
  const { nodes } = await readTables(files, mapping);
  expect([...nodes.values()].map((node) => node.properties.name)).toEqual(['Red']);
});

test('a number in a name of a column is part of it', async () => {
  const text = 'Name;Partei;Partei (2021);E-Mail\nAnna Ash;SPD;CDU;a@x.de\n';
  expect((await readTables([await work.file('a.csv', text)])).unclear).toEqual([]);
});

test.each([
  ['rows without the fields beyond them', 'Ann,Green\nBo,Red'],
  ['rows with something in all fields', 'Ann,Green,x,y,z\nBo,Red,x,y,z'],
])('the names may fill the first fields only: %s', async (_what, lines) => {
  const read = await readTables([await work.file('a.csv', `name,party,,,\n${lines}\n`)]);
  expect([read.unclear, read.problems, read.columns]).toEqual([[], [], [['name', 'party']]]);
  expect(countByKind(read)).toMatchObject({ Actor: 2, Party: 2 });
});
