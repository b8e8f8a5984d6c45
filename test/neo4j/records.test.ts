/** Rows come out of Neo4j in their order, no faster than they are used, and leave the connection whole. */
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReaderLimits, ReaderSink } from '../../server/store/engine.ts';
import { rowsAtOnce, streamReader } from '../../server/store/neo4j/reader.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { storeKinds } from '../setup/stores.ts';

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const numbers = 'UNWIND range(1, $last) AS x RETURN x';
const whole: ReaderLimits = { rows: 100_000, bytes: 1e9, timeoutMs: 30_000 };

test.each([1, 10, 1000, 1499, 1500, 2000, 10_000])(
  'of %i rows hardly more than one too many is asked for',
  (rows) => {
    const atOnce = rowsAtOnce({ ...whole, rows });
    expect(atOnce).toBeLessThanOrEqual(1500);
    const asked = Math.ceil((rows + 1) / atOnce) * atOnce;
    expect(asked - rows).toBeGreaterThanOrEqual(1);
    expect(asked - rows).toBeLessThan(10);
  },
);

describe.skipIf(!storeKinds.includes('neo4j'))('records of Neo4j', () => {
  let driver: Driver;
  beforeAll(() => {
    const { uri, username, password } = neo4jSettings;
    // One connection alone, so that what is left in it shows.
    driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { maxConnectionPoolSize: 1 });
  });
  afterAll(() => driver.close());
  const ask = (
    last: number,
    row: ReaderSink['row'],
    more: Partial<ReaderLimits & { query: string; signal: AbortSignal } & ReaderSink> = {},
  ) => {
    const { query = numbers, signal = new AbortController().signal, columns = () => {} } = more;
    const limits = { ...whole, ...more };
    const bounds = { timeoutMs: limits.timeoutMs, since: performance.now(), signal };
    const session = driver.session({ fetchSize: 100, defaultAccessMode: 'READ' });
    const params = { last: neo4j.int(last) };
    return streamReader(session, query, params, limits, { columns, row }, bounds);
  };
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

  test('a reader who pauses now and then gets every row, in order', async () => {
    const seen: unknown[] = [];
    const row: ReaderSink['row'] = ([x]) => {
      seen.push(x);
      return seen.length % 97 === 0 ? pause(3) : undefined;
    };
    expect(await ask(1234, row)).toMatchObject({ truncated: false, rowCount: 1234 });
    expect(seen).toEqual(upTo(1234));
  });

  test('while a reader holds, hardly more arrives', async () => {
    const held: { goOn?: () => void } = {};
    const bytes = () => process.memoryUsage().heapUsed + process.memoryUsage().external;
    const before = bytes();
    let used = 0;
    const row = () => {
      used += 1;
      return used === 1
        ? new Promise<void>((resolve) => {
            held.goOn = resolve;
          })
        : undefined;
    };
    // 1 GB in all.
    const query = 'UNWIND range(1, $last) AS x RETURN x, range(1, 2000) AS many';
    const done = ask(20_000, row, { query, rows: 2000 });
    await expect.poll(() => used).toBe(1);
    await pause(1500);
    expect(used).toBe(1);
    expect(bytes() - before).toBeLessThan(300e6);
    held.goOn?.();
    expect(await done).toMatchObject({ truncated: 'rows', rowCount: 2000 });
  });

  test('waits for the reader of the columns before the first row, and tells them without any', async () => {
    const told: string[] = [];
    const columns = async (names: string[]) => {
      await pause(20);
      told.push(names.join());
    };
    const row = () => {
      told.push('row');
    };
    await ask(2, row, { columns });
    expect(told).toEqual(['x', 'row', 'row']);
    await ask(0, row, { columns });
    expect(told.slice(3)).toEqual(['x']);
  });

  test('wherever it is cut off, the connection serves the next one', async () => {
    for (const rows of [1, 50, 99, 100, 101, 150, 250, 1000]) {
      const seen: unknown[] = [];
      const row: ReaderSink['row'] = ([x]) => {
        seen.push(x);
        return seen.length % 40 === 0 ? pause(1) : undefined;
      };
      expect(await ask(100_000, row, { rows })).toMatchObject({ truncated: 'rows' });
      expect(seen).toEqual(upTo(rows));
    }
  });

  test.each([100, 10_000, 100_000])(
    'cut off after %i bytes, it serves the next one',
    async (bytes) => {
      for (let again = 0; again < 3; again += 1) {
        const seen: unknown[] = [];
        const row: ReaderSink['row'] = ([x]) => {
          seen.push(x);
          return seen.length % 40 === 0 ? pause(1) : undefined;
        };
        const done = await ask(100_000, row, { bytes });
        expect(done).toMatchObject({ truncated: 'bytes', rowCount: seen.length });
        expect(seen).toEqual(upTo(seen.length));
      }
    },
  );

  test('what the reader throws ends it, and the connection serves others', async () => {
    const failing = ask(50_000, ([x]) => {
      if (x === 250) throw new Error('enough');
    });
    await expect(failing).rejects.toThrow('enough');
    expect(await ask(3, () => {})).toMatchObject({ rowCount: 3 });
  });

  test('a reader who leaves ends it, and the connection serves others', async () => {
    for (const at of [1, 120, 1000]) {
      const leaving = new AbortController();
      const gone = ask(
        100_000,
        ([x]) => {
          if (x !== at) return undefined;
          leaving.abort();
          return pause(5);
        },
        { signal: leaving.signal },
      );
      await expect(gone).rejects.toThrow('cancelled');
      expect(await ask(3, () => {})).toMatchObject({ rowCount: 3 });
    }
  });

  test('an error in the midst of the rows is told after those before it', async () => {
    const seen: unknown[] = [];
    const failing = ask(300, (values) => void seen.push(values), {
      query: 'UNWIND range(1, $last) AS x RETURN 1 / (250 - x) AS y',
    });
    await expect(failing).rejects.toMatchObject({ code: expect.stringContaining('Arithmetic') });
    expect(seen.length).toBeGreaterThanOrEqual(200);
  });
});
