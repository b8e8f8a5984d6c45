/**
 * Readers' own Cypher runs in a process of its own, which holds the graph in memory and can write
 * nothing, so that killing it at a limit hurts nobody else. It follows what is written to the store.
 */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deserialize } from 'node:v8';
import type { PlanNode } from '../../../model/schemas/queries.ts';
import { StancegraphError } from '../../errors.ts';
import type { EngineValue, Params, ReaderLimits, ReaderSink, ReaderSummary } from '../engine.ts';
import type { GraphPart } from './graph-parts.ts';
import type { ChildRequest, StreamSummary } from './messages.ts';
import { ChildGone, StoreProcess } from './process.ts';
import type { Loaded } from './reading/messages.ts';
import { tooLong, tooMuch } from './reading/problems.ts';
import { assertNotTooLarge } from './refusals.ts';
import type { StoreState } from './touched.ts';

interface ReaderSettings {
  folder: string;
  /** Bytes that readers' queries may take together, beside the graph. */
  memoryBytes: number;
  /** With what the names of temporary folders begin. */
  temporary?: string;
  /** Asks the process that owns the store. */
  owner<Value>(request: ChildRequest, timeoutMs: number): Promise<Value>;
}

interface Reading {
  /** Which write it has seen last. */
  version: number;
  process: StoreProcess;
  /** Bytes for which it was made. */
  size: number;
  /** Requests in flight; one that is replaced is closed when there are none. */
  users: number;
  isReplaced: boolean;
  /** Whether its graph comes from a file, and the mark of that file. */
  isLarge: boolean;
  mark: string;
}

const tries = 3;
/** Milliseconds within which a query can hardly have filled the memory for which its process was ended. */
const soonMs = 500;
/** Milliseconds that the process has to end a query by itself. */
const graceMs = 3000;
const readTimeoutMs = 600_000;
/** Who stops a server does not wait for long. */
const saveTimeoutMs = 4000;
const fileName = 'readers.graph';
/** Nodes and relationships that the owner's process reads within a second, along with its other work. */
const readByOwner = 40_000;
/** About what a node and a relationship take in memory. */
const bytesOf = { node: 900, relationship: 250 };
/** What the program itself takes. */
const programBytes = 200e6;
/** Entities that are read one by one; with more it is quicker to read everything. */
const followedAtMost = 5000;

export class Reader {
  readonly #settings: ReaderSettings;
  #current: Promise<Reading> | undefined;
  #written = 0;
  /** What was written since the process has last followed; null for anything. */
  #touched: Set<string> | null = new Set();
  /** Those that are reading the whole graph. */
  readonly #loading = new Set<StoreProcess>();
  #isClosing = false;

  constructor(settings: ReaderSettings) {
    this.#settings = settings;
  }

  /** To be told after each write: the entities that it touched, or null when that is not known. */
  wrote(entities: readonly string[] | null): void {
    this.#written += 1;
    if (entities === null) this.#touched = null;
    else for (const id of entities) this.#touched?.add(id);
  }

  /** Has the graph read, so that the first query need not wait for it. */
  async warm(): Promise<void> {
    await this.#fresh();
  }

  explain(text: string, params: Params): Promise<PlanNode> {
    const timeoutMs = 5000;
    return this.#with((reading) =>
      reading.process.ask<PlanNode>({ method: 'explain', text, params }, { timeoutMs }),
    ).catch((error: unknown) => {
      throw limitError(error, timeoutMs);
    });
  }

  /** Streams a query's rows; see `Engine.readCypher`. */
  async stream(
    text: string,
    params: Params,
    limits: ReaderLimits,
    sink: ReaderSink,
    signal: AbortSignal,
  ): Promise<ReaderSummary> {
    const started = performance.now();
    const { rows, bytes, timeoutMs, profile = false } = limits;
    let delivered = false;
    const run = async ({ process }: Reading): Promise<StreamSummary> => {
      if (signal.aborted) throw cancelled();
      let written: Promise<void> = Promise.resolve();
      const deliver = (next: () => Promise<void>) => {
        delivered = true;
        written = written.then(next);
        written.catch(() => {});
      };
      let request = 0;
      const stop = () => {
        process.tell({ method: 'cancel', of: request });
        process.forget(request, cancelled());
      };
      signal.addEventListener('abort', stop, { once: true });
      try {
        const summary = await process.ask<StreamSummary>(
          { method: 'run', text, params, limits: { rows, bytes, timeoutMs, profile } },
          {
            // It may be given its time again for having waited for others.
            timeoutMs: 2 * timeoutMs + graceMs,
            asked: (id) => {
              request = id;
            },
            part: (part) =>
              deliver(async () => {
                if ('columns' in part) {
                  await sink.columns(part.columns);
                  return;
                }
                const batch = deserialize(part.packed) as EngineValue[][];
                for (const row of batch) await sink.row(row);
                process.tell({ method: 'taken', of: request, rows: batch.length });
              }),
          },
        );
        await written;
        return summary;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    };
    const summary = await this.#with(run, () => !delivered && !signal.aborted).catch(
      (error: unknown) => {
        throw limitError(error, timeoutMs);
      },
    );
    return { ...summary, elapsedMs: performance.now() - started };
  }

  /** Keeps a large graph in a file as it is now, so that the next start need not read it anew. */
  async close(): Promise<void> {
    this.#isClosing = true;
    if (this.#loading.size > 0) {
      // A graph that is only half read is for nobody.
      for (const process of this.#loading) process.kill('ended');
      return;
    }
    const reading = await this.#current?.catch(() => undefined);
    if (reading?.process.alive && reading.isLarge) {
      const saved = this.#fresh().then((now) => this.#save(now));
      await Promise.race([saved.catch(() => {}), sleep(saveTimeoutMs, undefined, { ref: false })]);
    }
    this.#current = undefined;
    await reading?.process.close(1000);
  }

  async #save({ process, mark }: Reading): Promise<void> {
    const state = await this.#settings.owner<StoreState>({ method: 'state' }, saveTimeoutMs);
    const now = await this.#markOf(state);
    if (now === mark) return;
    const path = join(this.#settings.folder, fileName);
    await process.ask({ method: 'save', path, mark: now }, { timeoutMs: saveTimeoutMs });
  }

  /** Names a state of the store, so that a file that holds another is not taken for it. */
  async #markOf({ version, nodes, relationships }: StoreState): Promise<string> {
    const { ino } = await stat(join(this.#settings.folder, 'graph.grafeo'), { bigint: true });
    return [ino, version, nodes, relationships].join(' ');
  }

  /** Another reader's bomb may take the process along: what had no part in it is asked again. */
  async #with<Value>(
    work: (reading: Reading) => Promise<Value>,
    mayRetry = () => true,
  ): Promise<Value> {
    for (let attempt = 1; ; attempt += 1) {
      const reading = await this.#fresh();
      reading.users += 1;
      const started = performance.now();
      try {
        return await work(reading);
      } catch (error) {
        const isEarly = performance.now() - started < soonMs;
        const isInnocent =
          error instanceof ChildGone &&
          (error.reason === 'ended' || (error.reason === 'memory' && isEarly));
        if (!isInnocent || attempt >= tries || !mayRetry()) throw error;
      } finally {
        reading.users -= 1;
        if (reading.isReplaced && reading.users === 0) reading.process.close(1000);
      }
    }
  }

  /** One process for everybody: between looking and renewing nothing is awaited. */
  async #fresh(): Promise<Reading> {
    const pending = this.#current;
    const known = await pending?.catch(() => undefined);
    if (this.#current !== pending) return this.#fresh();
    const alive = known?.process.alive ? known : undefined;
    if (alive?.version === this.#written) return alive;
    const renewed = this.#renew(alive);
    this.#current = renewed;
    return renewed;
  }

  async #renew(known: Reading | undefined): Promise<Reading> {
    const version = this.#written;
    const touched = this.#touched;
    this.#touched = new Set();
    if (known && touched && touched.size <= followedAtMost) {
      if (await this.#follow(known, [...touched])) {
        known.version = version;
        return known;
      }
    }
    const { owner } = this.#settings;
    const state = await owner<StoreState>({ method: 'state' }, readTimeoutMs);
    const { nodes, relationships } = state;
    assertNotTooLarge(state);
    const size = nodes * bytesOf.node + relationships * bytesOf.relationship;
    const reading = known?.process.alive && known.size >= size ? known : this.#start(2 * size);
    try {
      await this.#whileLoading(reading.process, () => this.#load(reading, state));
    } catch (error) {
      await reading.process.close(1000);
      throw error;
    }
    reading.version = version;
    if (known && known !== reading) {
      known.isReplaced = true;
      if (known.users === 0) known.process.close(1000);
    }
    return reading;
  }

  #start(size: number): Reading {
    const { memoryBytes, temporary } = this.#settings;
    const process = new StoreProcess({
      program: 'reading/program',
      numbers: [memoryBytes, memoryBytes + 2 * size],
      memoryBytes: memoryBytes + 2 * size + programBytes,
      background: true,
      ...(temporary ? { temporary } : {}),
    });
    return { version: -1, process, size, users: 0, isReplaced: false, isLarge: false, mark: '' };
  }

  /** Whether the process has followed; if not, it has to read everything. */
  async #follow({ process }: Reading, entities: string[]): Promise<boolean> {
    const { owner } = this.#settings;
    try {
      const part = await owner<GraphPart | null>({ method: 'touched', entities }, readTimeoutMs);
      if (!part) return false;
      await process.ask({ method: 'follow', entities, part }, { timeoutMs: readTimeoutMs });
      return true;
    } catch {
      return false;
    }
  }

  /** Such a process is ended with the reader, whatever it is at. */
  async #whileLoading(process: StoreProcess, work: () => Promise<void>): Promise<void> {
    if (this.#isClosing) throw new ChildGone('ended');
    this.#loading.add(process);
    try {
      await work();
    } finally {
      this.#loading.delete(process);
    }
  }

  async #load(reading: Reading, state: StoreState): Promise<void> {
    const { owner, folder } = this.#settings;
    const { process } = reading;
    const { nodes, relationships } = state;
    const timeoutMs = readTimeoutMs;
    if (nodes + relationships <= readByOwner) {
      const parts = await owner<GraphPart[] | null>({ method: 'parts' }, timeoutMs);
      if (parts) {
        await process.ask({ method: 'fill', parts }, { timeoutMs });
        return;
      }
    }
    const path = join(folder, fileName);
    const mark = await this.#markOf(state);
    reading.isLarge = true;
    reading.mark = mark;
    const load = () => process.ask<Loaded>({ method: 'load', path, mark }, { timeoutMs });
    // Cut off, it is as good as none.
    const kept = await load().catch(() => null);
    if (kept?.nodes === nodes && kept.relationships === relationships) return;
    await this.#dump(path, mark);
    if (!(await load())) throw new Error('the graph could not be read from the file just written');
  }

  /** Another process reads a large store, so that its owner can go on. */
  async #dump(path: string, mark: string): Promise<void> {
    const { folder, temporary, owner } = this.#settings;
    const snapshot = join(folder, `snapshot-${process.pid}.grafeo`);
    await rm(snapshot, { recursive: true, force: true });
    await owner({ method: 'save', path: snapshot }, readTimeoutMs);
    const child = new StoreProcess({ background: true, ...(temporary ? { temporary } : {}) });
    try {
      const timeoutMs = readTimeoutMs;
      await this.#whileLoading(child, async () => {
        await child.ask({ method: 'open', path: snapshot, readOnly: true }, { timeoutMs });
        await child.ask({ method: 'dump', path, mark }, { timeoutMs });
      });
    } finally {
      await child.close(1000);
      await rm(snapshot, { recursive: true, force: true }).catch(() => {});
    }
  }
}

function cancelled(): StancegraphError {
  return new StancegraphError('limit-reached', 'The query was cancelled.');
}

function limitError(error: unknown, timeoutMs: number): unknown {
  if (!(error instanceof ChildGone)) return error;
  const isTime = error.reason === 'time';
  return new StancegraphError('limit-reached', isTime ? tooLong(timeoutMs) : tooMuch, {
    cause: error,
  });
}
