/**
 * Where the running server of a data folder answers. It notes the address in the folder, since a port
 * may have been given by the system (`PORT=0`) or by a setting that a command's shell does not have.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Config, serverAddress } from './config.ts';

const note = z.object({ url: z.url(), pid: z.number().int().positive() });
const noteFile = (dataDir: string) => join(dataDir, 'server.json');

/** Notes the port on which this process serves; only its own user may read it. A folder that takes no files is no hindrance. */
export async function noteAddress(
  config: Pick<Config, 'host' | 'dataDir'>,
  port: number,
): Promise<void> {
  const text = JSON.stringify({ url: serverAddress({ ...config, port }), pid: process.pid });
  await mkdir(config.dataDir, { recursive: true })
    .then(() => writeFile(noteFile(config.dataDir), `${text}\n`, { mode: 0o600 }))
    .catch(() => {});
}

/** What became of the server that has noted its address here. */
export async function notedServer(dataDir: string): Promise<'none' | 'runs' | 'was killed'> {
  const noted = await readNote(dataDir);
  if (!noted) return 'none';
  // In a container a server that was killed had the same number as this process.
  return noted.pid !== process.pid && isAlive(noted.pid) ? 'runs' : 'was killed';
}

/** Takes away this process's note; another server's on the same Neo4j stays. */
export async function forgetAddress(dataDir: string): Promise<void> {
  const noted = await readNote(dataDir);
  if (noted?.pid !== process.pid) return;
  await rm(noteFile(dataDir), { force: true }).catch(() => {});
}

/** The address of the server that runs on the data folder; where none has noted its own, that of the settings. */
export async function runningServer(
  config: Pick<Config, 'host' | 'port' | 'dataDir'>,
): Promise<string> {
  const noted = await readNote(config.dataDir);
  return noted && isAlive(noted.pid) ? noted.url : serverAddress(config);
}

async function readNote(dataDir: string): Promise<z.output<typeof note> | undefined> {
  try {
    return note.parse(JSON.parse(await readFile(noteFile(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Tokens are sent to that address: not to whoever took the port of a server that was killed. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
