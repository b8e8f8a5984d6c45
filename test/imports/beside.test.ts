/** What others write between the plan of an import and its writing stays theirs, also after its undo. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { patchEntity } from '../../server/coding/correct.ts';
import { historyOf } from '../../server/coding/revisions.ts';
import { coverage } from '../../server/imports/coverage.ts';
import { undo } from '../../server/imports/undo.ts';
import { noted } from '../../server/store/changes.ts';
import { createStore, type Store } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import {
  graphText,
  peopleMapping as mapping,
  planned,
  type Workplace,
  workplace,
} from '../setup/imports.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const sheet = [
  'nr,name,country,party',
  '1,Ada Alm,SE,Salt',
  '2,Bo Berg,SE,Salt',
  '3,Cy Ceder,SE,Salt',
].join('\n');
const [ada, bo, cy, salt] = [
  'actor:people-1',
  'actor:people-2',
  'actor:people-3',
  'party:people-salt',
] as const;

describe.each(storeKinds)('an import beside others on the %s store', (kind) => {
  let work: Workplace;
  let opened: TestStore;
  beforeAll(async () => {
    work = await workplace();
  });
  beforeEach(async () => {
    await opened?.close();
    opened = await openTestStore(kind, 'test/fixtures/synthetic');
  });
  afterAll(async () => {
    await opened?.close();
    await work.remove();
  });

  /** The store, in which something is done by another writer when the import has begun to write. */
  function interrupted(others: (store: Store) => Promise<void>): Store {
    const { engine } = opened;
    let isDone = false;
    return createStore({
      ...engine,
      write: async (steps, of) => {
        const result = await engine.write(steps, of);
        if (of === 'records' && !isDone) {
          isDone = true;
          await others(opened.store);
        }
        return result;
      },
    });
  }

  const propertiesOf = async (id: string) => {
    const rows = await opened.engine.read<{ node: { properties: Record<string, unknown> } }>(
      'MATCH (n:Entity {id: $id}) RETURN n AS node',
      { id },
    );
    return rows[0]?.node.properties;
  };

  test('somebody else has made a node and a relationship of the same ids: both stay theirs', async () => {
    const { store } = opened;
    let theirs: string[] = [];
    let whileWriting: string[] = [];
    const between = interrupted(async () => {
      await load(store, {
        nodes: [
          { id: bo, label: 'Actor', properties: { name: 'Bo B.', description: 'A carter.' } },
          { id: salt, label: 'Party', properties: { name: 'Salt', country: 'NO' } },
        ],
        relationships: [
          {
            id: `${bo}|MEMBER_OF|${salt}||`,
            type: 'MEMBER_OF',
            from: bo,
            to: salt,
            properties: { role: 'Treasurer' },
          },
        ],
      });
      theirs = await graphText(store, true);
      whileWriting = (await coverage(store)).writing;
    });
    const file = await work.file('people.csv', sheet);
    const one = await planned(between, work, [file], { mapping });
    await one.apply();
    // Whoever asked meanwhile was told that not all of it is there.
    expect(whileWriting).toEqual(['people']);
    expect((await coverage(store)).writing).toEqual([]);
    // What the import says holds, and what it does not say stays.
    expect(await propertiesOf(bo)).toMatchObject({
      name: 'Bo Berg',
      country: 'SE',
      description: 'A carter.',
      importId: one.id,
    });
    expect(await propertiesOf(salt)).toMatchObject({ country: 'NO' });
    expect(await propertiesOf(ada)).toMatchObject({ name: 'Ada Alm' });
    await undo(store, one.id);
    expect(await graphText(store, true)).toEqual(theirs);
  });

  test('somebody else has changed what the import changes, too: the undo brings theirs back', async () => {
    const { store } = opened;
    const first = await planned(store, work, [await work.file('people.csv', sheet)], { mapping });
    await first.apply();
    let theirs: string[] = [];
    const between = interrupted(async () => {
      const before = (await propertiesOf(cy)) as Record<string, string>;
      const properties = { ...before, description: 'A cooper.', country: 'FI' };
      await load(store, { nodes: [{ id: cy, label: 'Actor', properties }], relationships: [] });
      theirs = await graphText(store, true);
    });
    const changed = await work.file('people.csv', sheet.replace('Cy Ceder', 'Cyd Ceder'));
    const one = await planned(between, work, [changed], { mapping });
    expect(one.planned?.plan.changed).toEqual({ Actor: 1 });
    await one.apply();
    expect(await propertiesOf(cy)).toMatchObject({
      name: 'Cyd Ceder',
      description: 'A cooper.',
      country: 'FI',
    });
    await undo(store, one.id);
    expect(await graphText(store, true)).toEqual(theirs);
  });

  const removed = (id: string) => {
    const { engine } = opened;
    const text = 'MATCH (n:Entity {id: $id}) DETACH DELETE n';
    return engine.write(noted(engine.kind, [id], [{ text, params: { id } }]));
  };

  test('broken off before it reached them: what others corrected and deleted stays as they left it', async () => {
    const { store, engine } = opened;
    const first = await planned(store, work, [await work.file('people.csv', sheet)], { mapping });
    await first.apply();
    let theirs: string[] = [];
    let isDone = false;
    const broken = createStore({
      ...engine,
      write: async (steps, of) => {
        if (of === 'records' || isDone) return engine.write(steps, of);
        isDone = true;
        const before = (await propertiesOf(cy)) as Record<string, string>;
        const properties = { ...before, description: 'A cooper.' };
        await load(store, { nodes: [{ id: cy, label: 'Actor', properties }], relationships: [] });
        await removed(bo);
        theirs = await graphText(store, true);
        throw new Error('The disk is full.');
      },
    });
    const file = await work.file('people.csv', sheet.replaceAll('SE', 'NO'));
    const one = await planned(broken, work, [file], { mapping });
    expect(one.planned?.plan.changed).toEqual({ Actor: 3 });
    await expect(one.apply()).rejects.toThrow('The disk is full.');
    expect(theirs.join()).toContain('A cooper.');
    expect(await graphText(store, true)).toEqual(theirs);
  });

  test('what somebody deleted after the plan is not made again, by the import or its undo', async () => {
    const { store } = opened;
    const first = await planned(store, work, [await work.file('people.csv', sheet)], { mapping });
    await first.apply();
    let theirs: string[] = [];
    const between = interrupted(async () => {
      await removed(bo);
      theirs = await graphText(store, true);
    });
    const file = await work.file('people.csv', sheet.replaceAll('SE', 'NO'));
    const one = await planned(between, work, [file], { mapping });
    await one.apply();
    expect(await propertiesOf(bo)).toBeUndefined();
    expect(await propertiesOf(ada)).toMatchObject({ country: 'NO' });
    await undo(store, one.id);
    expect(await graphText(store, true)).toEqual(theirs);
  });

  test('beside others it tells of each thousand rows, so that nobody takes it for dead', async () => {
    const { store } = opened;
    const rows = ['nr,name,country,party'];
    for (let at = 1; at <= 2500; at += 1) rows.push(`${at},Person ${at},SE,Salt`);
    const file = await work.file('people.csv', rows.join('\n'));
    const between = interrupted(async () => {
      const party = { id: salt, label: 'Party' as const, properties: { name: 'Salt' } };
      await load(store, { nodes: [party], relationships: [] });
    });
    const one = await planned(between, work, [file], { mapping });
    const told = [0];
    one.onProgress = ({ step, done }) => {
      if (step === 'writing' && done > 0) told.push(done);
    };
    await one.apply();
    const most = told.slice(1).map((done, at) => done - (told[at] ?? 0));
    expect(told.at(-1)).toBeGreaterThan(5000);
    expect(Math.max(...most)).toBeLessThanOrEqual(1000);
  });

  test('whoever corrects while it is written is not kept waiting for the end of it', async () => {
    const { store } = opened;
    const rows = ['Speaker,Agreement,Stance,Date,Words'];
    for (let at = 0; at < 1500; at += 1)
      rows.push(`P${at % 9},Law ${at % 5},for,2024-01-01,W ${at}.`);
    const file = await work.file('many.csv', rows.join('\n'));
    const one = await planned(store, work, [file]);
    let isDone = false;
    const applied = one.apply().finally(() => {
      isDone = true;
    });
    const made = { during: 0, all: 0 };
    const correct = async (): Promise<void> => {
      const description = `Number ${made.all}`;
      const changes = { id: 'agreement:bill', changes: { description }, reason: description };
      await patchEntity(store, changes, { by: 'x', settings: {} });
      made.all += 1;
      if (isDone) return;
      made.during += 1;
      await correct();
    };
    await correct();
    await applied;
    expect(made.during).toBeGreaterThan(1);
    // Each stands, and so does all of the import.
    const { versions } = await historyOf(store, { id: 'agreement:bill', limit: 2 });
    expect(versions[0]?.after?.description).toBe(`Number ${made.all - 1}`);
    const { statements } = await coverage(store);
    await undo(store, one.id);
    expect((await coverage(store)).statements).toBe(statements - 1500);
  });
});
