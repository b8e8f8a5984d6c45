/** Popolo as other programs write it: numbers, whole objects, names in parts, classes left out. */
import { describe, expect, test } from 'vitest';
import { popolo } from '../../server/imports/formats/popolo/index.ts';
import { countBy, countByKind, problemsOf, type Read, readTexts } from '../setup/import-reading.ts';

/** Read from one file, and right in itself. */
async function readOne(content: unknown, name = 'a.json'): Promise<Read> {
  const read = await readTexts(popolo, { [name]: content });
  expect(problemsOf(read)).toEqual([]);
  expect(read.problems).toEqual([]);
  return read;
}

const groupsOf = ({ notes }: Read) => countBy(notes, ({ group }) => group);
const namesOf = ({ nodes }: Read, label: string) =>
  [...nodes.values()].filter((one) => one.label === label).map(({ properties: { name } }) => name);

describe('references', () => {
  test('may be numbers', async () => {
    const read = await readOne({
      persons: [{ id: 1, name: 'Ann' }],
      organizations: [{ id: 3, name: 'Chamber', classification: 'chamber' }],
      memberships: [{ id: 5, person: 1, organization: 3 }],
    });
    expect(countByKind(read)).toMatchObject({ Actor: 1, Institution: 1, HOLDS_OFFICE: 1 });
    expect(groupsOf(read)).toEqual({});
  });

  test('may be whole objects without an id, known by their names', async () => {
    const read = await readOne({
      persons: [
        {
          name: 'Ann',
          memberships: [
            { organization: { name: 'Greens', classification: 'party' }, start_date: '2010' },
            { organization: { name: 'Senate', classification: 'chamber' }, role: 'senator' },
          ],
        },
        { id: '2', name: 'Bob' },
      ],
    });
    expect(countByKind(read)).toMatchObject({ Actor: 2, Party: 1, MEMBER_OF: 1, HOLDS_OFFICE: 1 });
    expect(groupsOf(read)).toEqual({});
  });

  test('to a whole object that is less than the organization itself are to that', async () => {
    const read = await readOne({
      memberships: [
        { person: { id: '1', name: 'Ann' }, organization: { id: 'g', name: 'Greens' } },
      ],
      organizations: [{ id: 'g', name: 'Greens', classification: 'faction' }],
    });
    expect(countByKind(read)).toMatchObject({ Party: 1, MEMBER_OF: 1 });
    expect(read.nodes.get('party:a.g')?.properties.kind).toBe('parliamentary-group');
  });

  test('of two persons without an id and with one name are told', async () => {
    const read = await readOne({ persons: [{ name: 'Ann' }, { name: 'Ann' }] });
    expect(groupsOf(read)).toEqual({ 'persons of one name without an id': 1 });
  });

  test('a voter whose number an organization has too is the person', async () => {
    const read = await readOne({
      persons: [{ id: 1, name: 'Ann' }],
      organizations: [{ id: 1, name: 'Chamber' }],
      vote_events: [{ motion: { text: 'M' }, votes: [{ voter_id: 1, option: 'yes' }] }],
    });
    expect([...read.relationships.values()].map(({ from }) => from)).toEqual(['actor:a.1']);
  });
});

describe('what lies within an organization', () => {
  test('memberships of its posts are read', async () => {
    const read = await readOne({
      organizations: [
        {
          id: 'o',
          name: 'Chamber',
          posts: [
            {
              id: 's',
              label: 'Speaker',
              memberships: [{ person: { id: '1', name: 'Ann' }, start_date: '2011' }],
            },
          ],
        },
      ],
    });
    const [office] = [...read.relationships.values()];
    expect(office).toMatchObject({ type: 'HOLDS_OFFICE', to: 'institution:a.o' });
    expect(office?.properties).toMatchObject({ role: 'Speaker', from: '2011' });
  });

  test('a group and a committee have their parents', async () => {
    const read = await readOne({
      organizations: [
        { id: 'o', name: 'Chamber', classification: 'legislature' },
        { id: 'g', name: 'Group', classification: 'parliamentary group', parent_id: 'o' },
        { id: 'c', name: 'Committee', parent: { id: 'o', name: 'Chamber' } },
        { id: 'x', name: 'Office', parent_id: 'g' },
      ],
    });
    expect(
      [...read.relationships.values()].map(({ from, type, to }) => `${from} ${type} ${to}`),
    ).toEqual([
      'party:a.g PARTICIPATES_IN institution:a.o',
      'institution:a.c PART_OF institution:a.o',
    ]);
    expect(groupsOf(read)).toEqual({ 'an organization in a party': 1 });
  });
});

test('a membership that stands in three places is one, and no news', async () => {
  const membership = { id: 'm', person_id: '1', organization_id: 'o', role: 'member' };
  const read = await readOne({
    persons: [{ id: '1', name: 'Ann', memberships: [membership] }],
    organizations: [{ id: 'o', name: 'Chamber', memberships: [membership] }],
    memberships: [membership],
  });
  expect(countByKind(read).HOLDS_OFFICE).toBe(1);
  expect(groupsOf(read)).toEqual({});
});

describe('on whose behalf a seat is held', () => {
  const organizations = [
    { id: 'commons', name: 'Commons' },
    { id: 'labour', name: 'Labour' },
  ];
  const seat = { person_id: '1', organization_id: 'commons', on_behalf_of_id: 'labour' };

  test('is a party, where it has no classification and nobody sits in it', async () => {
    const read = await readOne({
      persons: [{ id: '1', name: 'Ann' }],
      organizations,
      memberships: [seat],
    });
    expect(namesOf(read, 'Party')).toEqual(['Labour']);
    expect(namesOf(read, 'Institution')).toEqual(['Commons']);
    expect(countByKind(read)).toMatchObject({ HOLDS_OFFICE: 1, MEMBER_OF: 1 });
  });

  test('is a party, where the file of organizations was not given', async () => {
    const read = await readOne([seat]);
    expect(countByKind(read)).toMatchObject({ HOLDS_OFFICE: 1, MEMBER_OF: 1, Party: 1 });
    expect(groupsOf(read)['no file of organizations was given']).toBe(2);
  });

  test('is an institution, where people sit in it', async () => {
    const read = await readOne({
      organizations,
      memberships: [seat, { person_id: '2', organization_id: 'labour' }],
    });
    expect(countByKind(read).Party).toBeUndefined();
    expect(groupsOf(read)['on behalf of what is no party']).toBe(1);
  });
});

describe('names', () => {
  test('are put together from what there is, and told where only the id is left', async () => {
    const read = await readOne({
      persons: [
        { id: '1', given_name: 'Ann', family_name: 'Lee' },
        {
          id: '2',
          other_names: [
            { note: 'Alternate', name: 'Di' },
            { note: 'Main', given_name: 'Diane', family_name: 'Abbott', end_date: '2001' },
            { note: 'Main', given_name: 'Diane Julie', family_name: 'Abbott' },
          ],
        },
        {
          id: '3',
          other_names: [
            { note: 'Main', honorific_prefix: 'Lord', lordname: 'Adonis', lordofname: 'Camden' },
          ],
        },
        { id: '4', name: null, other_names: ['Cy'] },
        { id: '5', sort_name: 'Roe, Bob' },
        { id: '6', name: ' ' },
      ],
    });
    expect(namesOf(read, 'Actor')).toEqual([
      'Ann Lee',
      'Diane Julie Abbott',
      'Lord Adonis of Camden',
      'Cy',
      'Roe, Bob',
      '6',
    ]);
    expect(read.nodes.get('actor:a.2')?.properties.aliases).toEqual(['Di', 'Diane Abbott']);
    expect(groupsOf(read)).toEqual({ 'person without a name': 1 });
  });

  test('an id that was given up leads to the one that stands for it', async () => {
    const read = await readOne({
      persons: [
        { id: 'old', redirect: 'new' },
        { id: 'new', name: 'Ann' },
      ],
      organizations: [{ id: 'o', name: 'Chamber' }],
      memberships: [
        { person_id: 'old', organization_id: 'o' },
        { id: 'm', redirect: 'm2' },
      ],
    });
    expect(countByKind(read)).toMatchObject({ Actor: 1, HOLDS_OFFICE: 1 });
    expect(groupsOf(read)).toEqual({});
    const wrong = await readTexts(popolo, {
      'a.json': {
        persons: [
          { id: 'old', redirect: 'gone' },
          { id: '1', name: 'Ann' },
        ],
      },
    });
    expect(wrong.problems.map(({ message }) => message)).toEqual([
      'names the person gone, which is not in the files given',
    ]);
  });
});
