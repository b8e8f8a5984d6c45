/** The upload that goes on while pages change. */
import { useSyncExternalStore } from 'react';
import type { ImportHead } from '../../../model/schemas/imports.ts';
import { type ImportChoices, removeImport } from '../../api/imports.ts';
import { sendFiles, type UploadProgress } from '../../api/uploads.ts';
import { strings } from './strings.ts';

export interface Uploading {
  /** Of the import, when the server has begun to take it. */
  id?: string;
  progress: UploadProgress;
}

let now: Uploading | undefined;
/** The upload that `breakOff` removes. */
let brokenOff: string | undefined;
let stop = new AbortController();
const listeners = new Set<() => void>();

function tell(next: Uploading | undefined): void {
  now = next;
  for (const listener of [...listeners]) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is being uploaded, for components. */
export function useUploading(): Uploading | undefined {
  return useSyncExternalStore(listen, () => now);
}

/** Uploads files; gives the import's id, or nothing when it was broken off. Throws what went wrong. */
export async function upload(
  files: readonly File[],
  choices: ImportChoices,
  listed: readonly ImportHead[],
): Promise<string | undefined> {
  if (now) throw new Error(strings.oneAtATime);
  stop = new AbortController();
  const { signal } = stop;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  tell({ progress: { sent: 0, total, isLost: false } });
  let begun: string | undefined;
  try {
    return await sendFiles({
      files,
      choices,
      listed,
      signal,
      begun: (id) => {
        begun = id;
        if (now) tell({ ...now, id });
      },
      progress: (progress) => now && tell({ ...now, progress }),
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    // What was begun while it was broken off goes, too.
    if (begun && begun !== brokenOff) await removeImport(begun).catch(() => undefined);
    return undefined;
  } finally {
    tell(undefined);
  }
}

/** Breaks it off; the server removes what has arrived. */
export async function breakOff(): Promise<void> {
  const id = now?.id;
  brokenOff = id;
  stop.abort();
  if (id) await removeImport(id).catch(() => undefined);
}
