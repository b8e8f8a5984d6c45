/** A queue: work is done one after another, and whoever waits is told how much is before them. */
import type { ImportProgress } from '../../model/schemas/imports.ts';

export class Line {
  readonly #ids: string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work when all that was added before is over; whatever came of that. */
  add<Value>(id: string, work: () => Promise<Value>): Promise<Value> {
    this.#ids.push(id);
    const done = this.#last.then(work).finally(() => {
      this.#ids.splice(this.#ids.indexOf(id), 1);
    });
    this.#last = done.catch(() => {});
    return done;
  }

  /** How many are before it; nothing for the one whose turn it is. */
  waitOf(id: string): ImportProgress | undefined {
    const before = this.#ids.indexOf(id);
    return before > 0 ? { step: 'waiting', done: 0, total: before } : undefined;
  }

  /** When all of it is done. */
  async end(): Promise<void> {
    await this.#last;
  }
}
