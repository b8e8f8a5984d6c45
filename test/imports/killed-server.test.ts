/**
 * A server, or the process of its embedded store, that is killed while an import is written: after it
 * the import is whole or nothing of it is there, and what was there before is.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReply } from '../../model/schemas/imports.ts';

/** Of each kind; more for a long run: KILLS=30. */
const kills = Number(process.env.KILLS ?? 1);
const program = 'dist/server/main.js';
const patience = { timeout: 120_000, interval: 100 };

function sheet(): string {
  const rows = ['Speaker,Agreement,Stance,Date,Words'];
  for (let at = 0; at < 4000; at += 1) {
    rows.push(`Person ${at % 50},Law ${at % 20},for,2024-01-0${1 + (at % 9)},Words ${at}.`);
  }
  return rows.join('\n');
}

interface Running {
  child: ChildProcess;
  url: string;
}

describe.skipIf(!existsSync(program) || !existsSync('/proc/self'))('killed under an import', () => {
  let folder: string;
  let running: Running | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-killed-server-'));
  });
  afterAll(async () => {
    if (running) await stop(running);
    await rm(folder, { recursive: true, force: true });
  });

  /** The engine's own process ends with its server, in its own time: until then the file is locked. */
  async function start(): Promise<Running> {
    for (let attempt = 1; ; attempt += 1) {
      const child = spawn(process.execPath, [program], {
        env: {
          PATH: process.env.PATH ?? '',
          DATA_DIR: join(folder, 'data'),
          PORT: '0',
          NEO4J_URI: '',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stdout?.on('data', (part) => {
        said += String(part);
      });
      const ended = once(child, 'exit').then(() => 'ended');
      const url = () => /is at (\S+)/.exec(said)?.[1];
      const ready = expect.poll(url, patience).toBeTruthy();
      if ((await Promise.race([ended, ready.then(() => 'ready')])) === 'ready') {
        return { child, url: url() ?? '' };
      }
      if (attempt > 50) throw new Error(`the server does not start: ${said}`);
    }
  }

  async function stop({ child }: Running, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** The process that owns the file. */
  function owner({ child }: Running): number {
    for (const task of readdirSync(`/proc/${child.pid}/task`)) {
      const children = readFileSync(`/proc/${child.pid}/task/${task}/children`, 'utf8');
      for (const pid of children.split(' ').filter(Boolean)) {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        if (command.includes('embedded/child.js')) return Number(pid);
      }
    }
    throw new Error('there is no process of the store');
  }

  async function counts({ url }: Running): Promise<{ nodes: number; relationships: number }> {
    return (await (await fetch(`${url}/api/health`)).json()).counts;
  }

  /** Uploads and begins to write; gives its id when some of it is written. */
  async function begun({ url }: Running): Promise<string> {
    const form = new FormData();
    form.append('files', new Blob([sheet()]), 'big.csv');
    const sent = await fetch(`${url}/api/imports`, { method: 'POST', body: form });
    const { id } = (await sent.json()) as ImportReply;
    const state = async () => (await importOf(url, id)).state;
    await expect.poll(state, patience).toBe('ready');
    await fetch(`${url}/api/imports/${id}/apply`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"decisions":[]}',
    });
    return id;
  }

  async function importOf(url: string, id: string): Promise<ImportReply> {
    return (await (await fetch(`${url}/api/imports/${id}`)).json()) as ImportReply;
  }

  /** Waits for a share of the rows: kills fall on different moments. */
  async function written({ url }: Running, id: string, share: number): Promise<void> {
    const part = async () => {
      const { state, progress } = await importOf(url, id);
      if (state !== 'applying' && state !== 'waiting') return 1;
      return progress.step === 'writing' ? progress.done / Math.max(1, progress.total) : 0;
    };
    await expect.poll(part, { ...patience, interval: 10 }).toBeGreaterThanOrEqual(share);
  }

  test.each(['server', 'store'] as const)(
    'the %s',
    async (which) => {
      running ??= await start();
      const before = await counts(running);
      for (let kill = 0; kill < kills; kill += 1) {
        const id = await begun(running);
        await written(running, id, kills === 1 ? 0.1 : (kill % 10) / 10);
        if (which === 'server') {
          await stop(running, 'SIGKILL');
          running = await start();
        } else {
          process.kill(owner(running), 'SIGKILL');
          const { url } = running;
          const state = async () => (await importOf(url, id)).state;
          await expect.poll(state, patience).toMatch(/^(applied|failed)$/);
        }
        const after = await counts(running);
        const { imports } = await (await fetch(`${running.url}/api/imports`)).json();
        const stored = imports.find((one: ImportReply) => one.id === id);
        if (stored?.state === 'applied') {
          // It was done before: all of it is there, and goes again.
          expect(after.nodes).toBe(before.nodes + 4000 + 50 + 20 + 1);
          await fetch(`${running.url}/api/imports/${id}`, { method: 'DELETE' });
          await expect.poll(async () => counts(running as Running), patience).toEqual(before);
        } else {
          expect(after).toEqual(before);
          if (stored) await fetch(`${running.url}/api/imports/${id}`, { method: 'DELETE' });
        }
      }
    },
    600_000,
  );
});
