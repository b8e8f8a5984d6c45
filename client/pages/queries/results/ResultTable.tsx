/** The rows as a grid: virtualised, sorted by a click on a head, walked with the arrow keys. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { copyText } from '../../../ui/copy-text.ts';
import { Icon } from '../../../ui/icons.tsx';
import { PrintedCut } from '../../../ui/PrintedCut.tsx';
import { allOf, usePrinting } from '../../../ui/printing.ts';
import { useScrollRestoration } from '../../../ui/scroll.ts';
import { Cell } from './Cell.tsx';
import { CellReader } from './CellReader.tsx';
import { columnsOf, paperTemplate, template } from './columns.ts';
import type { Look } from './result-cache.ts';
import { sorted } from './sort.ts';
import { valueText } from './values.ts';
import './result-table.css';
import { strings } from '../strings.ts';

interface ResultTableProps {
  columns: string[];
  rows: PropertyValue[][];
  look: Look;
}

interface Place {
  /** -1 is the head. */
  row: number;
  column: number;
}

const rowHeight = 38;
const narrowest = 48;

export function ResultTable({ columns: names, rows, look }: ResultTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [order, setOrder] = useState(look.order);
  const [widths, setWidths] = useState<ReadonlyMap<number, number>>(new Map());
  const [place, setPlace] = useState<Place>({ row: -1, column: 0 });
  const [read, setRead] = useState<Place>();
  const moved = useRef(false);
  const shown = useMemo(() => (order ? sorted(rows, order) : rows), [rows, order]);
  const key = names.join('\n');
  const enough = Math.min(rows.length, 100);
  const columns = useMemo(() => columnsOf(names, rows), [key, enough]);
  const before = useRef(key);
  look.order = order;
  useEffect(() => {
    if (key === before.current) return;
    before.current = key;
    setOrder(undefined);
    setWidths(new Map());
    setPlace({ row: -1, column: 0 });
  }, [key]);

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: rowHeight,
  });
  const visible = virtual.getVirtualItems();
  const printing = usePrinting();
  const drawn = printing ? allOf(shown) : visible;
  useScrollRestoration('rows', scroller, rows.length);
  useEffect(() => {
    if (!moved.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-at="${place.row}:${place.column}"]`,
    );
    if (!cell) return;
    moved.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place, visible]);

  const go = (next: Place) => {
    const row = Math.max(-1, Math.min(shown.length - 1, next.row));
    const column = Math.max(0, Math.min(names.length - 1, next.column));
    moved.current = true;
    if (row >= 0) virtual.scrollToIndex(row);
    setPlace({ row, column });
  };
  const sort = (column: number) =>
    setOrder((old) =>
      old?.column !== column
        ? { column, descending: false }
        : old.descending
          ? undefined
          : { column, descending: true },
    );
  const widen = (column: number, by: number) => {
    const head = scroller.current?.querySelector(`[data-at="-1:${column}"]`);
    const now = widths.get(column) ?? head?.clientWidth ?? narrowest;
    setWidths(new Map([...widths, [column, Math.max(narrowest, now + by)]]));
  };
  const onKey = (event: KeyboardEvent) => {
    const { row, column } = place;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const far = event.ctrlKey || event.metaKey;
    if (row < 0 && event.altKey && /^Arrow(Left|Right)$/.test(event.key)) {
      widen(column, event.key === 'ArrowLeft' ? -20 : 20);
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const next: Record<string, Place> = {
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      PageDown: { row: row + page, column },
      PageUp: { row: Math.max(0, row - page), column },
      Home: { row: far ? 0 : row, column: 0 },
      End: { row: far ? shown.length - 1 : row, column: names.length - 1 },
    };
    const to = next[event.key];
    if (to) go(to);
    else if (event.key === 'Enter' && row >= 0) open(event.target as HTMLElement);
    else if (far && event.key.toLowerCase() === 'c' && row >= 0 && !String(getSelection()))
      void copyText(valueText(shown[row]?.[column] ?? null));
    else return;
    event.preventDefault();
  };
  /** Enter follows the link in a cell, or reads its whole text. */
  const open = (cell: HTMLElement) => {
    const link = cell.querySelector<HTMLElement>('a, button');
    if (link) link.click();
    else setRead(place);
  };
  const columnsStyle = printing ? paperTemplate(columns) : template(columns, widths);
  return (
    <>
      <div
        className="grid-scroller"
        ref={scroller}
        data-scroll-restoration-id="rows"
        role="grid"
        aria-label={strings.rows}
        aria-rowcount={shown.length + 1}
        aria-colcount={names.length}
        onKeyDown={onKey}
      >
        <div className="grid-row head" role="row" aria-rowindex={1} style={columnsStyle}>
          {columns.map((column, at) => {
            const by = order?.column === at ? order : undefined;
            return (
              <div
                key={column.name}
                role="columnheader"
                aria-colindex={at + 1}
                aria-sort={by ? (by.descending ? 'descending' : 'ascending') : 'none'}
                className={column.numeric ? 'num' : undefined}
              >
                <button
                  type="button"
                  data-at={`-1:${at}`}
                  tabIndex={place.row === -1 && place.column === at ? 0 : -1}
                  title={strings.sortByAltAndAn(column.name)}
                  onClick={() => {
                    setPlace({ row: -1, column: at });
                    sort(at);
                  }}
                >
                  <span>{column.name}</span>
                  {by && <Icon name={by.descending ? 'down' : 'up'} />}
                </button>
                <Handle onDrag={(by) => widen(at, by)} />
              </div>
            );
          })}
        </div>
        <div
          role="presentation"
          style={
            printing ? {} : { height: virtual.getTotalSize(), minWidth: columnsStyle.minWidth }
          }
          className="grid-body"
        >
          {drawn.map(({ index, start }) => (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              className="grid-row"
              style={
                start === undefined
                  ? columnsStyle
                  : { ...columnsStyle, transform: `translateY(${start}px)`, height: rowHeight }
              }
            >
              {columns.map((column, at) => (
                <div
                  key={column.name}
                  role="gridcell"
                  aria-colindex={at + 1}
                  data-at={`${index}:${at}`}
                  tabIndex={place.row === index && place.column === at ? 0 : -1}
                  className={column.numeric ? 'num' : undefined}
                  onFocus={() => setPlace({ row: index, column: at })}
                  onDoubleClick={() => setRead({ row: index, column: at })}
                >
                  <Cell value={shown[index]?.[at] ?? null} />
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
      <PrintedCut loaded={shown.length} total={shown.length} what="row" />
      {read && (
        <CellReader
          title={names[read.column] ?? ''}
          value={shown[read.row]?.[read.column] ?? null}
          onClose={() => setRead(undefined)}
        />
      )}
    </>
  );
}

/** The edge of a head, dragged to widen its column; Alt and the arrows do it by keyboard. */
function Handle({ onDrag }: { onDrag: (by: number) => void }) {
  const last = useRef<number>(undefined);
  return (
    <span
      className="handle"
      aria-hidden="true"
      onPointerDown={(event) => {
        last.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (last.current === undefined) return;
        onDrag(event.clientX - last.current);
        last.current = event.clientX;
      }}
      onPointerUp={() => {
        last.current = undefined;
      }}
    />
  );
}
