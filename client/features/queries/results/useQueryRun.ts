/** Runs one query at a time, its rows shown as they come; a new one, or leaving, ends the old. */
import { useEffect, useRef, useState } from 'react';
import type { CypherReply, PlanNode } from '../../../../model/api.ts';
import type { PropertyValue } from '../../../../model/graph.ts';
import { postForRows } from '../../../api/ndjson.ts';
import { parameterNames } from '../editor/scan.ts';

/** A query that is asked for: text and values; `saved` names the saved query that it is. */
export interface Asked {
  query: string;
  params: Record<string, PropertyValue>;
  saved?: string;
  /** Rows at most. */
  limit?: number;
}

export interface RunState {
  status: 'idle' | 'running' | 'done' | 'failed' | 'cancelled';
  asked?: Asked;
  columns: string[];
  /** Grows while the query runs. */
  rows: PropertyValue[][];
  summary?: CypherReply['summary'];
  error?: Error;
  startedAt: number;
  /** Until the first row, and until the end, as this page saw it. */
  firstRowMs?: number;
  tookMs?: number;
}

export interface PlanState {
  status: 'idle' | 'running' | 'done' | 'failed';
  mode: 'EXPLAIN' | 'PROFILE';
  plan?: PlanNode;
  summary?: CypherReply['summary'];
  error?: Error;
}

export interface QueryRun extends RunState {
  plan: PlanState;
  start(asked: Asked): void;
  /** The same query once more with another limit of rows. */
  again(limit: number): void;
  /** Explains, or runs and measures, the query that was asked last, or the one given. */
  explain(mode: PlanState['mode'], asked?: Asked): void;
  cancel(): void;
}

export const defaultRowLimit = 1000;
/** So often the page is drawn while rows come. */
const drawMs = 120;
const nothing: RunState = { status: 'idle', columns: [], rows: [], startedAt: 0 };
const noPlan: PlanState = { status: 'idle', mode: 'EXPLAIN' };

export function useQueryRun(): QueryRun {
  const [state, setState] = useState<RunState>(nothing);
  const [plan, setPlan] = useState<PlanState>(noPlan);
  const current = useRef<AbortController>(undefined);
  const planning = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      current.current?.abort();
      planning.current?.abort();
    },
    [],
  );

  const start = (asked: Asked) => {
    current.current?.abort();
    planning.current?.abort();
    const mine = new AbortController();
    current.current = mine;
    const startedAt = performance.now();
    let next: RunState = { status: 'running', asked, columns: [], rows: [], startedAt };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      clearTimeout(timer);
      timer = undefined;
      if (current.current === mine) setState(next);
    };
    setPlan(noPlan);
    // What was there stays until the first row, or the end, has come.
    setState((old) => ({ ...old, status: 'running', asked, startedAt }));
    const { path, body } = request(asked);
    postForRows(
      path,
      body,
      {
        columns: (columns) => {
          next = { ...next, columns };
        },
        rows: (more) => {
          const first = next.rows.length === 0;
          next = { ...next, rows: next.rows.concat(more) };
          if (first) {
            next = { ...next, firstRowMs: performance.now() - startedAt };
            show();
          } else timer ??= setTimeout(show, drawMs);
        },
      },
      mine.signal,
    ).then(
      (summary) => {
        next = { ...next, status: 'done', summary, tookMs: performance.now() - startedAt };
        show();
        if (!summary.plan) return;
        const mode = /^\s*profile\b/i.test(asked.query) ? 'PROFILE' : 'EXPLAIN';
        setPlan({ status: 'done', mode, plan: summary.plan, summary });
      },
      (error: Error) => {
        const tookMs = performance.now() - startedAt;
        next = mine.signal.aborted
          ? { ...next, status: 'cancelled', tookMs }
          : { ...next, status: 'failed', error, tookMs };
        show();
      },
    );
  };

  const explain = (mode: PlanState['mode'], given?: Asked) => {
    const asked = given ?? state.asked;
    if (!asked) return;
    planning.current?.abort();
    const mine = new AbortController();
    planning.current = mine;
    setPlan((old) => ({ ...old, status: 'running', mode }));
    const query = planned(mode, asked.query);
    postForRows(
      '/cypher',
      { query, params: withNulls(asked) },
      { columns: () => {}, rows: () => {} },
      mine.signal,
    ).then(
      (summary) =>
        setPlan({
          status: 'done',
          mode,
          summary,
          ...(summary.plan ? { plan: summary.plan } : {}),
        }),
      (error: Error) => {
        if (!mine.signal.aborted) setPlan({ status: 'failed', mode, error });
      },
    );
  };

  return {
    ...state,
    plan,
    start,
    again: (limit) => state.asked && start({ ...state.asked, limit }),
    explain,
    cancel: () => {
      current.current?.abort();
      planning.current?.abort();
    },
  };
}

function request({ query, params, saved, limit = defaultRowLimit }: Asked) {
  return saved === undefined
    ? { path: '/cypher', body: { query, params, limit } }
    : { path: `/queries/${encodeURIComponent(saved)}/run`, body: { params, limit } };
}

/** A text to explain. Its own line, so that lines below keep their columns. */
export function planned(mode: PlanState['mode'], query: string): string {
  return `${mode}\n${query.replace(/^\s*(?:explain|profile)\b/i, '')}`;
}

/** A saved query's optional parameters are null where nothing was filled in. */
function withNulls({ query, params }: Asked): Record<string, PropertyValue> {
  return Object.fromEntries(parameterNames(query).map((name) => [name, params[name] ?? null]));
}
