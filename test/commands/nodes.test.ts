/** The server on each Node that is promised: it starts, and answers three questions. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cacheFolder } from '../../server/store/neo4j/local/artifacts.ts';

const promised = ['20', '22', '24'] as const;
const fetchMs = 90_000;

/** A Node of a version, fetched once by npm, or why it cannot be had. */
async function nodeOf(version: string): Promise<{ path: string } | { missing: string }> {
  if (process.versions.node.startsWith(`${version}.`)) return { path: process.execPath };
  const folder = join(cacheFolder(), 'node', version);
  const path = join(folder, 'node_modules', 'node', 'bin', 'node');
  try {
    if (!existsSync(path)) {
      await mkdir(folder, { recursive: true });
      const install = ['install', '--prefix', folder, '--no-audit', '--no-fund', `node@${version}`];
      await promisify(execFile)('npm', install, { timeout: fetchMs });
    }
    const { stdout } = await promisify(execFile)(path, ['--version']);
    if (!stdout.startsWith(`v${version}.`)) return { missing: `${path} is ${stdout.trim()}` };
    return { path };
  } catch (error) {
    return { missing: (error as Error).message.split('\n')[0] ?? '' };
  }
}

describe.skipIf(!existsSync('dist/server/main.js'))('the server', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stancegraph-nodes-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.for(promised)(
    'on Node %s counts, searches and answers Cypher',
    { timeout: 180_000 },
    async (version, { skip }) => {
      const node = await nodeOf(version);
      if ('missing' in node) return skip(`Node ${version} cannot be had: ${node.missing}`);
      const child = spawn(node.path, ['dist/server/main.js'], {
        env: { PATH: process.env.PATH ?? '', DATA_DIR: join(folder, version), PORT: '0' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        let url = '';
        for await (const line of createInterface({ input: child.stdout })) {
          url = /is at (http:\S+)/.exec(line)?.[1] ?? '';
          if (url) break;
        }
        expect(url).not.toBe('');
        child.stdout.resume();
        const ask = async (path: string, init?: RequestInit) =>
          (await fetch(`${url}/api${path}`, init)).json();
        expect((await ask('/health')).counts.nodes).toBeGreaterThan(500);
        const { hits } = await ask('/search?q=wilders');
        expect(JSON.stringify(hits)).toContain('actor:geert-wilders');
        const query = 'MATCH (s:Statement) RETURN count(s) AS n';
        const { rows } = await ask('/cypher', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        expect(rows[0][0]).toBeGreaterThan(200);
      } finally {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        expect((await ended)[0]).toBe(0);
      }
    },
  );
});
