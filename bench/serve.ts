/** Child of a bench: serves the seed from NEO4J_URI in a process of its own and sends its address. */

import { join } from 'node:path';
import { readDossier } from '../server/imports/formats/dossier/read.ts';
import * as questions from '../server/questions/index.ts';
import { packageRoot } from '../server/store/cypher-files.ts';
import { openNeo4j } from '../server/store/neo4j/engine.ts';
import { createStore } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { serveStore } from './listening.ts';

const {
  NEO4J_URI: uri = '',
  NEO4J_USERNAME: username = '',
  NEO4J_PASSWORD: password = '',
} = process.env;
const engine = await openNeo4j({ uri, username, password, timeoutMs: 20_000 });
await engine.prepare();
const store = createStore(engine);
if ((await questions.storeHealth(store)).counts.nodes === 0) {
  await load(store, await readDossier(join(packageRoot, 'seed', 'asylum-optout')));
}
const { url } = await serveStore(store, { queryMaxRows: 100_000 });
process.send?.(url);
process.on('disconnect', () => process.exit(0));
