/** Writes NDJSON: the first lines at once, later ones some at a time, and waits for a slow reader. */
import { once } from 'node:events';
import type { Response } from 'express';

/** Characters that are buffered before they are sent, and milliseconds that they wait at most. */
const bufferSize = 32_768;
const waitMs = 40;
/** Lines sent one by one: the columns and the first rows. */
const atOnce = 3;

export class LineWriter {
  readonly #response: Response;
  readonly #signal: AbortSignal;
  readonly #disconnected: Promise<void>;
  #pending = '';
  #lines = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(response: Response, signal: AbortSignal) {
    this.#response = response;
    this.#signal = signal;
    this.#disconnected = new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** A promise when the reader must catch up first. */
  write(line: object): void | Promise<void> {
    this.#pending += `${JSON.stringify(line)}\n`;
    this.#lines += 1;
    if (this.#lines <= atOnce || this.#pending.length >= bufferSize) return this.flush();
    this.#timer ??= setTimeout(() => this.flush(), waitMs);
  }

  /** Sends what is buffered. */
  flush(): void | Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending === '' || this.#signal.aborted) return;
    const text = this.#pending;
    this.#pending = '';
    const ready = this.#response.write(text);
    // Compression would hold the lines back otherwise.
    (this.#response as Response & { flush?: () => void }).flush?.();
    if (ready || this.#signal.aborted) return;
    return Promise.race([once(this.#response, 'drain').then(() => {}), this.#disconnected]);
  }
}
