/** Starts the explorer: opens the store, fills an empty one, serves, and stops cleanly. */

import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { counted } from '../model/formats/counted.ts';
import { type Config, readConfig } from './config.ts';
import { StancegraphError, StartError, StoreInUse } from './errors.ts';
import * as questions from './questions/index.ts';
import { forgetAddress, noteAddress, notedServer } from './running-server.ts';
import { factsFile, openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

/** A stop takes no longer. */
const longestStopMs = 9500;
/** How long the store of a server that was killed may take to let go of its file. */
const longestWaitMs = 60_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  questions.readSnapshotAhead(factsFile(config));
  const opening = openWhenFree(config);
  // The store is opened elsewhere, which takes seconds when it is large: the rest is loaded meanwhile.
  const [store, { serve }] = await Promise.all([opening, import('./serve.ts')]);
  let close = async () => {
    await forgetAddress(config.dataDir);
    await store.engine.close();
  };
  const stopping = { isStopping: false };
  const stop = () => {
    if (stopping.isStopping) return;
    stopping.isStopping = true;
    // What was acknowledged is in the store: ending late loses nothing.
    setTimeout(() => {
      log.error('stopping took too long');
      process.exit(1);
    }, longestStopMs).unref();
    close().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const serving = await serve(store, { config, log, stopping });
    close = serving.close;
    // A store that is busy does not keep the server from starting.
    const told = await questions.storeHealth(store).catch(() => undefined);
    if (told) {
      const { counts, store: about } = told;
      const kind = about.kind === 'neo4j' ? 'Neo4j' : 'the embedded store';
      process.stdout.write(
        `${counted(counts.nodes, 'node')} and ${counted(counts.relationships, 'relationship')} in ${kind} ${about.version}\n`,
      );
    }
    process.stdout.write(`Stancegraph is at ${serving.url}\n`);
  } catch (error) {
    await close();
    throw error;
  }
}

/** A start right after a kill must not fail; one beside a server that lives fails at once. */
async function openWhenFree(config: Config): Promise<Store> {
  const before = await notedServer(config.dataDir);
  // Noted before the store is opened: of one that is killed meanwhile the next start knows that it was.
  if (before !== 'runs') await noteAddress(config, config.port);
  const until = Date.now() + (before === 'was killed' ? longestWaitMs : 0);
  for (;;) {
    try {
      return await openStore(config, 'server');
    } catch (error) {
      if (!(error instanceof StoreInUse) || Date.now() > until) {
        await forgetAddress(config.dataDir);
        throw error;
      }
      await sleep(200);
    }
  }
}

main().catch((error: unknown) => {
  if (error instanceof StartError || error instanceof StancegraphError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
