/**
 * Rows on their way through an import lie on disk, shared out over files by a key, so that all rows of
 * one key are in one file, and one file at a time fits into memory however large the import is.
 */
import { appendFileSync, createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashed } from './id-set.ts';

/** Characters kept in memory for one file. */
const kept = 32 * 1024;
/** Bytes of the import for each file. */
const bytesPerFile = 6 * 1024 * 1024;

/** How many files an import of so many bytes is shared out over. */
export function filesFor(bytes: number): number {
  return Math.min(512, Math.max(8, Math.ceil(bytes / bytesPerFile)));
}

/** Rows written one after another, and read again. */
export class Lines<Row> {
  readonly path: string;
  #text = '';
  #rows = 0;

  constructor(path: string) {
    this.path = path;
  }

  get rows(): number {
    return this.#rows;
  }

  add(row: Row): void {
    this.#text += `${JSON.stringify(row)}\n`;
    this.#rows += 1;
    if (this.#text.length > kept) this.flush();
  }

  flush(): void {
    if (this.#text === '') return;
    appendFileSync(this.path, this.#text);
    this.#text = '';
  }

  /** The rows in their order, some at a time. */
  async *read(): AsyncGenerator<Row[]> {
    this.flush();
    if (!existsSync(this.path)) return;
    let rest = '';
    for await (const part of createReadStream(this.path, {
      encoding: 'utf8',
      highWaterMark: 256 * 1024,
    })) {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield lines.map((line) => JSON.parse(line) as Row);
      await pause();
    }
  }
}

/** Several of them as one, one after another. */
export class JoinedLines<Row> {
  readonly #parts: readonly Lines<Row>[];

  constructor(parts: readonly Lines<Row>[]) {
    this.#parts = parts;
  }

  get rows(): number {
    return this.#parts.reduce((sum, { rows }) => sum + rows, 0);
  }

  flush(): void {
    for (const part of this.#parts) part.flush();
  }

  async *read(): AsyncGenerator<Row[]> {
    for (const part of this.#parts) yield* part.read();
  }
}

/** Rows shared out over files by a key. */
export class StagedSpool<Row> {
  readonly files: readonly Lines<Row>[];

  constructor(folder: string, name: string, files: number) {
    this.files = Array.from(
      { length: files },
      (_, index) => new Lines<Row>(join(folder, `${name}-${index}.ndjson`)),
    );
  }

  get rows(): number {
    return this.files.reduce((sum, file) => sum + file.rows, 0);
  }

  add(key: string, row: Row): void {
    this.files[hashed(key) % this.files.length]?.add(row);
  }
}

/** Lets others go on: a server answers while it imports. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
