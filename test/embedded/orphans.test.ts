/** The store's child processes end with a server that is killed, whatever they are doing then. */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** A parent that says which children it has when they are as they are wanted, and can be killed then. */
async function killed(source: string): Promise<number[]> {
  const parent = fork('-', [], {
    execPath: process.execPath,
    execArgv: ['--input-type=module', '--eval', source],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [pids] = (await once(parent, 'message')) as [number[]];
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  return pids;
}

/** Of these processes, those that run; one that has ended and that nobody asked about does not. */
function running(pids: readonly number[]): number[] {
  return pids.filter((pid) => {
    try {
      const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
      return !state.trim().startsWith('Z');
    } catch {
      return false;
    }
  });
}

const soon = { timeout: 10_000, interval: 50 };

describe.skipIf(process.platform === 'win32')('when the server is killed', () => {
  test.each(['child', 'reading/program'])('a %s that is being loaded ends', async (program) => {
    const pids = await killed(`
      import { fork } from 'node:child_process';
      const child = fork('dist/server/store/embedded/${program}.js', ['100000000', '100000000'], {
        serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [],
      });
      process.send([child.pid]);
    `);
    expect(pids).toHaveLength(1);
    await expect.poll(() => running(pids), soon).toEqual([]);
  });

  test.each([
    [
      'steps of a query',
      'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)',
    ],
    ['one long call', "RETURN reduce(t = 'a', i IN range(1, 22) | t + t) =~ '(a+)+b'"],
    ['rows that nobody takes', 'UNWIND range(1, 10000000) AS a RETURN a'],
  ])('both end in the midst of %s', async (_name, query) => {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-orphans-'));
    try {
      const pids = await killed(`
        import { execFileSync } from 'node:child_process';
        import { openEmbedded } from './dist/server/store/embedded/engine.js';
        const engine = await openEmbedded({ dataDir: ${JSON.stringify(folder)} });
        await engine.prepare();
        const limits = { rows: 1e9, bytes: 1e9, timeoutMs: 600_000 };
        const sink = { columns() {}, row: () => new Promise(() => {}) };
        const ask = (text) => engine.readCypher(text, {}, limits, sink, new AbortController().signal);
        await engine.warmReaders();
        ask(${JSON.stringify(query)}).catch(() => {});
        setTimeout(() => {
          const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
          const own = listed.split('\\n').map((line) => line.trim().split(/\\s+/));
          process.send(own.filter((line) => line[1] === String(process.pid) && line[2] !== 'ps').map(([pid]) => Number(pid)));
        }, 300);
      `);
      expect(pids).toHaveLength(2);
      await expect.poll(() => running(pids), soon).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
