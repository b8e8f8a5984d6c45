/** Ids of Popolo: those of one file stay its own, and every version of a dossier has the same. */
import { describe, expect, test } from 'vitest';
import { popolo } from '../../server/imports/formats/popolo/index.ts';
import {
  countByKind,
  filesAt,
  hasSamples,
  problemsOf,
  type Read,
  readAll,
  readTexts,
  samples,
} from '../setup/import-reading.ts';

const chamber = { id: 'legislature', name: 'National Assembly', classification: 'legislature' };

/** A country whose ids are those of any other. */
function country(person: string, party: string, start: string) {
  return {
    persons: [{ id: '1', name: person }],
    organizations: [chamber, { id: 'ind', name: party, classification: 'party' }],
    events: [{ id: 'term/1', name: `Term of ${start}`, start_date: start }],
    memberships: [
      {
        person_id: '1',
        organization_id: 'legislature',
        on_behalf_of_id: 'ind',
        legislative_period_id: 'term/1',
      },
    ],
  };
}

const idsOf = (read: Read) => [...read.nodes.keys(), ...read.relationships.keys()].sort();
const termsOf = ({ nodes, relationships }: Read, type: string) =>
  [...relationships.values()]
    .filter((one) => one.type === type)
    .map(({ from, to, properties }) =>
      [from, to].map((id) => nodes.get(id)?.properties.name).concat(properties.from as string),
    );

describe('several files', () => {
  test('of two countries are read apart, with a note', async () => {
    const read = await readTexts(popolo, {
      'Kuwait.json': country('Amal', 'Independent', '1962'),
      'Zambia.json': country('Banda', 'Independence Party', '2011'),
    });
    expect(problemsOf(read)).toEqual([]);
    expect(read.problems).toEqual([]);
    expect(countByKind(read)).toMatchObject({ Actor: 2, Party: 2, Institution: 2, Source: 2 });
    expect(termsOf(read, 'MEMBER_OF')).toEqual([
      ['Amal', 'Independent', '1962'],
      ['Banda', 'Independence Party', '2011'],
    ]);
    expect(read.notes.map(({ group }) => group)).toContain('files read apart');
  });

  test('that each have a chamber without a number are two, though nothing contradicts', async () => {
    const files = (id: string) => ({
      organizations: [chamber],
      memberships: [{ person: { id, name: id }, organization_id: 'legislature' }],
    });
    const read = await readTexts(popolo, { 'a.json': files('ann'), 'b.json': files('bob') });
    expect(countByKind(read)).toMatchObject({ Actor: 2, Institution: 2 });
  });

  test('of one parliament, whose id is the same everywhere, share its parties', async () => {
    const id = '1ba661a9-22ad-4d0f-8a60-fe8e28f2488c';
    const term = (person: string) => ({
      persons: [{ id: person, name: person }],
      organizations: [
        { ...chamber, id },
        { id: 'kesk', name: 'Centre', classification: 'party' },
      ],
      memberships: [{ person_id: person, organization_id: id, on_behalf_of_id: 'kesk' }],
    });
    const read = await readTexts(popolo, { 'term-1.json': term('a'), 'term-2.json': term('b') });
    expect([read.problems, read.notes]).toEqual([[], []]);
    expect(countByKind(read)).toMatchObject({ Actor: 2, Party: 1, Institution: 1 });
  });

  test('may call one person of many otherwise: the second name is an alias', async () => {
    const people = (name: string, uuid: string) => ({
      persons: [
        ...['1', '2', '3', '4'].map((id) => ({ id, name: `Person ${id}` })),
        { id: '5', name },
        { id: '00000000-0000-4000-8000-000000000009', name: uuid },
      ],
    });
    const files = (name: string, uuid: string) => ({
      '2019.json': people('Eva Elm', 'Ida Ivy'),
      '2023.json': people(name, uuid),
    });
    const before = await readTexts(popolo, files('Eva Elm', 'Ida Ivy'), 'k');
    const after = await readTexts(popolo, files('Eva Oak', 'Ida Yew'), 'k');
    expect(problemsOf(after)).toEqual([]);
    expect(after.problems).toEqual([]);
    expect(idsOf(after)).toEqual(idsOf(before));
    const eva = after.nodes.get('actor:k.5')?.properties;
    expect([eva?.name, eva?.aliases]).toEqual(['Eva Elm', ['Eva Oak']]);
    expect(after.notes.map(({ group }) => group)).toEqual(
      Array.from({ length: 2 }, () => 'a person with two names'),
    );
  });

  test('that are parts of one whole point to one another', async () => {
    const parts = {
      'memberships.json': [{ person_id: '1', organization_id: 'o', role: 'member' }],
      'persons.json': { persons: [{ id: '1', name: 'Ann' }] },
      'organizations.json': { organizations: [{ ...chamber, id: 'o' }] },
    };
    const read = await readTexts(popolo, parts, 'k');
    expect(read.problems).toEqual([]);
    expect(termsOf(read, 'HOLDS_OFFICE')).toEqual([['Ann', 'National Assembly', undefined]]);
    // What is known by its id alone is the same when its file is given.
    const alone = await readTexts(popolo, { 'memberships.json': parts['memberships.json'] }, 'k');
    expect(idsOf(alone)).toEqual(idsOf(read));
  });

  test('a local id that its own file lacks is not looked for in another country', async () => {
    const [kuwait, zambia] = [country('Amal', 'A', '1962'), country('Banda', 'B', '2011')];
    kuwait.memberships[0] = { ...kuwait.memberships[0], on_behalf_of_id: 'upp' } as never;
    zambia.organizations.push({ id: 'upp', name: 'UPP', classification: 'party' });
    const read = await readTexts(popolo, { 'Kuwait.json': kuwait, 'Zambia.json': zambia });
    expect(read.problems.map(({ message }) => message)).toEqual([
      'names the organization upp, which is not in the files given',
    ]);
  });
});

describe('versions of a dossier', () => {
  const first = country('Ann', 'Party', '2011');

  test('keep their ids when an organization is added and the chamber renamed', async () => {
    const later = country('Ann', 'Party', '2011');
    later.organizations[0] = { ...chamber, name: 'Assembly of the Nation' };
    later.organizations.unshift({ id: 'a', name: 'Audit', classification: 'committee' });
    const before = await readTexts(popolo, { 'v1.json': first }, 'k');
    const after = await readTexts(popolo, { 'v2.json': later }, 'k');
    expect(idsOf(after)).toEqual(expect.arrayContaining(idsOf(before)));
  });

  test('of two dossiers share no id that is of one file alone', async () => {
    const one = await readTexts(popolo, { 'x.json': first }, 'kuwait');
    const other = await readTexts(popolo, { 'x.json': first }, 'zambia');
    expect(idsOf(one).filter((id) => idsOf(other).includes(id))).toEqual([]);
  });

  test('keep their ids when the chamber gets a number, and when a second is added', async () => {
    const numbered = (id: string, identifier: string) => ({
      ...chamber,
      id,
      identifiers: [{ scheme: 'wikidata', identifier }],
    });
    const [second, third] = [country('Ann', 'Party', '2011'), country('Ann', 'Party', '2011')];
    second.organizations[0] = numbered('legislature', 'Q1');
    third.organizations = [...second.organizations, numbered('senate', 'Q2')];
    const [before, between, after] = [
      await readTexts(popolo, { 'v1.json': first }, 'k'),
      await readTexts(popolo, { 'v2.json': second }, 'k'),
      await readTexts(popolo, { 'v3.json': third }, 'k'),
    ];
    expect(idsOf(between)).toEqual(idsOf(before));
    expect(idsOf(after)).toEqual(expect.arrayContaining(idsOf(before)));
  });

  test('files of two folders that are called alike do not meet', async () => {
    const of = (start: string) =>
      readTexts(popolo, { 'ep-popolo-v1.0.json': country('Ann', 'Party', start) });
    const [one, other] = [await of('1962'), await of('2011')];
    expect(idsOf(one).filter((id) => idsOf(other).includes(id))).toEqual([]);
  });

  test('files of one name are told apart by the number of their chamber', async () => {
    const of = (wikidata: string) => {
      const file = country('Ann', 'Party', '2011');
      const identifiers = [{ scheme: 'wikidata', identifier: wikidata }];
      file.organizations[0] = { ...chamber, identifiers } as never;
      return readTexts(popolo, { 'ep-popolo-v1.0.json': file });
    };
    const [one, other] = [await of('Q1'), await of('Q2')];
    expect(idsOf(one).filter((id) => idsOf(other).includes(id))).toEqual([]);
    expect(one.nodes.has('party:ep-popolo-v1-0-q1.ind')).toBe(true);
  });
});

test('ids that differ only in capitals are two; without a twin they stay as they were', async () => {
  const read = await readTexts(
    popolo,
    {
      'a.json': {
        persons: [
          { id: 'aB', name: 'Ann' },
          { id: 'Ab', name: 'Bob' },
          { id: 'C', name: 'Cy' },
        ],
        organizations: [
          { id: 'PS', name: 'Socialists', classification: 'party' },
          { id: 'ps', name: 'Pensioners', classification: 'party' },
        ],
        memberships: [{ person_id: 'aB', organization_id: 'PS' }],
      },
    },
    'k',
  );
  expect(problemsOf(read)).toEqual([]);
  expect(countByKind(read)).toMatchObject({ Actor: 3, Party: 2 });
  expect(read.nodes.get('party:k.ps')?.properties.name).toBe('Pensioners');
  expect(read.nodes.has('actor:k.c')).toBe(true);
  expect(termsOf(read, 'MEMBER_OF')).toEqual([['Ann', 'Socialists', undefined]]);
});

test.skipIf(!hasSamples)('five parliaments in one folder are five institutions', async () => {
  const read = await readAll(popolo, filesAt(`${samples}/popolo/everypolitician`));
  expect(problemsOf(read)).toEqual([]);
  expect(read.problems).toEqual([]);
  expect(countByKind(read)).toMatchObject({ Institution: 5, Party: 52, HOLDS_OFFICE: 3703 });
});
