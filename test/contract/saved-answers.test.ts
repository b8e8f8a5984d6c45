/** Saved queries answer their titles: each against the dossier’s own files, read without the program. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { fillParameters } from '../../server/library/query-parameters.ts';
import { shippedQueries } from '../../server/library/shipped-queries.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import { expected, line } from './cases/saved-answers.ts';

/** A value as the expected lines write it: a node or relationship by its id. */
function written(value: PropertyValue): unknown {
  if (Array.isArray(value)) return value.map(written).sort().join(',');
  if (typeof value !== 'object' || value === null) return value;
  if ('nodes' in value) return (value.nodes as { id: string }[]).map(({ id }) => id).join('>');
  return value.id;
}

describe.each(storeKinds)('saved queries on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
  });
  afterAll(() => opened.close());
  const answer = async (name: string, values: Record<string, unknown> = {}) => {
    const query = shippedQueries().find((one) => one.name === name);
    if (!query) throw new Error(`${name} is not shipped`);
    return questions.runCypher(
      opened.store,
      {
        query: query.cypher,
        params: fillParameters(query, values as never),
        limits: { rows: 1000, bytes: 10_000_000, timeoutMs: 20_000 },
      },
      new AbortController().signal,
    );
  };

  test('each has its expected rows', () => {
    expect(Object.keys(expected).sort()).toEqual(
      shippedQueries()
        .map(({ name }) => name)
        .sort(),
    );
  });

  test.each(Object.entries(expected))('%s', async (name, { columns, lines, ordered }) => {
    const reply = await answer(name);
    const places = columns.map((column) => reply.columns.indexOf(column));
    expect(places).not.toContain(-1);
    const found = reply.rows.map((row) => line(...places.map((at) => written(row[at] ?? null))));
    const wanted = lines();
    expect(wanted.length).toBeGreaterThan(0);
    if (ordered) expect(found).toEqual(wanted);
    else expect(found.sort()).toEqual([...wanted].sort());
  });

  test('who holds an opt-out draws the opt-outs and nothing else', async () => {
    const { graph } = await answer('who-holds-an-opt-out');
    expect([...new Set(graph.relationships.map(({ type }) => type))].sort()).toEqual([
      'HAS_OPT_OUT',
      'SEEKS_OPT_OUT',
    ]);
  });

  test('what is divided has statements on both sides', async () => {
    const { columns, rows } = await answer('agreements-by-disagreement', { least: 1 });
    const [support, oppose] = ['support', 'oppose'].map((name) => columns.indexOf(name));
    for (const row of rows) {
      expect(row[support ?? 0]).toBeGreaterThan(0);
      expect(row[oppose ?? 0]).toBeGreaterThan(0);
    }
  });

  test('the latest stands first, and what is undated last', async () => {
    const { rows } = await answer('who-said-what-about-an-agreement', {
      agreement: 'agreement:pact',
    });
    const dates = rows.map(([date]) => String(date));
    expect(dates).toEqual([...dates].sort().reverse());
  });
});
