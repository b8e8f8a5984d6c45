/** A query that runs, or waits to run, in slices. */
import { serialize } from 'node:v8';
import type { EngineValue, Params } from '../../engine.ts';
import { valueSize } from '../../value-size.ts';
import type { Graph } from '../evaluator/graph/graph.ts';
import { type Prepared, prepare } from '../evaluator/index.ts';
import type { Value } from '../evaluator/values/types.ts';
import type { StreamSummary } from '../messages.ts';
import { LimitReached, RunBudget, Stopped } from './limits.ts';
import type { ReadingReply, RunLimits } from './messages.ts';
import { sentProblem } from './problems.ts';
import { toValues, ValueConverter } from './values.ts';

/** Rows sent in one message. */
const rowsAtOnce = 250;
/** Rows on their way to a reader who does not take them. */
const rowsUntaken = 1000;
/** Milliseconds that a slice lasts. */
const sliceMs = 10;
/** How often a query may be begun anew because of a write. */
const againAtMost = 2;

interface TaskSettings {
  id: number;
  text: string;
  params: Params;
  limits: RunLimits;
  memoryBytes: number;
  send(reply: ReadingReply, transfer?: ArrayBuffer): void;
  /** Called every few milliseconds while it runs. */
  look(task: Task, now: number): void;
}

export class Task {
  readonly id: number;
  private readonly settings: TaskSettings;
  private readonly converter = new ValueConverter();
  private prepared: Prepared | undefined;
  private rows: Iterator<Value[]> | undefined;
  private batch: EngineValue[][] = [];
  private rowCount = 0;
  private bytes = 0;
  private untaken = 0;
  private restarts = 0;
  /** When it is ended, and how much later than asked that is because it had to wait. */
  private deadline: number;
  private extended = 0;
  private waitsSince: number | undefined;
  private stop: 'ended' | 'again' | undefined;
  /** Whether it is running somewhere further down the stack. */
  isRunning = false;
  /** Whether it has sent something, so that it cannot begin anew. */
  hasSent = false;
  isOver = false;
  /** Whether it need not wait for its rows to be taken. */
  hurries = false;

  constructor(settings: TaskSettings) {
    this.id = settings.id;
    this.settings = settings;
    this.deadline = performance.now() + settings.limits.timeoutMs;
  }

  /** Whether it looks at a graph that must therefore stay as it is. */
  get isUnderWay(): boolean {
    return this.prepared !== undefined;
  }

  get isReady(): boolean {
    return !this.isRunning && !this.isOver && (this.hurries || this.untaken < rowsUntaken);
  }

  get mayBeginAnew(): boolean {
    return !this.hasSent && this.restarts < againAtMost;
  }

  taken(rows: number): void {
    this.untaken -= rows;
  }

  /** Whether it has to wait until no other is in its midst. */
  get isAlone(): boolean {
    return this.waitsSince !== undefined;
  }

  /** Gives it more time, as much again as it was given: it had to wait for another. */
  extend(milliseconds: number): void {
    const more = Math.min(milliseconds, this.settings.limits.timeoutMs - this.extended);
    this.extended += more;
    this.deadline += more;
  }

  /** Has it forget what it did and begin anew when it is its turn. */
  beginAnew(): void {
    this.restarts += 1;
    if (this.isRunning) this.stop = 'again';
    else this.forget();
  }

  /** As {@link beginAnew}, when no other is in its midst. */
  beginAnewAlone(now: number): void {
    this.waitsSince = now;
    this.beginAnew();
  }

  /** Ends it without an answer. */
  cancel(): void {
    this.isOver = true;
    if (this.isRunning) this.stop = 'ended';
    else this.forget();
  }

  /** Ends it with an answer when its time is over, even if it waits. */
  endIfLate(now: number): void {
    const waits = this.waitsSince === undefined ? 0 : now - this.waitsSince;
    const more = Math.min(waits, this.settings.limits.timeoutMs - this.extended);
    if (this.isOver || now < this.deadline + more) return;
    this.fail(new LimitReached('time'));
    if (this.isRunning) this.stop = 'ended';
    else this.forget();
  }

  /** Runs it for a few milliseconds, or longer where it cannot be left. */
  runSlice(graph: Graph): void {
    this.isRunning = true;
    const now = performance.now();
    if (this.waitsSince !== undefined) this.extend(now - this.waitsSince);
    this.waitsSince = undefined;
    try {
      this.pull(graph, now + sliceMs);
    } catch (error) {
      if (error instanceof Stopped) this.forget();
      else if (!this.isOver) this.fail(error);
    } finally {
      this.isRunning = false;
      this.stop = undefined;
      if (this.isOver) this.forget();
    }
  }

  private pull(graph: Graph, until: number): void {
    const { limits } = this.settings;
    this.rows ??= this.begin(graph);
    while (this.hurries || this.untaken < rowsUntaken) {
      const { done, value } = this.rows.next();
      const row = done ? [] : value.map((part) => this.converter.convert(part));
      this.bytes += valueSize(row);
      const isCut = !done && (this.rowCount >= limits.rows || this.bytes > limits.bytes);
      if (done || isCut) {
        this.finish(isCut && (this.rowCount >= limits.rows ? 'rows' : 'bytes'));
        return;
      }
      this.batch.push(row);
      this.rowCount += 1;
      this.untaken += 1;
      if (this.batch.length >= rowsAtOnce) this.flush();
      if (performance.now() > until) break;
    }
    this.flush();
  }

  private begin(graph: Graph): Iterator<Value[]> {
    const { text, params, limits, memoryBytes } = this.settings;
    const budget = new RunBudget(memoryBytes, (now) => this.look(now));
    this.prepared = prepare(text, graph, toValues(params));
    return this.prepared.run(budget, { profile: limits.profile })[Symbol.iterator]();
  }

  private look(now: number): void {
    this.obey(now);
    this.settings.look(this, now);
    this.obey(now);
  }

  private obey(now: number): void {
    if (this.stop) throw new Stopped(this.stop === 'again');
    if (now > this.deadline) throw new LimitReached('time');
  }

  private finish(truncated: StreamSummary['truncated']): void {
    this.flush();
    this.tellColumns();
    const plan = this.settings.limits.profile ? this.prepared?.profiled() : undefined;
    const value: StreamSummary = { rowCount: this.rowCount, truncated, ...(plan ? { plan } : {}) };
    this.isOver = true;
    this.rows?.return?.();
    this.settings.send({ id: this.id, ok: true, value });
  }

  private flush(): void {
    const { id, settings } = this;
    if (this.batch.length === 0) return;
    this.tellColumns();
    const packed = new Uint8Array(serialize(this.batch));
    this.batch = [];
    settings.send({ id, packed }, packed.buffer as ArrayBuffer);
  }

  private tellColumns(): void {
    if (this.hasSent || !this.prepared) return;
    this.hasSent = true;
    this.settings.send({ id: this.id, columns: this.prepared.columns });
  }

  private fail(error: unknown): void {
    const { id, text, limits, send } = this.settings;
    this.isOver = true;
    const problem = sentProblem(error, text, limits.timeoutMs);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    send({ id, ok: false, message, ...(problem ? { problem } : {}) });
  }

  private forget(): void {
    this.prepared = undefined;
    this.rows = undefined;
    this.batch = [];
    if (this.hasSent) return;
    this.rowCount = 0;
    this.bytes = 0;
    this.untaken = 0;
  }
}
