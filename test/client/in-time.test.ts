/** The rows of a result in the order of time, dated by one column alone. */
import { expect, test } from 'vitest';
import { datedColumns, yearGroups } from '../../client/pages/queries/results/in-time.ts';

const node = (id: string, label: string, properties: Record<string, string> = {}) => ({
  id,
  labels: [label],
  properties,
});
const act = (id: string, properties: Record<string, string> = {}) => ({
  id,
  type: 'HAS_OPT_OUT',
  from: 'institution:denmark',
  to: 'agreement:ceas',
  properties,
});

test('an undated act stays undated, though the agreement that it is on has a date', () => {
  const ceas = node('agreement:ceas', 'Agreement', { date: '1998' });
  const rows = [
    [ceas, act('a'), null],
    [ceas, act('b', { date: '2009-12-01' }), '2009-12-01'],
  ];
  const offered = datedColumns(rows);
  expect(offered).toEqual([
    { at: 2, own: true },
    { at: 1, own: false },
    { at: 0, own: false },
  ]);
  for (const at of [1, 2]) {
    expect(yearGroups(rows, at)).toEqual({
      years: [{ year: '2009', days: [{ row: rows[1], date: '2009-12-01' }], months: [], some: [] }],
      undated: [rows[0]],
    });
  }
  expect(yearGroups(rows, 0).years.map(({ year, some }) => [year, some.length])).toEqual([
    ['1998', 2],
  ]);
});

test('a statement dates a row before what it is about', () => {
  const rows = [
    [
      node('agreement:pact', 'Agreement', { date: '2024-05-14' }),
      node('statement:a', 'Statement', { date: '2023' }),
    ],
  ];
  expect(datedColumns(rows).map(({ at }) => at)).toEqual([1, 0]);
});

test('rows stand by year, apart as precisely as they are known, in their order on one day', () => {
  const rows = [
    ['b', '2024-09-18'],
    ['u', null],
    ['y', '2024'],
    ['a', '2024-09'],
    ['c', '2024-09-18'],
    ['old', '1999-01-01'],
    ['x', 'no date'],
  ];
  const { years, undated } = yearGroups(rows, 1);
  const names = (all: { row: unknown[] }[]) => all.map(({ row }) => row[0]);
  expect(
    years.map(({ year, days, months, some }) => [year, names(days), names(months), names(some)]),
  ).toEqual([
    ['1999', ['old'], [], []],
    ['2024', ['b', 'c'], ['a'], ['y']],
  ]);
  expect(undated).toEqual([rows[1], rows[6]]);
});

test('what holds no dates offers none', () => {
  expect(datedColumns([['a', 7, true, null]])).toEqual([]);
  expect(datedColumns([])).toEqual([]);
});
