/** Archives, written as they are made. */
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Zip, ZipDeflate } from 'fflate';
import { giveUp, type Sink, sinkTo } from '../sink.ts';

/** A zip as it is written, a file after another. */
export class ZipSink {
  readonly #sink: Sink;
  readonly #zip: Zip;
  readonly #pending: Uint8Array[] = [];
  #error: Error | undefined;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#error = error;
      else this.#pending.push(chunk);
    });
  }

  /** One file, written by `fill`. */
  async file(name: string, fill: (sink: Sink) => Promise<void>): Promise<void> {
    const entry = new ZipDeflate(name, { level: 6 });
    // The same graph gives the same file.
    entry.mtime = new Date(2000, 0, 1);
    this.#zip.add(entry);
    const encoder = new TextEncoder();
    await fill({
      write: async (data) => {
        entry.push(typeof data === 'string' ? encoder.encode(data) : data);
        await this.#flush();
      },
    });
    entry.push(new Uint8Array(0), true);
    await this.#flush();
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#error) throw this.#error;
    for (const chunk of this.#pending.splice(0)) await this.#sink.write(chunk);
  }
}

/** Files that grow side by side on disk before they go into an archive one after another. */
export class ArchiveSpool {
  readonly #folder: string;
  readonly #files = new Map<string, { path: string; stream: WriteStream; sink: Sink }>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async in<Result>(use: (spool: ArchiveSpool) => Promise<Result>): Promise<Result> {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-export-'));
    const spool = new ArchiveSpool(folder);
    try {
      return await use(spool);
    } finally {
      await Promise.all([...spool.#files.values()].map(({ stream }) => giveUp(stream)));
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** The file of that name; `head` begins a new one. */
  async to(name: string, head = ''): Promise<Sink> {
    const known = this.#files.get(name);
    if (known) return known.sink;
    const path = join(this.#folder, String(this.#files.size));
    const stream = createWriteStream(path);
    const sink = sinkTo(stream);
    this.#files.set(name, { path, stream, sink });
    if (head !== '') await sink.write(head);
    return sink;
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  get names(): string[] {
    return [...this.#files.keys()];
  }

  /** Closes a file and copies it. */
  async copy(name: string, to: Sink): Promise<void> {
    const file = this.#files.get(name);
    if (!file) return;
    file.stream.end();
    await finished(file.stream);
    for await (const chunk of createReadStream(file.path)) await to.write(chunk as Buffer);
  }
}
