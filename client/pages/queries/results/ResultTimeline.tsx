/** The rows in the order of time, by a column that the reader can choose; what it does not date is apart. */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { counted } from '../../../../model/formats/counted.ts';
import { dateText } from '../../../../model/formats/date-text.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { useScrollRestoration } from '../../../ui/scroll.ts';
import { Cell } from './Cell.tsx';
import { type DatedColumn, datedColumns, type InTime, yearGroups } from './in-time.ts';
import './result-timeline.css';
import { strings } from '../strings.ts';

interface ResultTimelineProps {
  columns: readonly string[];
  rows: PropertyValue[][];
}

/** Rows shown at most; the table has all. */
const most = 500;

export function ResultTimeline({ columns, rows }: ResultTimelineProps) {
  const offered = useMemo(() => datedColumns(rows), [rows]);
  const [chosen, choose] = useState<number>();
  const by = offered.find(({ at }) => at === chosen) ?? offered[0];
  const found = useMemo(() => by && yearGroups(rows, by.at), [rows, by]);
  const scroller = useRef<HTMLDivElement>(null);
  useScrollRestoration('in-time', scroller, rows.length);
  if (!by || !found) {
    return (
      <div className="message">
        <h2>{strings.nothingIsDated}</h2>
        <p>{strings.theseRowsHoldNo}</p>
      </div>
    );
  }
  let left = most;
  const take = <Item,>(items: readonly Item[]): readonly Item[] => {
    const taken = items.slice(0, left);
    left -= taken.length;
    return taken;
  };
  return (
    <div className="in-time" ref={scroller} data-scroll-restoration-id="in-time">
      <label className="caption dated-by">
        {strings.datedBy}{' '}
        <select
          className="select"
          value={by.at}
          onChange={(event) => choose(Number(event.target.value))}
        >
          {offered.map((column) => (
            <option key={column.at} value={column.at}>
              {titleOf(column, columns)}
            </option>
          ))}
        </select>
      </label>
      {rows.length > most && (
        <p className="notice">
          {strings.theFirst} {most} {strings.of} {counted(rows.length, 'row')}{' '}
          {strings.inTimeTheTableHas}
        </p>
      )}
      {found.years.map(({ year, days, months, some }) => (
        <Block key={year} title={year} count={days.length + months.length + some.length}>
          <Rows rows={take(days)} by={by} />
          <Apart title={strings.knownToTheMonth} rows={take(months)} by={by} />
          <Apart title={strings.knownToTheYear} rows={take(some)} by={by} />
        </Block>
      ))}
      {found.undated.length > 0 && (
        <Block title={strings.undated} count={found.undated.length}>
          <Rows rows={take(found.undated.map((row) => ({ row, date: '' })))} by={by} />
        </Block>
      )}
    </div>
  );
}

function titleOf({ at, own }: DatedColumn, columns: readonly string[]): string {
  const name = columns[at] ?? '';
  return own ? name : strings.theDateOf(name);
}

function Block({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>
        {title} <span className="caption">{counted(count, 'row')}</span>
      </h2>
      {children}
    </section>
  );
}

interface RowsProps {
  rows: readonly InTime[];
  by: DatedColumn;
}

function Apart({ title, rows, by }: RowsProps & { title: string }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="caption">{title}</h3>
      <Rows rows={rows} by={by} />
    </>
  );
}

function Rows({ rows, by }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <ol>
      {rows.map(({ row, date }, index) => (
        <li key={index}>
          <span className="num caption">{date && dateText(date, true)}</span>
          <span className="cells">
            {row.map(
              (value, at) =>
                !(by.own && at === by.at) &&
                value !== null && (
                  <span key={at}>
                    <Cell value={value} />
                  </span>
                ),
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
