/** Starts the explorer: opens the store, fills an empty one, serves, and stops cleanly. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { counted } from '../model/formats/counted.ts';
import { type Config, readConfig } from './config.ts';
import { StancegraphError, StartError, StoreInUse } from './errors.ts';
import { createApp, metricsOf } from './http/app.ts';
import { listen } from './http/listen.ts';
import { measureProcess } from './http/operations/metrics.ts';
import { fillWhenEmpty } from './imports/first-graph.ts';
import { removeOldFolders } from './imports/input/folders.ts';
import { ImportJobs } from './imports/jobs.ts';
import { recoverImports } from './imports/recover.ts';
import { deliverAll } from './library/events/deliver.ts';
import { watchEvents } from './library/events/watch.ts';
import * as questions from './questions/index.ts';
import { forgetAddress, noteAddress, notedServer } from './running-server.ts';
import { packageRoot } from './store/cypher-files.ts';
import { factsFile, openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

/** What is being answered has so long to end when the server stops; all of the stop takes no longer. */
const patienceMs = 5000;
const longestStopMs = 9500;
/** How long the store of a server that was killed may take to let go of its file. */
const longestWaitMs = 60_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  questions.readSnapshotAhead(factsFile(config));
  const store = await openWhenFree(config);
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
    if (await store.archive.isUnfinished()) {
      throw new StartError(
        'The store holds part of a restore that was not finished. Run npm run restore -- FILE --replace again.',
      );
    }
    if (!config.readOnly) {
      for (const id of await recoverImports(store)) {
        process.stdout.write(
          `The import ${id} had been broken off: what it had written is gone.\n`,
        );
      }
    }
    if (config.seed) await fillWhenEmpty(store, (line) => process.stdout.write(`${line}\n`));
    const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
    const uploads = join(config.dataDir, 'imports');
    await removeOldFolders(uploads);
    const imports = new ImportJobs(store, uploads);
    const metrics = metricsOf(store, version);
    measureProcess(metrics);
    const app = createApp({ store, config, log, version, imports, metrics, stopping });
    const trusts = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
    const listening = await listen(app, config.host, config.port, {
      longestAnswerMs: config.queryTimeoutMs,
      isProxy: (address) => trusts(address, 0),
    });
    await noteAddress(config, listening.port);
    const watch = config.readOnly
      ? undefined
      : watchEvents(store, {
          folder: join(config.dataDir, 'events'),
          log,
          afterwards: () =>
            deliverAll(store, {
              ...config,
              tried: (result) => metrics.deliveries.inc({ result }),
            }),
        });
    close = async () => {
      await Promise.all([listening.end(patienceMs), watch?.close()]);
      await forgetAddress(config.dataDir);
      await imports.close();
      await store.engine.close();
    };
    // Without it the first reader waits; when it fails, that reader is told why.
    questions.warm(store).catch(() => {});
    store.engine.warmReaders?.().catch(() => {});
    // A store that is busy does not keep the server from starting.
    const told = await questions.storeHealth(store).catch(() => undefined);
    if (told) {
      const { counts, store: about } = told;
      const kind = about.kind === 'neo4j' ? 'Neo4j' : 'the embedded store';
      process.stdout.write(
        `${counted(counts.nodes, 'node')} and ${counted(counts.relationships, 'relationship')} in ${kind} ${about.version}\n`,
      );
    }
    process.stdout.write(`Stancegraph is at ${listening.url}\n`);
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
