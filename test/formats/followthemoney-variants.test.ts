/** FollowTheMoney as other programs write it: nested, in lists, in fragments, with names in parts. */
import { describe, expect, test } from 'vitest';
import { followthemoney } from '../../server/imports/formats/followthemoney/index.ts';
import { countBy, countByKind, problemsOf, type Read, readTexts } from '../setup/import-reading.ts';

type Properties = Record<string, unknown[]>;
const entity = (id: string, schema: string, properties: Properties, caption?: string) => ({
  id,
  schema,
  properties,
  ...(caption ? { caption } : {}),
});
const ann = entity('p', 'Person', { name: ['Ann'] });
const body = (id: string, schema = 'Company') => entity(id, schema, { name: [id.toUpperCase()] });

async function readLines(...entities: object[]): Promise<Read> {
  const text = entities.map((one) => `${JSON.stringify(one)}\n`).join('');
  const read = await readTexts(followthemoney, { 'a.ftm.json': text });
  expect(problemsOf(read)).toEqual([]);
  return read;
}

const groupsOf = ({ notes }: Read) => countBy(notes, ({ group }) => group);
const messagesOf = ({ problems }: Read) =>
  problems.map(({ place, message }) => `${place} ${message}`);

describe('entities within entities', () => {
  const greens = entity('o', 'Organization', { name: ['Greens'], topics: ['pol.party'] });

  test('are read as if they had lines of their own', async () => {
    const read = await readLines(
      entity('p', 'Person', {
        name: ['Ann'],
        positionOccupancies: [
          entity('occ', 'Occupancy', {
            startDate: ['2019'],
            post: [entity('pos', 'Position', { name: ['Minister'], organization: [body('m')] })],
          }),
        ],
        membershipMember: [entity('mem', 'Membership', { member: ['p'], organization: [greens] })],
      }),
    );
    expect(read.problems).toEqual([]);
    expect(countByKind(read)).toEqual({
      Actor: 1,
      Party: 1,
      Institution: 1,
      MEMBER_OF: 1,
      HOLDS_OFFICE: 1,
      Source: 1,
    });
  });

  test('of a relation are its ends, and the same twice is one', async () => {
    const membership = entity('mem', 'Membership', { member: ['p'], organization: [greens] });
    const read = await readLines(ann, membership, membership);
    expect(read.problems).toEqual([]);
    expect(countByKind(read)).toMatchObject({ Actor: 1, Party: 1, MEMBER_OF: 1 });
    expect(groupsOf(read)).toEqual({});
  });

  test('that lie too deep are told', async () => {
    let deep: object = ann;
    for (let depth = 0; depth < 40; depth += 1) deep = entity('x', 'Company', { parent: [deep] });
    const read = await readLines(body('o'), deep);
    expect(messagesOf(read)).toEqual(['a.ftm.json:2 x lies too deep in other entities']);
  });
});

describe('fragments', () => {
  test('of one entity are one, with the closest schema and what any of them says', async () => {
    const read = await readLines(
      entity('a', 'Person', { nationality: ['us'] }),
      entity('a', 'Person', { name: ['Ann'], summary: ['One'] }),
      entity('a', 'Person', { name: ['Ann L.'], summary: ['Two'] }),
      entity('b', 'LegalEntity', { name: ['B'] }),
      entity('b', 'Company', { country: ['de'] }),
    );
    expect(read.problems).toEqual([]);
    expect(read.nodes.get('actor:a')?.properties).toMatchObject({
      name: 'Ann',
      aliases: ['Ann L.'],
      country: 'US',
      description: 'One',
    });
    expect(read.nodes.get('institution:b')?.properties).toMatchObject({
      name: 'B',
      country: 'DE',
      kind: 'company',
    });
  });

  test('of a person and a company under one id are a problem', async () => {
    const read = await readLines(ann, entity('p', 'Company', { name: ['P'] }));
    expect(messagesOf(read)).toEqual([
      'a.ftm.json:2 p is a Company here and a Person before, which nothing can be',
    ]);
  });
});

describe('relations', () => {
  test('of bodies as directors or with themselves have no place, and are told', async () => {
    const directs = (id: string, director: string, organization: string) =>
      entity(id, 'Directorship', { director: [director], organization: [organization] });
    const self = entity('m', 'Membership', { member: ['a'], organization: ['a'] });
    const read = await readLines(
      body('a'),
      body('b'),
      directs('d1', 'a', 'b'),
      directs('d2', 'b', 'a'),
      self,
    );
    expect(read.problems).toEqual([]);
    expect(read.relationships.size).toBe(0);
    expect(groupsOf(read)).toEqual({ 'Directorship of a body': 2, 'a body in itself': 1 });
  });

  test('that differ only in what is not kept are one, with a note', async () => {
    const joins = (id: string, status: string) =>
      entity(id, 'Membership', { member: ['p'], organization: ['o'], status: [status] });
    const read = await readLines(ann, body('o'), joins('m1', 'current'), joins('m2', 'former'));
    expect(countByKind(read).HOLDS_OFFICE).toBe(1);
    expect(groupsOf(read)).toEqual({ 'relations that differ only in what has no place': 1 });
  });

  test('to a position whose body is missing, and documents of no day, are problems', async () => {
    const read = await readLines(
      ann,
      entity('pos', 'Position', { name: ['Minister'], organization: ['gone'] }),
      entity('occ', 'Occupancy', { holder: ['p'], post: ['pos'] }),
      entity('d', 'Document', { title: ['D'], date: ['some day'] }),
    );
    expect(messagesOf(read)).toEqual([
      'a.ftm.json:2 pos names gone, which is not in the files given',
      'a.ftm.json:3 occ names pos, a position in gone, which is not in the files given',
      'a.ftm.json:4 d: some day is no date',
    ]);
  });
});

describe('names and ids', () => {
  test.each<[string, Properties, string | undefined]>([
    ['the caption, of several names', { name: ['普京', 'Vladimir Putin'] }, 'Vladimir Putin'],
    ['the first name, where the caption is none', { name: ['Vladimir Putin'] }, 'p'],
    ['its parts', { firstName: ['Vladimir'], lastName: ['Putin'] }, 'Person'],
    ['an alias', { alias: ['Vladimir Putin'], title: ['Mr'] }, undefined],
  ])('what something is called is %s', async (_what, properties, caption) => {
    const read = await readLines(entity('p', 'Person', properties, caption));
    expect(read.nodes.get('actor:p')?.properties.name).toBe('Vladimir Putin');
    expect(groupsOf(read)).toEqual({});
  });

  test('a citizenship is a country where no other is told', async () => {
    const read = await readLines(entity('p', 'Person', { name: ['A'], citizenship: ['ro'] }));
    expect(read.nodes.get('actor:p')?.properties.country).toBe('RO');
  });

  test('ids that differ only in capitals are two; without a twin they stay as they were', async () => {
    const person = (id: string) => entity(id, 'Person', { name: [id] });
    const read = await readLines(person('NK-aB'), person('NK-Ab'), person('nk-ab'), person('NK-X'));
    expect(countByKind(read).Actor).toBe(4);
    expect([...read.nodes.keys()]).toEqual(expect.arrayContaining(['actor:nk-ab', 'actor:nk-x']));
  });
});

describe('a relation on several lines', () => {
  const ends = { member: ['p'], organization: ['o'] };
  const start = { role: ['chair'], startDate: ['2020'] };

  test.each<[string, Properties, Properties]>([
    ['with its ends on each', { ...ends, ...start }, { ...ends, endDate: ['2022'] }],
    ['with its ends on the first', ends, { ...start, endDate: ['2022'] }],
    ['with its ends on the second', start, { ...ends, endDate: ['2022'] }],
  ])('%s is one, with all that they tell', async (_what, first, second) => {
    const lines = [first, second].map((one) => entity('m', 'Membership', one));
    const read = await readLines(...lines, ann, body('o'));
    expect([read.problems, read.notes]).toEqual([[], []]);
    expect([...read.relationships.values()].map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ role: 'chair', from: '2020', to: '2022' }),
    ]);
  });

  test('a document may also be of a closer kind', async () => {
    const paper = entity('d', 'Document', { title: ['A paper'] });
    const read = await readLines(paper, entity('d', 'Pages', { fileName: ['a.pdf'] }));
    expect(read.problems).toEqual([]);
    expect(countByKind(read)).toEqual({ Source: 2 });
  });
});

describe('files', () => {
  const list = JSON.stringify([ann, body('o')], null, 1);

  test('may be a list', async () => {
    const read = await readTexts(followthemoney, { 'a.json': list });
    expect(countByKind(read)).toMatchObject({ Actor: 1, Institution: 1 });
    expect(read.records[0]?.place).toBe('a.json:2');
  });

  test.each([
    ['a list', list],
    ['with blank lines before', `\n\n${JSON.stringify(ann)}\n`],
  ])('%s is recognised', async (_what, text) => {
    const head = new TextEncoder().encode(text);
    const sure = await followthemoney.sniff([{ name: 'a.json', path: '', size: 1, head }]);
    expect(sure).toBeGreaterThan(0.9);
  });

  test('without a right line say what is wrong with the first', async () => {
    const text = '{"id":"p","schema":"Person","properties":{"name":"Ann"}}\n';
    await expect(readTexts(followthemoney, { 'a.json': text })).rejects.toThrow(
      'Line 1: p: name is no list of texts.',
    );
  });
});
