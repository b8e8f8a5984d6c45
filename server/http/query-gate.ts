/**
 * Lets only so many readers' queries run at once, so that the explorer's own questions get through.
 * The others wait in a queue in which clients take turns; a wait that is too long ends in `too-many`.
 */
import { availableParallelism } from 'node:os';
import { StancegraphError } from '../errors.ts';

interface GateSettings {
  /**
   * Queries of one client that run at once; half of the processors, two at least. Of everybody it is one more, for
   * a client that has none running: nobody takes every place.
   */
  atOnce?: number;
  /** Queries that one client may have running or waiting. */
  ofOneClient?: number;
  /** Queries that may wait, of everybody. */
  waiting?: number;
  /** Milliseconds that a query may wait. */
  patienceMs?: number;
}

export type Gate = <Result>(
  client: string,
  work: () => Promise<Result>,
  signal?: AbortSignal,
) => Promise<Result>;

interface Waiting {
  client: string;
  start(): void;
}

/** Runs `work` when it is its turn. Throws `too-many` when the queue is too long. */
export function queryGate(settings: GateSettings = {}): Gate {
  const {
    atOnce = Math.max(2, Math.floor(availableParallelism() / 2)),
    ofOneClient = 8,
    waiting: waitingAtMost = 60,
    patienceMs = 15_000,
  } = settings;
  const runningOf = new Map<string, number>();
  const queue: Waiting[] = [];
  let running = 0;

  const own = (client: string) => runningOf.get(client) ?? 0;
  /** The client with the fewest running queries goes first; among equals the one that came first. */
  const next = (): Waiting | undefined =>
    queue.reduce<Waiting | undefined>(
      (best, one) => (best && own(best.client) <= own(one.client) ? best : one),
      undefined,
    );
  const mayBegin = (client: string) =>
    running < atOnce || (running === atOnce && own(client) === 0);
  const begin = (client: string) => {
    running += 1;
    runningOf.set(client, own(client) + 1);
  };
  const advance = () => {
    for (;;) {
      const one = next();
      if (!one || !mayBegin(one.client)) return;
      queue.splice(queue.indexOf(one), 1);
      begin(one.client);
      one.start();
    }
  };
  const done = (client: string) => {
    running -= 1;
    if (own(client) > 1) runningOf.set(client, own(client) - 1);
    else runningOf.delete(client);
    advance();
  };

  const turn = (client: string, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const leave = (error: StancegraphError) => {
        const at = queue.indexOf(one);
        if (at < 0) return;
        queue.splice(at, 1);
        clearTimeout(late);
        reject(error);
      };
      const one: Waiting = {
        client,
        start: () => {
          clearTimeout(late);
          resolve();
        },
      };
      const late = setTimeout(() => leave(tooMany(queue.indexOf(one))), patienceMs);
      signal?.addEventListener('abort', () => leave(cancelled()), { once: true });
      queue.push(one);
    });

  return async (client, work, signal) => {
    if (signal?.aborted) throw cancelled();
    const mine = own(client) + queue.filter((one) => one.client === client).length;
    if (mine >= ofOneClient) {
      throw new StancegraphError(
        'too-many',
        `${mine} of your queries are still running or waiting. Wait for one to end, or cancel it.`,
        { retryAfter: 1 },
      );
    }
    if (queue.length >= waitingAtMost) throw tooMany(queue.length);
    if (mayBegin(client)) begin(client);
    else await turn(client, signal);
    try {
      return await work();
    } finally {
      done(client);
    }
  };
}

function tooMany(ahead: number): StancegraphError {
  return new StancegraphError(
    'too-many',
    `Many queries are running at once, and ${Math.max(1, ahead)} wait before this one. Search, statements and the canvas still work; try the query again in a moment.`,
    { retryAfter: 5 },
  );
}

function cancelled(): StancegraphError {
  return new StancegraphError('limit-reached', 'The query was cancelled before its turn came.');
}
