/** The server and Neo4j itself killed (-9) in the middle of saved queries and corrections: nothing acknowledged is lost, no start fails. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import {
  freePort,
  type LocalNeo4j,
  startLocalNeo4j,
} from '../../server/store/neo4j/local/launch.ts';
import { createStore } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { keptWrites } from '../setup/kept-writes.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { type ServerProcess, startServerProcess } from '../setup/process.ts';

/** More for a long run: KILLS=100. Every fifth is one of Neo4j, the others of the server. */
const kills = Number(process.env.KILLS ?? 3);
const token = 'a-token-of-sixteen-characters-or-more';

test.runIf(neo4jSettings.uri)(
  `${kills} kills of the server and of Neo4j`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-kills-'));
    const settings = { home: join(folder, 'neo4j'), shortLived: true, boltPort: await freePort() };
    let database: LocalNeo4j = await startLocalNeo4j(settings);
    let server: ServerProcess | undefined;
    const { uri, password } = database;
    const start = () =>
      startServerProcess({
        env: {
          ...{
            DATA_DIR: join(folder, 'data'),
            EDITOR_TOKEN: token,
            SECRET_KEY: 'a-key-of-our-own',
          },
          ...{ NEO4J_URI: uri, NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: password },
        },
      });
    try {
      const engine = await openNeo4j({ uri, username: 'neo4j', password, timeoutMs: 20_000 });
      await engine.prepare();
      await load(createStore(engine), await readDossier('test/fixtures/synthetic'));
      await engine.close();
      const kept = keptWrites(token);
      for (let round = 0; round < kills; round += 1) {
        server ??= await start();
        await kept.check(server.url);
        const edits = kept.under(server.url);
        await expect.poll(edits.made, { timeout: 60_000 }).toBeGreaterThan(1 + 2 * (round % 4));
        if (round % 5 === 1) {
          await database.stop({ keepHome: true, signal: 'SIGKILL' });
          await edits.stop();
          database = await startLocalNeo4j({ ...settings, password });
          const { url } = server;
          const isReady = async () => (await fetch(`${url}/api/ready`)).status;
          await expect.poll(isReady, { timeout: 60_000 }).toBe(200);
        } else {
          await server.end('SIGKILL');
          await edits.stop();
          server = undefined;
        }
      }
      server ??= await start();
      await kept.check(server.url);
      expect(kept.acknowledged().queries).toBeGreaterThan(2);
      expect(kept.acknowledged().corrections).toBeGreaterThan(kills);
    } finally {
      await server?.end('SIGKILL');
      await database.stop({ keepHome: true, signal: 'SIGKILL' });
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    }
  },
  3_600_000,
);
