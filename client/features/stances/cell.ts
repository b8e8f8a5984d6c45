/** A cell of the matrix in the address: `cell:<rows>~<row>~<column>`. */
import type { StanceCell } from '../../../model/positions.ts';
import type { Search } from '../../app/address.ts';

/** What the rows of the matrix are called in the address; `group` are parliamentary groups. */
export type Rows = 'actor' | 'party' | 'group' | 'institution';

export const rowTitles: Record<Rows, string> = {
  actor: 'Speakers',
  party: 'Parties',
  group: 'Parliamentary groups',
  institution: 'Institutions',
};

/** The id under which a cell is selected. */
export function cellId(rows: Rows, row: string, column: string): string {
  return `cell:${rows}~${row}~${column}`;
}

/** The opposite of {@link cellId}; `undefined` for any other id. */
export function readCell(id: string): { rows: Rows; row: string; column: string } | undefined {
  const [rows, row, column] = id.startsWith('cell:') ? id.slice(5).split('~') : [];
  if (!rows || !row || !column || !(rows in rowTitles)) return undefined;
  return { rows: rows as Rows, row, column };
}

/** The statements of a cell, as a query of the API. */
export function cellFilter(
  rows: Rows,
  row: string,
  column: string,
  { fold }: Pick<Search, 'fold'>,
): Record<string, string> {
  const by = { actor: 'speaker', party: 'party', group: 'party', institution: 'institution' }[rows];
  return { [by]: row, agreement: column, ...(fold === 'whole' ? {} : { parts: 'false' }) };
}

/** A cell in words, for those who do not see it. */
export function cellWords(cell: StanceCell | undefined): string {
  if (!cell) return 'No statement recorded here';
  const counts = (['support', 'oppose', 'mixed', 'neutral'] as const)
    .filter((stance) => cell[stance] > 0)
    .map((stance) => `${cell[stance]} ${stance}`);
  return `${counts.join(', ')}${cell.changed ? ', changed position' : ''}`;
}
