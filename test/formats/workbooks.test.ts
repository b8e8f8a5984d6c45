/** Workbooks as people keep them: charts and notes beside the data. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countByKind, readTables } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';
import { workbookOf } from '../setup/workbook.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const data = [
  ['Speaker', 'Topic', 'Stance', 'Quote'],
  ['Bo Berg', 'Dam law', 'for', 'Yes, build it.'],
];

test('a sheet that is only a chart is nothing', async () => {
  const read = await readTables([
    await work.file('a.xlsx', workbookOf({ Data: data, Chart: 'chart' })),
  ]);
  expect(read.unclear).toEqual([]);
  expect([read.problems, read.notes]).toEqual([[], []]);
  expect(countByKind(read)).toMatchObject({ Statement: 1 });
});

test('a sheet of notes beside one of data is left out with a note', async () => {
  const notes = [['Made for the seminar'], ['Licence: CC BY']];
  const read = await readTables([
    await work.file('a.xlsx', workbookOf({ Readme: notes, Data: data })),
  ]);
  expect(read.unclear).toEqual([]);
  expect(countByKind(read)).toMatchObject({ Statement: 1 });
  expect(read.notes.map(({ message }) => message)).toEqual(['a.xlsx#Readme is left out']);
});

test('sheets of which none is clear are asked for', async () => {
  const odd = [
    ['this', 'that'],
    ['1', '2'],
  ];
  const { unclear } = await readTables([
    await work.file('a.xlsx', workbookOf({ One: odd, Two: odd })),
  ]);
  expect(unclear).toHaveLength(2);
});

test('a file of its own that is not clear is asked for, also beside one that is', async () => {
  const { unclear } = await readTables([
    await work.file('a.xlsx', workbookOf({ Data: data })),
    await work.file('b.xlsx', workbookOf({ Odd: [['this', 'that']] })),
  ]);
  expect(unclear).toEqual([expect.stringContaining('this, that')]);
});
