/** CSV, TSV and spreadsheets: what is read from them, what is guessed and what is asked. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvLine } from '../../model/formats/csv.ts';
import { statementColumns } from '../../model/formats/statement-mapping.ts';
import {
  type Mapping,
  mappingSchemaText,
  type TableMapping,
} from '../../model/schemas/import-mapping.ts';
import type { ImportFile, ImportRecord } from '../../server/imports/formats/format.ts';
import { formatFor } from '../../server/imports/formats/index.ts';
import { openArchives } from '../../server/imports/input/open-files.ts';
import { type Workplace, workplace } from '../setup/imports.ts';
import { workbook } from '../setup/workbook.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

async function read(files: ImportFile[], mapping?: unknown): Promise<ImportRecord[]> {
  const format = await formatFor(files);
  const guessed = mapping ?? (await format.guess?.(files))?.mapping;
  const records: ImportRecord[] = [];
  const options = { options: {}, mapping: guessed, dossier: 'd' };
  for await (const record of format.read(files, options)) records.push(record);
  return records;
}

const nodesOf = (records: ImportRecord[], label: string) =>
  records.flatMap((one) => (one.kind === 'node' && one.node.label === label ? [one.node] : []));
const typesOf = (records: ImportRecord[]) =>
  records.flatMap((one) => (one.kind === 'relationship' ? [one.relationship.type] : []));

const sheet = [
  ['Speaker', 'Topic', 'Position', 'Date', 'Quote'],
  ['Müller, Änne', 'Dam law', 'pro', '18.09.2024', 'Ja, “natürlich”.'],
  ['Bo Berg', 'Dam law', 'contra', '19.09.2024', 'No; never.'],
];
const textOf = (delimiter: string, end = '\n') =>
  `${sheet.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join(end)}${end}`;

describe('a table of statements', () => {
  const same = [
    { name: 'comma.csv', content: textOf(',') },
    { name: 'semicolon.csv', content: textOf(';', '\r\n') },
    { name: 'tab.tsv', content: textOf('\t') },
    { name: 'bar.txt', content: textOf('|') },
    { name: 'mark.csv', content: `\uFEFF${textOf(';')}` },
    { name: 'utf16.csv', content: Buffer.from(`\uFEFF${textOf(';')}`, 'utf16le') },
  ];
  test.each(same)(
    '$name is read whatever its encoding and delimiter',
    async ({ name, content }) => {
      const records = await read([await work.file(name, content)]);
      expect(records.filter(({ kind }) => kind === 'problem')).toEqual([]);
      expect(nodesOf(records, 'Statement').map(({ properties }) => properties)).toEqual([
        { text: 'Ja, “natürlich”.', kind: 'quote', date: '2024-09-18' },
        { text: 'No; never.', kind: 'quote', date: '2024-09-19' },
      ]);
      const [anne] = nodesOf(records, 'Actor');
      expect(anne?.properties).toEqual({ name: 'Müller, Änne' });
      const stances = records.flatMap((one) =>
        one.kind === 'relationship' && one.relationship.type === 'ABOUT'
          ? [one.relationship.properties.stance]
          : [],
      );
      expect(stances).toEqual(['support', 'oppose']);
    },
  );

  test('an old encoding is found, and told', async () => {
    const bytes = Buffer.from(textOf(';').replace(/[“”]/g, "'"), 'latin1');
    const records = await read([await work.file('old.csv', bytes)]);
    expect(nodesOf(records, 'Actor')[0]?.properties).toEqual({ name: 'Müller, Änne' });
    expect(records.find(({ kind }) => kind === 'note')).toMatchObject({
      message: expect.stringMatching(
        /old\.csv is not UTF-8; it is read as (windows-1252|iso-8859)/,
      ),
    });
  });

  test('whether the day or the month comes first is asked when it cannot be told', async () => {
    const text = 'Speaker,Topic,Stance,Date,Quote\nBo,Dam,for,03/04/2024,Yes.\n';
    const files = [await work.file('days.csv', text)];
    const guess = async (given: ImportFile[]) => (await formatFor(given)).guess?.(given);
    expect((await guess(files))?.unclear).toMatchObject([
      { file: 'days.csv', message: expect.stringContaining('03/04/2024') },
    ]);
    const clear = [await work.file('days.csv', `${text}Bo,Dam,for,13/04/2024,Again.\n`)];
    expect((await guess(clear))?.unclear).toEqual([]);
    const dates = nodesOf(await read(clear), 'Statement').map((node) => node.properties.date);
    expect(dates).toEqual(['2024-04-03', '2024-04-13']);
  });

  test('a stance that nobody knows is asked, and never taken for another', async () => {
    const text = 'Speaker,Topic,Stance,Quote\nBo,Dam,for,Yes.\nBo,Dam,perhaps,Hm.\n';
    const files = [await work.file('hm.csv', text)];
    const guess = await (await formatFor(files)).guess?.(files);
    expect(guess?.unclear[0]?.message).toContain('"perhaps"');
  });

  test('our own tidy export loses the apostrophes that it has for spreadsheets', async () => {
    const texts = ['-5 degrees', "'=1", '@home', "'Tis nothing", "''-x"];
    const columns = 'statement,speaker,speakerId,agreement,agreementId,stance,sources,text'.split(
      ',',
    );
    const rows = texts.map((text, at) =>
      csvLine([
        `statement:s${at}`,
        text,
        'actor:a',
        'Dam law',
        'agreement:d',
        'support',
        'source:p',
        text,
      ]),
    );
    const table = [csvLine(columns), ...rows, ''].join('\r\n');
    const records = await read([await work.file('tidy.csv', table)]);
    expect(records.filter(({ kind }) => kind === 'problem')).toEqual([]);
    const found = (label: string, name: string) =>
      nodesOf(records, label).map(({ properties }) => properties[name]);
    expect(found('Statement', 'text')).toEqual(texts);
    expect(found('Actor', 'name')).toEqual(texts);
  });

  test('where one column has an odd name, the others are known, and it is asked for', async () => {
    const text = 'Teller of it,Topic,Stance,Date,Quote\nBo,Dam,for,2024-01-02,Yes.\n';
    const files = [await work.file('odd.csv', text)];
    const guess = await (await formatFor(files)).guess?.(files);
    expect(guess?.unclear.map(({ message }) => message)).toEqual([
      'There is no column that tells the speaker: name one in the mapping.',
    ]);
    const { tables } = guess?.mapping as Mapping;
    expect(statementColumns(tables['odd.csv'] as TableMapping)?.columns).toMatchObject({
      agreement: 'Topic',
      stance: 'Stance',
      date: 'Date',
      text: 'Quote',
    });
    const named = 'Name of speaker;Topic;Position;Date;Quote\nBo;Dam;pro;2.1.2024;Yes.\n';
    const known = [await work.file('named.csv', named)];
    expect((await (await formatFor(known)).guess?.(known))?.unclear).toEqual([]);
  });
});

describe('rows that are not right', () => {
  test('are problems with their lines, and the others are read', async () => {
    const text = [
      'Speaker,Topic,Stance,Date,Quote',
      'Bo,Dam,for,2024-01-01,"Two',
      'lines"',
      'Bo,Dam,for,2024-01-02,One,field too many',
      'Bo,Dam,for,2024-13-01,No such month',
      'Bo,Dam,for,2024-01-05,Good',
      '',
    ].join('\n');
    const mapping = (
      await (
        await formatFor([await work.file('x.csv', sheetOf())])
      ).guess?.([await work.file('bad.csv', sheetOf())])
    )?.mapping;
    const records = await read([await work.file('bad.csv', text)], mapping);
    const problems = records.flatMap((one) => (one.kind === 'problem' ? [one] : []));
    expect(problems.map(({ place }) => place)).toEqual(['bad.csv:4', 'bad.csv:5']);
    expect(nodesOf(records, 'Statement').map(({ properties }) => properties.text)).toEqual([
      'Two\nlines',
      'Good',
    ]);
    expect(records.find(({ kind }) => kind === 'node')?.place).toBe('bad.csv:2');
  });

  test('a quote that is never closed is one problem, not a crash', async () => {
    const text = 'Speaker,Topic,Stance,Quote\nBo,Dam,for,"Open\nBo,Dam,for,Next\n';
    const mapping = guessOf(
      await work.file('open.csv', 'Speaker,Topic,Stance,Quote\nBo,Dam,for,Yes\n'),
    );
    const records = await read([await work.file('open.csv', text)], (await mapping)?.mapping);
    expect(records.filter(({ kind }) => kind === 'problem')).toMatchObject([
      { message: expect.stringMatching(/cannot be read/) },
    ]);
  });

  function sheetOf(): string {
    return 'Speaker,Topic,Stance,Date,Quote\nBo,Dam,for,2024-01-01,Yes\n';
  }
  async function guessOf(file: ImportFile) {
    return (await formatFor([file])).guess?.([file]);
  }
});

describe('a spreadsheet', () => {
  test('is read sheet by sheet, with its own dates', async () => {
    const records = await read([await work.file('debate.xlsx', workbook(sheet))]);
    expect(nodesOf(records, 'Statement').map(({ properties }) => properties.date)).toEqual([
      '2024-09-18',
      '2024-09-19',
    ]);
    expect(records[0]?.place).toBe('debate.xlsx#Sheet1:2');
    expect(typesOf(records)).toEqual(['MADE', 'ABOUT', 'MADE', 'ABOUT']);
  });
});

describe('archives', () => {
  test('a bomb is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'zeros.csv': [new Uint8Array(70 * 1024 * 1024), { level: 1 }] });
    const file = await work.file('bomb.zip', bomb);
    await expect(openArchives([file], work.folder)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('unpacks to more'),
    });
  });

  test('a path that leads out of the folder is refused', async () => {
    const file = await work.file(
      'out.zip',
      zipSync({ '../../evil.csv': Buffer.from('a,b\n1,2\n') }),
    );
    await expect(openArchives([file], work.folder)).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('what is cut off, empty or no archive is refused in words', async () => {
    const whole = zipSync({ 'a.csv': Buffer.from('a,b\n1,2\n') });
    const cut = await work.file('cut.zip', whole.subarray(0, whole.length - 30));
    await expect(openArchives([cut], work.folder)).rejects.toMatchObject({ code: 'bad-input' });
    const empty = await work.file('empty.csv', '');
    await expect(openArchives([empty], work.folder)).rejects.toThrow('empty.csv is empty');
    const zeros = await work.file('zeros.csv', new Uint8Array(200));
    await expect(read([zeros], { tables: {} })).resolves.toMatchObject([{ kind: 'problem' }]);
    const format = await formatFor([zeros]);
    await expect(format.guess?.([zeros])).rejects.toMatchObject({ code: 'bad-input' });
  });
});

const samples = '../shared/data/import-samples';
describe.skipIf(!existsSync(samples))('real tables', () => {
  const real = async (name: string) => {
    const path = `${samples}/${name}`;
    const content = await readFile(path);
    return work.file(name.split('/').at(-1) ?? '', content);
  };
  test("DNA's list of events has the numbers of its study", async () => {
    const records = await read([await real('dna/dna3-sample-events.derived.csv')]);
    const distinct = (label: string) => new Set(nodesOf(records, label).map(({ id }) => id)).size;
    expect(distinct('Statement')).toBe(40);
    expect([distinct('Actor'), distinct('Institution'), distinct('Agreement')]).toEqual([7, 7, 6]);
    const stances = records.flatMap((one) =>
      one.kind === 'relationship' ? [one.relationship.properties.stance] : [],
    );
    expect(stances.filter((one) => one === 'support')).toHaveLength(29);
    expect(stances.filter((one) => one === 'oppose')).toHaveLength(11);
  });

  test.each([
    ['csv/everypolitician-terms/Estonia-term-13.csv', 120],
    ['csv/everypolitician-terms/Netherlands-term-2012.csv', 152],
    ['csv/au-councils/TAS.csv', 263],
    ['csv/sk-nrsr-2023/mps.csv', 187],
    ['csv/us-congress-legisgraph/legislators-current.csv', 539],
  ])('%s has %i people', async (name, people) => {
    const records = await read([await real(name)]);
    expect(records.filter(({ kind }) => kind === 'problem')).toEqual([]);
    expect(new Set(nodesOf(records, 'Actor').map(({ id }) => id)).size).toBe(people);
  });
});

test('the schema of a mapping is the one in the documentation', async () => {
  expect(await readFile('docs/formats/mapping.schema.json', 'utf8')).toBe(mappingSchemaText());
});
