/**
 * Lets only so many readers' queries run at once, so that the explorer's own questions get through.
 * The others wait in a line in which clients take turns; who waits too long is told to come back.
 */
import { availableParallelism } from 'node:os';
import { StancegraphError } from '../errors.ts';

export interface GateSettings {
  /** Queries that run at once, of everybody; half of the processors, two at least. */
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

/** Runs `work` when it is its turn. Throws `too-many` when the line is too long. */
export function queryGate(settings: GateSettings = {}): Gate {
  const {
    atOnce = Math.max(2, Math.floor(availableParallelism() / 2)),
    ofOneClient = 8,
    waiting: waitingAtMost = 60,
    patienceMs = 15_000,
  } = settings;
  const runningOf = new Map<string, number>();
  const line: Waiting[] = [];
  let running = 0;

  const own = (client: string) => runningOf.get(client) ?? 0;
  /** Who has least running goes first; among equals who came first. */
  const next = (): Waiting | undefined =>
    line.reduce<Waiting | undefined>(
      (best, one) => (best && own(best.client) <= own(one.client) ? best : one),
      undefined,
    );
  const begin = (client: string) => {
    running += 1;
    runningOf.set(client, own(client) + 1);
  };
  const advance = () => {
    while (running < atOnce) {
      const one = next();
      if (!one) return;
      line.splice(line.indexOf(one), 1);
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
        const at = line.indexOf(one);
        if (at < 0) return;
        line.splice(at, 1);
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
      const late = setTimeout(() => leave(tooMany(line.indexOf(one))), patienceMs);
      signal?.addEventListener('abort', () => leave(cancelled()), { once: true });
      line.push(one);
    });

  return async (client, work, signal) => {
    const mine = own(client) + line.filter((one) => one.client === client).length;
    if (mine >= ofOneClient) {
      throw new StancegraphError(
        'too-many',
        `${mine} of your queries are still running or waiting. Wait for one to end, or cancel it.`,
        { retryAfter: 1 },
      );
    }
    if (line.length >= waitingAtMost) throw tooMany(line.length);
    if (running < atOnce) begin(client);
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
