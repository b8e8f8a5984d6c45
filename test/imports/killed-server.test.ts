/**
 * A server, its store or the Neo4j behind it, killed while an import is written: after it the import is
 * whole or nothing of it is there, and all that was there before is.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReply } from '../../model/schemas/imports.ts';
import { type MortalNeo4j, mortalNeo4j } from '../setup/mortal-neo4j.ts';
import { type ServerProcess, startAgain } from '../setup/process.ts';
import { storeKinds } from '../setup/stores.ts';

/** Of each kind; more for a long run, at moments of chance: KILLS=30. */
const kills = Number(process.env.KILLS ?? 1);
const statements = kills > 3 ? 6000 : 4000;
const patience = { timeout: 120_000, interval: 100 };

function sheet(): string {
  const rows = ['Speaker,Agreement,Stance,Date,Words'];
  // One who is there already: what was there before is changed, too.
  rows.push('Geert Wilders,Dam law,for,2024-01-01,First.');
  for (let at = 1; at < statements; at += 1) {
    rows.push(`Person ${at % 50},Law ${at % 20},for,2024-01-0${1 + (at % 9)},Words ${at}.`);
  }
  return rows.join('\n');
}

/** How a server is reached, and what is killed behind it. */
interface Place {
  env: Record<string, string>;
  server: ServerProcess;
  neo4j?: MortalNeo4j;
}

const isProc = existsSync('/proc/self') && existsSync('dist/server/main.js');

describe.skipIf(!isProc).each(storeKinds)('killed under an import on the %s store', (kind) => {
  let folder: string;
  let place: Place;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-killed-server-'));
    const neo4j = kind === 'neo4j' ? await mortalNeo4j(join(folder, 'neo4j')) : undefined;
    const env = {
      DATA_DIR: join(folder, 'data'),
      SEED: '',
      NEO4J_URI: neo4j?.uri ?? '',
      NEO4J_USERNAME: neo4j?.username ?? '',
      NEO4J_PASSWORD: neo4j?.password ?? '',
    };
    place = { env, server: await startAgain({ env }), ...(neo4j ? { neo4j } : {}) };
  });
  afterAll(async () => {
    await place?.server.end('SIGKILL');
    await place?.neo4j?.remove();
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  const ask = async (path: string, options: RequestInit = {}) =>
    (await fetch(`${place.server.url}/api${path}`, options)).json();
  const importOf = (id: string): Promise<ImportReply> => ask(`/imports/${id}`);

  /** Everything of the graph as it is exported, an element a line. */
  async function graph(): Promise<string[]> {
    const { elements } = await ask('/export?format=cytoscape');
    const of = (list: { data: object }[]) => list.map(({ data }) => JSON.stringify(data));
    return [...of(elements.nodes), ...of(elements.edges)].sort();
  }

  async function ready(): Promise<string> {
    const form = new FormData();
    form.append('files', new Blob([sheet()]), 'big.csv');
    const { id } = await ask('/imports', { method: 'POST', body: form });
    await expect.poll(async () => (await importOf(id)).state, patience).toBe('ready');
    return id;
  }

  async function begin(id: string): Promise<void> {
    const headers = { 'Content-Type': 'application/json' };
    const body = '{"decisions":[]}';
    await ask(`/imports/${id}/apply`, { method: 'POST', headers, body });
    // Until then nothing of it is written.
    const step = async () => {
      const { state, progress } = await importOf(id);
      return state === 'applying' ? progress.step : state;
    };
    await expect.poll(step, { ...patience, interval: 5 }).toMatch(/^(writing|applied)$/);
  }

  /** Waits for a share of the rows. */
  async function written(id: string, share: number): Promise<void> {
    const part = async () => {
      const { state, progress } = await importOf(id);
      if (state !== 'applying' && state !== 'waiting') return 1;
      return progress.step === 'writing' ? progress.done / Math.max(1, progress.total) : 0;
    };
    await expect.poll(part, { ...patience, interval: 10 }).toBeGreaterThanOrEqual(share);
  }

  async function takenOut(id: string, before: readonly string[]): Promise<void> {
    await ask(`/imports/${id}`, { method: 'DELETE' });
    await expect.poll(graph, patience).toEqual(before);
  }

  /** The process that owns the file of the embedded store. */
  function owner(): number {
    for (const pid of place.server.children()) {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedded/child.js')) return pid;
    }
    throw new Error('there is no process of the store');
  }

  async function killed(which: 'server' | 'store'): Promise<void> {
    if (which === 'server') {
      await place.server.end('SIGKILL');
      place.server = await startAgain({ env: place.env });
    } else if (place.neo4j) {
      await place.neo4j.kill();
      await place.neo4j.start();
    } else {
      process.kill(owner(), 'SIGKILL');
    }
  }

  test.each(['server', 'store'] as const)(
    `the %s, ${kills} times`,
    async (which) => {
      const before = await graph();
      expect(before.length).toBeGreaterThan(100);
      let lasts = 0;
      let whole: string[] | undefined;
      if (kills > 1) {
        const id = await ready();
        const started = Date.now();
        await begin(id);
        await expect.poll(async () => (await importOf(id)).state, patience).toBe('applied');
        lasts = Date.now() - started;
        whole = await graph();
        await takenOut(id, before);
      }
      const outcomes = { whole: 0, nothing: 0 };
      for (let kill = 0; kill < kills; kill += 1) {
        const id = await ready();
        await begin(id);
        if (kills > 1) await setTimeout(Math.random() * lasts);
        else await written(id, 0.1);
        await killed(which);
        // A server that stays takes out what is half there as soon as its store is back.
        const settled = async () => {
          const { imports } = await ask('/imports').catch(() => ({}));
          const own = imports?.find((one: ImportReply) => one.id === id);
          return imports ? (own?.state ?? 'gone') : 'away';
        };
        await expect.poll(settled, patience).toMatch(/^(applied|failed|gone)$/);
        if ((await settled()) === 'applied') {
          outcomes.whole += 1;
          const now = await graph();
          whole ??= now;
          expect(now).toEqual(whole);
          expect(now.length).toBeGreaterThan(before.length + statements);
          await takenOut(id, before);
        } else {
          outcomes.nothing += 1;
          await expect.poll(graph, patience).toEqual(before);
          await ask(`/imports/${id}`, { method: 'DELETE' }).catch(() => {});
        }
        if (kill % 10 === 9) console.log(`${kind}, the ${which}:`, JSON.stringify(outcomes));
      }
      expect(outcomes.whole + outcomes.nothing).toBe(kills);
    },
    1_800_000,
  );
});
