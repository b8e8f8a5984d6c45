/** Child of a bench: serves the store of NEO4J_URI in a process of its own and sends its address. */
import { pino } from 'pino';
import { openNeo4j } from '../server/adapters/neo4j/engine.ts';
import { createApp } from '../server/app.ts';
import { createGraphStore } from '../server/graph/store.ts';
import { listen } from '../server/listen.ts';

const {
  NEO4J_URI: uri = '',
  NEO4J_USERNAME: username = '',
  NEO4J_PASSWORD: password = '',
} = process.env;
const app = createApp({
  store: createGraphStore(await openNeo4j({ uri, username, password, timeoutMs: 20_000 })),
  config: { queryTimeoutMs: 10_000, queryMaxRows: 100_000 },
  log: pino({ level: 'silent' }),
  version: 'bench',
  rates: { all: 1e9, cypher: 1e9 },
});
const { url } = await listen(app, '127.0.0.1', 0);
process.send?.(url);
process.on('disconnect', () => process.exit(0));
