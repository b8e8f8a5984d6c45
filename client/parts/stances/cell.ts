/**
 * A cell of the matrix in the address: `cell:<rows>~<row>~<column>`, and `~parts` when the column
 * holds the agreement's parts too, `~members` in an institution's line of what its members also said.
 */

import {
  type CellOfStances,
  type RowKind,
  readCellText,
} from '../../../model/formats/cell-text.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import type { StanceCell } from '../../../model/schemas/positions.ts';
import { ofSide, type Stance, stanceNames } from '../../../model/vocabulary/stances.ts';

export const rowTitles: Record<RowKind, string> = {
  actor: 'Speakers',
  party: 'Parties',
  group: 'Parliamentary groups',
  institution: 'Institutions',
};

/** The id under which a cell is selected. */
export function cellId(
  rows: RowKind,
  row: string,
  column: string,
  { parts = false, members = false } = {},
): string {
  return `cell:${cellText({ rows, row, column, parts, members }, false)}`;
}

/** The opposite of {@link cellId}; `undefined` for any other id. */
export function readCell(id: string): CellOfStances | undefined {
  return id.startsWith('cell:') ? readCellText(id.slice(5)) : undefined;
}

/** A cell as the API's `cell`; a column of wholes holds their parts. */
export function cellText(
  { rows, row, column, parts, members }: CellOfStances,
  whole: boolean,
): string {
  return `${rows}~${row}~${column}${parts || whole ? '~parts' : ''}${members ? '~members' : ''}`;
}

/** The filter that a row stands for. */
export const filterOfRows = {
  actor: 'speaker',
  party: 'party',
  group: 'party',
  institution: 'institution',
} as const;

const leastWidth = 116;
const mostWidth = 230;
const digit = 7.2;
const largest = 16;
const smallest = 5;

/** The side of a count's square: its area is the count, as far as it can be seen. */
export function sideOf(count: number, highest: number): number {
  return Math.max(smallest, largest * Math.sqrt(count / highest));
}

/** How wide columns have to be for the numbers in them not to touch, and the highest count. */
export function columnSize(cells: readonly StanceCell[]): { width: number; highest: number } {
  let highest = 1;
  for (const { support, oppose } of cells) highest = Math.max(highest, support, oppose);
  const number = (count: number) => digit * (1 + String(count).length) + 3;
  const side = (count: number) => (count > 0 ? number(count) + 3 + sideOf(count, highest) : 0);
  let widest = 0;
  const marks = (cell: StanceCell, of: readonly Stance[], room: number) =>
    of.reduce((sum, stance) => sum + (cell[stance] > 0 ? number(cell[stance]) + room : 0), 0);
  for (const cell of cells) {
    const { contested = 0 } = cell;
    const left = marks(cell, ofSide('both'), 13) + side(cell.oppose);
    const right =
      side(cell.support) +
      marks(cell, ofSide('none'), 4) +
      (cell.changed ? 16 : 0) +
      (contested > 0 ? number(contested) + 8 : 0);
    widest = Math.max(widest, left, right);
  }
  return { width: Math.min(mostWidth, Math.max(leastWidth, Math.ceil(2 * widest) + 4)), highest };
}

/** A cell as text, for screen readers. */
export function cellLabel(cell: StanceCell | undefined, rows?: RowKind): string {
  if (!cell) return 'No statement recorded here';
  const counts = stanceNames
    .filter((stance) => cell[stance] > 0)
    .map((stance) => `${cell[stance]} ${stance}`);
  const uncertain = uncertainText(cell.uncertain, rows);
  return [
    ...counts,
    ...(uncertain ? [uncertain] : []),
    ...(cell.contested ? [`${cell.contested} contested`] : []),
    ...(cell.changed ? ['changed position'] : []),
  ].join(', ');
}
