/** What every store promises of saved queries: kept, checked, and the same on every server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SavedQuery } from '../../model/schemas/queries.ts';
import { StancegraphError } from '../../server/errors.ts';
import { checkQueries, saveQueries } from '../../server/library/import-queries.ts';
import { optionsOf } from '../../server/library/parameter-options.ts';
import {
  deleteQuery,
  getQuery,
  listQueries,
  ownQueries,
  saveQuery,
} from '../../server/library/saved-queries.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { createStore } from '../../server/store/store.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const { signal } = new AbortController();
const query = (more: Partial<SavedQuery> = {}): SavedQuery => ({
  name: 'who-spoke',
  title: 'Who spoke',
  description: '',
  cypher: 'MATCH (x:Entity)-[:MADE]->(s:Statement) WHERE x.id = $who RETURN x, s',
  parameters: [
    { name: 'who', type: 'entity', label: 'Speaker', required: true, options: ['Actor'] },
  ],
  view: 'table',
  tags: ['words'],
  ...more,
});

async function refusal(work: Promise<unknown>): Promise<StancegraphError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StancegraphError);
  return error as StancegraphError;
}

describe.each(storeKinds)('saved queries on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'test/fixtures/synthetic');
  });
  afterAll(() => opened.close());
  const save = (more: Partial<SavedQuery>, expected?: number | 'absent') =>
    saveQuery(opened.store, query(more), expected);

  test('are listed beside the shipped ones, changed, deleted and put back', async () => {
    const { store } = opened;
    const shipped = (await listQueries(store)).length;
    const { query: saved, made } = await save({});
    expect(made).toBe(true);
    expect(saved).toMatchObject({ ...query(), own: true });
    expect(await listQueries(store)).toHaveLength(shipped + 1);
    const changed = await save({ title: 'Who said it' }, saved.revision);
    expect(changed.made).toBe(false);
    expect((await refusal(save({}, saved.revision))).code).toBe('conflict');
    const gone = await deleteQuery(store, 'who-spoke', changed.query.revision);
    expect((await refusal(getQuery(store, 'who-spoke'))).code).toBe('not-found');
    await saveQuery(store, gone, undefined);
    expect(await getQuery(store, 'who-spoke')).toMatchObject(query({ title: 'Who said it' }));
  });

  test('shipped ones stay as they are', async () => {
    const name = 'shortest-chain';
    const put = await refusal(save({ name }));
    expect([put.code, put.message]).toEqual(['forbidden', expect.stringContaining('another name')]);
    expect((await refusal(deleteQuery(opened.store, name, undefined))).code).toBe('forbidden');
  });

  test.each<[string, Partial<SavedQuery>, string, string]>([
    ['a write', { cypher: 'CREATE (n:X {id: $who})' }, 'forbidden', ''],
    ['a file', { cypher: "LOAD CSV FROM 'file:///x' AS row RETURN row, $who" }, 'forbidden', ''],
    ['no Cypher', { cypher: 'MATCH (n RETURN n, $who' }, 'bad-cypher', ''],
    ['EXPLAIN before it', { cypher: 'EXPLAIN RETURN $who' }, 'bad-input', 'EXPLAIN'],
    ['an undeclared parameter', { parameters: [] }, 'bad-input', '$who'],
    ['an unused parameter', { cypher: "RETURN '$who' // $who" }, 'bad-input', 'who is declared'],
    ['a page’s name', { name: 'new' }, 'bad-input', 'another name'],
    [
      'a parameter twice',
      { parameters: [...query().parameters, ...query().parameters] },
      'bad-input',
      'twice',
    ],
    [
      'a label that is none',
      { parameters: [{ ...query().parameters[0], options: ['Person'] }] as never },
      'bad-input',
      'labels',
    ],
    [
      'a default of another type',
      { parameters: [{ ...query().parameters[0], default: 'party:x' }] as never },
      'bad-input',
      'default',
    ],
    [
      'choices of a query that is not there',
      {
        parameters: [
          { ...query().parameters[0], type: 'choice', options: undefined, optionsQuery: 'nowhere' },
        ] as never,
      },
      'bad-input',
      'nowhere',
    ],
    [
      'choices of nothing',
      { parameters: [{ ...query().parameters[0], type: 'choice', options: [] }] as never },
      'bad-input',
      'choices',
    ],
  ])('%s is refused, and nothing is saved', async (_what, more, code, words) => {
    const before = await listQueries(opened.store);
    const error = await refusal(save({ name: 'refused', ...more }));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(await listQueries(opened.store)).toEqual(before);
  });

  test('what is wrong in the Cypher is told at its place', async () => {
    const error = await refusal(
      save({ name: 'refused', cypher: 'MATCH (n) RETURN n, nmae, $who' }),
    );
    expect(error.facts.position).toMatchObject({ line: 1, column: 21, offset: 20 });
  });

  test('a choice is fed by another query, which cannot be deleted meanwhile', async () => {
    const { store } = opened;
    await save({
      name: 'all-agreements',
      cypher: 'MATCH (a:Agreement) RETURN a.id, a.name ORDER BY a.id',
      parameters: [],
    });
    const { query: fed } = await save({
      name: 'about-one',
      cypher: 'MATCH (s)-[:ABOUT]->(a:Agreement) WHERE a.id = $which RETURN s',
      parameters: [
        {
          name: 'which',
          type: 'choice',
          label: 'Which',
          required: true,
          optionsQuery: 'all-agreements',
        },
      ],
    });
    const { options, truncated } = await optionsOf(store, fed, 'which', 5000, signal);
    expect(truncated).toBe(false);
    expect(options).toContainEqual({ value: 'agreement:bill', label: expect.any(String) });
    expect(options.every((option) => option.label !== option.value)).toBe(true);
    const error = await refusal(deleteQuery(store, 'all-agreements', undefined));
    expect([error.code, error.message]).toEqual(['conflict', expect.stringContaining('about-one')]);
    await deleteQuery(store, 'about-one', undefined);
    await deleteQuery(store, 'all-agreements', undefined);
  });

  test('a set is saved whole or not at all', async () => {
    const { store } = opened;
    const good = query({ name: 'set-a' });
    const bad = query({ name: 'set-b', cypher: 'MATCH (n) DETACH DELETE n RETURN $who' });
    const error = await refusal(saveQueries(store, [good, bad]));
    expect(error.facts.errors?.map(({ path }) => path)).toEqual(['set-b']);
    // What takes its choices from a wrong one is wrong too; what is left can be saved.
    const fed = query({ name: 'set-fed' });
    const parameters = fed.parameters.map((one) => ({
      ...one,
      type: 'choice' as const,
      options: undefined,
      optionsQuery: 'set-b',
    }));
    const slip = query({ name: 'set-slip', cypher: 'MATCH (n)\nRETURN n.name, nmae, $who' });
    const told = await checkQueries(store, [{ ...fed, parameters }, good, bad, slip]);
    expect(told).toMatchObject({ made: 1, changed: 0, same: 0 });
    expect(told.refused.map(({ name }) => name)).toEqual(['set-fed', 'set-b', 'set-slip']);
    expect(told.refused.at(-1)).toMatchObject({ line: 2, message: expect.stringMatching(/nmae/) });
    expect((await ownQueries(store)).some(({ name }) => name.startsWith('set-'))).toBe(false);
    const again = [good, query({ name: 'set-c' })];
    expect(await saveQueries(store, again)).toMatchObject({ made: 2, changed: 0, same: 0 });
    const next = [good, query({ name: 'set-c', title: 'New' })];
    expect(await saveQueries(store, next)).toMatchObject({ made: 0, changed: 1, same: 1 });
  });
});

test.skipIf(!neo4jSettings.uri)(
  'two servers on one Neo4j see each other’s saved queries',
  async () => {
    const first = await openTestStore('neo4j', 'test/fixtures/synthetic');
    const second = createStore(await openNeo4j({ ...neo4jSettings, timeoutMs: 20_000 }));
    try {
      for (const title of ['One', 'Two']) {
        await saveQuery(first.store, query({ title }), undefined);
        expect((await getQuery(second, 'who-spoke')).title).toBe(title);
      }
      await deleteQuery(second, 'who-spoke', undefined);
      expect(await ownQueries(first.store)).toEqual([]);
    } finally {
      await second.engine.close();
      await first.close();
    }
  },
);
