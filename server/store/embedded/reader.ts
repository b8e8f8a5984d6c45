/**
 * People's own Cypher runs in a process of its own, on a read-only snapshot, so that killing it at
 * a limit hurts nobody else. The snapshot is renewed when the store has been written to.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanNode } from '../../../model/schemas/queries.ts';
import { StancegraphError } from '../../errors.ts';
import type { EngineValue, Params, ReaderLimits, ReaderSink, ReaderSummary } from '../engine.ts';
import type { ChildRequest, StreamSummary } from './messages.ts';
import { ChildGone, StoreProcess } from './process.ts';

export interface ReaderSettings {
  folder: string;
  memoryBytes: number;
  /** With what the names of temporary folders begin. */
  temporary?: string;
  /** Writes a copy of the store to a path. */
  snapshot(path: string): Promise<void>;
  /** Changes with every write. */
  version(): number;
}

interface Snapshot {
  version: number;
  path: string;
  process: StoreProcess;
  /** Requests in flight; an old snapshot is closed when there are none. */
  users: number;
  retired: boolean;
}

const tries = 3;
/** Milliseconds within which a query can hardly have filled the memory for which its process was ended. */
const soonMs = 500;

export class Reader {
  readonly #settings: ReaderSettings;
  #current: Promise<Snapshot> | undefined;
  #made = 0;

  constructor(settings: ReaderSettings) {
    this.#settings = settings;
  }

  /** The plan of a query, as the engine writes it. */
  plan(text: string, params: Params): Promise<string> {
    const timeoutMs = 5000;
    return this.#withSnapshot((snapshot) =>
      snapshot.process.ask<string>({ method: 'plan', text, params }, { timeoutMs }),
    ).catch((error: unknown) => {
      throw limitError(error, new AbortController().signal, timeoutMs);
    });
  }

  /** The rows of one of the explorer's own queries, from the same snapshot. */
  read<Row>(text: string, params: Params): Promise<Row[]> {
    return this.#withSnapshot((snapshot) =>
      snapshot.process.ask<Row[]>({ method: 'read', text, params }, { timeoutMs: 15_000 }),
    );
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
    const request: ChildRequest = {
      method: 'stream',
      text,
      params,
      rows: limits.rows,
      bytes: limits.bytes,
    };
    const plan = limits.profile ? await this.#profile(text, params, limits, signal) : undefined;
    let delivered = false;
    const summary = await this.#withSnapshot(
      async (snapshot) => {
        let written: Promise<void> = Promise.resolve();
        const deliver = (next: () => void | Promise<void>) => {
          written = written.then(next);
          written.catch(() => {});
        };
        const cancelled = () => snapshot.process.kill('cancelled');
        if (signal.aborted) throw new ChildGone('cancelled');
        signal.addEventListener('abort', cancelled, { once: true });
        try {
          const result = await snapshot.process.ask<StreamSummary>(request, {
            timeoutMs: limits.timeoutMs,
            part: (part) => {
              delivered = true;
              if ('columns' in part) deliver(() => sink.columns(part.columns));
              else for (const row of part.rows) deliver(() => sink.row(row as EngineValue[]));
            },
          });
          await written;
          return result;
        } finally {
          signal.removeEventListener('abort', cancelled);
        }
      },
      () => !delivered && !signal.aborted,
    ).catch((error: unknown) => {
      throw limitError(error, signal, limits.timeoutMs);
    });
    return { ...summary, elapsedMs: performance.now() - started, ...(plan ? { plan } : {}) };
  }

  /** The engine gives either the rows or what each step did: this run is for the latter. */
  async #profile(
    text: string,
    params: Params,
    limits: ReaderLimits,
    signal: AbortSignal,
  ): Promise<PlanNode> {
    return this.#withSnapshot(
      async (snapshot) => {
        const cancelled = () => snapshot.process.kill('cancelled');
        signal.addEventListener('abort', cancelled, { once: true });
        try {
          return await snapshot.process.ask<PlanNode>(
            { method: 'profile', text, params },
            { timeoutMs: limits.timeoutMs },
          );
        } finally {
          signal.removeEventListener('abort', cancelled);
        }
      },
      () => !signal.aborted,
    ).catch((error: unknown) => {
      throw limitError(error, signal, limits.timeoutMs);
    });
  }

  async close(): Promise<void> {
    const snapshot = await this.#current?.catch(() => undefined);
    this.#current = undefined;
    if (snapshot) await this.#discard(snapshot);
  }

  /** Another reader's bomb may take the process along: what had no part in it is asked again. */
  async #withSnapshot<Value>(
    work: (snapshot: Snapshot) => Promise<Value>,
    mayRetry = () => true,
  ): Promise<Value> {
    for (let attempt = 1; ; attempt += 1) {
      const snapshot = await this.#fresh();
      snapshot.users += 1;
      const started = performance.now();
      try {
        return await work(snapshot);
      } catch (error) {
        const isEarly = performance.now() - started < soonMs;
        const innocent =
          error instanceof ChildGone &&
          (['ended', 'cancelled'].includes(error.reason) || (error.reason === 'memory' && isEarly));
        if (!innocent || attempt >= tries || !mayRetry()) throw error;
      } finally {
        snapshot.users -= 1;
        if (snapshot.retired && snapshot.users === 0) this.#discard(snapshot);
      }
    }
  }

  /** One process for everybody: between looking and renewing nothing is awaited. */
  async #fresh(): Promise<Snapshot> {
    const pending = this.#current;
    const known = await pending?.catch(() => undefined);
    if (this.#current !== pending) return this.#fresh();
    const version = this.#settings.version();
    if (known?.process.alive && known.version === version) return known;
    const renewed =
      known && known.version === version ? this.#open(known.path, version) : this.#make(version);
    this.#current = renewed;
    if (known && known.version !== version) {
      known.retired = true;
      if (known.users === 0) this.#discard(known);
    }
    return renewed;
  }

  async #make(version: number): Promise<Snapshot> {
    this.#made += 1;
    const path = join(this.#settings.folder, `snapshot-${process.pid}-${this.#made}.grafeo`);
    await rm(path, { recursive: true, force: true });
    await this.#settings.snapshot(path);
    return this.#open(path, version);
  }

  async #open(path: string, version: number): Promise<Snapshot> {
    const { memoryBytes, temporary } = this.#settings;
    const child = new StoreProcess({
      memoryBytes,
      background: true,
      ...(temporary ? { temporary } : {}),
    });
    try {
      await child.ask({ method: 'open', path, readOnly: true }, { timeoutMs: 60_000 });
    } catch (error) {
      await child.close(1000);
      throw error;
    }
    return { version, path, process: child, users: 0, retired: false };
  }

  async #discard(snapshot: Snapshot): Promise<void> {
    await snapshot.process.close(1000);
    await rm(snapshot.path, { recursive: true, force: true }).catch(() => {});
  }
}

function limitError(error: unknown, signal: AbortSignal, timeoutMs: number): unknown {
  if (!(error instanceof ChildGone)) return error;
  if (signal.aborted) {
    return new StancegraphError('limit-reached', 'The query was cancelled.', { cause: error });
  }
  if (error.reason === 'time') {
    return new StancegraphError(
      'limit-reached',
      `The query was ended after ${timeoutMs / 1000} s, its time limit. Ask for less: add a label, a limit or a narrower period.`,
      { cause: error },
    );
  }
  return new StancegraphError(
    'limit-reached',
    'The query was ended because it, or another beside it, needed more memory than it may. Ask for less: match fewer nodes or collect less.',
    { cause: error },
  );
}
