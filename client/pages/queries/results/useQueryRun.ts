/** Runs one query at a time and streams its rows; a new run, or leaving the page, aborts it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import type { CypherReply, PlanNode } from '../../../../model/schemas/queries.ts';
import { connection, onConnection } from '../../../api/connection.ts';
import { postForRows } from '../../../api/ndjson.ts';
import { ApiError } from '../../../api/request.ts';
import { parameterNames, planWord } from '../editor/scan.ts';
import {
  type CachedResult,
  type HistoryEntry,
  type Look,
  resultCache,
  useHistoryEntry,
} from './result-cache.ts';

/** A query that is asked for: text and values; `saved` names the saved query that it is. */
export interface AskedQuery {
  query: string;
  params: Record<string, PropertyValue>;
  saved?: string;
  /** Rows at most. */
  limit?: number;
}

export interface RunState {
  status: 'idle' | 'running' | 'done' | 'failed' | 'cancelled';
  asked?: AskedQuery;
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
  /** Whether the result comes from the cache. */
  isCached: boolean;
  /** How often this page was filled from the cache, and the view that was cached with the result. */
  brought: { times: number; look: Look };
  /** Whether the cached result is the answer to this query, which then need not be run. */
  answers(asked: AskedQuery): boolean;
  start(asked: AskedQuery): void;
  /** The same query once more with another limit of rows. */
  again(limit: number): void;
  /** Explains, or runs and measures, the query that was asked last, or the one given. */
  explain(mode: PlanState['mode'], asked?: AskedQuery): void;
  cancel(): void;
}

export const defaultRowLimit = 1000;
/** Interval between renderings while rows arrive, in ms. */
const drawMs = 120;
const nothing: RunState = { status: 'idle', columns: [], rows: [], startedAt: 0 };
const noPlan: PlanState = { status: 'idle', mode: 'EXPLAIN' };

export function useQueryRun(): QueryRun {
  const entry = useHistoryEntry();
  const [first] = useState(() => resultCache.at(entry.current.key));
  const [brought, setBrought] = useState({ times: 0, shown: first });
  const cached = brought.shown;
  const [state, setState] = useState<RunState>(cached?.state ?? nothing);
  const [plan, setPlan] = useState<PlanState>(cached?.plan ?? noPlan);
  const look = useRef<Look>(cached?.look ?? {});
  const current = useRef<AbortController>(undefined);
  const planning = useRef<AbortController>(undefined);
  const latest = useRef({ state, plan, cached });
  latest.current = { state, plan, cached };
  const stop = () => {
    current.current?.abort();
    planning.current?.abort();
  };
  const put = ({ key }: HistoryEntry) =>
    resultCache.put(key, shownAt(latest.current.state, latest.current.plan, look.current));

  // Going between entries of one page, as between two values of a saved query, leaves each of them.
  const before = useRef(entry.current);
  const { key, at } = entry.current;
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { key, at };
    if (at === last.at) return;
    put(last);
    look.current = { ...look.current };
    const back = resultCache.at(key);
    const asked = latest.current.state.asked;
    // Only the selection changed: the result stays.
    if (!back?.state?.asked || (asked && keyOf(asked) === keyOf(back.state.asked))) return;
    stop();
    current.current = undefined;
    look.current = { ...back.look };
    latest.current = { state: back.state, plan: back.plan ?? noPlan, cached: back };
    setBrought(({ times }) => ({ times: times + 1, shown: back }));
    setState(back.state);
    setPlan(back.plan ?? noPlan);
  }, [key, at]);
  useEffect(
    () => () => {
      put(entry.current);
      stop();
    },
    [],
  );

  const start = (asked: AskedQuery) => {
    stop();
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
    const word = planWord(asked.query);
    setPlan(word ? { status: 'running', mode: word.mode } : noPlan);
    // The previous result stays until the first row, or the end, arrives.
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
        const mode = word?.mode ?? 'EXPLAIN';
        setPlan({ status: 'done', mode, plan: summary.plan, summary });
      },
      (error: Error) => {
        const ended = { tookMs: performance.now() - startedAt, endedAt: Date.now() };
        next = mine.signal.aborted
          ? { ...next, ...ended, status: 'cancelled' }
          : { ...next, ...ended, status: 'failed', error };
        if (word && current.current === mine) setPlan({ status: 'failed', mode: word.mode });
        show();
      },
    );
  };

  // What the outage of the server cut off is asked again when it is back.
  const asking = useRef(start);
  asking.current = start;
  useEffect(
    () =>
      onConnection(() => {
        const { status, error, asked } = latest.current.state;
        const wasAway = error instanceof ApiError && error.problem.status === 503;
        if (connection() === 'well' && status === 'failed' && wasAway && asked) {
          asking.current(asked);
        }
      }),
    [],
  );

  const explain = (mode: PlanState['mode'], given?: AskedQuery) => {
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
    isCached: cached?.state !== undefined && state === cached.state,
    brought: { times: brought.times, look: cached?.look ?? {} },
    answers: (asked) => {
      const shown = latest.current.state;
      if (!shown.asked || shown !== latest.current.cached?.state) return false;
      return shown.status !== 'failed' && keyOf(shown.asked) === keyOf(asked);
    },
    start,
    again: (limit) => state.asked && start({ ...state.asked, limit }),
    explain,
    cancel: stop,
  };
}

/** The part of a run to cache: finished results, not running ones. */
function shownAt(state: RunState, plan: PlanState, look: Look): CachedResult {
  if (state.status === 'idle' || state.status === 'running') return { look };
  return { state, look, ...(plan.status === 'running' ? {} : { plan }) };
}

/** A key by which equal queries are recognised. */
function keyOf({ query, params, saved }: AskedQuery): string {
  return JSON.stringify([query, params, saved ?? null]);
}

function request({ query, params, saved, limit = defaultRowLimit }: AskedQuery) {
  return saved === undefined
    ? { path: '/cypher', body: { query, params, limit } }
    : { path: `/queries/${encodeURIComponent(saved)}/run`, body: { params, limit } };
}

/** A text to explain. Its own line, so that lines below keep their columns. */
export function planned(mode: PlanState['mode'], query: string): string {
  return `${mode}\n${query.slice(planWord(query)?.to ?? 0)}`;
}

/** A saved query's optional parameters are null where nothing was filled in. */
function withNulls({ query, params }: AskedQuery): Record<string, PropertyValue> {
  return Object.fromEntries(parameterNames(query).map((name) => [name, params[name] ?? null]));
}
