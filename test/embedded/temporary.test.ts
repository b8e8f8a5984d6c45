/** What the engine's processes write to the temporary folder goes with them, however they end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StartError } from '../../server/errors.ts';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import { StoreProcess } from '../../server/store/embedded/process.ts';
import { temporaryPrefix } from '../../server/store/embedded/temporary.ts';
import type { Engine } from '../../server/store/engine.ts';

const { TMPDIR } = process.env;
let folder: string;
let temporary: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-temporary-'));
  temporary = join(folder, 'temporary');
  dataDir = join(folder, 'data');
  await mkdir(temporary);
  await mkdir(dataDir);
  process.env.TMPDIR = temporary;
});
afterEach(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  await rm(folder, { recursive: true, force: true });
});

const run = (engine: Engine, query: string, timeoutMs: number) => {
  const limits = { rows: 10, bytes: 1e6, timeoutMs };
  const sink = { columns: () => {}, row: () => {} };
  return engine.readCypher(query, {}, limits, sink, new AbortController().signal);
};
const names = () => readdir(temporary);
/** Waits until the temporary folder holds so many things. */
const untilHolds = (count: number) =>
  expect.poll(async () => (await names()).length, { timeout: 10_000 }).toBe(count);

test('a process that is killed leaves nothing', async () => {
  const asking = vi.spyOn(StoreProcess.prototype, 'ask');
  const engine = await openEmbedded({ dataDir });
  await engine.prepare();
  await engine.write([{ text: 'UNWIND range(1, 2000) AS i CREATE (:Note {i: i})', params: {} }]);
  await run(engine, 'MATCH (n:Note) RETURN count(n)', 5000);
  expect(await names()).toHaveLength(2);
  const reader = asking.mock.contexts.at(-1) as StoreProcess;
  asking.mockRestore();
  reader.kill('memory');
  await untilHolds(1);
  await run(engine, 'MATCH (n:Note) RETURN count(n)', 5000);
  await untilHolds(2);
  await engine.close();
  expect(await names()).toEqual([]);
});

test('those who ask at once share one process, at first, after a write, and when it was killed', async () => {
  const engine = await openEmbedded({ dataDir });
  await engine.prepare();
  const askAtOnce = () =>
    Promise.all(Array.from({ length: 6 }, () => run(engine, 'MATCH (n) RETURN count(n)', 9000)));
  await askAtOnce();
  expect(await names()).toHaveLength(2);
  for (let round = 0; round < 3; round += 1) {
    await engine.write([{ text: 'CREATE (:Note)', params: {} }]);
    await askAtOnce();
    await untilHolds(2);
  }
  const bomb = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(b)';
  const killed = run(engine, bomb, 300).catch(() => {});
  await askAtOnce();
  await killed;
  await untilHolds(2);
  await engine.close();
  expect(await names()).toEqual([]);
});

test('when the process that owns the store has ended, one takes its place', async () => {
  const asking = vi.spyOn(StoreProcess.prototype, 'ask');
  const engine = await openEmbedded({ dataDir });
  const owner = asking.mock.contexts[0] as StoreProcess;
  asking.mockRestore();
  await engine.write([{ text: 'CREATE (:Note)', params: {} }]);
  owner.kill('ended');
  await owner.ended;
  const count = () => engine.read('MATCH (n:Note) RETURN count(n) AS n');
  const answers = await Promise.all(Array.from({ length: 6 }, count));
  expect(answers).toEqual(Array(6).fill([{ n: 1 }]));
  expect(await names()).toHaveLength(1);
  await engine.close();
  expect(await names()).toEqual([]);
});

test('files that a killed server left are removed at the next start; those of others stay', async () => {
  const server = await startServer();
  expect((await names()).length).toBeGreaterThan(0);
  server.kill('SIGKILL');
  await once(server, 'exit');
  const left = await names();
  expect(left.length).toBeGreaterThan(0);

  const prefix = await temporaryPrefix(dataDir);
  expect(left.every((name) => name.startsWith(prefix))).toBe(true);
  const kept = ['grafeo-of-another.spill', 'stancegraph-1-1-abcdef', 'stancegraph-notes'];
  for (const name of kept) await mkdir(join(temporary, name));
  await writeFile(join(temporary, `${prefix}file`), 'no folder');
  await symlink(dataDir, join(temporary, `${prefix}link`));
  const engine = await whenLetGo();
  const now = await names();
  expect(now).toEqual(expect.arrayContaining([...kept, `${prefix}file`, `${prefix}link`]));
  expect(now.filter((name) => left.includes(name))).toEqual([]);
  expect(await readdir(dataDir)).not.toEqual([]);

  // Who is refused the store removes nothing of those who have it.
  const before = await names();
  await expect(openEmbedded({ dataDir })).rejects.toThrow(StartError);
  expect(await names()).toEqual(before);
  await engine.close();
});

test.runIf(process.platform === 'linux')(
  'the engine’s processes are told no secret of the server',
  async () => {
    const { EDITOR_TOKEN, NEO4J_PASSWORD } = process.env;
    Object.assign(process.env, { EDITOR_TOKEN: 'secret-1', NEO4J_PASSWORD: 'secret-2' });
    const child = new StoreProcess();
    try {
      const told = await readFile(`/proc/${child.pid}/environ`, 'utf8');
      expect(told).toContain(`TMPDIR=${child.temporary}`);
      expect(told).not.toContain('secret');
    } finally {
      process.env.EDITOR_TOKEN = EDITOR_TOKEN;
      process.env.NEO4J_PASSWORD = NEO4J_PASSWORD;
      if (EDITOR_TOKEN === undefined) delete process.env.EDITOR_TOKEN;
      if (NEO4J_PASSWORD === undefined) delete process.env.NEO4J_PASSWORD;
      await child.close();
    }
  },
);

test('without a place for temporary files the store works all the same', async () => {
  process.env.TMPDIR = join(folder, 'is-not-there');
  const engine = await openEmbedded({ dataDir });
  await engine.write([{ text: 'CREATE (:Note)', params: {} }]);
  expect(await engine.read('MATCH (n:Note) RETURN count(n) AS n')).toEqual([{ n: 1 }]);
  await engine.close();
});

/** The server itself, once it listens. */
async function startServer(): Promise<ChildProcess> {
  const { NEO4J_URI: _, ...environment } = process.env;
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...environment, DATA_DIR: dataDir, PORT: '0', SEED: 'none' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const text of server.stdout) {
    if (String(text).includes('Stancegraph is at')) break;
  }
  return server;
}

/** The children of a killed server let go of the file a moment later. */
async function whenLetGo(): Promise<Engine> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await openEmbedded({ dataDir });
    } catch (error) {
      if (attempt > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
