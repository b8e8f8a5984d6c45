/** The embedded store's two processes: a bomb hurts nobody, nothing acknowledged is lost. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StartError } from '../../server/errors.ts';
import { cypher } from '../../server/store/cypher-files.ts';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import { StoreProcess } from '../../server/store/embedded/process.ts';
import { Reader } from '../../server/store/embedded/reader.ts';
import type { EngineValue } from '../../server/store/engine.ts';
import { nodesText } from '../../server/store/write-batch.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-children-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const limits = { rows: 1000, bytes: 1e7, timeoutMs: 10_000 };
const bomb = 'MATCH (a), (b), (c), (d) WHERE a.id < b.id AND c.id < d.id RETURN count(*)';
const make = (count: number) => ({
  text: nodesText('Actor'),
  params: {
    rows: [...Array(count)].map((_, index) => ({
      id: `actor:a${index}`,
      properties: { id: `actor:a${index}`, name: `A ${index}` },
      dates: {},
    })),
  },
});
type Opened = Awaited<ReturnType<typeof openEmbedded>>;
const ask = async (
  engine: Opened,
  query: string,
  signal = new AbortController().signal,
  more = {},
) => {
  const rows: EngineValue[][] = [];
  const sink = { columns: () => {}, row: (row: EngineValue[]) => void rows.push(row) };
  await engine.readCypher(query, {}, { ...limits, ...more }, sink, signal);
  return rows;
};
const count = 'MATCH (n:Actor) RETURN count(n) AS n';

describe('people’s own Cypher', () => {
  test('a bomb is ended at its time limit while the explorer goes on', async () => {
    const engine = await openEmbedded({ dataDir: folder });
    await engine.prepare();
    await engine.write([make(800)]);
    const bombs = [1, 2].map(() => ask(engine, bomb, undefined, { timeoutMs: 1500 }));
    const settled = Promise.allSettled(bombs);
    for (let round = 0; round < 20; round += 1) {
      const rows = await engine.read<{ node: unknown }>(cypher('questions/node'), {
        id: 'actor:a7',
      });
      expect(rows).toHaveLength(1);
    }
    for (const result of await settled) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'limit-reached' } });
    }
    expect(await ask(engine, count)).toEqual([[800]]);
    await engine.close();
  });

  test('a cheap query beside a bomb is still answered', async () => {
    const engine = await openEmbedded({ dataDir: folder });
    await engine.prepare();
    await engine.write([make(800)]);
    const killed = ask(engine, bomb, undefined, { timeoutMs: 700 });
    const slow = ask(engine, 'MATCH (a:Actor), (b:Actor) WHERE a.id < b.id RETURN count(*) AS n');
    await expect(killed).rejects.toMatchObject({ code: 'limit-reached' });
    expect(await slow).toEqual([[(800 * 799) / 2]]);
    await engine.close();
  });

  test('too much memory ends a query', async () => {
    const engine = await openEmbedded({ dataDir: folder, readerMemoryBytes: 300 * 1024 ** 2 });
    await engine.prepare();
    await engine.write([make(3000)]);
    const hoard = 'MATCH (a:Actor), (b:Actor) RETURN size(collect(a.name + b.name)) AS n';
    await expect(ask(engine, hoard)).rejects.toMatchObject({ code: 'limit-reached' });
    expect(await ask(engine, count)).toEqual([[3000]]);
    await engine.close();
  });

  test('a cancelled query ends long before its time limit', async () => {
    const engine = await openEmbedded({ dataDir: folder });
    await engine.prepare();
    await engine.write([make(800)]);
    expect(await ask(engine, count)).toEqual([[800]]);
    const gone = new AbortController();
    const timeoutMs = 60_000;
    const started = performance.now();
    const run = ask(engine, bomb, gone.signal, { timeoutMs });
    setTimeout(() => gone.abort(), 300);
    await expect(run).rejects.toMatchObject({ code: 'limit-reached' });
    expect(performance.now() - started).toBeLessThan(timeoutMs / 4);
    await engine.close();
  });

  test('sees what was written a moment ago', async () => {
    const engine = await openEmbedded({ dataDir: folder });
    await engine.prepare();
    for (const written of [5, 9, 12]) {
      await engine.write([make(written)]);
      expect(await ask(engine, count)).toEqual([[written]]);
    }
    await engine.close();
    expect((await readdir(folder)).filter((file) => file.startsWith('snapshot'))).toEqual([]);
  });
});

test('a second process is refused with a clear message', async () => {
  const engine = await openEmbedded({ dataDir: folder });
  const second = openEmbedded({ dataDir: folder });
  await expect(second).rejects.toThrow(StartError);
  await expect(second).rejects.toThrow(/in use by another Stancegraph/);
  await engine.close();
  const third = await openEmbedded({ dataDir: folder });
  await third.close();
});

test('twenty times killed, no acknowledged write is lost', async () => {
  let written = 0;
  for (let round = 0; round < 20; round += 1) {
    const child = startOwner();
    const call = caller(child);
    await call({ method: 'open', path: join(folder, 'graph.grafeo'), readOnly: false });
    const [row] = (await call({
      method: 'read',
      text: 'MATCH (n:Note) RETURN count(n) AS n',
      params: {},
    })) as { n: number }[];
    // The write that was on its way when the process was killed may have arrived, too.
    expect(row?.n).toBeGreaterThanOrEqual(written);
    expect(row?.n).toBeLessThanOrEqual(written + 1);
    written = row?.n ?? 0;
    const until = Date.now() + 60 + 15 * (round % 5);
    while (Date.now() < until) {
      await call({
        method: 'write',
        steps: [{ text: 'CREATE (:Note {at: $at})', params: { at: written } }],
      });
      written += 1;
    }
    call({ method: 'write', steps: [{ text: 'CREATE (:Note {at: -1})', params: {} }] }).catch(
      () => {},
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  expect(written).toBeGreaterThan(100);
});

function startOwner(): ChildProcess {
  return fork('dist/server/store/embedded/child.js', {
    serialization: 'advanced',
    execArgv: [],
  });
}

function caller(child: ChildProcess): (request: object) => Promise<unknown> {
  let next = 0;
  return (request) =>
    new Promise((resolve, reject) => {
      const id = ++next;
      const onMessage = (message: {
        id: number;
        ok: boolean;
        value?: unknown;
        message?: string;
      }) => {
        if (message.id !== id) return;
        child.off('message', onMessage);
        if (message.ok) resolve(message.value);
        else reject(new Error(message.message));
      };
      child.on('message', onMessage);
      child.send({ id, request });
    });
}

test('a small query is asked again when its process is ended for the memory of another', async () => {
  const owner = new StoreProcess();
  await owner.ask({ method: 'open', path: join(folder, 'own.grafeo'), readOnly: false });
  const reader = new Reader({
    folder,
    memoryBytes: 1e10,
    version: () => 1,
    snapshot: (path) => owner.ask({ method: 'save', path }),
  });
  // However busy the machine is, the small query has run for no time at all.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  // As though another query had filled the memory of the first process.
  const { ask: asked } = StoreProcess.prototype;
  let reads = 0;
  const asking = vi.spyOn(StoreProcess.prototype, 'ask');
  asking.mockImplementation(function (this: StoreProcess, request, options) {
    const answer = asked.call(this, request, options);
    if (request.method === 'read') {
      reads += 1;
      if (reads === 1) this.kill('memory');
    }
    return answer;
  });
  try {
    const small = 'UNWIND range(1, 100000) AS x RETURN count(x) AS n';
    expect(await reader.read(small, {})).toEqual([{ n: 100000 }]);
    expect(reads).toBe(2);
  } finally {
    clock.mockRestore();
    asking.mockRestore();
    await reader.close();
    await owner.close();
  }
});
