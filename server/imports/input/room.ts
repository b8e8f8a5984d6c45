/** Whether the server's disk has room for what is uploaded. */
import { statfs } from 'node:fs/promises';
import { StancegraphError } from '../../errors.ts';

export const mostFileBytes = 2 * 1024 ** 3;
export const mostFiles = 10_000;

/** What stays free on the disk, and how much of it an import takes for each byte of its files. */
const reservedBytes = 256 * 1024 ** 2;
const bytesOfByte = 4;

/**
 * Throws `too-large` when files of so many bytes, and what is laid aside while they are compared, would
 * fill the disk that a folder is on.
 */
export async function assertRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const room = bavail * bsize - reservedBytes;
  if (bytes * bytesOfByte <= room) return;
  const [needed, free] = [bytes * bytesOfByte, Math.max(0, room)].map((size) =>
    Math.ceil(size / 1024 ** 2),
  );
  throw new StancegraphError(
    'too-large',
    `There is no room for these files on the server's disk: they need about ${needed} MB, and ${free} MB are free. Discard imports that are not applied, or ask who runs the server.`,
  );
}

/** What a write that failed means: `too-large` where the disk is full. */
export function diskError(error: unknown): StancegraphError | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return undefined;
  return new StancegraphError(
    'too-large',
    "The server's disk is full: what came last was not kept. Discard imports that are not applied, or ask who runs the server.",
    { cause: error },
  );
}

export function fileTooLarge(name: string): StancegraphError {
  return new StancegraphError(
    'too-large',
    `${name} is larger than ${mostFileBytes / 1024 ** 3} GB. Split it, or use npm run import on the server's machine.`,
  );
}

/** A name as it is shown, without what would lead out of a folder; nothing is stored under it. */
export function safeName(name: string | undefined): string {
  const parts = (name ?? '').split(/[\\/]/).filter((part) => !['', '.', '..'].includes(part));
  return parts.join('/').slice(0, 500) || 'file';
}
