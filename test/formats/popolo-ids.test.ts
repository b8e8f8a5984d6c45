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

  test('files of one name are told apart by the number of their chamber', async () => {
    const of = (wikidata: string) => {
      const file = country('Ann', 'Party', '2011');
      const identifiers = [{ scheme: 'wikidata', identifier: wikidata }];
      file.organizations[0] = { ...chamber, identifiers } as never;
      return readTexts(popolo, { 'ep-popolo-v1.0.json': file });
    };
    const [one, other] = [await of('Q1'), await of('Q2')];
    expect(idsOf(one).filter((id) => idsOf(other).includes(id))).toEqual([]);
    expect(one.nodes.has('party:ep-popolo-v1-0.q1.ind')).toBe(true);
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
