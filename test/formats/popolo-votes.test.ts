/** Motions, votes and speeches of Popolo: none is lost, and none is taken for another. */
import { describe, expect, test } from 'vitest';
import { popolo } from '../../server/imports/formats/popolo/index.ts';
import { countBy, countByKind, problemsOf, type Read, readTexts } from '../setup/import-reading.ts';

const persons = [
  { id: '1', name: 'Ann' },
  { id: '2', name: 'Bob' },
];
const votes = [
  { voter_id: '1', option: 'yes' },
  { voter_id: '2', option: 'no' },
];

async function readOne(content: unknown): Promise<Read> {
  const read = await readTexts(popolo, { 'a.json': content });
  expect(problemsOf(read)).toEqual([]);
  return read;
}

const groupsOf = ({ notes }: Read) => countBy(notes, ({ group }) => group);
const both = { VOTED_FOR: 1, VOTED_AGAINST: 1, Agreement: 1 };

describe('votes', () => {
  test('that name a vote event within a motion are on that motion', async () => {
    const read = await readOne({
      persons,
      motions: [{ id: 'm', text: 'M', vote_events: [{ id: 've', start_date: '2014-01-01' }] }],
      votes: votes.map((one) => ({ ...one, vote_event_id: 've' })),
    });
    expect(countByKind(read)).toMatchObject(both);
    expect(groupsOf(read)).toEqual({});
  });

  test('on a motion whose file was not given are on what is known of it', async () => {
    const events = [{ id: 've', motion_id: 'm', start_date: '2014-01-01', votes }];
    const read = await readOne({ persons, vote_events: events });
    expect(read.problems).toEqual([]);
    expect(countByKind(read)).toMatchObject(both);
    expect(groupsOf(read)).toEqual({ 'no file of motions was given': 1 });
    const given = await readOne({ persons, vote_events: events, motions: [{ id: 'n' }] });
    expect(given.problems.map(({ message }) => message)).toEqual([
      'names the motion m, which is not in the files given',
    ]);
  });

  test.each([
    ['ids', { id: 've1' }, { id: 've2' }],
    ['numbers and days', { identifier: '1', start_date: '2014' }, { identifier: '1' }],
  ])(
    'on motions of the same words are told apart by %s of the vote events',
    async (_what, a, b) => {
      const motion = { text: 'Approval of the agenda' };
      const one = { ...a, motion: { ...motion, result: 'pass' }, votes };
      const two = { ...b, motion: { ...motion, result: 'fail' }, votes };
      const read = await readOne({ persons, vote_events: [one, two] });
      expect(countByKind(read)).toMatchObject({ Agreement: 2, VOTED_FOR: 2, VOTED_AGAINST: 2 });
      const nested = [one, two].map(({ motion: { text }, ...event }) => ({
        text,
        vote_events: [event],
      }));
      const again = await readOne({ persons, motions: nested });
      expect(countByKind(again)).toMatchObject({ Agreement: 2, VOTED_FOR: 2, VOTED_AGAINST: 2 });
    },
  );

  test('of a day that is none are a problem', async () => {
    const event = { id: 've', motion: { id: 'm', text: 'M' }, start_date: '19/11/2013' };
    const within = await readOne({ persons, vote_events: [{ ...event, votes }] });
    const apart = await readOne({
      persons,
      vote_events: [event],
      votes: [{ ...votes[0], vote_event_id: 've' }],
    });
    expect(within.problems.map(({ message }) => message)).toEqual([
      'start_date is no date: 19/11/2013',
    ]);
    expect(apart.problems.map(({ message }) => message)).toEqual([
      'start_date is no date: 19/11/2013',
      'the vote event ve has a start_date that is no date: 19/11/2013',
    ]);
    expect(countByKind(apart).VOTED_FOR).toBeUndefined();
  });

  test('by whole persons keep their names', async () => {
    const read = await readOne({
      vote_events: [
        { motion: { id: 'm', text: 'M' }, votes: [{ voter: persons[0], option: 'yes' }] },
      ],
    });
    expect(read.nodes.get('actor:a.1')?.properties.name).toBe('Ann');
    expect(groupsOf(read)).toEqual({});
  });

  test('are known in the words of many languages', async () => {
    const options = ['Y', 'tellaye', 'sí', 'oui', 'Ja', 'N', 'tellno', 'nein', 'present', 'paired'];
    const read = await readOne({
      persons: options.map((_, id) => ({ id, name: `N${id}` })),
      vote_events: [
        { motion: { text: 'M' }, votes: options.map((option, id) => ({ voter_id: id, option })) },
      ],
    });
    expect(countByKind(read)).toMatchObject({ VOTED_FOR: 5, VOTED_AGAINST: 3, ABSTAINED: 1 });
    expect(groupsOf(read)).toEqual({ 'vote “paired”': 1 });
  });

  test('of groups and weights are counted as lost', async () => {
    const read = await readOne({
      persons,
      organizations: [{ id: 'p', name: 'P', classification: 'party', founding_date: '1990' }],
      vote_events: [
        { motion: { text: 'M' }, votes: [{ ...votes[0], group_id: 'p', weight: 2, role: 'x' }] },
      ],
    });
    expect(groupsOf(read)).toEqual({
      'no place in the graph: founding_date of organizations': 1,
      'no place in the graph: group_id of votes': 1,
      'no place in the graph: role of votes': 1,
      'no place in the graph: weight of votes': 1,
    });
  });
});

describe('speeches without an id', () => {
  const speech = { creator_id: '1', date: '2014-01-01' };
  const textsOf = ({ nodes }: Read) =>
    [...nodes.values()].flatMap(({ label, properties }) =>
      label === 'Statement' ? [properties.text] : [],
    );

  test('of the same beginning are two', async () => {
    const begin = 'Thank you very much, Mr. President, and good morning.';
    const texts = [`${begin} I agree.`, `${begin} I disagree.`];
    const read = await readOne({ persons, speeches: texts.map((text) => ({ ...speech, text })) });
    expect(textsOf(read)).toEqual(texts);
  });

  test('of the same words are as many as they are', async () => {
    const texts = ['Hear, hear!', 'Hear, hear!', 'Hear, hear!'];
    const read = await readOne({ persons, speeches: texts.map((text) => ({ ...speech, text })) });
    expect(textsOf(read)).toEqual(texts);
    expect(countByKind(read).MADE).toBe(3);
  });

  test('by a whole person without an id are made by that person', async () => {
    const read = await readOne({ persons, speeches: [{ creator: { name: 'Zed' }, text: 'Yes.' }] });
    expect(countByKind(read)).toMatchObject({ Actor: 3, MADE: 1 });
  });
});
