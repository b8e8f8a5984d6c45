/** `npm run backup [-- --out FILE] [--json]`: everything the store holds, in one file. */

import { resolve } from 'node:path';
import { counted } from '../../model/formats/counted.ts';
import { type BackupCounts, backup } from '../backup/backup.ts';
import { readConfig } from '../config.ts';
import { programVersion } from '../program.ts';
import { openStore } from '../store/open-store.ts';
import { commandLine, ended, progressLine, sayOutcome, text } from './shared/command.ts';

const usage = 'Say npm run backup -- [--out FILE] [--json].';

async function main(): Promise<void> {
  const { options } = commandLine(usage, { out: text });
  const day = new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-');
  const path = resolve(options.out ?? `stancegraph-${day}.ndjson.gz`);
  const store = await openStore(readConfig(process.env), 'command');
  try {
    const done = await backup(store, path, programVersion(), progressLine('Backed up'));
    sayOutcome({ file: path, ...done }, [
      `${counted(done.nodes, 'node')}, ${counted(done.relationships, 'relationship')}, ${counted(done.records, 'record')} and ${counted(done.entries, 'entry', 'entries')} of the audit are in ${path}`,
      ...linesOf(done.leftOut),
    ]);
  } finally {
    await store.engine.close();
  }
}

/** Says plainly what is not in the backup, and why. */
function linesOf({ nodes, relationships, labelled }: BackupCounts['leftOut']): string[] {
  const lines: string[] = [];
  if (nodes + relationships > 0) {
    lines.push(
      `Left out: ${counted(nodes, 'node')} and ${counted(relationships, 'relationship')}. They have no label or type of Stancegraph's vocabulary, or no id, or they are joined to such a node, so that no other store could take them in.`,
    );
  }
  if (labelled > 0) {
    lines.push(`Left out: other labels of ${counted(labelled, 'node')} that the backup holds.`);
  }
  return lines.length > 0 ? [...lines, 'Back up the database itself to keep them.'] : [];
}

main().catch(ended('Nothing was kept.'));
