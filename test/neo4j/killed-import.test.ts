/**
 * A Neo4j, or the server before it, that is killed while an import is written: after it the import is
 * whole or nothing of it is there, and what was there before is, without anybody's help.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReply } from '../../model/schemas/imports.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { type LocalNeo4j, startLocalNeo4j } from '../../server/store/neo4j/local/launch.ts';
import { createStore } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { graphText } from '../setup/imports.ts';
import { type ServerProcess, startServerProcess } from '../setup/process.ts';
import { neo4jSettings } from '../setup/stores.ts';

/** Of each kind; more for a long run: KILLS=30. */
const kills = Number(process.env.KILLS ?? 1);
const patience = { timeout: 180_000, interval: 200 };
const statements = 12_000;

/** Changes somebody who is there, and adds some thousand statements. */
function sheet(): string {
  const rows = ['speakerId,Speaker,Agreement,Stance,Date,Words'];
  rows.push('actor:geert-wilders,Geert W.,Dam law,for,2024-01-01,First.');
  for (let at = 1; at < statements; at += 1) {
    const day = `2024-01-0${1 + (at % 9)}`;
    rows.push(`p${at % 50},Person ${at % 50},Law ${at % 20},for,${day},Words ${at}.`);
  }
  return rows.join('\n');
}

describe.runIf(neo4jSettings.uri)('killed under an import to Neo4j', () => {
  let folder: string;
  let neo4j: LocalNeo4j;
  let server: ServerProcess;
  let before: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-killed-neo4j-'));
    neo4j = await startLocalNeo4j({ home: join(folder, 'neo4j'), shortLived: true });
    before = await opened(async (store) => {
      await store.engine.prepare();
      await load(store, await readDossier('seed/asylum-optout'));
      return graphText(store);
    });
    server = await serve();
  });
  afterAll(async () => {
    await server?.end('SIGKILL');
    await neo4j?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function opened<Value>(
    work: (store: ReturnType<typeof createStore>) => Promise<Value>,
  ): Promise<Value> {
    const { uri, username, password } = neo4j;
    const engine = await openNeo4j({ uri, username, password, timeoutMs: 60_000 });
    try {
      return await work(createStore(engine));
    } finally {
      await engine.close();
    }
  }

  function serve(): Promise<ServerProcess> {
    const { uri, username, password } = neo4j;
    return startServerProcess({
      env: {
        DATA_DIR: join(folder, 'data'),
        NEO4J_URI: uri,
        NEO4J_USERNAME: username,
        NEO4J_PASSWORD: password,
      },
    });
  }

  async function importOf(id: string): Promise<ImportReply | undefined> {
    const reply = await fetch(`${server.url}/api/imports/${id}`);
    return reply.ok ? ((await reply.json()) as ImportReply) : undefined;
  }

  /** Uploads, begins to write, and waits until a share of it is written. */
  async function writing(share: number): Promise<string> {
    const form = new FormData();
    form.append('files', new Blob([sheet()]), 'big.csv');
    const sent = await fetch(`${server.url}/api/imports`, { method: 'POST', body: form });
    const { id } = (await sent.json()) as ImportReply;
    await expect.poll(async () => (await importOf(id))?.state, patience).toBe('ready');
    await fetch(`${server.url}/api/imports/${id}/apply`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"decisions":[]}',
    });
    const written = async () => {
      const found = await importOf(id);
      if (!found || !['applying', 'waiting'].includes(found.state)) return 1;
      const { step, done, total } = found.progress;
      return step === 'writing' ? done / Math.max(1, total) : 0;
    };
    await expect.poll(written, { ...patience, interval: 10 }).toBeGreaterThanOrEqual(share);
    return id;
  }

  test.each(['neo4j', 'server'] as const)(
    'the %s',
    async (which) => {
      for (let kill = 0; kill < kills; kill += 1) {
        const id = await writing(kills === 1 ? 0.1 : (kill % 10) / 10);
        if (which === 'neo4j') {
          await neo4j.kill();
          const { home, boltPort, password } = neo4j;
          neo4j = await startLocalNeo4j({ home, boltPort, password, shortLived: true });
        } else {
          await server.end('SIGKILL');
          server = await serve();
        }
        const state = async () => (await importOf(id))?.state ?? 'gone';
        await expect.poll(state, patience).toMatch(/^(applied|failed|gone)$/);
        if ((await state()) === 'applied') {
          // It was done before: all of it is there, and goes again.
          const { length } = await opened((store) => graphText(store));
          expect(length).toBeGreaterThan(before.length + 4 * statements);
        }
        await fetch(`${server.url}/api/imports/${id}`, { method: 'DELETE' });
        const size = async () => (await opened((store) => graphText(store))).length;
        await expect.poll(size, { ...patience, interval: 2000 }).toBe(before.length);
        expect(await opened((store) => graphText(store))).toEqual(before);
        // Nothing keeps the next one waiting.
        await expect.poll(() => opened((store) => store.engine.version())).toBeTruthy();
      }
    },
    3_600_000,
  );
});
