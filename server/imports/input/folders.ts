/** The folders of uploads: one for each server, which removes what servers that ended have left. */
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A folder of another machine that nothing was added to for so long is left behind. */
const leftMs = 2 * 24 * 60 * 60_000;

/** The folder of this server, within one that several may share. */
export function folderOfServer(folder: string): string {
  return join(folder, `${hostname()}.${process.pid}`);
}

/**
 * Removes what servers that ended have left. To be asked before this server takes its first upload: a
 * folder of its own number is one of before, as after the restart of a container.
 */
export async function removeOldFolders(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const path = join(folder, name);
    const [, host, number = name] = /^(.*)\.(\d+)$/.exec(name) ?? [];
    if (!/^\d+$/.test(number)) continue;
    const isOfOther = host !== undefined && host !== hostname();
    if (isOfOther) {
      // Another server that starts now may have removed it already.
      const found = await stat(path).catch(() => undefined);
      if (!found || Date.now() - found.mtimeMs < leftMs) continue;
    } else if (Number(number) !== process.pid && isAlive(Number(number))) continue;
    await rm(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
