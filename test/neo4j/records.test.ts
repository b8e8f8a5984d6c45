/** Rows come out of Neo4j in their order, no faster than they are used. */
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachRecord } from '../../server/store/neo4j/records.ts';
import { neo4jSettings, storeKinds } from '../setup/stores.ts';

const batch = 100;
const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const numbers = 'UNWIND range(1, $last) AS x RETURN x';

describe.skipIf(!storeKinds.includes('neo4j'))('records of Neo4j', () => {
  let driver: Driver;
  let session: Session;
  beforeAll(() => {
    const { uri, username, password } = neo4jSettings;
    driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  });
  afterAll(() => driver.close());
  beforeEach(() => {
    session = driver.session({ fetchSize: batch });
  });
  afterEach(() => session.close());
  const ask = (last: number, query = numbers) => session.run(query, { last: neo4j.int(last) });

  test('a reader who pauses now and then gets every row, in order', async () => {
    const seen: number[] = [];
    const summary = await eachRecord(
      ask(1234),
      (names) => {
        expect(names).toEqual(['x']);
      },
      (record) => {
        seen.push(Number(record.get('x')));
        return seen.length % 97 === 0 ? pause(3) : undefined;
      },
    );
    expect(seen).toEqual(Array.from({ length: 1234 }, (_, index) => index + 1));
    expect(summary.query.text).toBe(numbers);
  });

  test('while a reader holds, no more than two batches arrive', async () => {
    const result = ask(100_000);
    let arrived = 0;
    result.subscribe({ onNext: () => (arrived += 1) });
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let used = 0;
    const done = eachRecord(
      result,
      () => {},
      () => {
        used += 1;
        return used === 1 ? held : used === 5000 ? 'stop' : undefined;
      },
    );
    await expect.poll(() => used).toBe(1);
    let before = -1;
    while (before !== arrived) {
      before = arrived;
      await pause(300);
    }
    expect(arrived).toBeLessThanOrEqual(2 * batch);
    expect(used).toBe(1);
    goOn();
    await done;
    expect(used).toBe(5000);
    expect(arrived).toBeLessThan(10_000);
  });

  test('waits for the reader of the columns before the first row', async () => {
    const told: string[] = [];
    await eachRecord(
      ask(2),
      async () => {
        await pause(20);
        told.push('columns');
      },
      () => {
        told.push('row');
        return undefined;
      },
    );
    expect(told).toEqual(['columns', 'row', 'row']);
  });

  test('an error thrown by the reader ends the result, and the connection serves others', async () => {
    const failing = eachRecord(
      ask(50_000),
      () => {},
      (record) => {
        if (Number(record.get('x')) === 250) throw new Error('enough');
        return undefined;
      },
    );
    await expect(failing).rejects.toThrow('enough');
    await session.close();
    session = driver.session();
    expect((await ask(3)).records).toHaveLength(3);
  });

  test('an error in the midst of the rows is told after those before it', async () => {
    const seen: unknown[] = [];
    const failing = eachRecord(
      ask(300, 'UNWIND range(1, $last) AS x RETURN 1 / (250 - x) AS y'),
      () => {},
      (record) => {
        seen.push(record);
        return undefined;
      },
    );
    await expect(failing).rejects.toMatchObject({ code: expect.stringContaining('Arithmetic') });
    expect(seen.length).toBeGreaterThanOrEqual(2 * batch);
  });
});
