/** The embedded store's two processes: a bomb hurts nobody, nothing acknowledged is lost. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StartError } from '../../server/errors.ts';
import { noted } from '../../server/store/changes.ts';
import { cypher } from '../../server/store/cypher-files.ts';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import { StoreProcess } from '../../server/store/embedded/process.ts';
import type { EngineValue } from '../../server/store/engine.ts';
import { createStore } from '../../server/store/store.ts';
import { load, nodesText } from '../../server/store/write-batch.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-children-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = '2024-09-18T10:00:00.123456';
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
  const row = (one: EngineValue[]) => void rows.push(one);
  await engine.readCypher(query, {}, { ...limits, ...more }, { columns() {}, row }, signal);
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
      const rows = await engine.read(cypher('questions/node'), { id: 'actor:a7' });
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
  const engine = await openEmbedded({ dataDir: folder });
  await engine.prepare();
  // However busy the machine is, the small query has run for no time at all.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  // As though another query had filled the memory of the first process.
  const { ask: asked } = StoreProcess.prototype;
  let runs = 0;
  const asking = vi.spyOn(StoreProcess.prototype, 'ask');
  asking.mockImplementation(function (this: StoreProcess, request, options) {
    const answer = asked.call(this, request, options);
    if (request.method === 'run') {
      runs += 1;
      if (runs === 1) this.kill('memory');
    }
    return answer;
  });
  try {
    expect(await ask(engine, 'UNWIND range(1, 100000) AS x RETURN count(x) AS n')).toEqual([
      [100_000],
    ]);
    expect(runs).toBe(2);
  } finally {
    clock.mockRestore();
    asking.mockRestore();
    await engine.close();
  }
});

describe('the graph in memory follows what is written', () => {
  const written = async (engine: Opened, count: number) => {
    const store = createStore(engine);
    const ids = [...Array(count).keys()].map((index) => `actor:a${index}`);
    const node = (id: string, name: string) => ({
      id,
      label: 'Actor' as const,
      properties: { name, date: '2024-09' },
    });
    await load(store, { nodes: ids.map((id) => node(id, 'A')), relationships: [] });
    return { store, node };
  };
  /** How often everything was read anew. */
  const countReading = () => {
    const asking = vi.spyOn(StoreProcess.prototype, 'ask');
    const methods = () => asking.mock.calls.map(([request]) => request.method);
    return () => methods().filter((method) => method === 'fill' || method === 'load').length;
  };
  afterEach(() => vi.restoreAllMocks());

  test('new, changed and deleted nodes and relationships, without reading anew', async () => {
    const readings = countReading();
    const engine = await openEmbedded({ dataDir: folder });
    await engine.prepare();
    const { store, node } = await written(engine, 20);
    expect(await ask(engine, count)).toEqual([[20]]);
    const party = { id: 'party:p', label: 'Party' as const, properties: { name: 'P' } };
    const membership = {
      id: 'actor:a3|MEMBER_OF|party:p||',
      type: 'MEMBER_OF' as const,
      from: 'actor:a3',
      to: 'party:p',
      properties: { from: '2020-05-01' },
    };
    await load(store, { nodes: [party, node('actor:a3', 'B')], relationships: [membership] });
    const members = 'MATCH (a:Actor)-[m:MEMBER_OF]->(p) RETURN a.name, m.from.year, p.id';
    expect(await ask(engine, members)).toEqual([['B', 2020, 'party:p']]);
    await engine.write(
      noted(
        'embedded',
        ['actor:a3', 'actor:a4'],
        [
          { text: 'MATCH (:Actor)-[m:MEMBER_OF]->() DELETE m', params: {} },
          { text: "MATCH (a:Actor {id: 'actor:a4'}) DETACH DELETE a", params: {} },
        ],
      ),
    );
    expect(await ask(engine, members)).toEqual([]);
    expect(await ask(engine, count)).toEqual([[19]]);
    expect(
      await ask(engine, "MATCH (a {id: 'actor:a5'}) RETURN a.date = date('2024-09-01')"),
    ).toEqual([[true]]);
    expect(readings()).toBe(1);
    await engine.close();
  });

  test('without the program’s own records', async () => {
    const engine = await openEmbedded({ dataDir: folder });
    await engine.prepare();
    const { store } = await written(engine, 2);
    const nodes = 'MATCH (n) RETURN count(n)';
    expect(await ask(engine, nodes)).toEqual([[2]]);
    const readings = countReading();
    await store.records.put('Scene', { key: 'k', title: 'one', summary: '{}', body: '{}' });
    expect(await ask(engine, nodes)).toEqual([[2]]);
    await store.records.delete('Scene', 'k');
    expect(readings()).toBe(0);
    // Nor when everything is read anew.
    await engine.write([{ text: 'CREATE (:Actor {at: 1})', params: {} }]);
    expect(await ask(engine, nodes)).toEqual([[3]]);
    expect(readings()).toBe(1);
    await engine.close();
  });

  test('a write that does not say what it touched', async () => {
    const readings = countReading();
    const engine = await openEmbedded({ dataDir: folder });
    await engine.prepare();
    await written(engine, 3);
    expect(await ask(engine, count)).toEqual([[3]]);
    await engine.write([{ text: 'CREATE (:Actor {at: localdatetime($at)})', params: { at } }]);
    const times = 'MATCH (n:Actor) WHERE n.at IS NOT NULL RETURN n.at, n.at.microsecond';
    expect(await ask(engine, times)).toEqual([[at, 123456]]);
    expect(readings()).toBe(2);
    await engine.close();
  });

  test('while a long query runs, which is answered as well', async () => {
    const engine = await openEmbedded({ dataDir: folder });
    await engine.prepare();
    const { store, node } = await written(engine, 160);
    expect(await ask(engine, count)).toEqual([[160]]);
    const long = ask(
      engine,
      'MATCH (a:Actor), (b:Actor), (c:Actor) WHERE c.id < a.id AND b.id < c.id RETURN count(*) AS n',
      undefined,
      { timeoutMs: 60_000 },
    );
    await load(store, { nodes: [node('actor:more', 'More')], relationships: [] });
    expect(await ask(engine, count)).toEqual([[161]]);
    const [[found] = []] = await long;
    // As before the write or as after it, and nothing between.
    expect([160, 161].map((n) => (n * (n - 1) * (n - 2)) / 6)).toContain(found);
    await engine.close();
  });
});

test('values keep their kinds on the way into memory', async () => {
  const engine = await openEmbedded({ dataDir: folder });
  await engine.prepare();
  const values: Record<string, string> = {
    text: "'2024-09-18'",
    day: "date('2024-09-18')",
    time: "localtime('10:00:00.000000001')",
    zoned: "datetime('2024-09-18T10:00:00+02:00')",
    span: "duration('P1Y2M3DT4.5S')",
    whole: '5',
    float: '5.0',
    large: '9007199254740993',
    wholes: '[1, 2]',
    floats: '[1.0, 2.0]',
    days: "[date('2024-09-18'), date('2024-09-19')]",
    texts: "['2024-09-18']",
    none: '[]',
    yes: 'true',
  };
  const made = Object.entries(values).map(([name, text]) => `${name}: ${text}`);
  const text = `CREATE (:Note {${made.join(', ')}})-[:OF {${made.join(', ')}}]->(:Note {day: 'x', whole: 1.0})`;
  await engine.write([{ text, params: {} }]);
  for (const [name, written] of Object.entries(values)) {
    const query = `MATCH (n:Note)-[r:OF]->() RETURN n.${name} = ${written}, valueType(n.${name}) = valueType(${written}), r.${name} = ${written}, valueType(r.${name}) = valueType(${written})`;
    expect([name, await ask(engine, query)]).toEqual([name, [[true, true, true, true]]]);
  }
  await engine.close();
});
