/**
 * Imports that a server is at: their files lie in a folder of its own until they are applied or given
 * up. Each is read and compared as it comes; one is written at a time, and the others wait in line.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Decision,
  ImportHead,
  ImportOptions,
  ImportProgress,
  ImportReply,
  ImportState,
} from '../../model/schemas/imports.ts';
import { StancegraphError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { ImportFile } from './formats/format.ts';
import { Import, newImportId } from './import.ts';
import { openArchives } from './input/open-files.ts';
import { headOf, importHeads, storedImport } from './records.ts';
import { undo } from './undo.ts';

/** Imports that may lie ready at a time. */
const mostJobs = 20;
/** What nobody has applied for so long is given up. */
const restMs = 24 * 60 * 60_000;

export interface JobChoices {
  format?: string | undefined;
  mapping?: unknown;
  options?: ImportOptions | undefined;
}

interface Job {
  id: string;
  folder: string;
  given: ImportFile[];
  choices: JobChoices;
  state: ImportState;
  progress: ImportProgress;
  reason: string | null;
  made: string;
  stop: AbortController;
  running?: Import;
}

export class ImportJobs {
  readonly #store: Store;
  readonly #folder: string;
  readonly #jobs = new Map<string, Job>();
  /** Undone imports whose undo runs. */
  readonly #undoing = new Map<string, ImportProgress>();
  #line: Promise<unknown> = Promise.resolve();
  #waiting: string[] = [];

  /** `folder` is where uploads lie: within it one for each server. */
  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#folder = join(folder, String(process.pid));
  }

  /** Removes what servers that ended have left. */
  static async removeLeftovers(folder: string): Promise<void> {
    for (const name of await readdir(folder).catch((): string[] => [])) {
      if (!/^\d+$/.test(name) || isAlive(Number(name))) continue;
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }

  /** A folder for the files of a new import. Throws `too-many`. */
  async folderFor(): Promise<{ id: string; folder: string }> {
    for (const job of this.#jobs.values()) {
      if (Date.now() - Date.parse(job.made) > restMs && isAtRest(job)) await this.#forget(job);
    }
    if (this.#jobs.size >= mostJobs) {
      throw new StancegraphError(
        'too-many',
        `${mostJobs} imports lie here that nobody has applied. Apply or discard one of them first.`,
      );
    }
    const id = newImportId();
    const folder = join(this.#folder, id);
    await mkdir(folder, { recursive: true });
    return { id, folder };
  }

  /** Begins to read uploaded files; how it goes on is told by {@link get}. */
  start(id: string, folder: string, given: ImportFile[], choices: JobChoices): ImportReply {
    const job: Job = {
      id,
      folder,
      given,
      choices,
      state: 'reading',
      progress: { step: 'reading', done: 0, total: 0 },
      reason: null,
      made: new Date().toISOString(),
      stop: new AbortController(),
    };
    this.#jobs.set(id, job);
    void this.#read(job);
    return this.#replyOf(job);
  }

  /** Reads the same files again, with other choices. Throws `not-found` and `conflict`. */
  async readAgain(id: string, choices: JobChoices): Promise<ImportReply> {
    const job = this.#jobOf(id);
    if (job.state !== 'ready' && job.state !== 'refused') throw busy(job);
    await job.running?.close();
    delete job.running;
    job.choices = { ...job.choices, ...choices };
    job.state = 'reading';
    job.reason = null;
    void this.#read(job);
    return this.#replyOf(job);
  }

  /** Puts an import in line to be written. Throws `not-found` and `conflict`. */
  async apply(id: string, decisions: readonly Decision[]): Promise<ImportReply> {
    const job = this.#jobOf(id);
    if (job.state !== 'ready') throw busy(job);
    job.state = 'waiting';
    this.#waiting.push(id);
    const work = this.#line.then(() => this.#write(job, decisions));
    this.#line = work.catch(() => {});
    return this.#replyOf(job);
  }

  /** Undoes an applied import, or discards one that is not. Throws `not-found` and `conflict`. */
  async remove(id: string): Promise<ImportReply> {
    const job = this.#jobs.get(id);
    if (job) {
      job.stop.abort(new StancegraphError('bad-input', 'The import was broken off.'));
      const reply = this.#replyOf(job);
      if (isAtRest(job) || job.state === 'waiting') await this.#forget(job);
      return { ...reply, state: 'undone' };
    }
    if (this.#undoing.has(id)) throw new StancegraphError('conflict', `${id} is being undone.`);
    if (!(await storedImport(this.#store, id))) throw missing(id);
    this.#undoing.set(id, { step: 'undoing', done: 0, total: 0 });
    const work = this.#line.then(() =>
      undo(this.#store, id, {
        progress: () => {
          const known = this.#undoing.get(id);
          if (known) known.done += 1;
        },
      }),
    );
    this.#line = work.catch(() => {});
    try {
      await work;
    } finally {
      this.#undoing.delete(id);
    }
    return this.get(id);
  }

  /** Throws `not-found`. */
  async get(id: string): Promise<ImportReply> {
    const job = this.#jobs.get(id);
    if (job) return this.#replyOf(job);
    const found = await storedImport(this.#store, id);
    if (!found) throw missing(id);
    const { summary, body } = found;
    const done: ImportProgress = { step: 'done', done: 1, total: 1 };
    return {
      ...headOf(summary),
      progress: this.#undoing.get(id) ?? done,
      plan: body.plan,
      suggestions: [],
      problemGroups: body.problemGroups,
      noteGroups: body.noteGroups,
      coverage: summary.coverage,
      reason: body.kept
        ? `${body.kept} nodes stay: other programs or people have joined something to them.`
        : null,
      skipInvalid: body.skipInvalid,
      tables: null,
    };
  }

  /** The latest first; those that are not applied only for who may write. */
  async list(mayWrite: boolean): Promise<ImportHead[]> {
    const stored = (await importHeads(this.#store)).filter(({ id }) => !this.#jobs.has(id));
    const own = mayWrite ? [...this.#jobs.values()].map((job) => this.#headOf(job)) : [];
    return [...own, ...stored.map(headOf)].sort((a, b) => (a.made < b.made ? 1 : -1));
  }

  /** Breaks off what is read and waits for what is written; then its files are gone. */
  async close(): Promise<void> {
    for (const job of this.#jobs.values()) job.stop.abort(new Error('The server is stopping.'));
    await this.#line;
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #read(job: Job): Promise<void> {
    try {
      const files = await openArchives(job.given, job.folder);
      const { format, mapping, options = {} } = job.choices;
      const running = new Import(
        this.#store,
        job.folder,
        files,
        {
          format,
          mapping,
          dossier: options.dossier,
          skipInvalid: options.skipInvalid === true,
          options: options.format ?? {},
        },
        { id: job.id, signal: job.stop.signal },
      );
      job.running = running;
      running.onProgress = (progress) => {
        job.progress = progress;
      };
      await running.read();
      await running.plan();
      job.state = running.isReady() ? 'ready' : 'refused';
      if (job.state === 'refused') {
        job.reason = 'Some records are not right. Correct the files, or leave these records out.';
      }
    } catch (error) {
      this.#fail(job, error);
    }
    job.progress = { step: 'done', done: 1, total: 1 };
    if (job.stop.signal.aborted) await this.#forget(job);
  }

  async #write(job: Job, decisions: readonly Decision[]): Promise<void> {
    this.#waiting = this.#waiting.filter((id) => id !== job.id);
    if (job.stop.signal.aborted || !job.running) return;
    job.state = 'applying';
    try {
      await othersDone(this.#store, job);
      if (decisions.length > 0) await job.running.plan(decisions);
      await job.running.apply();
      await this.#forget(job);
    } catch (error) {
      if (job.stop.signal.aborted) await this.#forget(job);
      else this.#fail(job, error, 'failed');
    }
  }

  #fail(job: Job, error: unknown, state: ImportState = 'refused'): void {
    const known = error instanceof StancegraphError;
    job.state = known ? state : 'failed';
    const errors = known ? (error.facts.errors ?? []) : [];
    const listed = errors.slice(0, 20).map(({ path, message }) => `${path}: ${message}`);
    job.reason = known
      ? [error.message, ...listed].join(' ')
      : 'The import failed for a reason that is not known. Nothing of it was written.';
  }

  async #forget(job: Job): Promise<void> {
    this.#jobs.delete(job.id);
    await rm(job.folder, { recursive: true, force: true });
  }

  #jobOf(id: string): Job {
    const job = this.#jobs.get(id);
    if (!job) throw missing(id);
    return job;
  }

  #headOf({ id, state, running, given, made, choices }: Job): ImportHead {
    const count = (groups: { count: number }[] = []) =>
      groups.reduce((sum, group) => sum + group.count, 0);
    return {
      id,
      state,
      dossier: running?.dossier ?? choices.options?.dossier ?? '',
      format: running?.format?.name ?? choices.format ?? '',
      files: given.slice(0, 20).map(({ name, size }) => ({ name, size })),
      made,
      problems: count(running?.problems()),
      notes: count(running?.notes()),
    };
  }

  #replyOf(job: Job): ImportReply {
    const { running } = job;
    const place = this.#waiting.indexOf(job.id);
    return {
      ...this.#headOf(job),
      progress:
        job.state === 'waiting' ? { step: 'waiting', done: 0, total: place + 1 } : job.progress,
      plan: running?.planned?.plan ?? null,
      suggestions: [...(running?.suggestions() ?? [])],
      problemGroups: running?.problems() ?? [],
      noteGroups: running?.notes() ?? [],
      coverage: running?.staged?.issues.collections() ?? [],
      reason: job.reason,
      skipInvalid: job.choices.options?.skipInvalid === true,
      tables: running?.guessed
        ? { ...running.guessed, mapping: running.mapping ?? running.guessed.mapping }
        : null,
    };
  }
}

/** Waits for an import that another server writes. */
async function othersDone(store: Store, { id, stop }: Job): Promise<void> {
  for (;;) {
    const heads = await importHeads(store);
    if (!heads.some((one) => one.id !== id && one.state === 'applying')) return;
    stop.signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function isAtRest({ state }: Job): boolean {
  return state === 'ready' || state === 'refused' || state === 'failed';
}

function busy({ id, state }: Job): StancegraphError {
  return new StancegraphError(
    'conflict',
    `The import ${id} is ${state}: that is not possible now.`,
  );
}

function missing(id: string): StancegraphError {
  return new StancegraphError('not-found', `There is no import ${JSON.stringify(id)}.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
