/** The whole server on a free port, for tests that speak HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Config } from '../../server/config.ts';
import { createApp } from '../../server/http/app.ts';
import { listen } from '../../server/http/listen.ts';
import type { RightsConfig } from '../../server/http/rights.ts';
import { ImportJobs } from '../../server/imports/jobs.ts';
import type { Engine, StoreKind } from '../../server/store/engine.ts';
import { openTestStore } from './stores.ts';

export interface TestServer {
  url: string;
  port: number;
  engine: Engine;
  /** Ends the server alone; what it gives brings it back under the same address. */
  goAway(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Serves a store with the first graph in it, or with other dossiers or none. */
export async function startTestServer(
  kind: StoreKind,
  rates?: { all: number; cypher: number },
  writing: RightsConfig & Partial<Pick<Config, 'codingModel' | 'reports' | 'trustProxy'>> = {
    host: '127.0.0.1',
  },
  dossiers: readonly string[] = ['seed/asylum-optout'],
): Promise<TestServer> {
  const opened = await openTestStore(kind, ...dossiers);
  const uploads = await mkdtemp(join(tmpdir(), 'stancegraph-uploads-'));
  const imports = new ImportJobs(opened.store, uploads);
  const app = createApp({
    store: opened.store,
    imports,
    config: { queryTimeoutMs: 5000, queryMaxRows: 10_000, ...writing },
    log: pino({ level: 'silent' }),
    version: '0.0.0-test',
    ...(rates ? { rates } : {}),
  });
  let listening = await listen(app, '127.0.0.1', 0);
  const { url } = listening;
  const port = Number(new URL(url).port);
  return {
    url,
    engine: opened.engine,
    port,
    async goAway() {
      listening.server.closeAllConnections();
      await listening.close();
      return async () => {
        listening = await listen(app, '127.0.0.1', port);
      };
    },
    async close() {
      await listening.close();
      await imports.close();
      await rm(uploads, { recursive: true, force: true });
      await opened.close();
    },
  };
}
