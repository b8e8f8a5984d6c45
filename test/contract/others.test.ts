/**
 * Nobody's data is ever touched: a store is filled with nodes and relationships of others under every
 * label, type and property that the program's own questions name, everything that writes is run, and
 * theirs must be what they were, on both stores.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditEntry } from '../../model/schemas/audit.ts';
import { relationshipTypeNames } from '../../model/vocabulary/relationship-types.ts';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import { saveCodebook } from '../../server/coding/codebooks.ts';
import {
  deleteStatement,
  howOf,
  patchStatement,
  undoVersion,
} from '../../server/coding/correct.ts';
import { mergeEntities, unmergeEntities } from '../../server/coding/merge.ts';
import { publish } from '../../server/coding/publish.ts';
import { coverage } from '../../server/imports/coverage.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';
import { undo } from '../../server/imports/undo.ts';
import { shortLink } from '../../server/library/links.ts';
import { deleteQuery, saveQuery } from '../../server/library/saved-queries.ts';
import { addScene, deleteScene, saveScene } from '../../server/library/scenes.ts';
import { makeToken, noteUse, revokeToken } from '../../server/library/tokens.ts';
import * as questions from '../../server/questions/index.ts';
import { maxAuditEntries } from '../../server/store/audit.ts';
import { graphVersion } from '../../server/store/cache.ts';
import { cypher } from '../../server/store/cypher-files.ts';
import type { WriteStep } from '../../server/store/engine.ts';
import { formerKinds, migrate } from '../../server/store/migrate.ts';
import { load } from '../../server/store/write-batch.ts';
import { planned, workplace } from '../setup/imports.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import {
  almost,
  type Elements,
  elements,
  entry,
  labels,
  properties,
  record,
  values,
  writing,
} from './of-others.ts';
import { codedText, query, scene } from './of-us.ts';

const keyed = ({ key, ...rest }: { key: string }) => ({ stancegraphKey: key, ...rest });
const dossier = 'test/fixtures/synthetic';

describe.each(storeKinds)('what is of others in a %s store', (kind) => {
  let opened: TestStore;
  let folder: string;
  let theirs: Elements;
  const asked = new Set<string>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-others-'));
    opened = await openTestStore(kind, dossier);
    const { engine, store } = opened;
    const { write } = engine;
    const create = (label: string, rows: object[]): WriteStep => ({
      text: `UNWIND $rows AS row CREATE (n:${label}) SET n = row`,
      params: { rows },
    });
    await saveScene(store, 'ours', scene, undefined);
    const ours = await elements(engine);
    // A value or two for each label and property, all of them for each property.
    const strange = (at: number) =>
      properties.flatMap((name) =>
        values.filter((_, index) => index % 8 === at % 8).map((value) => ({ [name]: value })),
      );
    // A label and key of ours, with a text that is a key, is ours by both: nobody else has that.
    const isKey = (row: Record<string, unknown>) =>
      row.stancegraphKey === 'graph' || row.stancegraphKey === 'change 1';
    const rowsOf = (label: string, at: number) =>
      [{}, ...strange(at)].filter((row) => label !== 'StancegraphVersion' || !isKey(row));
    await write([
      ...labels.map((label, at) => create(label, rowsOf(label, at))),
      ...almost.map(([label, row]) => create(label, [row])),
    ]);
    // Each is joined to another, by types of ours and of theirs, with ids of all kinds.
    const all = [...(await elements(engine))].filter(([key]) => !ours.has(key));
    const keys = all.map(([, { key }]) => (kind === 'neo4j' ? key : Number(key.slice(2))));
    const look = kind === 'neo4j' ? 'elementId' : 'id';
    const types = ['OF_THEIRS', ...relationshipTypeNames];
    const joins = types.map((type, at): WriteStep => {
      const picked = keys.filter((_, index) => index % types.length === at);
      const rows = picked.slice(1).map((to, index) => ({
        from: picked[index],
        to,
        id: values[index % values.length],
      }));
      return {
        text: `UNWIND $rows AS row MATCH (a) WHERE ${look}(a) = row.from MATCH (b) WHERE ${look}(b) = row.to
          CREATE (a)-[r:${type}]->(b) SET r.id = row.id`,
        params: { rows },
      };
    });
    // What is made alone, and what others have joined to nodes of ours.
    const single = almost.map(([label, row]) => create(label, [row]));
    const toOurs = [
      "MATCH (n:Actor:Entity) WHERE n.id =~ 'actor:[a-z-]+' WITH n ORDER BY n.id LIMIT 2 CREATE (n)<-[:OF_THEIRS]-(:Film {name: 'held'})-[:MADE {id: 7}]->(n)",
      'MATCH (n:StancegraphAudit) CREATE (n)<-[:NOTES]-(:Film)',
      'MATCH (n:StancegraphScene) CREATE (n)<-[:NOTES]-(:Film)',
    ].map((text) => ({ text, params: {} }));
    await write([...joins, ...single, ...toOurs]);
    theirs = new Map([...(await elements(engine))].filter(([key]) => !ours.has(key)));
    // Now what an earlier version made, which is not theirs.
    await write([
      ...formerKinds.map((one) => create(one, [record('mine'), record('second')])),
      create('Audit', [entry(5), entry(6)]),
      // And a later one, a node for each; two of them others have joined to a node of theirs.
      create('StancegraphScene', [keyed(record('held')), keyed(record('alone'))]),
      create('StancegraphAudit', [keyed(entry(7)), keyed(entry(8))]),
      create('StancegraphVersion', [
        { stancegraphKey: 'audit', version: 5 },
        { stancegraphKey: 'change 7', change: 7, ids: ['actor:a'] },
      ]),
      ...['StancegraphScene', 'StancegraphAudit'].map((label) => ({
        text: `MATCH (n:${label}) WHERE n.title = 'held' OR n.stancegraphKey ENDS WITH '7 0123abcd' CREATE (n)<-[:HOLDS]-(:Film)`,
        params: {},
      })),
      create('GraphVersion', [
        { key: 'graph', version: 90, marks: ['1 1'] },
        { key: 'records', version: 41 },
        { key: 'audit', version: 5 },
        { key: 'change 90', change: 90, ids: ['actor:a'], marks: ['1 1', '2 2'] },
      ]),
    ]);
    const note = (steps: readonly Pick<WriteStep, 'text'>[]) => {
      for (const { text } of steps) asked.add(text.split('\n')[0] ?? '');
    };
    engine.write = (steps, ...more) => {
      note(steps);
      return write(steps, ...more);
    };
    const { create: createRows } = engine;
    engine.create = (rows, before, after) => {
      note([...before, ...after]);
      // What a Neo4j is asked in transactions of their own.
      if (rows.nodes.length > 0) note([{ text: cypher('neo4j/new-nodes') }]);
      if (rows.relationships.length > 0) note([{ text: cypher('neo4j/new-relationships') }]);
      return createRows(rows, before, after);
    };
  }, 300_000);
  afterAll(async () => {
    await opened?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Every node and relationship of theirs that is not what it was. */
  const touched = async () => {
    const after = await elements(opened.engine);
    return [...theirs].flatMap(([key, was]) => {
      const is = after.get(key);
      return JSON.stringify(is) === JSON.stringify(was) ? [] : [{ was, is }];
    });
  };

  test('there is something under every label, property and type', () => {
    expect(properties).toEqual(
      expect.arrayContaining([
        'stancegraphKey',
        'key',
        'id',
        'at',
        'change',
        'revision',
        'version',
      ]),
    );
    const found = new Set(
      [...theirs.values()].flatMap((one) => ('labels' in one ? one.labels : one.type)),
    );
    expect([...labels, ...relationshipTypeNames].filter((name) => !found.has(name))).toEqual([]);
    expect(theirs.size).toBeGreaterThan(labels.length * properties.length * 3);
  });

  test('starting, and taking over what an earlier version made, leaves it as it is', async () => {
    const { engine, store } = opened;
    await engine.prepare();
    await migrate(engine);
    expect(await touched()).toEqual([]);
    for (const one of formerKinds) {
      const heads = await store.records.heads(one);
      expect(heads.map(({ key }) => key)).toEqual(
        one === 'Scene' ? ['alone', 'held', 'mine', 'ours', 'second'] : ['mine', 'second'],
      );
    }
    const { entries } = await questions.audit(store, { limit: 200 });
    expect(entries.filter(({ name }) => name === 'old')).toHaveLength(4);
    const [held] = await engine.read('MATCH (n)<-[:HOLDS]-(:Film) RETURN count(n) AS nodes');
    expect(held).toEqual({ nodes: 2 });
    expect(await graphVersion(store.engine)).toBeGreaterThan(90);
    const { record: made } = await store.records.put('Import', record('third'));
    for (const expected of ['absent', undefined] as const) {
      await store.records.put('Event', record('unseen'), expected, { quiet: true });
    }
    await store.records.delete('Event', 'unseen');
    expect(made.revision).toBeGreaterThan(41);
    // Doing it again changes nothing at all.
    const before = await elements(engine);
    await engine.prepare();
    await migrate(engine);
    expect(await elements(engine)).toEqual(before);
  });

  test('saving, changing and deleting records leaves it as it is', async () => {
    const { store } = opened;
    await saveQuery(store, query('one'), undefined);
    await saveQuery(store, { ...query('one'), title: 'Other' }, undefined);
    await store.records.putAll('SavedQuery', [record('two'), record('x')]);
    await deleteQuery(store, 'one', undefined);
    const { id } = await addScene(store, scene);
    await deleteScene(store, id, undefined);
    const token = await makeToken(store, { name: 'mine', role: 'editor' });
    await noteUse(store, token.id);
    expect((await revokeToken(store, token.id)).lastUsed).not.toBeNull();
    expect(await touched()).toEqual([]);
    // Also where others have joined a node of theirs to that of our scenes.
    await deleteScene(store, 'ours', undefined);
    expect(await touched()).toEqual([]);
    // What was taken over and is deleted does not come back.
    await store.records.delete('Scene', 'held');
    await migrate(opened.engine);
    expect(await store.records.get('Scene', 'held')).toBeUndefined();
  });

  test('an audit and notes beyond their bounds lose only what is ours', async () => {
    const { engine, store } = opened;
    const rows = Array.from({ length: maxAuditEntries + 50 }, (_, index) =>
      keyed(auditEntry.parse(entry(index + 100))),
    );
    await engine.write([
      { text: 'UNWIND $rows AS row CREATE (n:StancegraphAudit) SET n = row', params: { rows } },
    ]);
    await migrate(engine);
    await load(store, await readDossier(dossier));
    expect((await questions.audit(store, { limit: 1 })).total).toBe(maxAuditEntries);
    for (let write = 0; write < 70; write += 1) await load(store, { nodes: [], relationships: [] });
    expect(await touched()).toEqual([]);
  });

  test('a backup leaves it out, and a restore in the place of what is ours leaves it as it is', async () => {
    const { store } = opened;
    const file = join(folder, 'ours.ndjson.gz');
    const told = await backup(store, file, '0.0.0');
    const clean = await openTestStore('embedded', dossier);
    try {
      const { nodes, relationships } = await clean.store.archive.totals();
      expect(told).toMatchObject({ nodes, relationships });
    } finally {
      await clean.close();
    }
    await expect(restore(store, file, {})).rejects.toThrow('--replace');
    const { kept, ...done } = await restore(store, file, { replace: true });
    expect(done).toMatchObject({ nodes: told.nodes, relationships: told.relationships });
    expect(kept).toBe(0);
    expect(await touched()).toEqual([]);
    await store.archive.clear();
    // Two actors are held by what others have joined to them.
    expect(await store.archive.entities()).toBe(2);
    expect(await store.records.heads('Scene')).toEqual([]);
    expect(await touched()).toEqual([]);
    await restore(store, file, { replace: true });
    const again = await backup(store, join(folder, 'again.ndjson.gz'), '0.0.0');
    expect(again).toMatchObject({ nodes: told.nodes, relationships: told.relationships });
    expect(await touched()).toEqual([]);
  });

  test('keeping a link, saving a codebook and publishing a coded text leave it as it is', async () => {
    const { store } = opened;
    await shortLink(store, '/matrix?stance=oppose', 'localhost');
    await saveCodebook(store, 'ours', { agreements: [], coders: [] }, undefined);
    const done = await publish(store, codedText);
    expect(done.made).toEqual({ source: true, statements: 1, entities: 1 });
    expect((await publish(store, codedText)).statements).toEqual(done.statements);
    expect((await coverage(store)).statements).toBeGreaterThan(1);
    expect(await touched()).toEqual([]);
  });

  test('an import and its undo touch nothing of theirs', async () => {
    const { store } = opened;
    const work = await workplace();
    try {
      const text = 'Speaker,Agreement,Stance,Words\nAnna,Dam law,for,Build it.\n';
      const one = await planned(store, work, [await work.file('debate.csv', text)]);
      await one.apply();
      expect(await touched()).toEqual([]);
      expect(await undo(store, one.id)).toEqual({ kept: 0, corrected: 0 });
      // With a day, a relationship is written in another way than without.
      const people = {
        persons: [{ id: 'p1', name: 'Anna' }],
        organizations: [{ id: 'o1', name: 'Greens', classification: 'party' }],
        memberships: [{ person_id: 'p1', organization_id: 'o1', start_date: '2020-01-01' }],
      };
      const file = await work.file('people.json', JSON.stringify(people));
      const dated = await planned(store, work, [file], { format: 'popolo' });
      await dated.apply();
      expect(await touched()).toEqual([]);
      expect(await undo(store, dated.id)).toEqual({ kept: 0, corrected: 0 });
      expect(await touched()).toEqual([]);
    } finally {
      await work.remove();
    }
  });

  test('corrections, merges and deletions touch nothing of theirs', async () => {
    const { store } = opened;
    const ids = async (label: string) =>
      (
        await store.engine.read<{ id: string }>(
          `MATCH (n:${label}:Entity) WHERE n.id =~ '${label.toLowerCase()}:[a-z0-9-]+' AND NOT (n)--(:Film) RETURN n.id AS id ORDER BY id`,
        )
      ).map(({ id }) => id);
    const [keep = '', drop = ''] = await ids('Agreement');
    const how = howOf('test', 'a test');
    await mergeEntities(store, { keep, drop, reason: 'a test' }, how);
    await unmergeEntities(store, drop, how);
    const [id = ''] = await ids('Statement');
    const corrector = { by: 'test', settings: {} };
    await patchStatement(
      store,
      { id, changes: { about: [{ agreement: keep, stance: 'mixed' }] }, reason: 'a test' },
      corrector,
    );
    await deleteStatement(store, { id, reason: 'a test' }, corrector);
    await undoVersion(store, { id, number: 3, reason: 'a test' }, corrector);
    expect(await touched()).toEqual([]);
  });

  test('every question that writes was asked', () => {
    const ofData = writing.filter((name) => !/^(schema|former)|-texts$|-index$/.test(name));
    const unasked = ofData.filter((name) => {
      if (kind === 'embedded' && name.startsWith('neo4j/')) return false;
      return !asked.has(cypher(name).split('\n')[0] ?? '');
    });
    expect(unasked).toEqual([]);
    expect(ofData.length).toBeGreaterThan(15);
  });
});
