/** Streams a reader's query out of Neo4j, in a transaction that is always rolled back. */
import type { Session } from 'neo4j-driver';
import { StancegraphError } from '../../errors.ts';
import type { Params, ReaderLimits, ReaderSink, ReaderSummary } from '../../graph/engine.ts';
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
  const transaction = await session.beginTransaction({ timeout: limits.timeoutMs });
  const end = () => {
    // Resetting the connection is what stops a query that is still computing.
    session.close().catch(() => {});
  };
  const late = setTimeout(end, limits.timeoutMs + 500);
  signal.addEventListener('abort', end, { once: true });
  let rowCount = 0;
  let bytes = 0;
  let truncated: ReaderSummary['truncated'] = false;
  try {
    const result = transaction.run(query, params);
    const columns = (await result.keys()).map(String);
    await sink.columns(columns);
    for await (const record of result) {
      if (rowCount >= limits.rows) {
        truncated = 'rows';
        break;
      }
      const values = columns.map((name) => toEngineValue(record.get(name)));
      bytes += JSON.stringify(values).length;
      if (bytes > limits.bytes) {
        truncated = 'bytes';
        break;
      }
      rowCount += 1;
      await sink.row(values);
    }
    return { truncated, rowCount, elapsedMs: performance.now() - started };
  } catch (error) {
    if (signal.aborted || performance.now() - started >= limits.timeoutMs) {
      throw new StancegraphError(
        'limit-reached',
        signal.aborted
          ? 'The query was cancelled.'
          : `The query was ended after ${limits.timeoutMs / 1000} s, its time limit. Ask for less: add a label, a limit or a narrower period.`,
        { cause: error },
      );
    }
    throw error;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', end);
    await transaction.rollback().catch(() => {});
  }
}
