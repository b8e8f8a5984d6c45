/** The status of a run: rows so far, time, store, and the limit that cut it. */
import { useEffect, useState } from 'react';
import { counted } from '../../../../model/formats/counted.ts';
import { Icon } from '../../../ui/icons.tsx';
import { strings } from '../strings.ts';
import { defaultRowLimit, type QueryRun } from './useQueryRun.ts';

/** Announced to screen readers when the run ends, not while rows arrive. */
export function RunStatus({ run }: { run: QueryRun }) {
  const { status, rows, summary, tookMs = 0, firstRowMs, endedAt = 0 } = run;
  if (status === 'running') {
    return (
      <>
        <span className="caption status">
          {strings.running} <Elapsed since={run.startedAt} />
          {/* Until its first row has come, those of the query before are shown. */}
          {firstRowMs !== undefined && strings.soFar(counted(rows.length, 'row'))}
        </span>
        <button type="button" className="button" onClick={run.cancel}>
          <Icon name="close" />
          {strings.cancel}
        </button>
      </>
    );
  }
  return (
    <span className="caption status" role="status">
      {status === 'done' && (
        <>
          {isExplained(run) ? strings.explainedNotRun : <b>{counted(rows.length, 'row')}</b>}
          {summary && strings.in(duration(summary.elapsedMs))}
          {summary?.store === 'neo4j' ? strings.neo4j : strings.embeddedStore}
          {strings.readOnly}
          {firstRowMs !== undefined && tookMs > 1000 && strings.theFirstAfter(duration(firstRowMs))}
          {run.isCached && strings.askedAt(timeOfDay(endedAt))}
        </>
      )}
      {status === 'cancelled' &&
        strings.cancelledAfter(
          duration(tookMs),
          rows.length > 0
            ? strings.theThatHadCome(
                counted(rows.length, 'row'),
                rows.length === 1 ? 'stays' : 'stay',
              )
            : strings.noRowHadCome,
        )}
      {status === 'failed' &&
        rows.length > 0 &&
        strings.interruptedAfterWhatCameIs(counted(rows.length, 'row'))}
    </span>
  );
}

/** Only the plan was asked for. */
const isExplained = ({ summary, columns }: QueryRun) => summary?.plan && columns.length === 0;

const timeOfDay = (at: number) =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return <>{(Math.max(0, now - since) / 1000).toFixed(1)} s</>;
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** What the store noticed; what has a place in the text is marked there, where the text is at hand. */
export function Notices({ run: { status, summary }, inText }: { run: QueryRun; inText: boolean }) {
  const notices = (summary?.notices ?? []).filter((one) => !inText || !one.position);
  if (status !== 'done' || notices.length === 0) return null;
  return (
    <ul className="result-notices" aria-label={strings.noticed}>
      {notices.map(({ message, suggestion }) => (
        <li key={message}>
          {message}
          {suggestion && !message.includes(suggestion) && strings.didYouMean(suggestion)}
        </li>
      ))}
    </ul>
  );
}

/** What the limits left out, and what to do. */
export function Cut({ run }: { run: QueryRun }) {
  const { status, summary, rows } = run;
  if (status !== 'done' || !summary?.truncated) return null;
  const byRows = summary.truncated === 'rows';
  const wider = Math.min(10_000, Math.max(defaultRowLimit, summary.limits.rows) * 10);
  const canRaise = byRows && run.asked && summary.limits.rows < wider && !isServerLimit(run);
  return (
    <div className="notice">
      <span>
        <b>
          {strings.first} {counted(rows.length, 'row')}
          {strings.moreExistSortingOrdersOnly}
        </b>{' '}
        {byRows
          ? strings.theLimitIsSoThe(counted(summary.limits.rows, 'row'))
          : strings.theLimitIsTheSize}{' '}
        {!canRaise && strings.narrowTheQueryWithWhere}
      </span>
      {canRaise && (
        <button type="button" className="button" onClick={() => run.again(wider)}>
          {strings.raiseTo} {wider.toLocaleString('en')}
        </button>
      )}
    </div>
  );
}

/** More was asked for than the server gives. */
function isServerLimit({ asked, summary }: QueryRun): boolean {
  return (asked?.limit ?? defaultRowLimit) > (summary?.limits.rows ?? 0);
}
