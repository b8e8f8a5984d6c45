/** Stores for the tests: the embedded one in a temporary folder, the real Neo4j when there is one. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import type { Engine, StoreKind } from '../../server/store/engine.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { createStore, type Store } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { emptyNeo4j, neo4jSettings, putGraph, type WholeGraph, wholeGraph } from './neo4j-graph.ts';

export interface TestStore {
  engine: Engine;
  store: Store;
  close(): Promise<void>;
}

/** The stores that can be tested here; Neo4j needs TEST_NEO4J_URI, which `npm test` sets. */
export const storeKinds: StoreKind[] = process.env.TEST_NEO4J_URI
  ? ['embedded', 'neo4j']
  : ['embedded'];

/** An empty store, with a dossier loaded when one is named. */
export async function openTestStore(kind: StoreKind, ...dossiers: string[]): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-store-'));
  if (kind === 'neo4j') await emptyNeo4j();
  const engine =
    kind === 'neo4j'
      ? await openNeo4j({ ...neo4jSettings, timeoutMs: 20_000 })
      : await openEmbedded({ dataDir: folder });
  await engine.prepare();
  const store = createStore(engine);
  const name = dossiers.join();
  const known = kind === 'neo4j' ? loaded.get(name) : undefined;
  if (known) await putGraph(known);
  else {
    for (const dossier of dossiers) await load(store, await batchOf(dossier));
    if (kind === 'neo4j') loaded.set(name, await wholeGraph());
  }
  return {
    engine,
    store,
    async close() {
      await store.engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What a Neo4j held after its dossiers were loaded, to be put back whole: it plans the statements of
 * a load anew whenever the store was emptied, which takes longer than to write.
 */
const loaded = new Map<string, WholeGraph>();
const batches = new Map<string, ReturnType<typeof readDossier>>();
/** A dossier, read from its files once. */
function batchOf(dossier: string): ReturnType<typeof readDossier> {
  const read = batches.get(dossier) ?? readDossier(dossier);
  batches.set(dossier, read);
  return read;
}
