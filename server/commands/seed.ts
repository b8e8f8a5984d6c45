/** `npm run seed -- <dossier folder> [--replace]`: loads a dossier into the configured store. */

import { resolve } from 'node:path';
import { counted } from '../../model/formats/counted.ts';
import { readConfig } from '../config.ts';
import { StartError } from '../errors.ts';
import { isCorrected } from '../imports/corrected.ts';
import { readDossier } from '../imports/formats/dossier/read.ts';
import { storedNodes } from '../imports/stored.ts';
import * as questions from '../questions/index.ts';
import type { GraphBatch } from '../store/batch.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { load } from '../store/write-batch.ts';
import { commandLine, ended, flag, sayOutcome } from './shared/command.ts';

const usage =
  'Name the folder of a dossier: npm run seed -- seed/asylum-optout [--replace] [--json].';

async function main(): Promise<void> {
  const { options, words } = commandLine(usage, { replace: flag });
  const [folder] = words;
  if (!folder) throw new StartError(usage);
  const batch = await readDossier(resolve(folder));
  const store = await openStore(readConfig(process.env), 'command');
  try {
    if (!options.replace) await assertNotCorrected(store, folder, batch);
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

/** Throws where people have corrected what the dossier would put back. */
async function assertNotCorrected(store: Store, folder: string, { nodes }: GraphBatch) {
  const stored = await storedNodes(
    store.engine,
    nodes.map(({ id }) => id),
  );
  const corrected = [...stored.values()].filter(isCorrected).map(({ id }) => id);
  if (corrected.length === 0) return;
  const some = corrected.slice(0, 3).join(', ');
  throw new StartError(
    `${counted(corrected.length, 'entity', 'entities')} of it ${corrected.length === 1 ? 'was' : 'were'} corrected here (${some}${corrected.length > 3 ? ' …' : ''}). npm run import -- ${folder} keeps corrections; npm run seed -- ${folder} --replace puts the dossier in their place.`,
  );
}

main().catch(ended('Nothing was loaded.'));
