/** Streams a reader's query out of Neo4j, in a transaction that is always rolled back. */
import type { Record, ResultSummary, Session, Transaction } from 'neo4j-driver';
import { StancegraphError } from '../../errors.ts';
import type { Params, ReaderLimits, ReaderSink, ReaderSummary } from '../engine.ts';
import { valueSize } from '../value-size.ts';
import { toPlan } from './plan.ts';
import { toEngineValue } from './values.ts';

/** Rows asked for at a time at most: some more than a reply holds unless asked. */
const rowsPerFetch = 1500;
/** Milliseconds that the database is given to end a query by itself when its time is over. */
const grace = 500;
/** Milliseconds in which rows that are on their way may arrive: when a limit cut them off, or the reader left. */
const arriving = { cut: 2000, left: 200 };

export interface Bounds {
  /** Milliseconds that the query may take, counted from `since`. */
  timeoutMs: number;
  /** What `performance.now()` gave when the reader asked. */
  since: number;
  signal: AbortSignal;
}

/** What work that runs in a transaction shares with what ends it. */
interface Running {
  /** Whether nobody waits for its result any more. */
  isOver: boolean;
  /** The rows that it takes, once there are any. */
  records?: AsyncIterator<Record, ResultSummary>;
}

/**
 * Runs `work` in a transaction that is rolled back. When the time is over or the reader is gone it
 * fails at once with `limit-reached`, even if the database never answers: one that could not write
 * a value to the wire does not.
 */
export async function bounded<Result>(
  session: Session,
  { timeoutMs, since, signal }: Bounds,
  work: (transaction: Transaction, running: Running) => Promise<Result>,
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
  const running: Running = { isOver: false };
  ended.catch(() => {
    running.isOver = true;
    letGo(session, running, arriving.left);
  });
  const working = work(transaction, running);
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
    // The answer goes first.
    if (!running.isOver) setImmediate(() => letGo(session, running, arriving.cut));
  }
}

/**
 * Rows to ask for at a time: equal parts of all that are wanted and the one by which it is known that
 * there are more, so that the last part arrives also when the next row would never come.
 */
export function rowsAtOnce(limits: ReaderLimits): number {
  if (limits.profile) return rowsPerFetch;
  const wanted = limits.rows + 1;
  return Math.ceil(wanted / Math.ceil(wanted / rowsPerFetch));
}

/**
 * Delivers rows until one of the limits holds, no faster than the sink takes them; an abort ends the
 * transaction in the database. What a limit cuts off is not waited for.
 */
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
  return bounded(session, bounds, async (transaction, running) => {
    const text = limits.profile ? `PROFILE ${query}` : query;
    const result = withoutStack(() => transaction.run(text, params));
    const records = result[Symbol.asyncIterator]();
    running.records = records;
    // Begun before the columns are waited for: both arrive together.
    const first = records.next();
    first.catch(() => {});
    const columns = (await result.keys()).map(String);
    await sink.columns(columns);
    let next = await first;
    while (!next.done && !running.isOver) {
      const record = next.value;
      if (!truncated && rowCount >= limits.rows) truncated = 'rows';
      if (!truncated) {
        const values = columns.map((_, index) => toEngineValue(record.get(index)));
        bytes += valueSize(values);
        if (bytes > limits.bytes) truncated = 'bytes';
        else {
          rowCount += 1;
          const taken = sink.row(values);
          if (taken) await taken;
        }
      }
      // A profile is told only of what was read to its end.
      if (truncated && !limits.profile) break;
      next = await records.next();
    }
    const profile = limits.profile && next.done ? next.value.profile : false;
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
    `The query was stopped after ${Math.round(timeoutMs / 100) / 10} s, its time limit. Ask for less: add a label, a limit or a narrower period.`,
    { cause },
  );
}

/**
 * Closes the session, which rolls its transaction back and stops a query that is still computing;
 * nobody waits for it. Rows that are on their way have so many milliseconds to arrive before: told to
 * stop in their midst, the driver would go on to ask for more of a transaction that is gone, and the
 * database would close the connection.
 */
function letGo(session: Session, { records }: Running, milliseconds: number): void {
  let late: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    late = setTimeout(resolve, milliseconds);
  });
  const arrived = records?.return?.().then(
    () => {},
    () => {},
  );
  Promise.race([arrived, waited])
    .then(() => {
      clearTimeout(late);
      return withoutStack(() => session.close());
    })
    .catch(() => {});
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
