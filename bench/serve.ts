/** Child of a bench: serves the store of NEO4J_URI in a process of its own and sends its address. */
import { openNeo4j } from '../server/adapters/neo4j/engine.ts';
import { createGraphStore } from '../server/graph/store.ts';
import { serveStore } from './listening.ts';

const {
  NEO4J_URI: uri = '',
  NEO4J_USERNAME: username = '',
  NEO4J_PASSWORD: password = '',
} = process.env;
const store = createGraphStore(await openNeo4j({ uri, username, password, timeoutMs: 20_000 }));
const { url } = await serveStore(store, { queryMaxRows: 100_000 });
process.send?.(url);
process.on('disconnect', () => process.exit(0));
