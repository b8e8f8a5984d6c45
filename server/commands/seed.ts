/** `npm run seed -- <dossier folder>`: loads a dossier into the configured store. */

import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { StancegraphError, StartError } from '../errors.ts';
import { readDossier } from '../imports/formats/dossier/read.ts';
import * as questions from '../questions/index.ts';
import { openStore } from '../store/open-store.ts';
import { load } from '../store/write-batch.ts';

const shownErrors = 20;

async function main(): Promise<void> {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
  if (!folder)
    throw new StartError('Name the folder of a dossier: npm run seed -- seed/asylum-optout');
  const batch = await readDossier(resolve(folder));
  const store = await openStore(readConfig(process.env), 'command');
  try {
    await load(store, batch);
    const { counts } = await questions.health(store);
    process.stdout.write(
      `Loaded ${batch.nodes.length} nodes and ${batch.relationships.length} relationships. ` +
        `The store now has ${counts.nodes} and ${counts.relationships}.\n`,
    );
  } finally {
    await store.engine.close();
  }
}

main().catch((error: unknown) => {
  if (error instanceof StancegraphError || error instanceof StartError) {
    process.stderr.write(`${error.message}\n`);
    const errors = error instanceof StancegraphError ? (error.facts.errors ?? []) : [];
    for (const { path, message } of errors.slice(0, shownErrors)) {
      process.stderr.write(`  ${path}: ${message}\n`);
    }
    if (errors.length > shownErrors) {
      process.stderr.write(`  and ${errors.length - shownErrors} more\n`);
    }
    process.stderr.write('Nothing was loaded.\n');
    process.exit(2);
  }
  throw error;
});
