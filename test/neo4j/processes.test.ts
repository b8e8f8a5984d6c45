/** Servers as processes on one Neo4j: restarts, cut and slow networks, two of them, one that dies. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freePort, startLocalNeo4j } from '../../server/store/neo4j/local/launch.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import {
  hasLink,
  keepLink,
  type Network,
  networkTo,
  type ServerProcess,
  startServerProcess,
} from '../setup/process.ts';
import { openTestStore } from '../setup/stores.ts';

const token = 'a-token-of-sixteen-characters-or-more';
/** Seconds within which all is normal again; a busy machine is given more by BUSY. */
const normalWithinMs = 5000 * Number(process.env.BUSY ?? 4);

let folder: string;
const servers: ServerProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-processes-'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.end('SIGKILL')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function serve(uri: string, password = neo4jSettings.password): Promise<ServerProcess> {
  const server = await startServerProcess({
    env: {
      DATA_DIR: await mkdtemp(join(folder, 'server-')),
      NEO4J_URI: uri,
      NEO4J_USERNAME: neo4jSettings.username,
      NEO4J_PASSWORD: password,
      EDITOR_TOKEN: token,
      SECRET_KEY: 'the-same-key-on-every-server',
    },
  });
  servers.push(server);
  return server;
}

interface Load {
  /** What was answered otherwise than well, each kind once. */
  troubles(): string[];
  /** Short links that were acknowledged. */
  kept: string[];
  stop(): Promise<void>;
}

/** Readers and an editor who go on asking. */
function underLoad({ url }: ServerProcess): Load {
  const troubles = new Set<string>();
  const kept: string[] = [];
  let isOver = false;
  const note = (answer: Response) => {
    if (answer.ok || answer.status === 302) return;
    const wait = answer.headers.get('retry-after');
    troubles.add(`${answer.status}${answer.status === 503 && Number(wait) > 0 ? ' later' : ''}`);
  };
  const reader = async (path: string) => {
    while (!isOver) note(await fetch(url + path));
  };
  const editor = async () => {
    for (let at = 0; !isOver; at += 1) {
      const id = await keepLink(url, `load-${at}`, token);
      if (id) kept.push(id);
    }
  };
  const paths = ['/api/statements', '/api/search?q=salt', '/api/health', '/api/stances'];
  const all = [...paths.map(reader), editor()];
  return {
    kept,
    troubles: () => [...troubles].sort(),
    async stop() {
      isOver = true;
      await Promise.all(all);
    },
  };
}

const isReady = async ({ url }: ServerProcess) => (await fetch(`${url}/api/statements`)).status;

describe.runIf(neo4jSettings.uri)('a server process on Neo4j', () => {
  test('whose Neo4j is stopped and started under load answers 503 with Retry-After within 5 s, and is well after', async () => {
    const home = await mkdtemp(join(folder, 'neo4j-'));
    const first = await startLocalNeo4j({ home, shortLived: true, boltPort: await freePort() });
    const server = await serve(first.uri, first.password);
    const load = underLoad(server);
    await expect.poll(() => load.kept.length).toBeGreaterThan(3);
    const ask = async (path: string) => {
      const started = performance.now();
      const answer = await fetch(server.url + path);
      return { answer, elapsedMs: performance.now() - started };
    };
    const usual = await ask('/api/health');
    await first.stop({ keepHome: true });
    await expect.poll(() => isReady(server)).toBe(503);
    for (const path of ['/api/health', '/api/search?q=faber', '/api/statements']) {
      const { answer, elapsedMs } = await ask(path);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ status: 503 });
      // A busy machine is given what it takes for an ordinary request, several times.
      expect(elapsedMs).toBeLessThan(5000 + 10 * usual.elapsedMs);
    }
    const { boltPort, password } = first;
    const second = await startLocalNeo4j({ home, boltPort, password, shortLived: true });
    try {
      await expect.poll(() => isReady(server), { timeout: normalWithinMs }).toBe(200);
      const before = load.kept.length;
      await expect.poll(() => load.kept.length).toBeGreaterThan(before);
      await load.stop();
      expect(load.troubles()).toEqual(['503 later']);
      for (const id of load.kept) expect(await hasLink(server.url, id)).toBe(true);
      expect(server.child.exitCode).toBeNull();
    } finally {
      await load.stop();
      await second.stop();
    }
  }, 600_000);

  describe('behind a network that fails', () => {
    let network: Network;
    beforeAll(async () => {
      const opened = await openTestStore('neo4j', 'test/fixtures/synthetic');
      await opened.close();
      network = await networkTo(Number(new URL(neo4jSettings.uri).port));
    });
    afterAll(() => network?.close());

    test('which is cut: 503 with Retry-After alone, and normal when it is mended', async () => {
      const server = await serve(`bolt://127.0.0.1:${network.port}`);
      const load = underLoad(server);
      for (let cut = 0; cut < 2; cut += 1) {
        const before = load.kept.length;
        await expect.poll(() => load.kept.length).toBeGreaterThan(before + 2);
        network.cut();
        await expect.poll(() => isReady(server)).toBe(503);
        network.mend();
        await expect.poll(() => isReady(server), { timeout: normalWithinMs }).toBe(200);
      }
      await load.stop();
      expect(load.troubles()).toEqual(['503 later']);
      for (const id of load.kept) expect(await hasLink(server.url, id)).toBe(true);
    }, 300_000);

    test('which is slow: every answer comes, late', async () => {
      const server = await serve(`bolt://127.0.0.1:${network.port}`);
      network.slow(150);
      try {
        for (const path of ['/api/statements', '/api/search?q=salt', '/api/health', '/api/ready']) {
          expect([path, (await fetch(server.url + path)).status]).toEqual([path, 200]);
        }
        const id = await keepLink(server.url, 'slowly', token);
        expect(await hasLink(server.url, id ?? '')).toBe(true);
      } finally {
        network.slow(0);
      }
    }, 300_000);
  });

  test('of two, each sees within a second what the other wrote; when one dies nothing is lost', async () => {
    const opened = await openTestStore('neo4j', 'test/fixtures/synthetic');
    await opened.close();
    const [one, other] = [await serve(neo4jSettings.uri), await serve(neo4jSettings.uri)];
    const send = async (at: ServerProcess, method: string, path: string, body?: object) => {
      const answer = await fetch(`${at.url}/api${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      expect([path, answer.status, answer.ok]).toEqual([path, answer.status, true]);
      return answer.json();
    };
    const read = async (at: ServerProcess, path: string) =>
      (await fetch(`${at.url}/api${path}`)).json();
    // Both have read everything before.
    for (const at of [one, other]) await read(at, '/statements?agreement=agreement%3Abill');
    const total = async (at: ServerProcess) =>
      (await read(at, '/statements?agreement=agreement%3Abill')).total;
    const before = await total(other);
    const published = await send(one, 'POST', '/coding/publish', publication);
    expect(published).toBeDefined();
    expect(await total(other)).toBe(before + 1);
    const query = {
      title: 'Shared',
      cypher: 'RETURN 1 AS one',
      view: 'table',
      parameters: [],
      tags: [],
      description: '',
    };
    await send(one, 'PUT', '/queries/shared', query);
    expect((await read(other, '/queries/shared')).title).toBe('Shared');
    await send(other, 'PUT', '/queries/shared', {
      ...query,
      title: 'Changed',
      revision: (await read(other, '/queries/shared')).revision,
    });
    expect((await read(one, '/queries/shared')).title).toBe('Changed');
    const made = await send(one, 'POST', '/tokens', { name: 'Press', role: 'coder' });
    const withToken = async (at: ServerProcess) =>
      (await fetch(`${at.url}/api/schema`, { headers: { Authorization: `Bearer ${made.token}` } }))
        .status;
    expect(await withToken(other)).toBe(200);
    await send(other, 'DELETE', `/tokens/${made.id}`);
    expect(await withToken(one)).toBe(401);
    const links: string[] = [];
    for (let at = 0; at < 10; at += 1) {
      const id = await keepLink((at % 2 ? one : other).url, `both-${at}`, token);
      if (id) links.push(id);
    }
    expect(links).toHaveLength(10);
    await one.end('SIGKILL');
    for (const id of links) expect(await hasLink(other.url, id)).toBe(true);
    expect(await total(other)).toBe(before + 1);
    expect((await read(other, '/queries/shared')).title).toBe('Changed');
  }, 300_000);
});

/** A text with one coded statement. */
const words = 'We will sell salt, and we will not stop.';
const publication = {
  key: '5b7d5b6e-6f0e-4c39-9d3a-2f0a7a4d1e21',
  source: {
    title: 'The Salt Gazette',
    publisher: 'Salt Gazette',
    date: '2024-05-01',
    language: 'en',
    sourceClass: 'press-or-reference',
    text: `Bo said: “${words}”`,
    keepText: false,
  },
  statements: [
    {
      ref: 'one',
      kind: 'quote',
      method: 'hand',
      segments: [{ start: 10, end: 10 + words.length, exact: words }],
      speakers: [{ id: 'actor:bo' }],
      about: [{ agreement: 'agreement:bill', stance: 'support' }],
    },
  ],
  coding: { codedBy: 'Tester' },
};
