/** What every store promises of its records: saved queries, scenes, imports. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StancegraphError } from '../../server/errors.ts';
import { listTokens, makeToken, noteUse, tokenOf } from '../../server/library/tokens.ts';
import * as questions from '../../server/questions/index.ts';
import { graphVersion } from '../../server/store/cache.ts';
import { cypherNames } from '../../server/store/cypher-files.ts';
import type { WriteStep } from '../../server/store/engine.ts';
import { maxRecordBytes, recordKinds } from '../../server/store/records.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const labels = recordKinds;
const content = (key: string, more: object = {}) => ({
  key,
  title: `Title of ${key}`,
  summary: '{"tags":["salt"]}',
  body: `{"key":"${key}","words":"Wilders’ zout \\u2028 😀"}`,
  ...more,
});

/** The code of the error that a promise ends with. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StancegraphError);
  return (error as StancegraphError).code;
}

describe.each(storeKinds)('records on the %s store', (kind) => {
  let opened: TestStore;
  const asked = new Set<string>();
  beforeAll(async () => {
    opened = await openTestStore(kind, 'test/fixtures/synthetic');
    const { read, write } = opened.engine;
    const note = (text: string) => asked.add(text.split('\n')[0] ?? '');
    opened.engine.read = (text, ...more) => {
      note(text);
      return read(text, ...more);
    };
    opened.engine.write = (steps: WriteStep[], ...more) => {
      for (const step of steps) note(step.text);
      return write(steps, ...more);
    };
  });
  afterAll(() => opened.close());

  test.each(labels)('%s: what is put is read back, replaced and deleted', async (label) => {
    const { records } = opened.store;
    expect(await records.heads(label)).toEqual([]);
    const first = await records.put(label, content('b'));
    expect(first.made).toBe(true);
    await records.put(label, content('a'));
    expect(await records.get(label, 'b')).toEqual(first.record);
    expect((await records.heads(label)).map((head) => head.key)).toEqual(['a', 'b']);
    expect((await records.heads(label))[1]).not.toHaveProperty('body');
    const second = await records.put(label, content('b', { body: '{}' }));
    expect(second.made).toBe(false);
    expect(second.record.created).toBe(first.record.created);
    expect(second.record.revision).toBeGreaterThan(first.record.revision);
    expect((await records.all(label)).map((record) => record.body)).toEqual([
      content('a').body,
      '{}',
    ]);
    expect(await records.delete(label, 'b')).toEqual(second.record);
    expect(await records.get(label, 'b')).toBeUndefined();
    expect(await codeOf(records.delete(label, 'b'))).toBe('not-found');
  });

  test('what is put quietly is kept, and the audit says nothing of it', async () => {
    const { records } = opened.store;
    const entries = async () => (await questions.audit(opened.store, { limit: 200 })).entries;
    const before = await entries();
    const first = await records.put('Webhook', content('quiet'), undefined, { quiet: true });
    expect(first.made).toBe(true);
    const again = content('quiet', { body: '{}' });
    const second = await records.put('Webhook', again, undefined, { quiet: true });
    expect(second.made).toBe(false);
    expect((await records.get('Webhook', 'quiet'))?.body).toBe('{}');
    expect(await entries()).toEqual(before);
    await records.delete('Webhook', 'quiet');
    expect((await entries()).length).toBe(before.length + 1);
  });

  test('nobody’s change is lost unseen', async () => {
    const { records } = opened.store;
    const { record } = await records.put('Scene', content('shared'), 'absent');
    expect(await codeOf(records.put('Scene', content('shared'), 'absent'))).toBe('conflict');
    const own = await records.put('Scene', content('shared', { title: 'x' }), record.revision);
    const late = records.put('Scene', content('shared', { title: 'y' }), record.revision);
    expect(await codeOf(late)).toBe('conflict');
    expect(await codeOf(records.delete('Scene', 'shared', record.revision))).toBe('conflict');
    expect((await records.get('Scene', 'shared'))?.title).toBe('x');
    await records.delete('Scene', 'shared', own.record.revision);
    const none = records.put('Scene', content('shared'), own.record.revision);
    expect(await codeOf(none)).toBe('not-found');
    // Made anew it is another: who still holds the deleted one's revision cannot overwrite it.
    await records.put('Scene', content('shared'), 'absent');
    const stale = records.put('Scene', content('shared'), record.revision);
    expect(await codeOf(stale)).toBe('conflict');
  });

  test('of many who change one revision at once, one succeeds', async () => {
    const { records } = opened.store;
    const { record } = await records.put('SavedQuery', content('raced'));
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        records.put('SavedQuery', content('raced', { title: `${index}` }), record.revision),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  test('a record of the greatest size is kept, a larger one refused', async () => {
    const { records } = opened.store;
    const body = JSON.stringify('é'.repeat(maxRecordBytes / 2 - 1));
    await records.put('Scene', content('large', { body }));
    expect((await records.get('Scene', 'large'))?.body === body).toBe(true);
    const larger = records.put('Scene', content('larger', { body: `${body} ` }));
    expect(await codeOf(larger)).toBe('too-large');
  });

  test('records are not of the graph', async () => {
    const { store, engine } = opened;
    const graph = async () => ({
      counts: (await questions.storeHealth(store)).counts,
      schema: await questions.schema(store),
      opening: await questions.opening(store),
      names: (await questions.search(store, { q: 'peculiar', limit: 20 })).hits,
      version: await graphVersion(store.engine),
      mark: (await engine.changeMark()).mark,
    });
    const before = await graph();
    expect(before.names).toEqual([]);
    for (const label of labels) {
      await store.records.put(label, content('peculiar', { title: 'peculiar' }));
    }
    expect(await graph()).toEqual(before);
    // Nor when everything is counted anew.
    await engine.write([
      { text: 'MATCH (v:StancegraphVersion) SET v.version = v.version + 1', params: {} },
    ]);
    const after = await graph();
    expect({ ...after, version: 0, mark: '' }).toEqual({ ...before, version: 0, mark: '' });
  });

  test('a reader’s Cypher meets one node a kind, which says so, or none', async () => {
    const { store } = opened;
    const limits = { rows: 100, bytes: 1e7, timeoutMs: 20_000 };
    const query = 'MATCH (n:StancegraphSavedQuery) RETURN n';
    const signal = new AbortController().signal;
    for (const key of ['first', 'second']) await store.records.put('SavedQuery', content(key));
    const reply = await questions.runCypher(store, { query, params: {}, limits }, signal);
    expect(reply.graph.nodes).toEqual([]);
    expect(reply.rows).toHaveLength(kind === 'neo4j' ? 1 : 0);
    expect(reply.summary.ownRows).toBe(kind === 'neo4j' ? 1 : undefined);
    expect(reply.summary.notices?.[0]?.message).toMatch(
      kind === 'neo4j' ? /^1 of 1 row is not of your graph: / : /^Nothing in this graph has the/,
    );
    const [row] = await opened.engine.read<{ key: string }>(
      `MATCH (n:StancegraphSavedQuery) RETURN ${kind === 'neo4j' ? 'elementId' : 'id'}(n) AS key`,
    );
    const id = `element:${kind === 'neo4j' ? '' : 'n:'}${row?.key}`;
    expect(await codeOf(questions.node(store, id))).toBe('not-found');
    expect(await questions.among(store, [id])).toMatchObject({ nodes: [], missing: [id] });
    const neighbours = { id, direction: 'both', sort: 'recent', limit: 10 } as const;
    expect(await codeOf(questions.neighbours(store, neighbours))).toBe('not-found');
  });

  test('a token is found by its text alone, and is noted when it is used', async () => {
    const { store } = opened;
    const { id, token } = await makeToken(store, { name: 'mine', role: 'coder' });
    await noteUse(store, id);
    expect(await tokenOf(store, token)).toMatchObject({ id, role: 'coder', state: 'valid' });
    expect(await tokenOf(store, `${token}x`)).toBeUndefined();
    const listed = (await listTokens(store)).find((one) => one.id === id);
    expect(listed?.lastUsed?.slice(0, 4)).toBe(String(new Date().getFullYear()));
  });

  test('every question about records was asked here', async () => {
    const { cypher } = await import('../../server/store/cypher-files.ts');
    // Those of the audit are asked in audit.test.ts.
    const names = cypherNames('records').filter((name) => !name.startsWith('audit-'));
    const unasked = names.filter(
      (name) => !asked.has(cypher(`records/${name}`).split('\n')[0] ?? ''),
    );
    expect(unasked).toEqual([]);
  });
});
