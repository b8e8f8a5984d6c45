/**
 * Shares one thread among several readers' queries. A query cannot be interrupted in a long step, so a
 * step that lasts lets other queries run on top of it: quick ones are answered at once, and one that is
 * not quick starts again when the query below it has ended.
 */
import type { Graph } from '../evaluator/graph/graph.ts';
import type { Task } from './task.ts';

/** Milliseconds of work after which others are looked after. */
const lookEveryMs = 10;
/** Milliseconds that a query may run on top of another: when there is room on top of it, and when not. */
const onTopMs = { room: 250, full: 50 };
/** Queries on top of one another at most. */
const highest = 4;

interface SchedulerSettings {
  graph(): Graph;
  /** Takes what was asked meanwhile. */
  receive(): void;
  /** Called when no query is in its midst any more. */
  quiet(): void;
  /** Calls the function soon, after what else there is to do. */
  soon(run: () => void): void;
}

interface OnTop {
  task: Task;
  since: number;
}

export class Scheduler {
  private readonly settings: SchedulerSettings;
  private tasks: Task[] = [];
  /** Queries that run now, each on top of the one before. */
  private readonly stack: OnTop[] = [];
  private looked = 0;
  private isAwake = false;
  /** No query may begin. */
  isHeld = false;

  constructor(settings: SchedulerSettings) {
    this.settings = settings;
  }

  add(task: Task): void {
    this.tasks.push(task);
    this.wake();
  }

  find(id: number): Task | undefined {
    return this.tasks.find((task) => task.id === id);
  }

  get all(): readonly Task[] {
    return this.tasks;
  }

  /** Whether no query is in its midst. */
  get isQuiet(): boolean {
    return this.tasks.every((task) => task.isOver || !task.isUnderWay) && this.stack.length === 0;
  }

  /** To be called when something may have become ready. */
  wake(): void {
    if (this.isAwake || this.stack.length > 0) return;
    this.isAwake = true;
    this.settings.soon(() => this.round());
  }

  /** Called by a query in its midst, every few steps. */
  look(task: Task, now: number): void {
    if (now - this.looked < lookEveryMs) return;
    this.looked = now;
    this.settings.receive();
    for (const one of this.tasks) one.endIfLate(now);
    const top = this.stack.at(-1);
    if (top?.task !== task) return;
    const isFull = this.stack.length > highest;
    const isWaitedFor = isFull && this.tasks.some((one) => this.mayRun(one));
    const longest = isWaitedFor ? onTopMs.full : onTopMs.room;
    if (this.stack.length > 1 && now - top.since > longest && task.mayBeginAnew) {
      task.beginAnewAlone(now);
      return;
    }
    if (isFull) return;
    this.runReady();
    // What ran on top is not time of its own.
    task.extend(performance.now() - now);
    this.looked = performance.now();
  }

  private round(): void {
    this.isAwake = false;
    this.looked = performance.now();
    for (const one of this.tasks) one.endIfLate(this.looked);
    this.runReady();
    if (this.tasks.some((task) => this.mayRun(task))) this.wake();
  }

  private mayRun(task: Task): boolean {
    if (!task.isReady || (task.isAlone && this.stack.length > 0)) return false;
    return task.isUnderWay || !this.isHeld;
  }

  /** A slice of each query that can run; on top of others the newest first, since it may be quick. */
  private runReady(): void {
    const had = new Set<Task>();
    for (;;) {
      const ready = this.tasks.filter((one) => !had.has(one) && this.mayRun(one));
      const task = this.stack.length > 0 ? ready.at(-1) : ready[0];
      if (!task) break;
      had.add(task);
      this.stack.push({ task, since: performance.now() });
      task.runSlice(this.settings.graph());
      this.stack.pop();
    }
    this.tasks = this.tasks.filter((task) => !task.isOver || task.isRunning);
    if (this.isQuiet) this.settings.quiet();
  }
}
