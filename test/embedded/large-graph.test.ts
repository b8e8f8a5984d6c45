/** A large graph is read out of the engine once, and kept in a file for later starts. */
import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noted } from '../../server/store/changes.ts';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import { StoreProcess } from '../../server/store/embedded/process.ts';
import type { Engine, EngineValue } from '../../server/store/engine.ts';
import { migrate } from '../../server/store/migrate.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-large-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const make = `UNWIND range(1, 14000) AS i
CREATE (a:Entity {id: 'note:' + toString(i), i: i, day: date('2024-09-18'), text: '2024-09-18',
  part: i / 2.0, span: duration('P1M2DT3S'), at: localdatetime('2024-09-18T10:00:00.123456')})
CREATE (a)-[:OF {days: [date('2024-09-18')]}]->(:Other)`;
const kinds = `MATCH (a:Entity)-[r:OF]->(:Other)
RETURN valueType(a.day), valueType(a.text), valueType(a.part), valueType(a.at), a.at.microsecond, toString(a.span),
  valueType(r.days), count(*) AS n, sum(a.i) AS sum, sum(a.part) AS parts`;
const expected = [
  'DATE NOT NULL',
  'STRING NOT NULL',
  'FLOAT NOT NULL',
  'LOCAL DATETIME NOT NULL',
  123456,
  'P1M2DT3S',
  'LIST<DATE NOT NULL> NOT NULL',
];

async function ask(engine: Engine, query: string): Promise<EngineValue[][]> {
  const rows: EngineValue[][] = [];
  const sink = { columns: () => {}, row: (row: EngineValue[]) => void rows.push(row) };
  const limits = { rows: 1000, bytes: 1e7, timeoutMs: 60_000 };
  await engine.readCypher(query, {}, limits, sink, new AbortController().signal);
  return rows;
}

test('it is the same from the engine, from the file that was left, and from one that follows', async () => {
  const asking = vi.spyOn(StoreProcess.prototype, 'ask');
  const dumps = () => asking.mock.calls.filter(([request]) => request.method === 'dump').length;
  const sum = (14_000 * 14_001) / 2;
  const first = await openEmbedded({ dataDir: folder });
  await migrate(first);
  await first.prepare();
  await first.write([{ text: make, params: {} }]);
  expect(await ask(first, kinds)).toEqual([[...expected, 14_000, sum, sum / 2]]);
  expect(dumps()).toBe(1);
  const change = "MATCH (n:Entity {id: 'note:5'}) DETACH DELETE n";
  await first.write(noted('embedded', ['note:5'], [{ text: change, params: {} }]));
  await first.close();

  const second = await openEmbedded({ dataDir: folder });
  await migrate(second);
  await second.prepare();
  expect(await ask(second, kinds)).toEqual([[...expected, 13_999, sum - 5, (sum - 5) / 2]]);
  expect(dumps()).toBe(1);
  await second.close();

  // A file that was cut off is as good as none.
  const file = join(folder, 'readers.graph');
  await truncate(file, (await stat(file)).size - 100);
  const third = await openEmbedded({ dataDir: folder });
  expect(await ask(third, kinds)).toEqual([[...expected, 13_999, sum - 5, (sum - 5) / 2]]);
  expect(dumps()).toBe(2);
  await third.close();
  expect((await readdir(folder)).filter((name) => /snapshot|unfinished/.test(name))).toEqual([]);
});

test('who stops the store does not wait until it is read', async () => {
  const asking = vi.spyOn(StoreProcess.prototype, 'ask');
  const first = await openEmbedded({ dataDir: folder });
  await first.prepare();
  await first.write([{ text: make, params: {} }]);
  const warming = first.warmReaders?.().then(
    () => 'read',
    () => 'given up',
  );
  const asked = () => asking.mock.calls.map(([request]) => request.method);
  await expect.poll(asked, { interval: 5 }).toContain('save');
  await first.close();
  expect(await warming).toBe('given up');

  const second = await openEmbedded({ dataDir: folder });
  expect(await ask(second, 'MATCH (n:Entity) RETURN count(n)')).toEqual([[14_000]]);
  await second.close();
  expect((await readdir(folder)).filter((name) => /snapshot|unfinished/.test(name))).toEqual([]);
});
