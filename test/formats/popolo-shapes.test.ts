/** The shapes of Popolo files: wrapped, bare, keyed, in an envelope, with a name of their own. */
import { describe, expect, test } from 'vitest';
import { popolo } from '../../server/imports/formats/popolo/index.ts';
import { countByKind, problemsOf, readTexts } from '../setup/import-reading.ts';

const persons = [
  { id: '1', name: 'Ann' },
  { id: '2', name: 'Bob' },
];
const organizations = [{ id: 'o', name: 'Chamber' }];
const memberships = [{ person_id: '1', organization_id: 'o' }];
const people = { Actor: 2, Institution: 1, HOLDS_OFFICE: 1, Source: 1 };

async function kindsOf(content: unknown, name = 'a.json') {
  const read = await readTexts(popolo, { [name]: content });
  expect(problemsOf(read)).toEqual([]);
  expect(read.problems).toEqual([]);
  return countByKind(read);
}

const keyed = (items: readonly { id: string }[]) =>
  Object.fromEntries(items.map(({ id, ...rest }) => [id, rest]));

test('one vote event without an id, with its motion and votes, is read whole', async () => {
  const kinds = await kindsOf({
    identifier: 'v1',
    motion: { text: 'Approve the budget', result: 'pass' },
    start_date: '2024-01-02',
    votes: [{ voter: persons[0], option: 'yes' }],
  });
  expect(kinds).toEqual({ Agreement: 1, Actor: 1, VOTED_FOR: 1, Source: 1 });
});

test('persons alone, each under its id, are recognised', async () => {
  const head = new TextEncoder().encode(JSON.stringify({ persons: keyed(persons) }));
  const sure = await popolo.sniff([{ name: 'a.json', path: '', size: 1, head }]);
  expect(sure).toBe(0.4);
});

describe('a whole file', () => {
  test.each<[string, object]>([
    ['with arrays', { persons, organizations, memberships }],
    ['with a name and id of its own', { id: 7, name: 'X', memberships, persons, organizations }],
    ['whose name comes last', { memberships, persons, organizations, name: 'X', id: 7 }],
    ['with its items under their ids', { persons: keyed(persons), memberships, organizations }],
    ['in a result', { result: { memberships, persons, organizations } }],
    ['in data', { status: 'ok', data: { persons, organizations, memberships } }],
  ])('%s', async (_what, content) => {
    expect(await kindsOf(content)).toEqual(people);
  });

  test('of votes with a name of its own', async () => {
    const votes = [{ voter: persons[0], option: 'yes' }];
    const found = await kindsOf({ name: 'X', vote_events: [{ motion: { text: 'M' }, votes }] });
    expect(found).toEqual({ Actor: 1, Agreement: 1, VOTED_FOR: 1, Source: 1 });
  });

  test('one item is that, with what lies within it', async () => {
    const one = { id: '1', name: 'Ann', memberships: [{ organization: organizations[0] }] };
    const found = { Actor: 1, Institution: 1, HOLDS_OFFICE: 1, Source: 1 };
    expect(await kindsOf(one)).toEqual(found);
    expect(await kindsOf({ result: one })).toEqual(found);
    const { memberships, ...rest } = one;
    expect(await kindsOf({ memberships, ...rest })).toEqual(found);
    const body = {
      id: 'o',
      name: 'O',
      posts: [{ label: 'S', memberships: [{ person: persons[0] }] }],
    };
    expect(await kindsOf(body)).toEqual({ ...found, Institution: 1 });
  });
});

describe('a bare array', () => {
  const speech = { id: '1', creator_id: 'p1', date: '2014-01-01', type: 'speech', text: 'I say' };
  test.each<[string, string, object, Record<string, number>]>([
    ['speeches', 'a.json', speech, { Statement: 1, Actor: 1, MADE: 1, STATED_IN: 1 }],
    ['motions', 'a.json', { id: '1', organization_id: 'o', text: 'M' }, { Agreement: 1 }],
    ['vote events', 'a.json', { id: '1', motion_id: 'm', organization_id: 'o' }, { Agreement: 1 }],
    ['areas', 'a.json', { id: '1', name: 'D', classification: 'constituency' }, {}],
    ['areas by the file', 'areas.json', { id: '1', name: 'D' }, {}],
    ['bodies with a parent', 'a.json', { id: '1', name: 'C', parent_id: null }, { Institution: 1 }],
    ['bodies by the file', 'my-organizations.json', { id: '1', name: 'C' }, { Institution: 1 }],
    ['persons', 'a.json', { id: '1', name: 'Ann' }, { Actor: 1 }],
  ])('of %s in %s', async (_what, name, item, found) => {
    expect(await kindsOf([item], name)).toEqual({ ...found, Source: 1 });
  });

  test.each<[string, object, boolean]>([
    ['speeches.json', [speech], true],
    ['motions.json', [{ id: '1', organization_id: 'o', text: 'M' }], true],
    ['areas.json', [{ id: '1', name: 'D' }], true],
    ['a.json', { persons: keyed(persons), organizations: keyed(organizations) }, true],
    ['posts.json', [{ id: '1', text: 'My day' }], false],
  ])('%s is recognised, unless it may be anything', async (name, content, is) => {
    const head = new TextEncoder().encode(JSON.stringify(content));
    const sure = await popolo.sniff([{ name, path: '', size: head.length, head }]);
    expect(sure >= 0.3).toBe(is);
  });
});
