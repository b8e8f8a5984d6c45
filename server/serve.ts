/** What a started server is made of: routes, imports, events and metrics on one open store. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { StartError } from './errors.ts';
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
import { forgetAddress, noteAddress } from './running-server.ts';
import { packageRoot } from './store/cypher-files.ts';
import type { Store } from './store/store.ts';

/** What is being answered has so long to end when the server stops. */
const patienceMs = 5000;

export interface Serving {
  url: string;
  /** Lets what is being answered end, and closes the store. */
  close: () => Promise<void>;
}

export interface Serves {
  config: Config;
  log: Logger;
  /** Told by who stops the server, so that it is no longer ready. */
  stopping: { isStopping: boolean };
}

/**
 * Mends what was broken off, fills an empty store, and listens. Throws `StartError` for a store that
 * cannot be served, and leaves it open.
 */
export async function serve(store: Store, { config, log, stopping }: Serves): Promise<Serving> {
  if (await store.archive.isUnfinished()) {
    throw new StartError(
      'The store holds part of a restore that was not finished. Run npm run restore -- FILE --replace again.',
    );
  }
  if (!config.readOnly) {
    for (const id of await recoverImports(store)) {
      process.stdout.write(`The import ${id} had been broken off: what it had written is gone.\n`);
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
  // Without it the first reader waits; when it fails, that reader is told why.
  questions.warm(store).catch(() => {});
  store.engine.warmReaders?.().catch(() => {});
  return {
    url: listening.url,
    close: async () => {
      await Promise.all([listening.end(patienceMs), watch?.close()]);
      await forgetAddress(config.dataDir);
      await imports.close();
      await store.engine.close();
    },
  };
}
