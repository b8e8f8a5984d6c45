/** The rows of a result in the order of time. */
import { expect, test } from 'vitest';
import { byYear } from '../../client/pages/queries/results/in-time.ts';

const node = (id: string, properties: Record<string, string>) => ({
  id,
  labels: ['Statement'],
  properties,
});

test('rows stand by year, at the precision that is known, undated ones last', () => {
  const rows = [
    ['b', '2024-09-18'],
    [node('statement:a', {}), 'no date'],
    [node('statement:b', { date: '2023' }), null],
    ['a', '2024-09'],
    ['c', '2024-09-18'],
    [7, true],
  ];
  const years = byYear(rows).map(([year, all]) => [year, all.map((one) => one.row)]);
  expect(years).toEqual([
    ['2023', [rows[2]]],
    ['2024', [rows[3], rows[0], rows[4]]],
    ['Undated', [rows[1], rows[5]]],
  ]);
});
