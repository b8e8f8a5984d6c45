/** Opens the store that the settings name, made ready to answer. */

import type { AuditMeans } from '../model/audit.ts';
import { openEmbedded } from './adapters/embedded/engine.ts';
import { openNeo4j } from './adapters/neo4j/engine.ts';
import type { Config } from './config.ts';
import { migrate } from './graph/migrate.ts';
import { createGraphStore, type GraphStore } from './graph/store.ts';

/** Throws `StartError` when it cannot be opened. */
export async function openStore(config: Config, means: AuditMeans): Promise<GraphStore> {
  const engine = config.neo4j
    ? await openNeo4j({ ...config.neo4j, timeoutMs: config.queryTimeoutMs })
    : await openEmbedded({ dataDir: config.dataDir });
  try {
    await engine.prepare();
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return createGraphStore(engine, means);
}
