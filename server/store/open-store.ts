/** Opens the store that the settings name, made ready to answer. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { AuditOrigin } from '../../model/schemas/audit.ts';
import type { Config } from '../config.ts';
import { StancegraphError } from '../errors.ts';
import { openEmbedded } from './embedded/engine.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { openNeo4j } from './neo4j/engine.ts';
import { createStore, type Store } from './store.ts';

/**
 * Throws `StartError` when it cannot be opened. What could not be made in it, and what the program
 * does without, is said once.
 */
export async function openStore(
  config: Config,
  means: AuditOrigin['means'],
  say: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<Store> {
  const engine = config.neo4j
    ? await openNeo4j({ ...config.neo4j, timeoutMs: config.queryTimeoutMs })
    : await openEmbedded({ dataDir: config.dataDir });
  try {
    // The file of the embedded store is nobody else's; a database may be.
    if (!(config.readOnly && config.neo4j)) await makeReady(engine, say);
  } catch (error) {
    await engine.close();
    throw error;
  }
  const own = config.readOnly ? readingOnly(engine) : engine;
  // A command reads what it needs once, and leaves the server's file alone.
  return createStore(
    own,
    { means, by: null },
    means === 'server' ? { path: factsFile(config) } : undefined,
  );
}

/** Where a server keeps the facts: a file for each store that a data folder may be used with. */
export function factsFile({ dataDir, neo4j }: Config): string {
  if (!neo4j) return join(dataDir, 'facts.bin');
  const which = createHash('sha256')
    .update(`${neo4j.uri} ${neo4j.database ?? ''}`)
    .digest('hex');
  return join(dataDir, `facts-${which.slice(0, 12)}.bin`);
}

function readingOnly(engine: Engine): Engine {
  return {
    ...engine,
    write: async () => {
      throw new StancegraphError('forbidden', 'Nothing is written: READ_ONLY=1 is set.');
    },
  };
}

/** What earlier versions kept is taken over, constraints and indexes are made: as far as one may. */
async function makeReady(engine: Engine, say: (line: string) => void): Promise<void> {
  try {
    await migrate(engine);
  } catch (error) {
    if (!(error instanceof StancegraphError) || error.code !== 'forbidden') throw error;
    say('This user may not write into the database: it is read, and nothing can be saved.');
    return;
  }
  for (const line of await engine.prepare()) say(line);
}
