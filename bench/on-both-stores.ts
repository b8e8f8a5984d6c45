/** Measures on an embedded store of its own, then on a local Neo4j where there can be one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../server/store/embedded/engine.ts';
import type { Engine, StoreKind } from '../server/store/engine.ts';
import { openNeo4j } from '../server/store/neo4j/engine.ts';
import { startLocalNeo4j } from '../server/store/neo4j/local/launch.ts';

interface Which {
  /** One of both alone. */
  only?: StoreKind | undefined;
  /** Milliseconds that Neo4j may take for a question. */
  timeoutMs?: number;
}

export async function onBothStores(
  measure: (engine: Engine) => Promise<unknown>,
  { only, timeoutMs = 20_000 }: Which = {},
): Promise<void> {
  if (only !== 'neo4j') {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-bench-'));
    await measure(await openEmbedded({ dataDir: folder }));
    await rm(folder, { recursive: true, force: true });
  }
  if (only === 'embedded') return;
  try {
    const local = await startLocalNeo4j({ heap: 1024, pageCache: 1024, log: console.log });
    try {
      const engine = await openNeo4j({ ...local, timeoutMs });
      // Closed already when all went well.
      await measure(engine).finally(() => engine.close());
    } finally {
      await local.stop();
    }
  } catch (error) {
    console.log(`Neo4j was not measured: ${(error as Error).message}`);
  }
}
