/** One import that a server is at, from its upload to its being written. */
import type {
  ImportHead,
  ImportOptions,
  ImportProgress,
  ImportReply,
  ImportState,
} from '../../model/schemas/imports.ts';
import { StancegraphError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { ImportFile } from './formats/format.ts';
import type { Import } from './import.ts';
import type { Line } from './line.ts';
import { importHeads } from './records.ts';

export interface JobChoices {
  format?: string | undefined;
  mapping?: unknown;
  options?: ImportOptions | undefined;
}

export interface Job {
  id: string;
  folder: string;
  given: ImportFile[];
  choices: JobChoices;
  state: ImportState;
  progress: ImportProgress;
  reason: string | null;
  made: string;
  /** When somebody last did something with it. */
  touched: number;
  stop: AbortController;
  running?: Import;
}

/** As it is listed; `line` is what it waits in. */
export function headOfJob(job: Job, line: Line): ImportHead & { progress: ImportProgress } {
  const { id, state, running, given, made, choices } = job;
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
    progress: state === 'waiting' ? (line.waitOf(id) ?? ofOthers(job)) : job.progress,
  };
}

export function replyOfJob(job: Job, line: Line): ImportReply {
  const { running } = job;
  return {
    ...headOfJob(job, line),
    plan: running?.planned?.plan ?? null,
    suggestions: [...(running?.suggestions() ?? [])],
    problemGroups: running?.problems() ?? [],
    noteGroups: running?.notes() ?? [],
    coverage: running?.staged?.issues.counts() ?? [],
    reason: job.reason,
    skipInvalid: job.choices.options?.skipInvalid === true,
    tables: running?.guessed
      ? { ...running.guessed, mapping: running.mapping ?? running.guessed.mapping }
      : null,
  };
}

/** Says why it went no further. */
export function fail(job: Job, error: unknown, state: ImportState = 'refused'): void {
  const known = error instanceof StancegraphError;
  job.state = known ? state : 'failed';
  const errors = known ? (error.facts.errors ?? []) : [];
  const listed = errors.slice(0, 20).map(({ path, message }) => `${path}: ${message}`);
  job.reason = known
    ? [error.message, ...listed].join(' ')
    : 'The import failed for a reason that is not known. Nothing of it was written.';
}

/** Waits for an import that another server writes. */
export async function othersDone(store: Store, job: Job): Promise<void> {
  const { id, stop } = job;
  for (;;) {
    const heads = await importHeads(store);
    const others = heads.filter((one) => one.id !== id && one.state === 'applying');
    if (others.length === 0) return;
    job.progress = { step: 'waiting', done: 0, total: others.length };
    stop.signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function ofOthers({ progress }: Job): ImportProgress {
  return progress.step === 'waiting' ? progress : { step: 'waiting', done: 0, total: 0 };
}

export function isAtRest({ state }: Job): boolean {
  return state === 'ready' || state === 'refused' || state === 'failed';
}

export function busy({ id, state }: Job): StancegraphError {
  return new StancegraphError(
    'conflict',
    `The import ${id} is ${state}: that is not possible now.`,
  );
}

export function missing(id: string): StancegraphError {
  return new StancegraphError('not-found', `There is no import ${JSON.stringify(id)}.`);
}
