/**
 * `npm run move [-- --from FOLDER] [--replace]`: everything of the embedded store to the Neo4j that the
 * settings name: graph, imports with what undoes them, queries, scenes, codebooks, tokens, the audit.
 */

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { counted } from '../../model/formats/counted.ts';
import { backup } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { type Config, readConfig } from '../config.ts';
import { StartError } from '../errors.ts';
import { recoverImports } from '../imports/recover.ts';
import { programVersion } from '../program.ts';
import { openStore } from '../store/open-store.ts';
import { commandLine, ended, flag, progressLine, text } from './shared/command.ts';

const usage = 'Say npm run move -- [--from FOLDER] [--replace].';

async function main(): Promise<void> {
  const { options } = commandLine(usage, { from: text, replace: flag });
  const config = readConfig(process.env);
  if (!config.neo4j) {
    throw new StartError('Name the database to move to: set NEO4J_URI and NEO4J_PASSWORD.');
  }
  const from = options.from;
  const dataDir = from === undefined ? config.dataDir : resolve(from);
  if (!existsSync(dataDir)) throw new StartError(`There is no embedded store in ${dataDir}.`);
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-move-'));
  const file = join(folder, 'embedded.ndjson.gz');
  try {
    await takeOut({ ...config, dataDir }, file);
    const store = await openStore(config, 'command');
    try {
      const done = await restore(store, file, {
        replace: options.replace === true,
        progress: progressLine('Written'),
      });
      process.stdout.write(
        `Moved ${counted(done.nodes, 'node')}, ${counted(done.relationships, 'relationship')}, ${counted(done.records, 'record')} and ${counted(done.entries, 'entry', 'entries')} of the audit to Neo4j. The embedded store in ${dataDir} is as it was.\n`,
      );
    } finally {
      await store.engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeOut({ neo4j: _, ...config }: Config, file: string): Promise<void> {
  const store = await openStore(config, 'command');
  try {
    await recoverImports(store);
    const done = await backup(store, file, programVersion(), progressLine('Read'));
    process.stdout.write(`The embedded store has ${counted(done.nodes, 'node')}.\n`);
  } finally {
    await store.engine.close();
  }
}

main().catch(ended('Nothing was moved.'));
