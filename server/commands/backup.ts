/** `npm run backup [-- --out FILE]`: everything the store holds, in one file. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backup } from '../backup/backup.ts';
import { ended, optionOf, progressLine } from '../command.ts';
import { readConfig } from '../config.ts';
import { packageRoot } from '../graph/cypher-files.ts';
import { openStore } from '../open-store.ts';

async function main(): Promise<void> {
  const day = new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-');
  const path = resolve(optionOf('--out') ?? `stancegraph-${day}.ndjson.gz`);
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const store = await openStore(readConfig(process.env), 'command');
  try {
    const told = await backup(store, path, version, progressLine('Backed up'));
    process.stdout.write(
      `${told.nodes} nodes, ${told.relationships} relationships, ${told.records} records and ${told.entries} entries of the audit are in ${path}\n`,
    );
    if (told.leftOut > 0) {
      process.stdout.write(
        `Left out: ${told.leftOut} nodes and relationships that are not of Stancegraph's vocabulary. Back up Neo4j itself to keep them.\n`,
      );
    }
  } finally {
    await store.close();
  }
}

main().catch(ended('Nothing was kept.'));
