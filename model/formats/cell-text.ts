/** How an address names a cell of a table of stances. No schema, so that pages need not load those. */

/** What the rows of a table of stances are; `group` stands for parliamentary groups. */
export type RowKind = 'actor' | 'party' | 'group' | 'institution';

const cellPattern = /^(actor|party|group|institution)~([^~]+)~([^~]+)(~parts)?(~members)?$/;

/**
 * A cell of a table of stances: `rows~row~column`, with `~parts` when the column holds its parts, and
 * `~members` in an institution's line of what its members also said.
 */
export interface CellOfStances {
  rows: RowKind;
  /** An id, or `none` for speakers without any. */
  row: string;
  column: string;
  parts: boolean;
  members: boolean;
}

/** The text of a cell, taken apart; `undefined` when it is none. */
export function readCellText(text: string): CellOfStances | undefined {
  const [, rows, row, column, parts, members] = cellPattern.exec(text) ?? [];
  if (!rows || !row || !column) return undefined;
  return {
    rows: rows as RowKind,
    row,
    column,
    parts: parts !== undefined,
    members: members !== undefined,
  };
}
