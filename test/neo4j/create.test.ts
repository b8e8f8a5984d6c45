/** Creating what is known not to be there, in several transactions at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphVersion } from '../../server/store/cache.ts';
import { notedAround } from '../../server/store/changes.ts';
import { type NewRows, Outrun, type WriteStep } from '../../server/store/engine.ts';
import { guardedSteps } from '../../server/store/guarded.ts';
import { createRows } from '../../server/store/neo4j/create.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const speakers = 45;
const statements = 10_000;

/** Statements of a few speakers, in an order in which writers at once wait for each other. */
function rowsAt(version: number): NewRows {
  const rows: NewRows = { version, nodes: [], relationships: [] };
  const speakerAt = (at: number) => `actor:new-${at}`;
  for (let at = 0; at < speakers; at += 1) {
    const properties = { id: speakerAt(at), name: `Speaker ${at}` };
    rows.nodes.push({ label: 'Actor', properties, dates: {} });
  }
  for (let at = 0; at < statements; at += 1) {
    const [from, to] = [speakerAt((at * (at < 5000 ? 7 : 38)) % speakers), `statement:new-${at}`];
    const dates = { date: '2024-02-29', dateEnd: '2024-02-29' };
    const properties = { id: to, text: `Words ${at}.`, kind: 'quote' };
    rows.nodes.push({ label: 'Statement', properties, dates });
    const id = `${from}|MADE|${to}`;
    rows.relationships.push({ type: 'MADE', from, to, properties: { id }, dates: {} });
  }
  return rows;
}

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'test/fixtures/synthetic');
  });
  afterAll(() => opened?.close());

  const countOf = async () => {
    const text = `MATCH (s:Actor)-[r:MADE]->(t:Statement) WHERE t.id STARTS WITH 'statement:new-'
      RETURN count(r) AS made, count(DISTINCT t) AS statements, count(DISTINCT s) AS speakers,
        min(t.date) AS first`;
    return (await opened.engine.read(text))[0];
  };

  test('all of them stand there once, and the write is noted as one', async () => {
    const { engine } = opened;
    const version = await graphVersion(engine);
    const { before, after } = notedAround(engine.kind, null);
    await engine.create(rowsAt(version), guardedSteps(before, { graph: version }), after);
    const all = { made: statements, statements, speakers, first: '2024-02-29' };
    expect(await countOf()).toEqual(all);
    expect(await graphVersion(engine)).toBe(version + 1);
    // Whoever has looked at the graph of before creates nothing.
    const late = engine.create(rowsAt(version), guardedSteps(before, { graph: version }), after);
    await expect(late).rejects.toThrow(Outrun);
    expect(await countOf()).toEqual(all);
  });
});

describe('transactions at once', () => {
  const deadlock = Object.assign(new Error('ForsetiClient'), {
    code: 'Neo.TransientError.Transaction.DeadlockDetected',
  });
  const kindOf = ({ text }: WriteStep) => (text.includes('MATCH') ? 'relationships' : 'nodes');
  const sizeOf = ({ params }: WriteStep) => (params.rows as unknown[]).length;

  test('one that Neo4j ended for another runs again, before what rests on it', async () => {
    const done: [string, number][] = [];
    let left = 2;
    await createRows(rowsAt(1), async (step) => {
      left -= 1;
      if (left >= 0) throw deadlock;
      done.push([kindOf(step), sizeOf(step)]);
    });
    const count = (kind: string) =>
      done.filter(([of]) => of === kind).reduce((sum, [, rows]) => sum + rows, 0);
    expect(count('nodes')).toBe(speakers + statements);
    expect(count('relationships')).toBe(statements);
    const first = done.findIndex(([kind]) => kind === 'relationships');
    expect(done.slice(first).every(([kind]) => kind === 'relationships')).toBe(true);
  });

  test('after any other error no further one is begun', async () => {
    let begun = 0;
    const failing = createRows(rowsAt(1), async () => {
      begun += 1;
      throw new Error('The disk is full.');
    });
    await expect(failing).rejects.toThrow('The disk is full.');
    expect(begun).toBeLessThanOrEqual(3);
  });
});
