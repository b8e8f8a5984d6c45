/**
 * Takes the records of a result one by one, no faster than they are used.
 *
 * The driver's public iterator waits for several promises at every record: 1,000 rows took twice as
 * long as with its plain subscription, which in turn cannot be slowed. What both stand on can be
 * paused, and is what is used here; the driver's version is pinned, and tests of slow readers watch it.
 */
import type { Record, Result, ResultObserver, ResultSummary } from 'neo4j-driver';

/** The stream underneath a result. */
interface Flow {
  /** No further batch is asked for; what was asked for still arrives. */
  pause(): void;
  resume(): void;
  /** What has not been fetched is thrown away by the database. */
  cancel(): void;
}

type Streamed = { _subscribe(observer: ResultObserver): Promise<Flow> };

/** `stop` ends the stream; a promise is waited for before the next record is handed over. */
export type Take = (record: Record) => 'stop' | undefined | Promise<void>;

/**
 * Calls `keys` once and `take` for each record until it says `stop`. Resolves with the summary;
 * rejects with what the driver or either of the two threw.
 */
export function eachRecord(
  result: Result,
  keys: (names: string[]) => void | Promise<void>,
  take: Take,
): Promise<ResultSummary> {
  return new Promise((resolve, reject) => {
    const waiting: Record[] = [];
    let flow: Flow | undefined;
    let holding = false;
    let stopped = false;
    let summary: ResultSummary | undefined;
    const stop = () => {
      stopped = true;
      waiting.length = 0;
      flow?.cancel();
    };
    const fail = (error: unknown) => {
      stop();
      reject(error);
    };
    /** Runs what takes a part of the stream, and holds the stream while that is not done. */
    const give = (taking: () => ReturnType<Take>) => {
      try {
        const said = taking();
        if (said === 'stop') stop();
        else if (said instanceof Promise) {
          holding = true;
          flow?.pause();
          said.then(goOn, fail);
        }
      } catch (error) {
        fail(error);
      }
    };
    const goOn = () => {
      holding = false;
      let used = 0;
      while (used < waiting.length && !holding) {
        const record = waiting[used] as Record;
        used += 1;
        give(() => take(record));
      }
      waiting.splice(0, used);
      if (holding) return;
      if (summary) resolve(summary);
      else if (!stopped) flow?.resume();
    };
    (result as unknown as Streamed)
      ._subscribe({
        onKeys: (names) => give(() => keys(names) ?? undefined),
        onNext: (record) => {
          if (stopped) return;
          if (holding) waiting.push(record);
          else give(() => take(record));
        },
        onCompleted: (done) => {
          summary = done;
          if (!holding) resolve(done);
        },
        onError: reject,
      })
      .then((opened) => {
        flow = opened;
        if (stopped) flow.cancel();
        else if (holding) flow.pause();
      }, reject);
  });
}
