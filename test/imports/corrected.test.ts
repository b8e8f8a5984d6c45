/** What people have corrected, merged or deleted stays so when a later version of the file comes, and when it goes. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deleteStatement, patchEntity, patchStatement } from '../../server/coding/correct.ts';
import { mergeEntities } from '../../server/coding/merge.ts';
import { historyOf } from '../../server/coding/revisions.ts';
import type { Import } from '../../server/imports/import.ts';
import { storedImport } from '../../server/imports/records.ts';
import { undo } from '../../server/imports/undo.ts';
import { statement } from '../../server/questions/statements.ts';
import { createStore } from '../../server/store/store.ts';
import {
  graphText,
  peopleMapping as mapping,
  planned,
  type Workplace,
  workplace,
} from '../setup/imports.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const by = { by: 'an editor', settings: {} };
const people = ['nr,name,country,party', '1,Ada Alm,SE,Salt', '2,Bo Berg,SE,Salt'].join('\n');
const [ada, bo, salt] = ['actor:people-1', 'actor:people-2', 'party:people-salt'] as const;
const sayings = [
  'id,Speaker,Agreement,Stance,Date,Words',
  'one,Cy Ceder,Dam law,for,2024-01-01,We build it.',
  'two,Cy Ceder,Dam law,against,2024-01-02,We do not.',
].join('\n');

describe.each(storeKinds)('an import of what was corrected, on the %s store', (kind) => {
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

  const imported = async (name: string, text: string, choices = {}): Promise<Import> => {
    const one = await planned(opened.store, work, [await work.file(name, text)], choices);
    await one.apply();
    return one;
  };
  const ofPeople = (text: string) => imported('people.csv', text, { mapping });
  const nodeOf = async (id: string) => {
    const text = 'MATCH (n:Entity {id: $id}) RETURN n AS node';
    const rows = await opened.engine.read<{ node: { properties: object } }>(text, { id });
    return rows[0]?.node.properties;
  };
  const told = (one: Import) =>
    one.notes().flatMap(({ cases }) => cases.map((each) => each.message));
  const idsOf = async (text: string) => {
    const query = 'MATCH (n:Statement {text: $text}) RETURN n.id AS id';
    const rows = await opened.engine.read<{ id: string }>(query, { text });
    return rows.map(({ id }) => id);
  };
  const partiesOf = async (id: string) => {
    const text = 'MATCH (:Entity {id: $id})-[r:MEMBER_OF]->(p) RETURN p.id AS party';
    const rows = await opened.engine.read<{ party: string }>(text, { id });
    return rows.map(({ party }) => party);
  };

  test('a corrected field stays, its versions too, and the import tells of it; other fields follow the file', async () => {
    await ofPeople(people);
    const changes = { id: ada, changes: { country: 'FI' }, reason: 'She is of Finland.' };
    await patchEntity(opened.store, changes, by);
    // The same file again changes nothing; a later one changes what it says of other fields.
    expect((await ofPeople(people)).planned?.plan.changed).toEqual({});
    const one = await ofPeople(people.replace('Ada Alm', 'Ada Alma'));
    expect(await nodeOf(ada)).toMatchObject({ name: 'Ada Alma', country: 'FI' });
    expect(told(one)).toContain(`${ada}: country was corrected here, and stays as it is`);
    const { versions } = await historyOf(opened.store, { id: ada, limit: 10 });
    expect(versions.map(({ reason }) => reason)).toContain('She is of Finland.');
    // What was corrected and put back follows the file again.
    const again = { id: ada, changes: { country: 'SE' }, reason: 'She is not.' };
    await patchEntity(opened.store, again, by);
    await ofPeople(people.replace('Ada Alm,SE', 'Ada Alma,NO'));
    expect(await nodeOf(ada)).toMatchObject({ country: 'NO' });
  });

  test('a membership that was taken out does not come back', async () => {
    await ofPeople(people);
    const changes = { id: ada, changes: { memberships: [] }, reason: 'She never joined.' };
    await patchEntity(opened.store, changes, by);
    const one = await ofPeople(people.replace('Bo Berg', 'Bo Berge'));
    expect([await partiesOf(ada), await partiesOf(bo)]).toEqual([[], [salt]]);
    expect(told(one)).toContain(`${ada} MEMBER_OF ${salt} was corrected here, and is left out`);
  });

  test('two that were merged stay one', async () => {
    await ofPeople(people);
    const how = { at: new Date().toISOString(), by: 'an editor', reason: 'The same.' };
    await mergeEntities(opened.store, { keep: ada, drop: bo, reason: 'The same.' }, how);
    const theirs = await graphText(opened.store);
    const one = await ofPeople(people);
    expect(await graphText(opened.store)).toEqual(theirs);
    expect(told(one)).toContain(`${bo} was merged into ${ada} here`);
  });

  test('a corrected stance stays, and a deleted statement stays deleted', async () => {
    await imported('sayings.csv', sayings);
    const ids = (await graphText(opened.store)).flatMap(
      (line) => /^\["(statement:sayings[^"|]*)"/.exec(line)?.[1] ?? [],
    );
    expect(ids).toHaveLength(2);
    const [first = '', second = ''] = ids;
    const before = await statement(opened.store, first);
    const about = before.about.map(({ agreement }) => ({
      agreement: agreement.id,
      stance: 'mixed' as const,
    }));
    const changes = { id: first, changes: { about }, reason: 'Both.' };
    await patchStatement(opened.store, changes, by);
    await deleteStatement(opened.store, { id: second, reason: 'Never said.' }, by);
    const one = await imported('sayings.csv', sayings.replace('We build it.', 'We build it now.'));
    const after = await statement(opened.store, first);
    expect([after.about.map(({ stance }) => stance), after.statement.properties.text]).toEqual([
      ['mixed'],
      'We build it now.',
    ]);
    expect(await nodeOf(second)).toBeUndefined();
    expect(told(one)).toContain(`${second} was deleted here: it is left out`);
    expect(one.problems()).toEqual([]);
  });

  test('an import of what was corrected since is undone when it is said that this is to be lost', async () => {
    const one = await ofPeople(people);
    await patchEntity(opened.store, { id: ada, changes: { country: 'FI' }, reason: 'Seen.' }, by);
    const before = await graphText(opened.store);
    await expect(undo(opened.store, one.id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('1 record that this import made has been corrected here'),
      facts: { errors: [{ path: 'corrections' }] },
    });
    expect(await graphText(opened.store)).toEqual(before);
    await undo(opened.store, one.id, { losesCorrections: true });
    expect(await nodeOf(ada)).toBeUndefined();
    // What an import itself changed is nobody's correction.
    const first = await ofPeople(people);
    const second = await ofPeople(people.replaceAll('SE', 'NO'));
    await undo(opened.store, second.id);
    await undo(opened.store, first.id);
    expect(await nodeOf(ada)).toBeUndefined();
  });

  /** Imports a later version, in whose way a correction comes after its plan. */
  const outrun = async (
    [name, text, choices]: [string, string, object],
    correct: () => Promise<unknown>,
  ): Promise<{ one: Import; theirs: string[] }> => {
    const { engine } = opened;
    let theirs: string[] | undefined;
    const store = createStore({
      ...engine,
      write: async (steps, of) => {
        const result = await engine.write(steps, of);
        if (of !== 'records' || theirs) return result;
        theirs = [];
        await correct();
        theirs = await graphText(opened.store, true);
        return result;
      },
    });
    const one = await planned(store, work, [await work.file(name, text)], choices);
    await one.apply();
    return { one, theirs: theirs ?? [] };
  };

  test('what is corrected between the plan and the writing stays too, and the import tells of it', async () => {
    await ofPeople(people);
    const later = people.replaceAll('SE', 'NO').replace('Ada Alm', 'Ada Alma');
    const { one, theirs } = await outrun(['people.csv', later, { mapping }], async () => {
      const changes = { id: ada, changes: { country: 'FI' }, reason: 'She is of Finland.' };
      await patchEntity(opened.store, changes, by);
      const other = { id: bo, changes: { country: 'DK' }, reason: 'He is of Denmark.' };
      await patchEntity(opened.store, other, by);
    });
    expect(await nodeOf(ada)).toMatchObject({ name: 'Ada Alma', country: 'FI' });
    expect(await nodeOf(bo)).toMatchObject({ country: 'DK' });
    const notes = [ada, bo].map((id) => `${id}: country was corrected here, and stays as it is`);
    expect(told(one).sort()).toEqual(notes);
    const { versions } = await historyOf(opened.store, { id: ada, limit: 10 });
    expect(versions[0]?.reason).toBe('She is of Finland.');
    const kept = await storedImport(opened.store, one.id);
    expect(kept?.body.noteGroups.map(({ count }) => count)).toEqual([2]);
    await undo(opened.store, one.id);
    expect(await graphText(opened.store, true)).toEqual(theirs);
  });

  test('so does a stance that is corrected between them', async () => {
    await imported('sayings.csv', sayings);
    const [id = ''] = await idsOf('We build it.');
    const later = sayings.replace('Dam law,for', 'Dam law,neutral');
    const { one, theirs } = await outrun(['sayings.csv', later, {}], async () => {
      const { about } = await statement(opened.store, id);
      const mixed = about.map(({ agreement }) => ({
        agreement: agreement.id,
        stance: 'mixed' as const,
      }));
      await patchStatement(opened.store, { id, changes: { about: mixed }, reason: 'Both.' }, by);
    });
    const { about } = await statement(opened.store, id);
    expect(about.map(({ stance }) => stance)).toEqual(['mixed']);
    expect(
      told(one).filter((note) => note.endsWith('was corrected here, and stays as it is')),
    ).toHaveLength(1);
    await undo(opened.store, one.id);
    expect(await graphText(opened.store, true)).toEqual(theirs);
  });

  test('so do merges and deletions: what the file tells of a merged one is told of the kept one', async () => {
    await ofPeople(people);
    await imported('sayings.csv', sayings);
    const cy = 'actor:sayings-cy-ceder';
    expect(await nodeOf(cy)).toBeDefined();
    const [said = ''] = await idsOf('We do not.');
    const later = `${sayings.replace('against', 'neutral')}\nthree,Cy Ceder,Dam law,for,2024-01-03,We mend it.`;
    const { one, theirs } = await outrun(['sayings.csv', later, {}], async () => {
      const how = { at: new Date().toISOString(), by: 'an editor', reason: 'The same.' };
      await mergeEntities(opened.store, { keep: ada, drop: cy, reason: 'The same.' }, how);
      await deleteStatement(opened.store, { id: said, reason: 'Never said.' }, by);
    });
    const [fresh = ''] = await idsOf('We mend it.');
    const { speakers } = await statement(opened.store, fresh);
    expect(speakers.map(({ node }) => node.id)).toEqual([ada]);
    expect([await idsOf('We do not.'), await nodeOf(cy)]).toEqual([[], undefined]);
    expect(told(one)).toContain(`${said} was deleted here: it is left out`);
    await undo(opened.store, one.id);
    expect(await graphText(opened.store, true)).toEqual(theirs);
  });

  test('what was corrected after an import stays when the import is undone', async () => {
    await ofPeople(people);
    const one = await ofPeople(people.replaceAll('SE', 'NO'));
    const changes = { id: ada, changes: { description: 'A cooper.' }, reason: 'It is known.' };
    await patchEntity(opened.store, changes, by);
    expect(await undo(opened.store, one.id)).toEqual({ kept: 0, corrected: 1 });
    expect(await nodeOf(ada)).toMatchObject({ description: 'A cooper.', country: 'NO' });
    expect(await nodeOf(bo)).toMatchObject({ country: 'SE' });
    const { versions } = await historyOf(opened.store, { id: ada, limit: 10 });
    expect(versions[0]?.reason).toBe('It is known.');
  });
});
