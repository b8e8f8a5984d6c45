/**
 * Imports that a server is at: their files lie in a folder of its own until they are applied or given
 * up. Each is read and compared as it comes; one is written at a time, and the others wait in line.
 */

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Decision,
  ImportProgress,
  ImportReply,
  ImportsReply,
  PieceReply,
  UploadReply,
  UploadRequest,
} from '../../model/schemas/imports.ts';
import { StancegraphError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { ImportFile } from './formats/format.ts';
import { Import, newImportId } from './import.ts';
import { folderOfServer } from './input/folders.ts';
import { openArchives } from './input/open-files.ts';
import {
  busy,
  fail,
  headOfJob,
  isAtRest,
  type Job,
  type JobChoices,
  missing,
  othersDone,
  replyOfJob,
} from './job.ts';
import { Line } from './line.ts';
import { headOf, type ImportSummary, importHeads, storedImport } from './records.ts';
import { recoverWhenBack } from './recover.ts';
import { keptText, undo } from './undo.ts';
import { headOfUpload, type Piece, replyOfUpload, Upload } from './uploads.ts';

/** Imports that may lie ready at a time. */
const mostJobs = 20;
/** What nobody has applied for so long is given up. */
const restMs = 24 * 60 * 60_000;
const sweepMs = 10 * 60_000;

export class ImportJobs {
  readonly #store: Store;
  readonly #folder: string;
  readonly #jobs = new Map<string, Job>();
  /** What still arrives, in pieces. */
  readonly #uploads = new Map<string, Upload>();
  /** Imports whose undo waits or runs. */
  readonly #undoing = new Map<string, ImportProgress>();
  readonly #line = new Line();
  readonly #sweeps: NodeJS.Timeout;
  readonly #closing = new AbortController();

  /** `folder` is where uploads lie: within it one for each server. */
  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#folder = folderOfServer(folder);
    this.#sweeps = setInterval(() => void this.sweep().catch(() => {}), sweepMs).unref();
  }

  /** Gives up what nobody has gone on with for a day. */
  async sweep(now = Date.now()): Promise<void> {
    for (const job of this.#jobs.values()) {
      if (now - job.touched > restMs && isAtRest(job)) await this.#forget(job);
    }
    for (const upload of this.#uploads.values()) {
      if (now - upload.touched > restMs) await this.#giveUp(upload);
    }
  }

  /** A folder for the files of a new import. Throws `too-many`. */
  async folderFor(): Promise<{ id: string; folder: string }> {
    await this.sweep();
    if (this.#jobs.size + this.#uploads.size >= mostJobs) {
      throw new StancegraphError(
        'too-many',
        `${mostJobs} imports are waiting to be applied. Apply or discard one of them first.`,
      );
    }
    const id = newImportId();
    const folder = join(this.#folder, id);
    await mkdir(folder, { recursive: true });
    return { id, folder };
  }

  /** Begins an upload in pieces; `by` is the token of whoever sends it. Throws as {@link folderFor}. */
  async expect(request: UploadRequest, by: string | null): Promise<UploadReply> {
    const { id, folder } = await this.folderFor();
    const upload = new Upload(id, folder, request, by);
    try {
      await upload.prepare();
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    this.#uploads.set(id, upload);
    this.#readWhenComplete(upload);
    return upload.reply();
  }

  /** How far an upload has come, for whoever began it. Throws `not-found` and `forbidden`. */
  arrived(id: string, by: string | null): UploadReply {
    const upload = this.#uploads.get(id);
    if (!upload) throw missing(id);
    upload.assertOf(by);
    return upload.reply();
  }

  /** Takes a piece of a file; with the last one the import is read. Throws as {@link Upload.receive}. */
  async receive(id: string, piece: Piece): Promise<PieceReply> {
    const upload = this.#uploads.get(id);
    if (!upload) throw missing(id);
    const received = await upload.receive(piece);
    this.#readWhenComplete(upload);
    return { id, file: piece.file, received, complete: upload.isComplete };
  }

  #readWhenComplete(upload: Upload): void {
    if (!upload.isComplete || !this.#uploads.delete(upload.id)) return;
    this.start(upload.id, join(this.#folder, upload.id), upload.files, upload.choices);
  }

  async #giveUp(upload: Upload): Promise<void> {
    this.#uploads.delete(upload.id);
    await upload.stop();
    await rm(join(this.#folder, upload.id), { recursive: true, force: true });
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
      touched: Date.now(),
      stop: new AbortController(),
    };
    this.#jobs.set(id, job);
    void this.#read(job);
    return replyOfJob(job, this.#line);
  }

  /** Reads the same files again, with other choices. Throws `not-found` and `conflict`. */
  async readAgain(id: string, choices: JobChoices): Promise<ImportReply> {
    const job = this.#jobOf(id);
    if (job.state !== 'ready' && job.state !== 'refused') throw busy(job);
    await job.running?.close();
    delete job.running;
    job.touched = Date.now();
    const options = { ...job.choices.options, ...choices.options };
    job.choices = { ...job.choices, ...choices, options };
    job.state = 'reading';
    job.reason = null;
    void this.#read(job);
    return replyOfJob(job, this.#line);
  }

  /** Puts an import in line to be written. Throws `not-found` and `conflict`. */
  async apply(
    id: string,
    decisions: readonly Decision[],
    store: Store = this.#store,
  ): Promise<ImportReply> {
    const job = this.#jobOf(id);
    if (job.state !== 'ready') throw busy(job);
    // The audit names who applies it.
    if (job.running) job.running.store = store;
    job.state = 'waiting';
    job.touched = Date.now();
    this.#line.add(id, () => this.#write(job, decisions)).catch(() => {});
    return replyOfJob(job, this.#line);
  }

  /** Undoes an applied import (see {@link undo}), or discards one that is not. Throws `not-found` and `conflict`. */
  async remove(
    id: string,
    store: Store = this.#store,
    losesCorrections = false,
  ): Promise<ImportReply> {
    const upload = this.#uploads.get(id);
    if (upload) {
      await this.#giveUp(upload);
      return { ...replyOfUpload(upload), state: 'undone' };
    }
    const job = this.#jobs.get(id);
    if (job) {
      job.stop.abort(new StancegraphError('bad-input', 'The import was interrupted.'));
      const reply = replyOfJob(job, this.#line);
      if (isAtRest(job) || job.state === 'waiting') await this.#forget(job);
      return { ...reply, state: 'undone' };
    }
    if (this.#undoing.has(id)) throw new StancegraphError('conflict', `${id} is being undone.`);
    if (!(await storedImport(this.#store, id))) throw missing(id);
    this.#undoing.set(id, { step: 'undoing', done: 0, total: 0 });
    try {
      await this.#line.add(id, async () => {
        try {
          await undo(store, id, {
            losesCorrections,
            progress: () => {
              const known = this.#undoing.get(id);
              if (known) known.done += 1;
            },
          });
        } catch (error) {
          await recoverWhenBack(this.#store, id, this.#closing.signal);
          throw error;
        }
      });
    } finally {
      this.#undoing.delete(id);
    }
    return this.get(id);
  }

  /** Throws `not-found`. */
  async get(id: string): Promise<ImportReply> {
    const job = this.#jobs.get(id);
    if (job) return replyOfJob(job, this.#line);
    const upload = this.#uploads.get(id);
    if (upload) return replyOfUpload(upload);
    const found = await storedImport(this.#store, id);
    if (!found) throw missing(id);
    const { summary, body } = found;
    const done: ImportProgress = { step: 'done', done: 1, total: 1 };
    return {
      ...this.#headOfStored(summary),
      progress: this.#progressOfUndo(id) ?? done,
      plan: body.plan,
      suggestions: [],
      problemGroups: body.problemGroups,
      noteGroups: body.noteGroups,
      coverage: summary.coverage,
      reason: keptText({ kept: body.kept ?? 0, corrected: body.corrected ?? 0 }),
      skipInvalid: body.skipInvalid,
      tables: null,
    };
  }

  /** The latest first; those that are not applied only for who may write. */
  async list(mayWrite: boolean): Promise<ImportsReply['imports']> {
    const stored = (await importHeads(this.#store)).filter(({ id }) => !this.#jobs.has(id));
    const own = mayWrite ? [...this.#jobs.values()].map((job) => headOfJob(job, this.#line)) : [];
    const arriving = mayWrite ? [...this.#uploads.values()].map(headOfUpload) : [];
    return [...own, ...arriving, ...stored.map((one) => this.#headOfStored(one))].sort((a, b) =>
      a.made < b.made ? 1 : -1,
    );
  }

  #headOfStored(summary: ImportSummary): ImportsReply['imports'][number] {
    const progress = this.#progressOfUndo(summary.id);
    return { ...headOf(summary), ...(progress ? { state: 'undoing', progress } : {}) };
  }

  #progressOfUndo(id: string): ImportProgress | undefined {
    const progress = this.#undoing.get(id);
    return progress && (this.#line.waitOf(id) ?? progress);
  }

  /** Breaks off what is read and waits for what is written; then its files are gone. */
  async close(): Promise<void> {
    clearInterval(this.#sweeps);
    this.#closing.abort();
    for (const job of this.#jobs.values()) job.stop.abort(new Error('The server is stopping.'));
    for (const upload of this.#uploads.values()) await upload.stop();
    await this.#line.end();
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
        job.reason = 'Some records have mistakes. Correct the files, or leave these records out.';
      }
    } catch (error) {
      fail(job, error);
    }
    job.progress = { step: 'done', done: 1, total: 1 };
    job.touched = Date.now();
    if (job.stop.signal.aborted) await this.#forget(job);
  }

  async #write(job: Job, decisions: readonly Decision[]): Promise<void> {
    if (job.stop.signal.aborted || !job.running) return;
    try {
      await othersDone(this.#store, job);
      job.state = 'applying';
      if (decisions.length > 0) await job.running.plan(decisions);
      await job.running.apply();
      await this.#forget(job);
    } catch (error) {
      fail(job, error, 'failed');
      await recoverWhenBack(this.#store, job.id, this.#closing.signal);
      if (job.stop.signal.aborted) await this.#forget(job);
    }
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
}
