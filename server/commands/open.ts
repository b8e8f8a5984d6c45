/**
 * `npm run open -- study.zip [--data FOLDER]`: the explorer on a private store that is made from a study.
 * Without a folder the store is gone when the explorer stops.
 */

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { counted } from '../../model/formats/counted.ts';
import { restore } from '../backup/restore.ts';
import { StartError } from '../errors.ts';
import type { ImportFile } from '../imports/formats/format.ts';
import { unzip } from '../imports/input/unzip.ts';
import { openEmbedded } from '../store/embedded/engine.ts';
import { createStore } from '../store/store.ts';
import { commandLine, ended, progressLine, text } from './shared/command.ts';

const sums = 'SHA256SUMS';
const lines = 'store.ndjson';

const usage = 'Name the study: npx stancegraph open study.zip [--data FOLDER].';

async function main(): Promise<void> {
  const { options, words } = commandLine(usage, { data: text });
  const [file] = words;
  if (!file) throw new StartError(usage);
  const path = resolve(file);
  if (!existsSync(path)) throw new StartError(`There is no file ${path}.`);
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-study-'));
  // Also when the explorer is stopped by Ctrl+C.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const dataDir = options.data ? resolve(options.data) : join(folder, 'data');
  const files = await unzip(path, basename(path), folder);
  await checkSums(files, basename(path));
  const given = files.find(({ name }) => name === lines);
  if (!given) throw new StartError(`${basename(path)} is no study: it has no ${lines}.`);
  const named = join(folder, lines);
  await rename(given.path, named);
  const engine = await openEmbedded({ dataDir });
  try {
    await engine.prepare();
    const store = createStore(engine, { means: 'command', by: null });
    const { nodes, relationships, records } = await restore(store, named, {
      progress: progressLine('Loaded'),
    });
    process.stdout.write(
      `The study has ${counted(nodes, 'node')}, ${counted(relationships, 'relationship')} and ${counted(records, 'other record')}, such as queries and scenes.\n`,
    );
  } finally {
    await engine.close();
  }
  await rm(named, { force: true });
  // A private explorer: on a free port unless one is named, and on no other store.
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    NEO4J_URI: '',
    SEED: 'none',
    PORT: process.env.PORT || '0',
  });
  await import('../main.ts');
}

/** Throws `StartError` naming each file that is missing or is not as it was. */
async function checkSums(files: readonly ImportFile[], name: string): Promise<void> {
  const list = files.find((file) => file.name === sums);
  if (!list) throw new StartError(`${name} is no study: it has no ${sums}.`);
  const wrong: string[] = [];
  for (const line of (await readFile(list.path, 'utf8')).split('\n')) {
    const [sum, of] = line.split('  ');
    if (!sum || !of) continue;
    const file = files.find((one) => one.name === of);
    if (!file) wrong.push(`${of} is missing`);
    else if ((await sumOf(file.path)) !== sum) wrong.push(`${of} is not as it was`);
  }
  if (wrong.length > 0) {
    throw new StartError(`${name} was changed or damaged: ${wrong.join(', ')}. Get it again.`);
  }
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

main().catch(ended('Nothing was opened.'));
