/**
 * All transactions of a Neo4j share one pool of memory, and a heavy query may hold all of it until it
 * has ended: a small one beside it is refused though it needs next to nothing. It is asked again.
 */
import { Neo4jError } from 'neo4j-driver';
import type { ReaderSink } from '../engine.ts';

/** Milliseconds within which a query that needs little is refused: a heavy one takes longer to fill the pool. */
const soon = 400;
/** Milliseconds between two attempts, and until no other is made. */
const wait = 200;
const patience = 3000;

/** Runs `work`, again while the pool is full of others' work and no row was delivered. */
export async function despiteFullPool<Result>(
  sink: ReaderSink,
  signal: AbortSignal,
  work: (sink: ReaderSink) => Promise<Result>,
): Promise<Result> {
  const first = performance.now();
  let isTold = false;
  let hasRows = false;
  const once: ReaderSink = {
    columns(names) {
      if (isTold) return undefined;
      isTold = true;
      return sink.columns(names);
    },
    row(values) {
      hasRows = true;
      return sink.row(values);
    },
  };
  for (;;) {
    const started = performance.now();
    try {
      return await work(once);
    } catch (error) {
      const now = performance.now();
      const again = isPoolFull(error) && !hasRows && now - started < soon && now - first < patience;
      if (!again || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function isPoolFull(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Neo4jError ? error.cause : error;
  return cause instanceof Neo4jError && /MemoryPoolOutOfMemory/.test(cause.code);
}
