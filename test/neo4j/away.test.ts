/** What happens when Neo4j is away, refuses, or comes back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StartError } from '../../server/errors.ts';
import { createApp } from '../../server/http/app.ts';
import { listen } from '../../server/http/listen.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { freePort, startLocalNeo4j } from '../../server/store/neo4j/local/launch.ts';
import { createStore } from '../../server/store/store.ts';
import { neo4jSettings } from '../setup/stores.ts';

const timeoutMs = 10_000;
/** A database that has just started may be slow at first. */
const patienceMs = 120_000;

describe.runIf(process.env.TEST_NEO4J_URI)('a real Neo4j', () => {
  test('with the wrong password is told in one line', async () => {
    const opened = openNeo4j({ ...neo4jSettings, password: 'not-the-password', timeoutMs });
    await expect(opened).rejects.toThrow(StartError);
    await expect(opened).rejects.toThrow(/refused the user name or password/);
  });

  test('that is not there is told in one line', async () => {
    const opened = openNeo4j({
      ...neo4jSettings,
      uri: `neo4j://127.0.0.1:${await freePort()}`,
      timeoutMs,
    });
    await expect(opened).rejects.toThrow(/does not answer/);
  });

  test('that goes away gives 503 with Retry-After within 5 s, and all is well when it returns', async () => {
    const home = await mkdtemp(join(tmpdir(), 'stancegraph-away-'));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    const first = await startLocalNeo4j({ home, shortLived: true });
    onTestFinished(() => first.stop());
    const store = createStore(await openNeo4j({ ...first, timeoutMs }));
    onTestFinished(() => store.engine.close());
    const app = createApp({
      store,
      config: { queryTimeoutMs: 5000, queryMaxRows: 1000 },
      log: pino({ level: 'silent' }),
      version: 'test',
    });
    const { url, close } = await listen(app, '127.0.0.1', 0);
    onTestFinished(close);
    const ask = async (path: string) => {
      const started = performance.now();
      const response = await fetch(url + path);
      return { response, elapsedMs: performance.now() - started };
    };
    const isWell = () =>
      expect
        .poll(async () => (await ask('/api/health')).response.status, { timeout: patienceMs })
        .toBe(200);
    await isWell();
    const usual = await ask('/api/health');
    await first.stop({ keepHome: true });
    for (const path of ['/api/health', '/api/search?q=faber', '/api/statements']) {
      const { response, elapsedMs } = await ask(path);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ status: 503 });
      // A busy machine is given what it takes for an ordinary request, several times.
      expect(elapsedMs).toBeLessThan(5000 + 10 * usual.elapsedMs);
    }
    const { boltPort, password } = first;
    const second = await startLocalNeo4j({ home, boltPort, password, shortLived: true });
    onTestFinished(() => second.stop());
    await isWell();
  }, 600_000);
});
