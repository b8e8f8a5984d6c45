/** Commands beside a running server: they find it on whichever port it was given. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runningServer } from '../../server/running-server.ts';
import { type ServerProcess, startServerProcess } from '../setup/process.ts';

let folder: string;
let server: ServerProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-beside-'));
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
const run = async (...args: string[]) => {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: folder };
  const child = spawn(process.execPath, ['bin/stancegraph.mjs', ...args], { env });
  child.stdin.end();
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null) await once(child, 'exit');
  return { code: child.exitCode, out, error };
};
const note = () => join(folder, 'server.json');

test('a server on a port that the system gave is found by tokens, webhooks and queries', async () => {
  const one = await start();
  const made = await run('tokens', 'make', 'Press office', '--role', 'coder', '--json');
  expect([made.code, made.error]).toEqual([0, '']);
  const { tokens } = await (await fetch(`${one.url}/api/tokens`)).json();
  expect(tokens).toMatchObject([{ name: 'Press office', role: 'coder' }]);
  expect(JSON.parse((await run('webhooks', 'list', '--json')).out)).toEqual({ webhooks: [] });
  expect((await run('queries', 'export', join(folder, 'queries'))).out).toContain('Wrote 0 saved');
});

test('the note is for its own user, and gone after a stop', async () => {
  const one = await start();
  expect(JSON.parse(await readFile(note(), 'utf8'))).toEqual({ url: one.url, pid: one.pid });
  expect(statSync(note()).mode & 0o077).toBe(0);
  await one.end();
  expect(existsSync(note())).toBe(false);
});

test('what a killed server has noted is believed by nobody, and the next start replaces it', async () => {
  const settings = { host: '127.0.0.1', port: 4800, dataDir: folder };
  const killed = await start();
  expect(await runningServer(settings)).toBe(killed.url);
  await killed.end('SIGKILL');
  expect(existsSync(note())).toBe(true);
  expect(await runningServer(settings)).toBe('http://127.0.0.1:4800');
  const next = await start();
  expect(await runningServer(settings)).toBe(next.url);
  await writeFile(note(), '{"url":');
  expect(await runningServer(settings)).toBe('http://127.0.0.1:4800');
});
