/** Releases of several tables: parties and memberships beside people and their votes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countByKind, readTables } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const tables: Record<string, string> = {
  'members.csv': 'id,first_name,last_name\n1,Ann,Lee\n2,Bob,Roe\n',
  'votes.csv': 'id,display_title\n100,Climate law\n101,Toll law\n',
  'member_votes.csv': 'vote_id,member_id,position,group_code\n100,1,FOR,EPP\n100,2,AGAINST,SD\n',
  'groups.csv':
    'code,official_label,label,short_label\nEPP,Group of EPP,People,EPP\nSD,S&D,Social,S&D\n',
  'group_memberships.csv':
    'member_id,group_code,term,start_date,end_date\n1,EPP,9,2019-07-02,\n2,SD,9,2019-07-02,2021-01-01\n',
};
const read = async (names: string[]) =>
  readTables(await Promise.all(names.map((name) => work.file(name, tables[name] ?? ''))));

test('people, groups, memberships and votes of a parliament come together', async () => {
  const found = await read(Object.keys(tables));
  expect([found.unclear, found.problems]).toEqual([[], []]);
  const types = found.records.flatMap((one) =>
    one.kind === 'relationship' ? [one.relationship] : [],
  );
  expect(countByKind(found)).toMatchObject({ Actor: 2, Agreement: 2, Party: 2 });
  expect(types.map(({ type }) => type).sort()).toEqual([
    'MEMBER_OF',
    'MEMBER_OF',
    'VOTED_AGAINST',
    'VOTED_FOR',
  ]);
  for (const { from, to } of types) {
    expect([found.nodes.has(from), found.nodes.has(to)]).toEqual([true, true]);
  }
  const second = types.filter(({ type }) => type === 'MEMBER_OF')[1];
  expect(second?.properties).toEqual({ from: '2019-07-02', to: '2021-01-01' });
  const parties = [...found.nodes.values()].filter(({ label }) => label === 'Party');
  expect(parties.map(({ properties }) => [properties.name, properties.abbreviation])).toEqual([
    ['People', 'EPP'],
    ['Social', 'S&D'],
  ]);
});

test('groups that nobody belongs to may be of anything: they are asked for', async () => {
  expect((await read(['groups.csv'])).unclear).toHaveLength(1);
});

test.each([
  ['donations.csv', 'member_id,party_id,amount\n1,a,500\n', 1, []],
  ['members.csv', 'member_id,party_id\n1,a\n', 0, ['MEMBER_OF']],
  ['donations.csv', 'member_id,party_id,since\n1,a,2020\n', 0, ['MEMBER_OF']],
])('people and parties by their ids in %s, %j', async (name, text, asked, types) => {
  const { unclear, mapping } = await readTables([await work.file(name, text)]);
  expect(unclear).toHaveLength(asked);
  for (const type of types) expect(JSON.stringify(mapping)).toContain(type);
});

test.each([
  ['party_id,name\na,Green\n', { Party: 1 }],
  ['party_id,party_name\na,Green\n', { Party: 1 }],
  ['id,name,party,email\n1,Ann,Green,a@x\n', { Party: 1, Actor: 1 }],
])('parties.csv of %j', async (text, counts) => {
  const found = await readTables([await work.file('parties.csv', text)]);
  expect(found.unclear).toEqual([]);
  expect(countByKind(found)).toMatchObject(counts);
  expect('Actor' in countByKind(found)).toBe('Actor' in counts);
});

test('tables of a release that mean nothing here are left out, and told', async () => {
  const more = {
    'concepts.csv': 'id,label\n1,air\n',
    'areas.csv': 'code,label,iso\nUKR,Ukraine,UA\n',
  };
  const all = Object.entries({ ...tables, ...more });
  const files = await Promise.all(all.map(([name, text]) => work.file(name, text)));
  const found = await readTables(files);
  expect([found.unclear, found.problems]).toEqual([[], []]);
  expect(countByKind(found)).toMatchObject({ Actor: 2, Agreement: 2, Party: 2 });
  const left = found.notes.filter(({ message }) => message.endsWith('is left out'));
  expect(left.map(({ place }) => place)).toEqual(['concepts.csv:1', 'areas.csv:1']);
  expect((await readTables(files.slice(-1))).unclear).toHaveLength(1);
});

test('votes whose voters are not clear are asked about, and not left out beside clear tables', async () => {
  const files = {
    'people.csv': 'id,name,party\n1,Ann,Greens\n2,Bo,Blues\n',
    'bills.csv': 'billID,title,date\nB1,Dam law,2024-03-01\nB2,Toll law,2024-04-01\n',
    'ballots.csv': 'who,what,vote\n1,B1,Yea\n2,B1,Nay\n',
  };
  const found = await readTables(
    await Promise.all(Object.entries(files).map(([name, text]) => work.file(name, text))),
  );
  expect(found.unclear).toEqual([expect.stringContaining('who, what, vote')]);
});
