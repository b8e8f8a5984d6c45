/** Writes NDJSON: the first lines at once, later ones some at a time, no faster than they are read. */
import { once } from 'node:events';
import type { Response } from 'express';

/** Characters that are gathered before they are sent, and milliseconds that they wait at most. */
const together = 32_768;
const waitMs = 40;
/** Lines sent one by one: the columns and the first rows. */
const atOnce = 3;

export class LineWriter {
  readonly #response: Response;
  readonly #gone: AbortSignal;
  readonly #left: Promise<void>;
  #pending = '';
  #lines = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(response: Response, gone: AbortSignal) {
    this.#response = response;
    this.#gone = gone;
    this.#left = new Promise((resolve) => {
      gone.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** A promise when the reader must catch up first. */
  write(line: object): void | Promise<void> {
    this.#pending += `${JSON.stringify(line)}\n`;
    this.#lines += 1;
    if (this.#lines <= atOnce || this.#pending.length >= together) return this.flush();
    this.#timer ??= setTimeout(() => this.flush(), waitMs);
  }

  /** Sends what was gathered. */
  flush(): void | Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending === '' || this.#gone.aborted) return;
    const text = this.#pending;
    this.#pending = '';
    const ready = this.#response.write(text);
    // What compresses the answer holds on to it otherwise.
    (this.#response as Response & { flush?: () => void }).flush?.();
    if (ready || this.#gone.aborted) return;
    return Promise.race([once(this.#response, 'drain').then(() => {}), this.#left]);
  }
}
