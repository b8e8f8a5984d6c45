/** The cells, virtualised in both directions; arrow keys move, Enter opens. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { CellOfStances, RowKind } from '../../../model/formats/cell-text.ts';
import { nodeName } from '../../../model/formats/names.ts';
import { useSelection } from '../../address/selection.ts';
import { shortened } from '../../canvas/state/look.ts';
import { NodeLink } from '../../parts/links/NodeLink.tsx';
import { cellId, columnSize, readCell, rowTitles } from '../../parts/stances/cell.ts';
import { usePrinting } from '../../ui/printing.ts';
import { useScrollRestoration } from '../../ui/scroll.ts';
import { MatrixRow } from './MatrixRow.tsx';
import type { Line, Matrix } from './matrix-lines.ts';
import { PrintedGrid } from './PrintedGrid.tsx';
import { strings } from './strings.ts';
import { Total } from './Total.tsx';

const rowHeight = 30;
const headHeight = 84;
const narrow = 700;
/** Of a letter of a column's name in pixels, on average, and of the space beside it. */
const letter = 6.9;
const beside = 16;
const widestWord = 190;
/** The place of the heads before the first row and column. */
const head = -1;

/** Whether a line is that of an open cell. */
const isOf = (line: Line, cell: CellOfStances) =>
  line.node.id === cell.row && line.members === cell.members;

interface GridProps {
  matrix: Matrix;
  rows: RowKind;
  grouped: string | undefined;
}

export function Grid({ matrix, rows, grouped }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [selected, select] = useSelection();
  const open = selected ? readCell(selected) : undefined;
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const { width: columnWidth, highest } = useMemo(
    () => columnSize([...matrix.cells.values()].flatMap((ofRow) => [...ofRow.values()])),
    [matrix],
  );
  const nameWidth = innerWidth < narrow ? 132 : grouped ? 300 : 240;
  // Wide enough for the longest word of its name, which is of a language that nobody notes.
  const widthOf = (index: number) =>
    Math.max(columnWidth, longestWord(nameOf(matrix.columns[index])));
  const down = useVirtualizer({
    count: matrix.lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: headHeight,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: matrix.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widthOf(index),
    overscan: 2,
    scrollPaddingStart: nameWidth,
  });
  useEffect(() => across.measure(), [columnWidth, matrix.columns]);
  useScrollRestoration('matrix', scroller, matrix.lines.length);
  useEffect(() => {
    if (!open) return;
    const row = matrix.lines.findIndex((one) => isOf(one, open));
    const column = matrix.columns.findIndex((one) => one.node.id === open.column);
    if (row >= 0 && column >= 0) setAt([row, column]);
  }, [selected, matrix]);
  const go = (row: number, column: number) => {
    const next: [number, number] = [
      Math.max(head, Math.min(matrix.lines.length - 1, row)),
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
    const [r, c] = [matrix.lines[row], matrix.columns[column]];
    if (!r || !c || !matrix.cells.get(r.key)?.has(c.node.id)) return;
    select(cellId(rows, r.node.id, c.node.id, { members: r.members }));
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
      End: () => go(event.ctrlKey ? matrix.lines.length - 1 : row, matrix.columns.length - 1),
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
  const onPress = (event: MouseEvent) => {
    const pressed = (event.target as HTMLElement).closest<HTMLElement>('[role="gridcell"]');
    const [row, column] = (pressed?.dataset.cell ?? '').split('-').map(Number);
    if (row === undefined || column === undefined) return;
    setAt([row, column]);
    openAt(row, column);
  };
  const columns = across.getVirtualItems();
  const drawnRows = down.getVirtualItems();
  const drawnHere = (items: typeof columns, place: number) =>
    place === head || items.some((item) => item.index === place);
  const atIsDrawn = drawnHere(drawnRows, at[0]) && drawnHere(columns, at[1]);
  const width = nameWidth + across.getTotalSize();
  if (usePrinting()) return <PrintedGrid matrix={matrix} rows={rows} highest={highest} />;
  return (
    <div
      className="matrix"
      data-scroll-restoration-id="matrix"
      role="grid"
      aria-label={strings.stanceMatrix}
      aria-rowcount={matrix.lines.length + 1}
      aria-colcount={matrix.columns.length + 1}
      ref={scroller}
      tabIndex={atIsDrawn ? -1 : 0}
      onFocus={(event) => {
        if (event.target === event.currentTarget) go(...at);
      }}
      onKeyDown={onKey}
      onClick={onPress}
    >
      <div
        role="row"
        aria-rowindex={1}
        className="matrix-head"
        style={{ width, height: headHeight }}
      >
        <div role="columnheader" aria-colindex={1} className="corner" style={{ width: nameWidth }}>
          {rowTitles[rows]}
          {grouped ? strings.by(grouped) : ''}
        </div>
        {columns.map(({ index, start, size }) => {
          const column = matrix.columns[index];
          return (
            column && (
              <div
                key={column.node.id}
                role="columnheader"
                aria-colindex={index + 2}
                className={at[1] === index ? 'column-head current' : 'column-head'}
                style={{ left: nameWidth + start, width: size }}
              >
                <NodeLink
                  node={column.node}
                  className="bare-link"
                  cell={{ place: `${head}-${index}`, stop: at[0] === head && at[1] === index }}
                >
                  {shortened(nodeName(column.node), 40)}
                </NodeLink>
                <Total line={column} rows={rows} />
              </div>
            )
          );
        })}
      </div>
      <div role="rowgroup" style={{ height: down.getTotalSize(), width, position: 'relative' }}>
        {drawnRows.map(({ index, start }) => {
          const row = matrix.lines[index];
          if (!row) return null;
          const before = matrix.lines[index - 1];
          const begins = grouped !== undefined && (index === 0 || before?.group !== row.group);
          return (
            <MatrixRow
              key={row.key}
              row={row}
              rows={rows}
              index={index}
              start={start}
              height={rowHeight}
              columns={columns}
              shown={matrix.columns}
              highest={highest}
              cells={matrix.cells.get(row.key)}
              nameWidth={nameWidth}
              begins={begins}
              grouped={grouped}
              stop={at[0] === index ? at[1] : null}
              opened={open && isOf(row, open) ? open.column : null}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Room for the longest word of a name, within limits. */
function longestWord(name: string): number {
  const letters = Math.max(
    0,
    ...shortened(name, 40)
      .split(/[\s-]+/)
      .map((word) => word.length),
  );
  return Math.min(widestWord, Math.ceil(letters * letter) + beside);
}

const nameOf = (column: Matrix['columns'][number] | undefined) =>
  column ? nodeName(column.node) : '';
