/** Streams a reader's query out of Neo4j, in a transaction that is always rolled back. */
import type { Session, Transaction } from 'neo4j-driver';
import { StancegraphError } from '../../errors.ts';
import type { Params, ReaderLimits, ReaderSink, ReaderSummary } from '../../graph/engine.ts';
import { sizeOf } from '../../graph/value-size.ts';
import { toPlan } from './plan.ts';
import { toEngineValue } from './values.ts';

/** Delivers rows until one of the limits holds; an abort ends the transaction in the database. */
export async function streamReader(
  session: Session,
  query: string,
  params: Params,
  limits: ReaderLimits,
  sink: ReaderSink,
  signal: AbortSignal,
): Promise<ReaderSummary> {
  const started = performance.now();
  if (signal.aborted) throw cancelled();
  // Not awaited: beginning, running and fetching travel together.
  const transaction = session.beginTransaction({ timeout: limits.timeoutMs });
  let ended = false;
  const end = () => {
    // Resetting the connection is what stops a query that is still computing.
    ended = true;
    session.close().catch(() => {});
  };
  const late = setTimeout(end, limits.timeoutMs + 500);
  signal.addEventListener('abort', end, { once: true });
  let rowCount = 0;
  let bytes = 0;
  let truncated: ReaderSummary['truncated'] = false;
  try {
    const text = limits.profile ? `PROFILE ${query}` : query;
    const result = transaction.run(text, params);
    const columns = (await result.keys()).map(String);
    await sink.columns(columns);
    for await (const record of result) {
      if (rowCount >= limits.rows) {
        truncated = 'rows';
        break;
      }
      const values = columns.map((_, index) => toEngineValue(record.get(index)));
      bytes += sizeOf(values);
      if (bytes > limits.bytes) {
        truncated = 'bytes';
        break;
      }
      rowCount += 1;
      const told = sink.row(values);
      if (told) await told;
    }
    const profile = limits.profile ? (await result.summary()).profile : false;
    return {
      truncated,
      rowCount,
      elapsedMs: performance.now() - started,
      ...(profile ? { plan: toPlan(profile) } : {}),
    };
  } catch (error) {
    if (signal.aborted) throw cancelled(error);
    if (performance.now() - started >= limits.timeoutMs) {
      throw new StancegraphError(
        'limit-reached',
        `The query was ended after ${limits.timeoutMs / 1000} s, its time limit. Ask for less: add a label, a limit or a narrower period.`,
        { cause: error },
      );
    }
    throw error;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', end);
    if (!ended) letGo(session, transaction);
  }
}

function cancelled(cause?: unknown): StancegraphError {
  return new StancegraphError('limit-reached', 'The query was cancelled.', { cause });
}

/** Rolls back, then closes; nobody waits for it. */
export function letGo(session: Session, transaction: Transaction): void {
  transaction
    .rollback()
    .catch(() => {})
    .then(() => session.close())
    .catch(() => {});
}
