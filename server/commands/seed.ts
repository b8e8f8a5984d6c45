/** `npm run seed -- <dossier folder>`: loads a dossier into the configured store. */

import { resolve } from 'node:path';
import { counted } from '../../model/formats/counted.ts';
import { readConfig } from '../config.ts';
import { StartError } from '../errors.ts';
import { readDossier } from '../imports/formats/dossier/read.ts';
import * as questions from '../questions/index.ts';
import { openStore } from '../store/open-store.ts';
import { load } from '../store/write-batch.ts';
import { ended, sayOutcome } from './shared/command.ts';

async function main(): Promise<void> {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
  if (!folder)
    throw new StartError('Name the folder of a dossier: npm run seed -- seed/asylum-optout');
  const batch = await readDossier(resolve(folder));
  const store = await openStore(readConfig(process.env), 'command');
  try {
    await load(store, batch);
    const { counts } = await questions.storeHealth(store);
    const loaded = { nodes: batch.nodes.length, relationships: batch.relationships.length };
    sayOutcome({ loaded, store: counts }, [
      `Loaded ${counted(loaded.nodes, 'node')} and ${counted(loaded.relationships, 'relationship')}. The store now has ${counts.nodes} and ${counts.relationships}.`,
    ]);
  } finally {
    await store.engine.close();
  }
}

main().catch(ended('Nothing was loaded.'));
