/** The whole server on a free port, for tests that speak HTTP. */
import { pino } from 'pino';
import { createApp } from '../../server/http/app.ts';
import { listen } from '../../server/http/listen.ts';
import type { RightsConfig } from '../../server/http/rights.ts';
import type { Engine, StoreKind } from '../../server/store/engine.ts';
import { openTestStore } from './stores.ts';

export interface TestServer {
  url: string;
  port: number;
  engine: Engine;
  close(): Promise<void>;
}

/** Serves a store with the first graph in it, or with other dossiers or none. */
export async function startTestServer(
  kind: StoreKind,
  rates?: { all: number; cypher: number },
  writing: RightsConfig = { host: '127.0.0.1' },
  dossiers: readonly string[] = ['seed/asylum-optout'],
): Promise<TestServer> {
  const opened = await openTestStore(kind, ...dossiers);
  const app = createApp({
    store: opened.store,
    config: { queryTimeoutMs: 5000, queryMaxRows: 10_000, ...writing },
    log: pino({ level: 'silent' }),
    version: '0.0.0-test',
    ...(rates ? { rates } : {}),
  });
  const listening = await listen(app, '127.0.0.1', 0);
  return {
    url: listening.url,
    engine: opened.engine,
    port: Number(new URL(listening.url).port),
    async close() {
      await listening.close();
      await opened.close();
    },
  };
}
