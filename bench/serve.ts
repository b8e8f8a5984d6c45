/** Child of a bench: serves the seed from NEO4J_URI in a process of its own and sends its address. */
import { join } from 'node:path';
import { openNeo4j } from '../server/adapters/neo4j/engine.ts';
import { packageRoot } from '../server/graph/cypher-files.ts';
import { createGraphStore } from '../server/graph/store.ts';
import { readDossier } from '../server/imports/dossier.ts';
import { serveStore } from './listening.ts';

const {
  NEO4J_URI: uri = '',
  NEO4J_USERNAME: username = '',
  NEO4J_PASSWORD: password = '',
} = process.env;
const engine = await openNeo4j({ uri, username, password, timeoutMs: 20_000 });
await engine.prepare();
const store = createGraphStore(engine);
if ((await store.health()).counts.nodes === 0) {
  await store.load(await readDossier(join(packageRoot, 'seed', 'asylum-optout')));
}
const { url } = await serveStore(store, { queryMaxRows: 100_000 });
process.send?.(url);
process.on('disconnect', () => process.exit(0));
