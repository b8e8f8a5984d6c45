/** Stores for the tests: the embedded one in a temporary folder, the real Neo4j when there is one. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { isTextIndex } from '../../model/vocabulary/index.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import type { Engine, StoreKind } from '../../server/store/engine.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { createStore, type Store } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';

export interface TestStore {
  engine: Engine;
  store: Store;
  close(): Promise<void>;
}

/** The stores that can be tested here; Neo4j needs TEST_NEO4J_URI, which `npm test` sets. */
export const storeKinds: StoreKind[] = process.env.TEST_NEO4J_URI
  ? ['embedded', 'neo4j']
  : ['embedded'];

/** How the real Neo4j of the tests is reached. */
export const neo4jSettings = {
  uri: process.env.TEST_NEO4J_URI ?? '',
  username: process.env.TEST_NEO4J_USERNAME ?? 'neo4j',
  password: process.env.TEST_NEO4J_PASSWORD ?? '',
};

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
  for (const dossier of dossiers) await load(store, await batchOf(dossier));
  return {
    engine,
    store,
    async close() {
      await store.engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const batches = new Map<string, ReturnType<typeof readDossier>>();
/** A dossier, read from its files once. */
function batchOf(dossier: string): ReturnType<typeof readDossier> {
  const read = batches.get(dossier) ?? readDossier(dossier);
  batches.set(dossier, read);
  return read;
}

let driver: Driver | undefined;
/** One for all tests of a process, which ends with it. */
function asAdmin(): Driver {
  const { uri, username, password } = neo4jSettings;
  driver ??= neo4j.driver(uri, neo4j.auth.basic(username, password));
  return driver;
}

async function emptyNeo4j(): Promise<void> {
  await asAdmin().executeQuery('MATCH (n) DETACH DELETE n');
  // A label with an index is listed although no node has it.
  const { records } = await asAdmin().executeQuery('SHOW FULLTEXT INDEXES YIELD name');
  for (const name of records.map((row) => String(row.get('name')))) {
    if (!isTextIndex(name)) await asAdmin().executeQuery(`DROP INDEX \`${name}\` IF EXISTS`);
  }
}
