/** The cells: virtualised both ways, moved through with the keyboard, opened with Enter. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import type { StanceCell, StancesReply } from '../../../model/positions.ts';
import { useSelection } from '../../app/selection.ts';
import { shortened } from '../../graph/look.ts';
import { nodeName, shortName } from '../../ui/text.ts';
import { NodeLink } from '../inspector/NodeLink.tsx';
import { CellGlyph } from './CellGlyph.tsx';
import { cellId, cellWords, type Rows, readCell, rowTitles } from './cell.ts';

export interface Matrix {
  rows: StancesReply['rows'];
  columns: StancesReply['columns'];
  /** By `row~column`. */
  cells: ReadonlyMap<string, StanceCell>;
}

const rowHeight = 30;
const columnWidth = 116;
const headHeight = 84;
const narrow = 700;
/** The place of the heads before the first row and column. */
const head = -1;

interface GridParts {
  matrix: Matrix;
  rows: Rows;
  grouped: string | undefined;
}

export function Grid({ matrix, rows, grouped }: GridParts) {
  const scroller = useRef<HTMLDivElement>(null);
  const [selected, select] = useSelection();
  const open = selected ? readCell(selected) : undefined;
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const nameWidth = innerWidth < narrow ? 132 : grouped ? 300 : 240;
  const down = useVirtualizer({
    count: matrix.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: headHeight,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: matrix.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => columnWidth,
    overscan: 2,
    scrollPaddingStart: nameWidth,
  });
  useEffect(() => {
    if (!open) return;
    const row = matrix.rows.findIndex((one) => one.node.id === open.row);
    const column = matrix.columns.findIndex((one) => one.node.id === open.column);
    if (row >= 0 && column >= 0) setAt([row, column]);
  }, [selected, matrix]);
  const go = (row: number, column: number) => {
    const next: [number, number] = [
      Math.max(head, Math.min(matrix.rows.length - 1, row)),
      Math.max(row < 0 ? 0 : head, Math.min(matrix.columns.length - 1, column)),
    ];
    setAt(next);
    down.scrollToIndex(Math.max(0, next[0]));
    across.scrollToIndex(Math.max(0, next[1]));
    // The cell may only be drawn in the next frame.
    requestAnimationFrame(() => focusCell(next));
  };
  const focusCell = ([row, column]: [number, number]) => {
    scroller.current
      ?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)
      ?.focus({ preventScroll: true });
  };
  const openAt = (row: number, column: number) => {
    const [r, c] = [matrix.rows[row], matrix.columns[column]];
    if (!r || !c || !matrix.cells.has(`${r.node.id}~${c.node.id}`)) return;
    select(cellId(rows, r.node.id, c.node.id));
  };
  const onKey = (event: KeyboardEvent) => {
    const [row, column] = at;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 4);
    const moves: Record<string, () => void> = {
      ArrowUp: () => go(row - 1, column),
      ArrowDown: () => go(row + 1, column),
      ArrowLeft: () => go(row, column - 1),
      ArrowRight: () => go(row, column + 1),
      PageUp: () => go(row - page, column),
      PageDown: () => go(row + page, column),
      Home: () => go(event.ctrlKey ? 0 : row, 0),
      End: () => go(event.ctrlKey ? matrix.rows.length - 1 : row, matrix.columns.length - 1),
      Enter: () => openAt(row, column),
      ' ': () => openAt(row, column),
    };
    const move = moves[event.key];
    const onHead = row === head || column === head;
    // A head is a link, which Enter follows by itself.
    if (onHead && event.key === 'Enter') return;
    if (!move || !(event.target as HTMLElement).dataset.cell) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  const columns = across.getVirtualItems();
  const drawnRows = down.getVirtualItems();
  const drawnHere = (items: typeof columns, place: number) =>
    place === head || items.some((item) => item.index === place);
  const atIsDrawn = drawnHere(drawnRows, at[0]) && drawnHere(columns, at[1]);
  const width = nameWidth + across.getTotalSize();
  return (
    <div
      className="matrix"
      role="grid"
      aria-label="Stance matrix"
      aria-rowcount={matrix.rows.length + 1}
      aria-colcount={matrix.columns.length + 1}
      ref={scroller}
      tabIndex={atIsDrawn ? -1 : 0}
      onFocus={(event) => {
        if (event.target === event.currentTarget) go(...at);
      }}
      onKeyDown={onKey}
    >
      <div
        role="row"
        aria-rowindex={1}
        className="matrix-head"
        style={{ width, height: headHeight }}
      >
        <div role="columnheader" aria-colindex={1} className="corner" style={{ width: nameWidth }}>
          {rowTitles[rows]}
          {grouped ? `, by ${grouped}` : ''}
        </div>
        {columns.map(({ index, start }) => {
          const column = matrix.columns[index];
          return (
            column && (
              <div
                key={column.node.id}
                role="columnheader"
                aria-colindex={index + 2}
                className={at[1] === index ? 'column-head current' : 'column-head'}
                style={{ left: nameWidth + start, width: columnWidth }}
              >
                <NodeLink
                  node={column.node}
                  className="bare-link"
                  cell={{ place: `${head}-${index}`, stop: at[0] === head && at[1] === index }}
                >
                  {shortened(nodeName(column.node), 40)}
                </NodeLink>
                <span className="caption">{column.total}</span>
              </div>
            )
          );
        })}
      </div>
      <div role="rowgroup" style={{ height: down.getTotalSize(), width, position: 'relative' }}>
        {drawnRows.map(({ index, start }) => {
          const row = matrix.rows[index];
          if (!row) return null;
          const before = matrix.rows[index - 1];
          const begins = grouped !== undefined && (index === 0 || before?.group !== row.group);
          return (
            <div
              key={row.node.id}
              role="row"
              aria-rowindex={index + 2}
              className={begins ? 'matrix-row begins' : 'matrix-row'}
              style={{ transform: `translateY(${start}px)`, height: rowHeight }}
            >
              <RowHead
                row={row}
                group={begins ? row.groupName : null}
                grouped={grouped}
                width={nameWidth}
                place={`${index}-${head}`}
                stop={at[0] === index && at[1] === head}
              />
              {columns.map(({ index: place, start: left }) => {
                const column = matrix.columns[place];
                if (!column) return null;
                const key = `${row.node.id}~${column.node.id}`;
                const cell = matrix.cells.get(key);
                const isAt = at[0] === index && at[1] === place;
                return (
                  <div
                    key={column.node.id}
                    role="gridcell"
                    aria-colindex={place + 2}
                    aria-label={`${nodeName(row.node)} on ${nodeName(column.node)}: ${cellWords(cell)}`}
                    aria-selected={open?.row === row.node.id && open.column === column.node.id}
                    tabIndex={isAt ? 0 : -1}
                    data-cell={`${index}-${place}`}
                    className={cell ? 'matrix-cell' : 'matrix-cell empty'}
                    style={{ left: nameWidth + left, width: columnWidth }}
                    onClick={() => {
                      setAt([index, place]);
                      openAt(index, place);
                    }}
                  >
                    {cell && <CellGlyph cell={cell} />}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowHeadParts {
  row: Matrix['rows'][number];
  /** The group that begins with this row. */
  group: string | null;
  grouped: string | undefined;
  width: number;
  place: string;
  stop: boolean;
}

const RowHead = memo(function RowHead({ row, group, grouped, width, place, stop }: RowHeadParts) {
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
            {shortName(row.node)}
          </NodeLink>
        )}
      </span>
      <span className="caption">{row.total}</span>
    </div>
  );
});
