/** The execution plan as a tree of operators; PROFILE adds the cost of each. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PlanNode } from '../../../../model/schemas/queries.ts';
import { useScrollRestoration } from '../../../ui/scroll.ts';
import { has, measures, type PlanMeasure, type PlanRow, planRows } from './plan-rows.ts';
import type { PlanState, QueryRun } from './useQueryRun.ts';
import './result-plan.css';
import { strings } from '../strings.ts';

const titles: Record<PlanMeasure, string> = {
  rows: strings.rows,
  dbHits: strings.dbHits,
  timeMs: strings.timeMs,
};

export function ResultPlan({ plan, explain }: Pick<QueryRun, 'plan' | 'explain'>) {
  useEffect(() => {
    if (plan.status === 'idle') explain('EXPLAIN');
  }, [plan.status]);
  return (
    <div className="plan">
      <div className="plan-bar">
        <p className="caption" role="status">
          {said(plan)}
        </p>
        <span className="grow" />
        {(['EXPLAIN', 'PROFILE'] as const).map((mode) => (
          <button
            key={mode}
            type="button"
            className="button"
            disabled={plan.status === 'running'}
            aria-pressed={plan.mode === mode && plan.status === 'done'}
            onClick={() => explain(mode)}
          >
            {mode === 'EXPLAIN' ? strings.explain : strings.profile}
          </button>
        ))}
      </div>
      {plan.status === 'running' && <div className="progress late" />}
      {plan.plan && <Tree plan={plan.plan} measured={plan.mode === 'PROFILE'} />}
    </div>
  );
}

function said({ status, mode, plan, error, summary }: PlanState): string {
  if (status === 'failed') return error?.message ?? strings.thePlanCouldNotBe;
  if (status === 'running')
    return mode === 'EXPLAIN' ? strings.askingForThePlan : strings.runningItToMeasure;
  if (!plan) return strings.thisStoreGaveNoPlan;
  if (mode === 'EXPLAIN') return strings.explainedNotRunNoRows;
  const took = summary ? `, ${Math.round(summary.elapsedMs)} ms` : '';
  const untimed = summary?.store === 'neo4j' && !has(plan, 'timeMs');
  const time = untimed ? strings.theTimeOfEachStep : '';
  return measures.some((name) => has(plan, name))
    ? strings.runAndMeasuredReadFrom(took, time)
    : strings.runThisStoreMeasuresThe(took);
}

function Tree({ plan, measured }: { plan: PlanNode; measured: boolean }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState('0');
  const tree = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = planRows(plan, closed);
  useScrollRestoration('plan', scroller, rows.length);
  const shown = measures.filter((name) => has(plan, name));
  const estimated = has(plan, 'estimatedRows');
  const go = (path: string | undefined) => {
    if (path === undefined) return;
    setAt(path);
    tree.current?.querySelector<HTMLElement>(`[data-path="${path}"]`)?.focus();
  };
  const fold = (path: string, shut: boolean) => {
    const next = new Set(closed);
    if (shut) next.add(path);
    else next.delete(path);
    setClosed(next);
  };
  const onKey = (event: KeyboardEvent) => {
    const index = rows.findIndex((row) => row.path === at);
    const row = rows[index];
    if (!row) return;
    const parent = row.path.slice(0, row.path.lastIndexOf('.'));
    const has = row.node.children.length > 0;
    if (event.key === 'ArrowDown') go(rows[index + 1]?.path);
    else if (event.key === 'ArrowUp') go(rows[index - 1]?.path);
    else if (event.key === 'Home') go(rows[0]?.path);
    else if (event.key === 'End') go(rows.at(-1)?.path);
    else if (event.key === 'ArrowRight')
      has && !row.open ? fold(row.path, false) : go(has ? rows[index + 1]?.path : undefined);
    else if (event.key === 'ArrowLeft')
      has && row.open ? fold(row.path, true) : go(parent || undefined);
    else return;
    event.preventDefault();
  };
  return (
    <div className="plan-scroller" ref={scroller} data-scroll-restoration-id="plan">
      <p className="plan-row plan-head caption" aria-hidden="true">
        <span>{strings.operator}</span>
        <span>{strings.details}</span>
        {estimated && <span className="num">{strings.estimatedRows}</span>}
        {shown.map((name) => (
          <span key={name} className="num">
            {titles[name]}
          </span>
        ))}
        {measured && shown.length > 0 && <span>{strings.share}</span>}
      </p>
      <div role="tree" aria-label={strings.plan} ref={tree} onKeyDown={onKey}>
        {rows.map((row) => (
          <Operator
            key={row.path}
            row={row}
            shown={shown}
            estimated={estimated}
            current={row.path === at}
            onFocus={() => setAt(row.path)}
            onFold={() => fold(row.path, row.open)}
          />
        ))}
      </div>
    </div>
  );
}

interface OperatorProps {
  row: PlanRow;
  shown: readonly PlanMeasure[];
  estimated: boolean;
  current: boolean;
  onFocus: () => void;
  onFold: () => void;
}

function Operator({ row, shown, estimated, current, onFocus, onFold }: OperatorProps) {
  const { node, depth, open } = row;
  const parent = node.children.length > 0;
  return (
    <div
      className="plan-row"
      role="treeitem"
      data-path={row.path}
      aria-level={depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={parent ? open : undefined}
      aria-selected={current}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
    >
      <span className="operator" style={{ paddingLeft: Math.min(depth, 14) * 14 }}>
        {/* The tree's keys fold too. */}
        <span className="fold" aria-hidden="true" onClick={parent ? onFold : undefined}>
          {parent ? (open ? '▾' : '▸') : ''}
        </span>
        <b>{node.operator}</b>
      </span>
      <span className="details">{node.details}</span>
      {estimated && <Figure name="Estimated rows" value={node.estimatedRows} />}
      {shown.map((name) => (
        <Figure key={name} name={titles[name]} value={node[name]} />
      ))}
      {row.share !== undefined && (
        <span className="share" aria-hidden="true">
          <span style={{ width: `${Math.max(1, Math.round(row.share * 100))}%` }} />
        </span>
      )}
    </div>
  );
}

function Figure({ name, value }: { name: string; value: number | undefined }) {
  const text = value === undefined ? '–' : value.toLocaleString('en', { maximumFractionDigits: 2 });
  return (
    <span className="num">
      <span className="hidden-text">{name} </span>
      {text}
    </span>
  );
}
