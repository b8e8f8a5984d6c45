/**
 * Temporary folders of the store's child processes. The engine makes files where TMPDIR points to
 * and leaves them there when it is killed; so each child gets a folder of its own, which goes with it.
 */
import { mkdtempSync } from 'node:fs';
import { lstat, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * With what the names of these folders begin, for a store: it names the store's own folder as the
 * machine knows it, so that what a killed server left behind is known by whoever opens that store
 * next, and by nobody else.
 */
export async function temporaryPrefix(dataDir: string): Promise<string> {
  const { dev, ino } = await stat(dataDir, { bigint: true });
  return `stancegraph-${dev.toString(36)}-${ino.toString(36)}-`;
}

/** A new folder; none where nothing can be made, so that the engine uses the common one. */
export function makeTemporary(prefix: string): string | undefined {
  try {
    return mkdtempSync(join(tmpdir(), prefix));
  } catch {
    return undefined;
  }
}

/** The variables that tell a program where temporary files go, on every platform. */
export function pointingTo(folder: string | undefined): Record<string, string> {
  return folder === undefined ? {} : { TMPDIR: folder, TMP: folder, TEMP: folder };
}

/**
 * Removes what servers that were killed have left. Call it when the store's lock is held: then no
 * other can be using one of these folders. `but` is in use by the caller.
 */
export async function removeLeftovers(prefix: string, but: string | undefined): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    const path = join(tmpdir(), name);
    if (path !== but && (await isOwn(path))) await removeTemporary(path);
  }
}

/** Gives up silently: a file that stays is no reason to fail. */
export async function removeTemporary(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => {});
}

async function isOwn(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true && (process.getuid?.() ?? found.uid) === found.uid;
}
