/** Workbooks as people keep them: charts and notes beside the data, merged cells, months as dates. */
import { unzipSync, zipSync } from 'fflate';
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

/** The workbook with other XML for its only sheet, from `</sheetData>` on, or for its cells; with styles. */
function changed(rows: string[][], change: (sheet: string) => string, styles = ''): Uint8Array {
  const parts = unzipSync(workbookOf({ Data: rows }));
  const path = 'xl/worksheets/sheet1.xml';
  parts[path] = Buffer.from(change(Buffer.from(parts[path] ?? []).toString()));
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  parts['xl/styles.xml'] = Buffer.from(`<styleSheet xmlns="${main}">${styles}</styleSheet>`);
  return zipSync(parts);
}

test('what is merged over several rows stands in each, and the title over all columns does not', async () => {
  const rows = [['Interviews of 2019'], ...data, ['', 'Sea law', 'against', 'No.']];
  const merges =
    '<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="A3:A4"/></mergeCells>';
  const file = changed(rows, (sheet) => sheet.replace('</sheetData>', `</sheetData>${merges}`));
  const read = await readTables([await work.file('merged.xlsx', file)]);
  expect(read.problems).toEqual([]);
  expect(countByKind(read)).toMatchObject({ Actor: 1, Statement: 2, Agreement: 2 });
  const made = read.records.flatMap((one) =>
    one.kind === 'relationship' && one.relationship.type === 'MADE' ? [one.relationship.from] : [],
  );
  expect(made).toEqual(['actor:table-bo-berg', 'actor:table-bo-berg']);
});

test('a date that is shown as a month or a year is one, unless it is another day of it', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="[$-409]mmmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="yyyy"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="17"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs>';
  const head = ['Speaker', 'Topic', 'Stance', 'Quote', 'Date'];
  const cells = [
    '<c s="1"><v>43586</v></c>',
    '<c s="2"><v>43586</v></c>',
    '<c s="3"><v>43466</v></c>',
  ];
  cells.push('<c s="4"><v>43586</v></c>', '<c s="1"><v>43587</v></c>');
  const rows = cells.map((_, at) => ['Bo', 'Dam law', 'for', `Words ${at}`, 'DATE']);
  const file = changed(
    [head, ...rows],
    (sheet) =>
      cells.reduce(
        (text, cell, at) =>
          text.replace(
            `<c r="E${at + 2}" t="inlineStr"><is><t>DATE</t></is></c>`,
            cell.replace('<c', `<c r="E${at + 2}"`),
          ),
        sheet,
      ),
    styles,
  );
  const read = await readTables([await work.file('months.xlsx', file)]);
  expect(read.problems).toEqual([]);
  const dates = [...read.nodes.values()].flatMap(({ label, properties }) =>
    label === 'Statement' ? [`${properties.text} ${properties.date}`] : [],
  );
  expect(dates.sort()).toEqual([
    'Words 0 2019-05',
    'Words 1 2019-05',
    'Words 2 2019',
    'Words 3 2019-05-01',
    'Words 4 2019-05-02',
  ]);
});

test.each(['poll.xls', 'poll.ods'])('%s is told to be saved as another kind', async (name) => {
  await expect(readTables([await work.file(name, 'x')])).rejects.toThrow(/save it as \.xlsx/);
});
