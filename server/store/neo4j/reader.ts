/** Streams a reader's query out of Neo4j, in a transaction that is always rolled back. */
import type { Session, Transaction } from 'neo4j-driver';
import { StancegraphError } from '../../errors.ts';
import type { Params, ReaderLimits, ReaderSink, ReaderSummary } from '../engine.ts';
import { valueSize } from '../value-size.ts';
import { toPlan } from './plan.ts';
import { eachRecord } from './records.ts';
import { toEngineValue } from './values.ts';

/** Milliseconds that the database is given to end a query by itself when its time is over. */
const grace = 500;

export interface Bounds {
  /** Milliseconds that the query may take, counted from `since`. */
  timeoutMs: number;
  /** What `performance.now()` gave when the reader asked. */
  since: number;
  signal: AbortSignal;
}

/**
 * Runs `work` in a transaction that is rolled back. When the time is over or the reader is gone it
 * fails at once with `limit-reached`, even if the database never answers: one that could not write
 * a value to the wire does not.
 */
export async function bounded<Result>(
  session: Session,
  { timeoutMs, since, signal }: Bounds,
  work: (transaction: Transaction, isOver: () => boolean) => Promise<Result>,
): Promise<Result> {
  if (signal.aborted) throw cancelled();
  const left = Math.max(1, Math.ceil(timeoutMs - (performance.now() - since)));
  // Not awaited: beginning, running and fetching travel together.
  const transaction = session.beginTransaction({ timeout: left });
  let stop: (() => void) | undefined;
  let late: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    stop = () => reject(cancelled());
    late = setTimeout(() => reject(tooLong(timeoutMs)), left + grace);
    signal.addEventListener('abort', stop, { once: true });
  });
  let over = false;
  ended.catch(() => {
    over = true;
    // Resetting the connection is what stops a query that is still computing.
    session.close().catch(() => {});
  });
  const working = work(transaction, () => over);
  working.catch(() => {});
  try {
    return await Promise.race([working, ended]);
  } catch (error) {
    if (signal.aborted) throw cancelled(error);
    if (performance.now() - since >= timeoutMs) throw tooLong(timeoutMs, error);
    throw error;
  } finally {
    clearTimeout(late);
    if (stop) signal.removeEventListener('abort', stop);
    if (!over) letGo(session, transaction);
  }
}

/** Delivers rows until one of the limits holds; an abort ends the transaction in the database. */
export async function streamReader(
  session: Session,
  query: string,
  params: Params,
  limits: ReaderLimits,
  sink: ReaderSink,
  bounds: Bounds,
): Promise<ReaderSummary> {
  const started = performance.now();
  let rowCount = 0;
  let bytes = 0;
  let truncated: ReaderSummary['truncated'] = false;
  return bounded(session, bounds, async (transaction, isOver) => {
    const text = limits.profile ? `PROFILE ${query}` : query;
    let columns: string[] = [];
    const summary = await eachRecord(
      withoutStack(() => transaction.run(text, params)),
      (names) => {
        columns = names.map(String);
        return sink.columns(columns);
      },
      (record) => {
        if (isOver()) return 'stop';
        if (rowCount >= limits.rows) {
          truncated = 'rows';
          return 'stop';
        }
        const values = columns.map((_, index) => toEngineValue(record.get(index)));
        bytes += valueSize(values);
        if (bytes > limits.bytes) {
          truncated = 'bytes';
          return 'stop';
        }
        rowCount += 1;
        return sink.row(values) ?? undefined;
      },
    );
    const profile = limits.profile ? summary.profile : false;
    return {
      truncated,
      rowCount,
      elapsedMs: performance.now() - started,
      ...(profile ? { plan: toPlan(profile) } : {}),
    };
  });
}

function cancelled(cause?: unknown): StancegraphError {
  return new StancegraphError('limit-reached', 'The query was cancelled.', { cause });
}

function tooLong(timeoutMs: number, cause?: unknown): StancegraphError {
  return new StancegraphError(
    'limit-reached',
    `The query was ended after ${Math.round(timeoutMs / 100) / 10} s, its time limit. Ask for less: add a label, a limit or a narrower period.`,
    { cause },
  );
}

/** Rolls back, then closes: after the answer is on its way, and nobody waits for it. */
function letGo(session: Session, transaction: Transaction): void {
  setImmediate(() => {
    withoutStack(() => transaction.rollback())
      .catch(() => {})
      .then(() => session.close())
      .catch(() => {});
  });
}

/** The driver notes where each request was made, which costs more than making it; the place is here. */
function withoutStack<Result>(ask: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return ask();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
