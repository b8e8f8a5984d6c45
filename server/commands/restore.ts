/** `npm run restore -- FILE [--replace] [--json]`: a backup into an empty store, or in the place of one. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { counted } from '../../model/formats/counted.ts';
import { restore } from '../backup/restore.ts';
import { readConfig } from '../config.ts';
import { StartError } from '../errors.ts';
import { openStore } from '../store/open-store.ts';
import { commandLine, ended, flag, progressLine, sayOutcome } from './shared/command.ts';

const usage = 'Name the file: npm run restore -- stancegraph-….ndjson.gz [--replace] [--json].';

async function main(): Promise<void> {
  const { options, words } = commandLine(usage, { replace: flag });
  const [file] = words;
  if (!file) throw new StartError(usage);
  const path = resolve(file);
  if (!existsSync(path)) throw new StartError(`There is no file ${path}.`);
  const store = await openStore(readConfig(process.env), 'command');
  try {
    const replace = options.replace === true;
    const done = await restore(store, path, { replace, progress: progressLine('Restored') });
    const { nodes, relationships, records, entries, kept, leftOut } = done;
    const lines = [
      `Restored ${counted(nodes, 'node')}, ${counted(relationships, 'relationship')}, ${counted(records, 'record')} and ${counted(entries, 'entry', 'entries')} of the audit.`,
    ];
    if (kept > 0) {
      lines.push(
        `${counted(kept, 'node')} that the backup does not have ${kept === 1 ? 'stays' : 'stay'}: other programs have joined nodes of theirs to them.`,
      );
    }
    if (leftOut > 0) {
      lines.push(
        `Left out: ${counted(leftOut, 'node or relationship', 'nodes and relationships')} of the backup whose ids are not of Stancegraph.`,
      );
    }
    sayOutcome(done, lines);
  } finally {
    await store.engine.close();
  }
}

main().catch(ended());
