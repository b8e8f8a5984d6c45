/** Popolo in the words of other languages, and as programs write votes and speeches besides. */
import { expect, test } from 'vitest';
import { popolo } from '../../server/imports/formats/popolo/index.ts';
import { countBy, countByKind, problemsOf, type Read, readTexts } from '../setup/import-reading.ts';

async function readOne(content: unknown, name = 'a.json'): Promise<Read> {
  const read = await readTexts(popolo, { [name]: content });
  expect(problemsOf(read)).toEqual([]);
  expect(read.problems).toEqual([]);
  return read;
}

const groupsOf = ({ notes }: Read) => countBy(notes, ({ group }) => group);
const statements = ({ nodes }: Read) =>
  [...nodes.values()].filter(({ label }) => label === 'Statement').map((one) => one.properties);

test.each([
  ['Afirmativo', 'VOTED_FOR'],
  ['a favor', 'VOTED_FOR'],
  ['Za', 'VOTED_FOR'],
  ['dafür', 'VOTED_FOR'],
  ['En contra', 'VOTED_AGAINST'],
  ['contre', 'VOTED_AGAINST'],
  ['proti', 'VOTED_AGAINST'],
  ['Abstención', 'ABSTAINED'],
  ['Enthaltung', 'ABSTAINED'],
])('the option %s is %s', async (option, type) => {
  const read = await readOne({
    persons: [{ id: 'a', name: 'Ann' }],
    motions: [{ id: 'm', text: 'M' }],
    vote_events: [{ id: 'v', motion_id: 'm', votes: [{ voter_id: 'a', option }] }],
  });
  expect(countByKind(read)).toMatchObject({ [type]: 1 });
  expect(groupsOf(read)).toEqual({});
});

test.each([
  ['Partido Político', 'Party', 'national-party'],
  ['Partito/Movimento politico', 'Party', 'national-party'],
  ['Partei', 'Party', 'national-party'],
  ['Fraktion', 'Party', 'parliamentary-group'],
  ['Gruppo politico in assemblea elettiva', 'Party', 'parliamentary-group'],
  ['groupe parlementaire', 'Party', 'parliamentary-group'],
  ['party committee', 'Institution', 'party-committee'],
  ['grupo de trabajo', 'Institution', 'grupo-de-trabajo'],
])('an organization of the class %s is of the kind %s', async (classification, label, kind) => {
  const read = await readOne({ organizations: [{ id: 'x', name: 'X', classification }] });
  const [found] = [...read.nodes.values()].filter((node) => node.label !== 'Source');
  expect(found).toMatchObject({ label, properties: { kind } });
});

test('vote events of Open Civic Data hold the words of the motion, and names of voters', async () => {
  const event = {
    _id: 'x',
    identifier: '12',
    motion_text: 'Passage of SB 1',
    result: 'pass',
    start_date: '2019-01-02',
    votes: [
      { option: 'yes', voter_name: 'Smith', voter_id: '~{"name": "Smith"}' },
      { option: 'no', voter_name: 'Doe' },
    ],
  };
  const alone = await readOne(event, 'vote_event_1.json');
  const listed = await readOne([event], 'vote_event_1.json');
  for (const read of [alone, listed]) {
    expect(countByKind(read)).toMatchObject({ Agreement: 1, VOTED_FOR: 1, VOTED_AGAINST: 1 });
    const names = [...read.nodes.values()].filter(({ label }) => label === 'Actor');
    expect(names.map(({ properties }) => properties.name)).toEqual(['Smith', 'Doe']);
    expect(groupsOf(read)).toEqual({});
  }
  const pointing = await readOne({
    persons: [{ id: 'a', name: 'Ann' }],
    motions: [{ id: 'm', text: 'M' }],
    vote_events: [{ motion_id: 'm', motion_text: 'M', votes: [{ voter_id: 'a', option: 'yes' }] }],
  });
  expect(countByKind(pointing)).toMatchObject({ Agreement: 1, VOTED_FOR: 1 });
});

test('a speech has the day of its event, and keeps who spoke where nobody is named', async () => {
  const read = await readOne({
    persons: [{ id: 'a', name: 'Ann' }],
    events: [
      { id: 'e', name: 'Sitting', start_date: '2020-02-03T10:00:00', end_date: '2020-02-03' },
      { id: 'f', name: 'Session', start_date: '2020-02-03', end_date: '2020-03-01' },
    ],
    speeches: [
      { creator_id: 'a', event_id: 'e', text: 'Hello' },
      { creator_id: 'a', event_id: 'e', text: 'Later', date: '2020-02-04' },
      { creator_id: 'a', event_id: 'f', text: 'Some day' },
      { attribution_text: 'The Chair', role: 'chair', event_id: 'e', text: 'Order' },
    ],
  });
  expect(statements(read).map(({ text, date, note }) => [text, date, note])).toEqual([
    ['Hello', '2020-02-03', undefined],
    ['Later', '2020-02-04', undefined],
    ['Some day', undefined, undefined],
    ['Order', '2020-02-03', 'Attributed to The Chair; Part in the sitting: chair'],
  ]);
});

test('whom scrapers only describe is known by the name in the description', async () => {
  const read = await readOne([
    {
      person_id: '~{"name": "Smith"}',
      organization_id: '~{"classification": "party", "name": "Greens"}',
    },
  ]);
  expect(countByKind(read)).toMatchObject({ Actor: 1, Party: 1, MEMBER_OF: 1 });
  const names = [...read.nodes.values()].map(({ properties }) => properties.name);
  expect(names).toEqual(expect.arrayContaining(['Smith', 'Greens']));
});

test('speeches within events are read, and arrays of no class of Popolo are counted', async () => {
  const speech = (text: string) => ({ creator_id: 'a', text });
  const read = await readOne({
    persons: [{ id: 'a', name: 'Ann' }],
    events: [
      {
        id: 'e',
        name: 'Sitting',
        start_date: '2020-01-01',
        attendees: [{ id: 'a' }],
        speeches: [speech('Hi'), speech('Ho')],
        children: [{ id: 'f', name: 'Item', start_date: '2020-01-02', speeches: [speech('Hu')] }],
      },
    ],
    bills: [{ id: 'b' }, { id: 'c' }],
  });
  expect(statements(read).map(({ text, date }) => [text, date])).toEqual([
    ['Hi', '2020-01-01'],
    ['Ho', '2020-01-01'],
    ['Hu', '2020-01-02'],
  ]);
  const [bills] = read.notes.filter(({ group }) => group === 'no place in the graph: bills');
  expect(bills?.message).toBe('bills: 2 values without a place in the graph');
});

test('votes that name their motion without a vote event are on it', async () => {
  const read = await readOne({
    persons: [{ id: 'a', name: 'Ann' }],
    motions: [{ id: 'm', text: 'M' }],
    votes: [{ motion_id: 'm', voter_id: 'a', option: 'yes' }],
  });
  expect(countByKind(read)).toMatchObject({ Agreement: 1, VOTED_FOR: 1 });
  expect(groupsOf(read)).toEqual({});
});

test('a speaker who is only labelled is kept in the note of the speech', async () => {
  const read = await readOne({ speeches: [{ id: 's', text: 'Hi', creator_label: 'Ann Lee' }] });
  expect(statements(read)).toMatchObject([{ text: 'Hi', note: 'Attributed to Ann Lee' }]);
  expect(groupsOf(read)).toEqual({ 'speech without a speaker': 1 });
});

test('a candidate holds no office, and stands for a party', async () => {
  const seat = { person_id: 'a', organization_id: 'h', on_behalf_of_id: 'g' };
  const read = await readOne({
    persons: [{ id: 'a', name: 'Ann' }],
    organizations: [
      { id: 'h', name: 'House', classification: 'legislature' },
      { id: 'g', name: 'Greens', classification: 'party' },
    ],
    memberships: [{ ...seat, role: 'Candidate', start_date: '2015' }],
  });
  expect(read.relationships.size).toBe(1);
  expect(countByKind(read)).toMatchObject({ MEMBER_OF: 1 });
  expect(groupsOf(read)).toEqual({ 'a candidacy': 1 });
});
