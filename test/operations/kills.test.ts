/** Killed (-9) in the middle of saved queries and corrections, and started at once: nothing acknowledged is lost, no start fails. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import { keptWrites } from '../setup/kept-writes.ts';
import { type ServerProcess, startServerProcess } from '../setup/process.ts';

/** More for a long run: KILLS=100. */
const kills = Number(process.env.KILLS ?? 3);

let folder: string;
let server: ServerProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-kills-'));
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = undefined;
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});
const start = async () => {
  server = await startServerProcess({ env: { DATA_DIR: folder } });
  return server;
};

test(`${kills} kills of the server and of the process of its store`, async () => {
  const seeded = spawnSync(
    process.execPath,
    ['bin/stancegraph.mjs', 'seed', 'test/fixtures/synthetic'],
    { env: { PATH: process.env.PATH ?? '', DATA_DIR: folder }, encoding: 'utf8' },
  );
  expect([seeded.status, seeded.stderr]).toEqual([0, '']);
  const kept = keptWrites();
  for (let round = 0; round < kills; round += 1) {
    const one = await start();
    await kept.check(one.url);
    const edits = kept.under(one.url);
    await expect.poll(edits.made, { timeout: 60_000 }).toBeGreaterThan(1 + 2 * (round % 4));
    if (round % 3 === 1) {
      // Its store is killed first: what is edited meanwhile is written or refused, never half.
      for (const child of one.children()) process.kill(child, 'SIGKILL');
      const before = edits.made();
      await expect.poll(edits.made, { timeout: 60_000 }).toBeGreaterThan(before + 1);
    }
    if (round % 3 === 2) for (const child of one.children()) process.kill(child, 'SIGKILL');
    await one.end('SIGKILL');
    await edits.stop();
  }
  const last = await start();
  await kept.check(last.url);
  expect(kept.acknowledged().queries).toBeGreaterThan(2);
  expect(kept.acknowledged().corrections).toBeGreaterThan(kills);
}, 3_600_000);

test('killed while it starts, it starts the next time', async () => {
  for (let round = 0; round < kills; round += 1) {
    const starting = startServerProcess({
      env: { DATA_DIR: folder, SEED: '' },
      killAfterMs: 100 + ((round * 137) % 1500),
    });
    await starting.then(
      (one) => one.end('SIGKILL'),
      () => {},
    );
  }
  server = await startServerProcess({ env: { DATA_DIR: folder, SEED: '' } });
  const { counts } = await (await fetch(`${server.url}/api/health`)).json();
  expect(counts.nodes).toBeGreaterThan(100);
}, 3_600_000);

test('a start waits for the store of a server that was killed, and not for that of one that lives', async () => {
  const killed = await start();
  await killed.end('SIGKILL');
  // As long as the process of its store takes to end.
  await expect
    .poll(() => openEmbedded({ dataDir: folder }).then((engine) => engine.close()))
    .toBeUndefined();
  const orphan = await openEmbedded({ dataDir: folder });
  const later = start();
  setTimeout(() => void orphan.close(), 1500);
  const next = await later;
  expect((await fetch(`${next.url}/api/ready`)).status).toBe(200);
  const second = startServerProcess({ env: { DATA_DIR: folder } });
  await expect(second).rejects.toThrow('in use by another Stancegraph');
});
