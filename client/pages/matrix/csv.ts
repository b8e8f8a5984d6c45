/** The matrix as it is shown, as a CSV file: a line a cell. */

import { csvLine } from '../../../model/formats/csv.ts';
import { nodeName } from '../../../model/formats/names.ts';
import { stanceNames } from '../../../model/vocabulary/stances.ts';
import type { Matrix } from './matrix-lines.ts';

const head = [
  'row_id',
  'row',
  'group',
  'agreement_id',
  'agreement',
  ...stanceNames,
  'first_date',
  'first_stance',
  'latest_date',
  'latest_stance',
  'changed',
  // How many of the counts rest on unknown dates of office or membership.
  'uncertain',
  // `members`: what members and parts also said, which does not count for the row.
  'line',
];

/** Saves the file. */
export function downloadMatrix(matrix: Matrix): void {
  const url = URL.createObjectURL(new Blob([matrixCsv(matrix)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'stance-matrix.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Rows and columns in the order shown; cells without a statement are left out. */
export function matrixCsv({ lines: rows, columns, cells }: Matrix): string {
  const lines = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = cells.get(row.key)?.get(column.node.id);
      if (!cell) return [];
      return csvLine([
        row.node.id,
        nodeName(row.node),
        row.groupName ?? '',
        column.node.id,
        nodeName(column.node),
        ...stanceNames.map((stance) => cell[stance]),
        cell.first.date ?? '',
        cell.first.stance,
        cell.latest.date ?? '',
        cell.latest.stance,
        cell.changed ? 'yes' : 'no',
        cell.uncertain,
        row.members ? 'members' : 'row',
      ]);
    }),
  );
  return `\uFEFF${[csvLine(head), ...lines].join('\r\n')}\r\n`;
}
