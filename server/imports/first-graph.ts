/** The graph that an empty store begins with. */
import { join } from 'node:path';
import * as questions from '../questions/index.ts';
import { packageRoot } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { load } from '../store/write-batch.ts';
import { readDossier } from './formats/dossier/read.ts';

/** Loads the first dossier into a store without nodes, and says so before. */
export async function fillWhenEmpty(store: Store, say: (line: string) => void): Promise<void> {
  const { counts } = await questions.storeHealth(store);
  if (counts.nodes > 0) return;
  say('The store is empty: loading the first graph.');
  await load(store, await readDossier(join(packageRoot, 'seed', 'asylum-optout')));
}
