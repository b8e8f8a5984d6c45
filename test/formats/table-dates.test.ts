/** Dates as tables have them: what can be read in one way only is read, the rest is asked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTables } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const read = async (dates: string[], mapping?: unknown) => {
  const rows = dates.map((date, at) => `Bo\tDam\tfor\t${date}\tWords ${at}`);
  const text = ['speaker\tagreement\tstance\tdate\ttext', ...rows].join('\n');
  const found = await readTables([await work.file('a.tsv', text)], mapping);
  const statements = [...found.nodes.values()].filter(({ label }) => label === 'Statement');
  return { ...found, dates: statements.map(({ properties }) => properties.date) };
};

test.each([
  ['2024/09/18', '2024-09-18'],
  ['2024-9-18', '2024-09-18'],
  ['2024.09.18.', '2024-09-18'],
  ['2024. 9. 18.', '2024-09-18'],
  ['20240918', '2024-09-18'],
  ['18. 9. 2024', '2024-09-18'],
  ['18.09.2024, 10:15', '2024-09-18'],
  ['2024-09-18T10:15:00.000Z', '2024-09-18'],
  ['2024/9/18 10:15', '2024-09-18'],
  ['9/18/2024', '2024-09-18'],
  ['18 September 2024', '2024-09-18'],
  ['18-Sep-2024', '2024-09-18'],
  ['September 18, 2024', '2024-09-18'],
  ['18th of September 2024', '2024-09-18'],
  ['18. September 2024', '2024-09-18'],
  ['18 de septiembre de 2024', '2024-09-18'],
  ['1er août 2024', '2024-08-01'],
  ['18 września 2024', '2024-09-18'],
  ['2024. szeptember 18.', '2024-09-18'],
  ['09/2024', '2024-09'],
  ['Sept. 2024', '2024-09'],
  ['2024', '2024'],
  ['2015.0', '2015'],
  ['18.09.2024 10:15:33.1234 +0100', '2024-09-18'],
  ['9/18/2024 10:33:21 AM GMT+1', '2024-09-18'],
  ['18.09.2024 (Mi)', '2024-09-18'],
])('%s is %s', async (written, day) => {
  const { unclear, problems, dates } = await read([written]);
  expect([unclear, problems]).toEqual([[], []]);
  expect(dates).toEqual([day]);
});

describe('what can be read in several ways, or in none, is asked', () => {
  test.each([
    ['18.09.24', 'century'],
    ['18-Sep-24', 'century'],
    ['45553', '"excel"'],
    ['03/04/2024', 'the day or the month'],
    ['2010/11', 'no date that can be read'],
    ['18.09.2024 - 20.09.2024', 'no date that can be read'],
    ['18.09.2024 or 19.09.2024', 'no date that can be read'],
    ['18/09/2024 – 20/09', 'no date that can be read'],
    ['2024-09-18 10:15 - 2024-09-20 11:00', 'no date that can be read'],
    ['2024-2025', 'no date that can be read'],
    // October in Croatian, November in Polish.
    ['1 listopada 2024', 'no date that can be read'],
    ['31 June 2024', 'no date that can be read'],
    ['in spring', 'no date that can be read'],
  ])('%s', async (written, asked) => {
    const { unclear } = await read([written, written]);
    expect(unclear).toEqual([expect.stringContaining(asked)]);
    expect(unclear[0]).toContain(written);
  });

  test('days first in one row and months first in another', async () => {
    expect((await read(['18/09/2024', '09/18/2024'])).unclear).toHaveLength(1);
  });
});

test('one wrong date among others is a problem of its row, whatever the others are', async () => {
  for (const [good, day] of [
    ['18.09.2024', '2024-09-18'],
    ['9/18/2024', '2024-09-18'],
    ['2024-09-18', '2024-09-18'],
  ]) {
    const { unclear, problems, dates } = await read([good ?? '', 'n/a', good ?? '']);
    expect(unclear).toEqual([]);
    expect(problems.map(({ place }) => place)).toEqual(['a.tsv:3']);
    expect(dates).toEqual([day, day]);
  }
});

test('a mapping says that numbers are days as Excel counts them', async () => {
  const guessed = await read(['45553', '45566.5']);
  const text = JSON.stringify(guessed.mapping).replace(
    '"date":{"column":"date"}',
    '"date":{"column":"date","date":"excel"}',
  );
  const { dates } = await read(['45553', '45566.5'], JSON.parse(text));
  expect(dates).toEqual(['2024-09-18', '2024-10-01']);
});

test('dates of votes and of memberships are asked as well', async () => {
  const votes = 'member_id,bill_id,vote,date\n1,2,yes,01/02/2024\n';
  const people = 'name,party,start_date\nAnn,Green,01.02.24\n';
  expect((await readTables([await work.file('v.csv', votes)])).unclear).toHaveLength(1);
  expect((await readTables([await work.file('p.csv', people)])).unclear).toHaveLength(1);
});
