/** What an address asks for its matrix, and what the picture of it says. */
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { counted } from '../../../model/formats/counted.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import { filtersOf, institutionScopeOf, type Search } from '../../address/address.ts';
import type { FigureOf } from '../../parts/figure/Figure.tsx';
import { rowTitles } from '../../parts/stances/cell.ts';
import { matrixBody } from './figure.ts';
import type { Matrix } from './matrix-lines.ts';

/** What the server is asked for. */
export function askedOf(search: Search) {
  const rows = (search.rows ?? 'party') as RowKind;
  const scope = rows === 'institution' ? institutionScopeOf(search) : undefined;
  return {
    ...filtersOf(search),
    ...(scope ? { scope } : {}),
    rows: rows === 'group' ? 'party' : rows,
    groups: rows === 'group' ? 'true' : undefined,
    fold: search.fold,
    sort: search.order,
    group: search.group,
  };
}

type Counted = { total: number; uncertain: number };

export function matrixFigure(matrix: Matrix, search: Search, reply: Counted): FigureOf {
  const kind = (search.rows ?? 'party') as RowKind;
  const filtered = Object.values(filtersOf(search)).some(Boolean) ? ' that match the filters' : '';
  const parts = [
    `${counted(reply.total, 'statement')}${filtered}, by stance`,
    uncertainText(reply.uncertain, kind),
  ];
  return {
    draw: (pen) => matrixBody(pen, matrix),
    title: `${rowTitles[kind]} and what they said about each agreement`,
    about: `${parts.filter(Boolean).join('; ')}.`,
  };
}
