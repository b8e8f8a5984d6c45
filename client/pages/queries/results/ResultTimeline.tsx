/** The rows in the order of time, by year; what is undated comes last. */
import { useMemo, useRef } from 'react';
import { dateText } from '../../../../model/formats/date-text.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { useScrollRestoration } from '../../../ui/scroll.ts';
import { Cell } from './Cell.tsx';
import { byYear } from './in-time.ts';
import './result-timeline.css';

/** Rows shown at most; the table has all. */
const most = 500;

export function ResultTimeline({ rows }: { rows: PropertyValue[][] }) {
  const years = useMemo(() => byYear(rows), [rows]);
  const scroller = useRef<HTMLDivElement>(null);
  useScrollRestoration('in-time', scroller, rows.length);
  if (years.every(([year]) => year === 'Undated')) {
    return (
      <div className="message">
        <h2>Nothing is dated</h2>
        <p>
          These rows hold no dates. Return one, as in RETURN s.date, or a statement, which has its
          own.
        </p>
      </div>
    );
  }
  let left = most;
  return (
    <div className="in-time" ref={scroller} data-scroll-restoration-id="in-time">
      {rows.length > most && (
        <p className="notice">
          The first {most} of {rows.length.toLocaleString('en')} rows in time; the table has all.
        </p>
      )}
      {years.map(([year, all]) => {
        const shown = all.slice(0, left);
        left -= shown.length;
        return shown.length === 0 ? null : (
          <section key={year} aria-label={year}>
            <h2>
              {year} <span className="caption">{all.length.toLocaleString('en')}</span>
            </h2>
            <ol>
              {shown.map(({ row, date, column }, index) => (
                <li key={index}>
                  <span className="num caption">{date && dateText(date, true)}</span>
                  <span className="cells">
                    {row.map(
                      (value, at) =>
                        at !== column &&
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
          </section>
        );
      })}
    </div>
  );
}
