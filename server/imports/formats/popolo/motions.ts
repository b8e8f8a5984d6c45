/** Motions and votes of Popolo as records. */
import type { ImportRecord } from '../format.ts';
import { dayOf, nodeRecord, note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import { voteOf } from '../shared/vote-words.ts';
import { end } from './ends.ts';
import { itemText, objectsIn, type PopoloItem, within } from './fields.ts';
import { heldMotion, motionKey, motionOf } from './keys.ts';
import { nameOf, pointed, voterOf } from './names.ts';
import type { Reading } from './reading.ts';
import type { World } from './world.ts';

const longestName = 160;

export function* motion(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const key = motionKey(item);
  const text = itemText(item, 'text') ?? itemText(item, 'title') ?? itemText(item, 'identifier');
  if (key === '' && !text) {
    yield problemRecord(place, 'a motion has neither an id nor a text', 'Give it one.');
    return;
  }
  const stated = itemText(item, 'date');
  const date = dayOf(stated);
  if (stated && !date) {
    yield problemRecord(place, `date is no date: ${stated}`, 'Write it as 2024-09-18.');
    return;
  }
  reading.loses('motions', item, [
    ...['creator_id', 'creator', 'requirement', 'classification'],
    ...['organization_id', 'organization'],
  ]);
  const name = text ?? key;
  const sources = yield* reading.sources(item, place);
  yield nodeRecord(place, 'Agreement', reading.known.id('Agreement', key), {
    name: name.length > longestName ? `${name.slice(0, longestName).trimEnd()}…` : name,
    description: name.length > longestName ? name : undefined,
    kind: 'motion',
    number: itemText(item, 'identifier'),
    date,
    status: itemText(item, 'result'),
    sources,
  });
  for (const event of objectsIn(item, 'vote_events')) {
    yield* voteEvent(reading, within(event, 'motion_id', key), place);
  }
}

export function* voteEvent(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const held = heldMotion(item);
  if (held) yield* motion(reading, held, place);
  const key = motionOf(item);
  if (!key) {
    yield note(place, 'vote without a motion', 'a vote event names no motion, so it is left out');
    return;
  }
  const day = itemText(item, 'start_date');
  if (day && !dayOf(day)) {
    yield problemRecord(place, `start_date is no date: ${day}`, 'Write it as 2024-09-18.');
    return;
  }
  const to = yield* votedOn(reading, key, place);
  if (!to) return;
  reading.loses('vote_events', item, ['counts', 'group_results']);
  for (const one of objectsIn(item, 'votes')) {
    yield* oneVote(reading, one, place, { motion: to, date: dayOf(day) });
  }
}

/** The id of a motion that was voted on; what is known of it where the file of motions was not given. */
function* votedOn(
  reading: Reading,
  key: string,
  place: string,
  world?: World,
): Generator<ImportRecord, string | undefined> {
  const { known } = reading;
  const found = known.find('motions', key, world);
  if (found) return known.id('Agreement', found.own, found.world);
  if (known.has('motions')) {
    yield reading.dangling(place, 'motion', key);
    return undefined;
  }
  const id = known.id('Agreement', key, world);
  yield nodeRecord(place, 'Agreement', id, {
    name: key,
    kind: 'motion',
    sources: [reading.fileId],
  });
  if (reading.isNew(id)) {
    yield note(
      place,
      'no file of motions was given',
      `${key} is known by its id alone: the file of motions was not given`,
    );
  }
  return id;
}

export function* vote(reading: Reading, item: PopoloItem, place: string): Generator<ImportRecord> {
  const event = pointed(item, 'vote_event').id;
  const { known } = reading;
  const found = event ? known.find('voteEvents', event) : undefined;
  if (event && !found && known.has('voteEvents')) {
    yield reading.dangling(place, 'vote event', event);
    return;
  }
  const { id: own, held } = pointed(item, 'motion');
  if (!event && own && !held) {
    const motion = yield* votedOn(reading, own, place);
    if (motion) yield* oneVote(reading, item, place, { motion, date: undefined });
    return;
  }
  if (!found?.value.motion) {
    yield note(place, 'vote without a motion', 'what was voted on is not in the files given');
    return;
  }
  const { motion: key, date } = found.value;
  if (date && !dayOf(date)) {
    yield problemRecord(
      place,
      `the vote event ${event} has a start_date that is no date: ${date}`,
      'Write it as 2024-09-18.',
    );
    return;
  }
  const motion = yield* votedOn(reading, key, place, found.world);
  if (motion) yield* oneVote(reading, item, place, { motion, date: dayOf(date) });
}

function* oneVote(
  reading: Reading,
  item: PopoloItem,
  place: string,
  about: { motion: string; date: string | undefined },
): Generator<ImportRecord> {
  const { id: voter, held } = voterOf(item);
  const option = itemText(item, 'option')?.normalize('NFC').toLowerCase();
  if (!voter || !option) {
    yield note(place, 'vote without voter or option', 'a vote lacks its voter or its option');
    return;
  }
  const type = voteOf(option);
  if (held && nameOf(held)) {
    yield* reading.one('classification' in held ? 'organizations' : 'persons', held, place);
  }
  if (!type) {
    yield note(
      place,
      `vote “${option}”`,
      `${voter} has the option “${option}”, which is not known as a yes, a no or an abstention`,
    );
    return;
  }
  const from = yield* end(reading, 'either', voter, place);
  if (!from) return;
  reading.loses('votes', item, ['group_id', 'group', 'role', 'weight', 'pair_id', 'pair']);
  const sources = yield* reading.sources(item, place);
  yield relationshipRecord(place, from.id, type, about.motion, { date: about.date, sources });
}
