/** Runs one query at a time, its rows shown as they come; a new one, or leaving, ends the old. */
import { useEffect, useRef, useState } from 'react';
import type { CypherReply, PlanNode } from '../../../../model/api.ts';
import type { PropertyValue } from '../../../../model/graph.ts';
import { postForRows } from '../../../api/ndjson.ts';
import { parameterNames } from '../editor/scan.ts';
import { type Look, type Shown, shelf, useEntry } from './kept.ts';

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
  /** When it ended, in ms since 1970. */
  endedAt?: number;
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
  look: Look;
  /** What is shown was answered before the page was left; going back brought it again. */
  isKept: boolean;
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
  const entry = useEntry();
  const [kept] = useState(() => shelf.at(entry.current));
  const [state, setState] = useState<RunState>(kept?.state ?? nothing);
  const [plan, setPlan] = useState<PlanState>(kept?.plan ?? noPlan);
  const look = useRef<Look>(kept?.look ?? {});
  const current = useRef<AbortController>(undefined);
  const planning = useRef<AbortController>(undefined);
  const latest = useRef({ state, plan });
  latest.current = { state, plan };
  useEffect(
    () => () => {
      shelf.put(entry.current, shownAt(latest.current.state, latest.current.plan, look.current));
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
    setState(({ firstRowMs: _old, ...old }) => ({ ...old, status: 'running', asked, startedAt }));
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
        const tookMs = performance.now() - startedAt;
        next = { ...next, status: 'done', summary, tookMs, endedAt: Date.now() };
        show();
        if (!summary.plan) return;
        const mode = /^\s*profile\b/i.test(asked.query) ? 'PROFILE' : 'EXPLAIN';
        setPlan({ status: 'done', mode, plan: summary.plan, summary });
      },
      (error: Error) => {
        const ended = { tookMs: performance.now() - startedAt, endedAt: Date.now() };
        next = mine.signal.aborted
          ? { ...next, ...ended, status: 'cancelled' }
          : { ...next, ...ended, status: 'failed', error };
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
    look: look.current,
    isKept: kept?.state !== undefined && state === kept.state,
    start,
    again: (limit) => state.asked && start({ ...state.asked, limit }),
    explain,
    cancel: () => {
      current.current?.abort();
      planning.current?.abort();
    },
  };
}

/** What was answered is shown again; what was still running ended with the page. */
function shownAt(state: RunState, plan: PlanState, look: Look): Shown {
  if (state.status === 'idle' || state.status === 'running') return { look };
  return { state, look, ...(plan.status === 'running' ? {} : { plan }) };
}

/** Whether a result that going back brought again answers this: then it need not be asked. */
export function answers(run: QueryRun, asked: Asked): boolean {
  if (!run.isKept || run.asked === undefined || run.status === 'failed') return false;
  const told = ({ query, params, saved }: Asked) => JSON.stringify([query, params, saved ?? null]);
  return told(run.asked) === told(asked);
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
