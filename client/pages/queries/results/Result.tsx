/** A result as table, graph, JSON and plan, with its limits and downloads. */

import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import { patient } from '../../../api/patient.ts';
import { Searched } from '../../../parts/coverage/Searched.tsx';
import { PrintButton } from '../../../ui/PrintButton.tsx';
import { usePrinting } from '../../../ui/printing.ts';
import { plainMessage } from '../editor/plain-messages.ts';
import { planWord } from '../editor/scan.ts';
import { QueryProblem } from './QueryProblem.tsx';
import { ResultDownloads } from './ResultDownloads.tsx';
import { ResultJson } from './ResultJson.tsx';
import { ResultPlan } from './ResultPlan.tsx';
import { ResultTable } from './ResultTable.tsx';
import { ResultTimeline } from './ResultTimeline.tsx';
import { Cut, Notices, RunStatus } from './RunStatus.tsx';
import './results.css';
import { strings } from '../strings.ts';
import { ToCanvas } from './ToCanvas.tsx';
import type { AskedQuery, QueryRun } from './useQueryRun.ts';
import { graphOf } from './values.ts';

const ResultGraph = lazy(patient(() => import('./ResultGraph.tsx')));

const tabs = {
  table: 'Table',
  graph: 'Graph',
  timeline: 'Timeline',
  json: 'JSON',
  plan: 'Plan',
} as const;
type ResultTab = keyof typeof tabs;

interface ResultProps {
  run: QueryRun;
  /** The tab that is open first. */
  view?: string;
  /** What files are named after. */
  name: string;
  /** Renders errors in place of the plain message, when the query's text is at hand. */
  problem?: (error: Error) => ReactNode;
  /** Shown while nothing has been asked. */
  empty?: ReactNode;
  /** Without what leads to other pages. */
  embedded?: boolean;
}

export function Result(parts: ResultProps) {
  // A result from the cache opens with the tab it had.
  return <Opened key={parts.run.brought.times} {...parts} />;
}

function Opened({
  run,
  view = 'table',
  name,
  problem,
  empty = null,
  embedded = false,
}: ResultProps) {
  const opened = run.look.tab ?? view;
  const [chosen, choose] = useState<{ tab: ResultTab; of: AskedQuery | undefined }>({
    tab: opened in tabs ? (opened as ResultTab) : 'table',
    of: run.look.tabOf,
  });
  // A query with EXPLAIN or PROFILE opens its plan; the next one returns to the previous tab.
  const shown = isPlanAsked(run) && chosen.of !== run.asked ? 'plan' : chosen.tab;
  // A drawing that can be moved about is no picture: on paper its rows stand in its place.
  const tab = usePrinting() && shown === 'graph' ? 'table' : shown;
  const setTab = (next: ResultTab) => {
    if (next === tab) return;
    run.look.tab = next;
    run.look.tabOf = run.asked;
    choose({ tab: next, of: run.asked });
  };
  const id = useId();
  const { rows, columns, status, error, plan } = run;
  const graph = useMemo(
    () => (status === 'done' || status === 'cancelled' ? graphOf(rows) : undefined),
    [rows, status],
  );
  const planOnly = plan.status !== 'idle' && columns.length === 0 && rows.length === 0;
  if (status === 'idle' && !planOnly) return <>{empty}</>;
  const isBefore = status === 'running' && run.firstRowMs === undefined;
  const broken = status === 'failed' && error;
  const onKey = (event: React.KeyboardEvent) => {
    const names = Object.keys(tabs) as ResultTab[];
    const at = names.indexOf(tab) + names.length;
    const to = {
      ArrowRight: names[(at + 1) % names.length],
      ArrowLeft: names[(at - 1) % names.length],
      Home: names[0],
      End: names.at(-1),
    }[event.key];
    if (!to) return;
    event.preventDefault();
    setTab(to);
    document.getElementById(`${id}-${to}`)?.focus();
  };
  return (
    <section className="results" aria-label={strings.result} aria-busy={status === 'running'}>
      <div className="tabs">
        <div className="tab-list" role="tablist" aria-label={strings.resultAs} onKeyDown={onKey}>
          {Object.entries(tabs).map(([key, title]) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`${id}-${key}`}
              aria-selected={tab === key}
              aria-controls={`${id}-panel`}
              tabIndex={tab === key ? 0 : -1}
              onClick={() => setTab(key as ResultTab)}
            >
              {title}
            </button>
          ))}
        </div>
        <RunStatus run={run} />
        <span className="grow" />
        {rows.length > 0 && status !== 'running' && !embedded && (
          <>
            <ResultDownloads columns={columns} rows={rows} name={name} />
            <ToCanvas graph={graph} />
            <PrintButton />
          </>
        )}
      </div>
      {status === 'running' && <div className="progress late" />}
      {broken &&
        (problem ? (
          problem(error)
        ) : (
          <QueryProblem error={error} message={plainMessage(error.message)} />
        ))}
      {/* Where the text is at hand, it is marked there. */}
      <Notices run={run} inText={problem !== undefined} />
      <Cut run={run} />
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
        className={`panel panel-${tab}${isBefore ? ' before' : ''}`}
      >
        {tab === 'plan' ? (
          <ResultPlan plan={plan} explain={run.explain} />
        ) : rows.length === 0 ? (
          <Nothing run={run} isOwnText={problem !== undefined} />
        ) : tab === 'table' ? (
          <ResultTable columns={columns} rows={rows} look={run.look} />
        ) : tab === 'timeline' ? (
          <ResultTimeline columns={columns} rows={rows} />
        ) : tab === 'json' ? (
          <ResultJson columns={columns} rows={rows} />
        ) : graph && graph.nodes.length + graph.relationships.length === 0 ? (
          <div className="message">
            <h2>{strings.nothingToDraw}</h2>
            <p>{strings.theseRowsHoldValues}</p>
          </div>
        ) : graph ? (
          <Suspense fallback={<div className="message late">{strings.openingTheDrawing}</div>}>
            <ResultGraph graph={graph} rows={rows} look={run.look} />
          </Suspense>
        ) : null}
      </div>
    </section>
  );
}

function isPlanAsked({ asked, status, summary, columns }: QueryRun): boolean {
  if (asked && planWord(asked.query)) return true;
  return status === 'done' && summary?.plan !== undefined && columns.length === 0;
}

function Nothing({ run, isOwnText }: { run: QueryRun; isOwnText: boolean }) {
  const { status, summary, asked } = run;
  if (status !== 'done' || summary?.plan) return null;
  const nulls = Object.entries(asked?.params ?? {}).filter(([, value]) => value === null);
  if (isOwnText && nulls.length > 0) {
    const names = nulls.map(([name]) => `$${name}`).join(' and ');
    return (
      <div className="message">
        <h2>{strings.noRowMatches}</h2>
        <p>
          {names} {strings.hadNoValueWhatIs}
        </p>
      </div>
    );
  }
  return (
    <div className="message">
      <h2>{strings.noRowMatches}</h2>
      <p>{strings.nothingIsRecordedHere}</p>
      <Searched />
    </div>
  );
}
