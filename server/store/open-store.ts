/** Opens the store that the settings name, made ready to answer. */

import type { AuditOrigin } from '../../model/schemas/audit.ts';
import type { Config } from '../config.ts';
import { openEmbedded } from './embedded/engine.ts';
import { migrate } from './migrate.ts';
import { openNeo4j } from './neo4j/engine.ts';
import { createStore, type Store } from './store.ts';

/** Throws `StartError` when it cannot be opened. */
export async function openStore(config: Config, origin: AuditOrigin): Promise<Store> {
  const engine = config.neo4j
    ? await openNeo4j({ ...config.neo4j, timeoutMs: config.queryTimeoutMs })
    : await openEmbedded({ dataDir: config.dataDir });
  try {
    await migrate(engine);
    await engine.prepare();
  } catch (error) {
    await engine.close();
    throw error;
  }
  return createStore(engine, origin);
}
