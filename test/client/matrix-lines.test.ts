/** What members also said is a line of its own beneath their institution, and never in its row. */

import { expect, test } from 'vitest';
import { matrixCsv } from '../../client/pages/matrix/csv.ts';
import { matrixOf } from '../../client/pages/matrix/matrix-lines.ts';
import { cellLabel } from '../../client/parts/stances/cell.ts';
import type { StancesReply } from '../../model/schemas/positions.ts';
import { byStance } from '../../model/vocabulary/stances.ts';

const node = (id: string, properties = {}) => ({
  id,
  labels: ['Institution'],
  properties: { name: id.replace(/^.*:/, ''), ...properties },
});
const said = { date: '2024-09-18', stance: 'oppose', certain: false } as const;
const pact = { id: 'agreement:pact', labels: ['Agreement'], properties: { name: 'Pact' } };
const bill = { id: 'agreement:bill', labels: ['Agreement'], properties: { name: 'Bill' } };

function page(rows: ReturnType<typeof node>[], column: typeof pact): StancesReply {
  return {
    rows: rows.map((one) => ({
      node: one,
      total: 2,
      uncertain: 1,
      position: -1,
      group: null,
      groupName: null,
    })),
    columns: [{ node: column, total: 2, uncertain: 1 }],
    cells: rows.map((one) => ({
      row: one.id,
      column: column.id,
      ...byStance(() => 0),
      oppose: 2,
      uncertain: 1,
      uncertainByStance: { ...byStance(() => 0), oppose: 1 },
      first: said,
      latest: said,
      changed: false,
    })),
    total: 2,
    uncertain: 1,
    rowTotal: rows.length,
    next: null,
  };
}

const [parliament, union, outlet, none] = [
  node('institution:parliament'),
  node('institution:union'),
  node('institution:outlet', { unidentified: true }),
  node('none'),
];
const matrix = matrixOf(
  [page([parliament, outlet, none], pact)],
  [page([union, parliament, outlet], bill)],
);

test('a line of members follows its row; who has no row stands before those that come last', () => {
  expect(matrix.lines.map(({ node: { id }, members, alone }) => [id, members, alone])).toEqual([
    ['institution:parliament', false, false],
    ['institution:parliament', true, false],
    ['institution:union', true, true],
    ['institution:outlet', false, false],
    ['institution:outlet', true, false],
    ['none', false, false],
  ]);
  expect(new Set(matrix.lines.map(({ key }) => key)).size).toBe(6);
  expect(matrix.columns.map(({ node: { id } }) => id)).toEqual([
    'agreement:pact',
    'agreement:bill',
  ]);
});

test('the cells of both lines stay apart', () => {
  const [own, members] = matrix.lines;
  expect([...(matrix.cells.get(own?.key ?? '')?.keys() ?? [])]).toEqual(['agreement:pact']);
  expect([...(matrix.cells.get(members?.key ?? '')?.keys() ?? [])]).toEqual(['agreement:bill']);
});

test('the file says which line a cell is of, and how much of it is uncertain', () => {
  const [, first, second] = matrixCsv(matrix).split('\r\n');
  expect(first).toMatch(/^institution:parliament,parliament,,agreement:pact,.*,no,1,row$/);
  expect(second).toMatch(/^institution:parliament,parliament,,agreement:bill,.*,no,1,members$/);
});

test('a cell is read out with what is uncertain', () => {
  const cell = matrix.cells.get('institution:parliament')?.get('agreement:pact');
  expect(cellLabel(cell, 'institution')).toBe('2 oppose, 1 with dates of office unknown');
});
