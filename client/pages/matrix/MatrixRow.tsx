/** A row of the matrix. Rows and cells are memoized, so that scrolling renders only new ones. */
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { nodeName, shortName } from '../../../model/formats/names.ts';
import type { StanceCell } from '../../../model/schemas/positions.ts';
import { NodeLink } from '../../parts/links/NodeLink.tsx';
import { Unidentified } from '../../parts/links/Unidentified.tsx';
import { cellLabel } from '../../parts/stances/cell.ts';
import { CellGlyph } from './CellGlyph.tsx';
import type { Line, Matrix } from './matrix-lines.ts';
import { strings } from './strings.ts';
import { Total } from './Total.tsx';

interface MatrixRowProps {
  row: Line;
  rows: RowKind;
  index: number;
  start: number;
  height: number;
  /** The columns in view, and all that there are. */
  columns: readonly VirtualItem[];
  shown: Matrix['columns'];
  highest: number;
  cells: ReadonlyMap<string, StanceCell> | undefined;
  nameWidth: number;
  /** Whether a group begins with this row. */
  begins: boolean;
  grouped: string | undefined;
  /** The column at which Tab stops, if it is in this row; -1 for the row's head. */
  stop: number | null;
  /** The column whose cell is open. */
  opened: string | null;
}

export const MatrixRow = memo(function MatrixRow(parts: MatrixRowProps) {
  const { row, rows, index, start, height, columns, shown, cells } = parts;
  const { nameWidth, highest, begins, grouped, stop, opened } = parts;
  const named = nodeName(row.node);
  const name = row.members ? `${named}, ${strings.membersAlsoSaid}` : named;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={[
        'matrix-row',
        begins && 'begins',
        row.members && 'of-members',
        row.alone && 'alone',
      ]
        .filter(Boolean)
        .join(' ')}
      style={{ transform: `translateY(${start}px)`, height }}
    >
      <RowHead
        row={row}
        rows={rows}
        group={begins ? row.groupName : null}
        grouped={grouped}
        width={nameWidth}
        place={`${index}--1`}
        stop={stop === -1}
      />
      {columns.map(({ index: place, start: left, size }) => {
        const column = shown[place];
        return (
          column && (
            <Cell
              key={column.node.id}
              cell={cells?.get(column.node.id)}
              highest={highest}
              rows={rows}
              name={name}
              column={nodeName(column.node)}
              row={index}
              place={place}
              left={nameWidth + left}
              width={size}
              stop={stop === place}
              opened={opened === column.node.id}
            />
          )
        );
      })}
    </div>
  );
});

interface CellProps {
  cell: StanceCell | undefined;
  highest: number;
  rows: RowKind;
  name: string;
  column: string;
  row: number;
  place: number;
  left: number;
  width: number;
  stop: boolean;
  opened: boolean;
}

/** Clicks are handled by the grid, by delegation. */
const Cell = memo(function Cell(parts: CellProps) {
  const { cell, highest, rows, name, column, row, place, left, width, stop, opened } = parts;
  return (
    <div
      role="gridcell"
      aria-colindex={place + 2}
      aria-label={strings.on(name, column, cellLabel(cell, rows))}
      aria-selected={opened}
      tabIndex={stop ? 0 : -1}
      data-cell={`${row}-${place}`}
      className={cell ? 'matrix-cell' : 'matrix-cell empty'}
      style={{ left, width }}
    >
      {cell && <CellGlyph cell={cell} highest={highest} />}
    </div>
  );
});

interface RowHeadProps {
  row: Line;
  rows: RowKind;
  /** The group that begins with this row. */
  group: string | null;
  grouped: string | undefined;
  width: number;
  place: string;
  stop: boolean;
}

const RowHead = memo(function RowHead(parts: RowHeadProps) {
  const { row, rows, group, grouped, width, place, stop } = parts;
  return (
    <div role="rowheader" aria-colindex={1} className="row-head" style={{ width }}>
      {grouped && <b className="group">{group ?? ''}</b>}
      <span className="name">
        {row.node.id === 'none' ? (
          <span tabIndex={stop ? 0 : -1} data-cell={place}>
            {nodeName(row.node)}
          </span>
        ) : (
          <NodeLink node={row.node} className="bare-link" cell={{ place, stop }}>
            {row.members ? (
              <>
                <span className={row.alone ? undefined : 'hidden-text'}>
                  {shortName(row.node)}:{' '}
                </span>
                {row.alone ? strings.membersSaid : strings.membersAlsoSaid}
              </>
            ) : (
              shortName(row.node)
            )}
          </NodeLink>
        )}
        <Unidentified node={row.node} />
      </span>
      <Total line={row} rows={rows} />
    </div>
  );
});
