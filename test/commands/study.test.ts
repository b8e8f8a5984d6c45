/** A study made by one command opens by another on a clean machine. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const program = join(process.cwd(), 'bin', 'stancegraph.mjs');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stancegraph-study-command-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = (data: string) => ({
  PATH: process.env.PATH ?? '',
  DATA_DIR: join(folder, data),
  SEED: 'none',
  TMPDIR: folder,
});
const run = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env: env('data'),
    encoding: 'utf8',
  });

test('export, open, the same counts; nothing stays behind, and damage is told', async () => {
  expect(run('seed', join(process.cwd(), 'test/fixtures/synthetic')).status).toBe(0);
  const zip = join(folder, 'study.zip');
  const exported = run('export', '--format', 'study', '--title', 'Harbour', '--out', zip);
  expect([exported.status, exported.stdout]).toEqual([
    0,
    expect.stringContaining('holds everything'),
  ]);

  const opened = spawn(process.execPath, [program, 'open', zip], { cwd: folder, env: env('none') });
  let said = '';
  opened.stdout.on('data', (part) => {
    said += String(part);
  });
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/Stancegraph is at http/);
  const [, url = ''] = /is at (\S+)/.exec(said) ?? [];
  const { counts } = await (await fetch(`${url}/api/health`)).json();
  expect(exported.stdout).toContain(`${counts.nodes} nodes and ${counts.relationships} relation`);
  opened.kill('SIGTERM');
  await once(opened, 'exit');
  expect(existsSync(join(folder, 'none'))).toBe(false);

  const bytes = readFileSync(zip);
  bytes.writeUInt8((bytes[bytes.length >> 1] ?? 0) ^ 1, bytes.length >> 1);
  writeFileSync(join(folder, 'damaged.zip'), bytes);
  const refused = run('open', join(folder, 'damaged.zip'));
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('damaged')]);
}, 120_000);
