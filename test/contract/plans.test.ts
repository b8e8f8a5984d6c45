/** EXPLAIN tells what would be done, PROFILE what was; both refuse what may not be run. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanNode } from '../../model/schemas/queries.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const limits = { rows: 1000, bytes: 1e7, timeoutMs: 5000 };
const counted =
  'MATCH (a:Actor)-[:MADE]->(s:Statement) RETURN a.name AS name, count(s) AS n ORDER BY n DESC, name LIMIT 3';

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
  });
  afterAll(() => opened.close());
  const run = (query: string) =>
    questions.runCypher(opened.store, { query, params: {}, limits }, new AbortController().signal);

  test('EXPLAIN gives a tree and no rows', async () => {
    const { rows, summary } = await run(`explain ${counted}`);
    expect(rows).toEqual([]);
    expect(steps(summary.plan).length).toBeGreaterThan(3);
    expect(steps(summary.plan).every((step) => step.rows === undefined)).toBe(true);
  });

  test('PROFILE gives the rows and what each step did', async () => {
    const plain = await run(counted);
    const profiled = await run(`/* how */ PROFILE ${counted}`);
    expect(profiled.rows).toEqual(plain.rows);
    expect(profiled.columns).toEqual(plain.columns);
    const all = steps(profiled.summary.plan);
    expect(all.length).toBeGreaterThan(3);
    expect(all[0]?.rows).toBe(3);
    const told = kind === 'neo4j' ? 'dbHits' : 'timeMs';
    expect(all.some((step) => (step[told] ?? -1) >= 0)).toBe(true);
  });

  test('what may not run is neither explained nor profiled', async () => {
    for (const prefix of ['EXPLAIN', 'PROFILE', 'profile /* x */']) {
      await expect(run(`${prefix} MATCH (n) DETACH DELETE n`)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(run('EXPLAIN PROFILE MATCH (n) RETURN n')).rejects.toMatchObject({
      code: 'bad-cypher',
    });
  });
});

function steps(plan: PlanNode | undefined): PlanNode[] {
  return plan ? [plan, ...plan.children.flatMap(steps)] : [];
}
