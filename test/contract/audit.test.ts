/** Every write leaves an entry in the audit, on both stores; readers may see it, and it is bounded. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuditEntry, auditReply } from '../../model/schemas/audit.ts';
import type { SavedQuery } from '../../model/schemas/queries.ts';
import { sceneDraft } from '../../model/schemas/scenes.ts';
import { readConfig } from '../../server/config.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';
import { saveQueries } from '../../server/library/import-queries.ts';
import { deleteQuery, saveQuery } from '../../server/library/saved-queries.ts';
import { addScene, deleteScene, saveScene } from '../../server/library/scenes.ts';
import * as questions from '../../server/questions/index.ts';
import { maxAuditEntries } from '../../server/store/audit.ts';
import type { WriteStep } from '../../server/store/engine.ts';
import { openStore } from '../../server/store/open-store.ts';
import { load } from '../../server/store/write-batch.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const query = (name: string, title = name): SavedQuery => ({
  name,
  title,
  description: '',
  cypher: 'MATCH (a:Actor) RETURN a',
  parameters: [],
  view: 'table',
  tags: [],
});
const pact = ['agreement:pact', 0, 0, 0];
const draft = sceneDraft.parse({ name: 'A scene', canvas: { nodes: [pact], path: [] } });
const told = ({ action, kind, name, means }: AuditEntry) => [action, kind, name, means].join(' ');

describe.each(storeKinds)('the audit of the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    // Loaded here, so that the entry is of now.
    await load(opened.store, await readDossier('test/fixtures/synthetic'));
  });
  afterAll(() => opened.close());
  const latest = async (limit = 50) => (await questions.audit(opened.store, { limit })).entries;
  /** What is noted while something is done, in the order of time. */
  const noted = async (work: () => Promise<unknown>) => {
    const before = new Set((await latest(200)).map((entry) => entry.key));
    await work();
    const entries = (await latest(200)).filter((entry) => !before.has(entry.key));
    return entries.reverse().map(told);
  };

  test('tells of the dossier that was loaded, and when', async () => {
    const [entry, ...more] = await latest();
    expect(more).toEqual([]);
    expect(entry && told(entry)).toBe('load Dossier synthetic server');
    expect(Math.abs(Date.now() - Date.parse(entry?.at ?? ''))).toBeLessThan(60_000);
  });

  test('tells of saved queries that are made, changed, deleted and put back', async () => {
    const { store } = opened;
    const done = noted(async () => {
      await saveQuery(store, query('mine'), 'absent');
      await saveQuery(store, query('mine', 'Other'), undefined);
      const was = await deleteQuery(store, 'mine', undefined);
      await saveQuery(store, was, undefined);
      await saveQueries(store, [query('mine', 'Third'), query('second')]);
    });
    expect(await done).toEqual([
      'create SavedQuery mine server',
      'change SavedQuery mine server',
      'delete SavedQuery mine server',
      'create SavedQuery mine server',
      'change SavedQuery mine server',
      'create SavedQuery second server',
    ]);
  });

  test('tells of scenes that are made, changed and deleted', async () => {
    const { store } = opened;
    let id = '';
    const done = await noted(async () => {
      id = (await addScene(store, draft)).id;
      await saveScene(store, id, { ...draft, name: 'Renamed' }, undefined);
      await deleteScene(store, id, undefined);
    });
    expect(done).toEqual([
      `create Scene ${id} server`,
      `change Scene ${id} server`,
      `delete Scene ${id} server`,
    ]);
  });

  test('tells nothing of what was refused or failed', async () => {
    const { store, engine } = opened;
    const done = await noted(async () => {
      await expect(saveQuery(store, query('mine'), 'absent')).rejects.toThrow();
      await expect(saveQuery(store, query('mine'), 1)).rejects.toThrow();
      await expect(deleteQuery(store, 'never-there', undefined)).rejects.toThrow();
      await expect(
        saveQuery(store, { ...query('writes'), cypher: 'CREATE (n) RETURN n' }, undefined),
      ).rejects.toThrow();
      // What breaks off at its very end leaves neither its effect nor its entry.
      const { write } = engine;
      const broken: WriteStep = { text: 'THIS IS NO CYPHER', params: {} };
      engine.write = (steps, ...more) => write([...steps, broken], ...more);
      await expect(saveQuery(store, query('broken'), undefined)).rejects.toThrow();
      await expect(deleteQuery(store, 'second', undefined)).rejects.toThrow();
      await expect(load(store, { nodes: [], relationships: [] })).rejects.toThrow();
      engine.write = write;
    });
    expect(done).toEqual([]);
    expect((await store.records.heads('SavedQuery')).map(({ key }) => key)).toEqual([
      'mine',
      'second',
    ]);
  });

  test('is no part of the graph', async () => {
    const { store } = opened;
    const graph = async () => ({
      counts: (await questions.storeHealth(store)).counts,
      schema: await questions.schema(store),
      opening: await questions.opening(store),
      names: (await questions.search(store, { q: 'unheard', limit: 20 })).hits,
    });
    const before = await graph();
    expect(before.names).toEqual([]);
    await store.records.put('Import', { key: 'unheard', title: '', summary: '{}', body: '{}' });
    expect(told((await latest(1))[0] as AuditEntry)).toBe('create Import unheard server');
    expect(await graph()).toEqual(before);
  });

  test(`keeps ${maxAuditEntries} entries; the oldest go`, async () => {
    const { engine, store } = opened;
    const before = (await questions.audit(store, { limit: 1 })).total;
    const old =
      "MATCH (a:StancegraphAudit {stancegraphKey: '*'}) SET a.entries = a.entries + [i IN range(1, $many) | toString(3000000 - i)]";
    await engine.write([{ text: old, params: { many: maxAuditEntries - before } }], 'records');
    await store.records.put('Import', { key: 'last', title: '', summary: '{}', body: '{}' });
    await load(store, { nodes: [], relationships: [], name: 'nothing' });
    const read =
      'MATCH (a:StancegraphAudit) RETURN size(a.entries) AS total, a.entries[-1] AS oldest';
    // The two that came in took the place of the last two.
    const oldest = String(3000000 - (maxAuditEntries - before) + 2);
    expect(await engine.read(read)).toEqual([{ total: maxAuditEntries, oldest }]);
    expect((await latest(2)).map(told)).toEqual([
      'load Dossier nothing server',
      'create Import last server',
    ]);
    const cut = 'MATCH (a:StancegraphAudit) SET a.entries = a.entries[..$before]';
    await engine.write([{ text: cut, params: { before } }], 'records');
  });

  test('many writers at once leave an entry each', async () => {
    const { store } = opened;
    const done = await noted(() =>
      Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          index % 2 === 0
            ? store.records.put('Scene', { key: `s${index}`, title: '', summary: '', body: '' })
            : load(store, { nodes: [], relationships: [], name: `d${index}` }),
        ),
      ),
    );
    expect(new Set(done).size).toBe(12);
  });

  test('tells commands from the server', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-audit-'));
    const { TEST_NEO4J_URI, TEST_NEO4J_USERNAME, TEST_NEO4J_PASSWORD } = process.env;
    const neo4j = {
      NEO4J_URI: TEST_NEO4J_URI,
      NEO4J_USERNAME: TEST_NEO4J_USERNAME,
      NEO4J_PASSWORD: TEST_NEO4J_PASSWORD,
    };
    const config = readConfig({ DATA_DIR: folder, ...(kind === 'neo4j' ? neo4j : {}) });
    const store = await openStore(config, 'command');
    try {
      await load(store, await readDossier('test/fixtures/synthetic'));
      const [entry] = (await questions.audit(store, { limit: 1 })).entries;
      expect(entry && told(entry)).toBe('load Dossier synthetic command');
    } finally {
      await store.engine.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe.each(storeKinds)('the audit over HTTP on the %s store', (kind) => {
  const token = 'a-token-that-nobody-may-see';
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind, undefined, { host: '0.0.0.0', editorToken: token });
  });
  afterAll(() => server.close());
  const send = (method: string, path: string, body?: object) =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  test('whoever may read sees what was written, page by page, and no token', async () => {
    const { name, ...mine } = query('mine');
    expect((await send('PUT', `/api/queries/${name}`, mine)).status).toBe(201);
    expect((await send('POST', '/api/queries', { queries: [query('other')] })).status).toBe(200);
    const { id } = (await (await send('POST', '/api/scenes', draft)).json()) as { id: string };
    expect((await send('PUT', `/api/scenes/${id}`, draft)).status).toBe(200);
    expect((await send('DELETE', `/api/scenes/${id}`)).status).toBe(200);
    expect((await send('DELETE', `/api/queries/${name}`)).status).toBe(200);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const cursor: string = next ? `&cursor=${next}` : '';
      const answer = await fetch(`${server.url}/api/audit?limit=3${cursor}`);
      const text = await answer.text();
      expect(text).not.toContain(token);
      const reply = auditReply.parse(JSON.parse(text));
      expect(reply.total).toBe(7);
      expect(reply.entries.length).toBeLessThanOrEqual(3);
      seen.push(...reply.entries.map(told));
      next = reply.next;
    }
    expect(seen).toEqual([
      'delete SavedQuery mine server',
      `delete Scene ${id} server`,
      `change Scene ${id} server`,
      `create Scene ${id} server`,
      'create SavedQuery other server',
      'create SavedQuery mine server',
      'load Dossier asylum-optout server',
    ]);
  });

  test('nobody writes or deletes an entry', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await send(method, '/api/audit', {})).status).toBe(405);
    }
    const erase = await send('POST', '/api/cypher', {
      query: 'MATCH (a:StancegraphAudit) DELETE a',
    });
    expect(erase.status).toBe(403);
  });
});
