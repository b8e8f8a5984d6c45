/** The matrix from the replies of the server, what is asked for it, and what its picture says. */
import { counted } from '../../../model/formats/counted.ts';
import type { StanceCell, StancesReply } from '../../../model/schemas/positions.ts';
import { filtersOf, type Search } from '../../address/address.ts';
import type { FigureOf } from '../../parts/figure/Figure.tsx';
import { type RowKind, rowTitles } from '../../parts/stances/cell.ts';
import { matrixBody } from './figure.ts';
import type { Matrix } from './Grid.tsx';

/** What an address asks the server for. */
export function askedOf(search: Search) {
  const rows = search.rows ?? 'party';
  return {
    ...filtersOf(search),
    rows: rows === 'group' ? 'party' : rows,
    groups: rows === 'group' ? 'true' : undefined,
    fold: search.fold,
    sort: search.order,
    group: search.group,
  };
}

/** Pages of rows as one matrix. */
export function matrixOf(pages: readonly StancesReply[]): Matrix {
  const cells = new Map(pages.flatMap((page) => [...cellsOf(page)]));
  const columns = new Map(pages.flatMap((page) => page.columns.map((one) => [one.node.id, one])));
  return { rows: pages.flatMap((page) => page.rows), columns: [...columns.values()], cells };
}

export function matrixFigure(matrix: Matrix, search: Search, total: number): FigureOf {
  const rows = rowTitles[(search.rows ?? 'party') as RowKind];
  const filtered = Object.values(filtersOf(search)).some(Boolean) ? ' that match the filters' : '';
  return {
    draw: (pen) => matrixBody(pen, matrix),
    title: `${rows} and what they said about each agreement`,
    about: `${counted(total, 'statement')}${filtered}, by stance.`,
  };
}

const known = new WeakMap<StancesReply, Map<string, Map<string, StanceCell>>>();

/** The cells of a page of rows, by row and column; sorted out once. */
function cellsOf(page: StancesReply): Map<string, Map<string, StanceCell>> {
  let cells = known.get(page);
  if (!cells) {
    cells = new Map();
    for (const cell of page.cells) {
      const row = cells.get(cell.row);
      if (row) row.set(cell.column, cell);
      else cells.set(cell.row, new Map([[cell.column, cell]]));
    }
    known.set(page, cells);
  }
  return cells;
}
