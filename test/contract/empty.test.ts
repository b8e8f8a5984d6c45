/** A store in which there is nothing yet. */
import { describe, expect, test } from 'vitest';
import { statementsRequest } from '../../model/schemas/statements.ts';
import * as questions from '../../server/questions/index.ts';
import { load } from '../../server/store/write-batch.ts';
import { openTestStore, storeKinds } from '../setup/stores.ts';

describe.each(storeKinds)('a store with little in it, on %s', (kind) => {
  test('is empty, and says so without an error', async () => {
    const opened = await openTestStore(kind);
    expect((await questions.storeHealth(opened.store)).counts).toEqual({
      nodes: 0,
      relationships: 0,
    });
    expect((await questions.opening(opened.store)).nodes).toEqual([]);
    expect((await questions.search(opened.store, { q: 'anything', limit: 5 })).hits).toEqual([]);
    expect((await questions.statements(opened.store, statementsRequest.parse({}))).total).toBe(0);
    const properties = { name: 'Somebody', sources: [] };
    await load(opened.store, {
      nodes: [{ id: 'actor:somebody', label: 'Actor', properties }],
      relationships: [],
    });
    const { nodes } = await questions.opening(opened.store);
    expect(nodes.map((node) => node.id)).toEqual(['actor:somebody']);
    await opened.close();
  });
});
