/** Serves a store as the program does, without its limits on how often one client may ask. */
import { pino } from 'pino';
import { createApp } from '../server/http/app.ts';
import { listen } from '../server/http/listen.ts';
import type { Store } from '../server/store/store.ts';

export function serveStore(
  store: Store,
  { queryMaxRows = 10_000 } = {},
): ReturnType<typeof listen> {
  const app = createApp({
    store,
    config: { queryTimeoutMs: 10_000, queryMaxRows },
    log: pino({ level: 'silent' }),
    version: 'bench',
    rates: { all: 1e9, cypher: 1e9 },
  });
  return listen(app, '127.0.0.1', 0);
}
