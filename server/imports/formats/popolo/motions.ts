/** Motions, votes and speeches of Popolo as records. */
import type { ImportRecord } from '../format.ts';
import { dayOf, nodeRecord, note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import { end } from './ends.ts';
import { isItem, itemText, objectsIn, type PopoloItem } from './fields.ts';
import { motionKey } from './known.ts';
import { pointed } from './names.ts';
import type { Reading } from './reading.ts';

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
  reading.loses('motions', item, ['creator_id', 'creator', 'requirement', 'classification']);
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
    yield* voteEvent(reading, { motion_id: key, ...event }, place);
  }
}

export function* voteEvent(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const { held, id } = pointed(item, 'motion');
  if (held) yield* motion(reading, held, place);
  const key = held ? motionKey(held) : id;
  if (!key) {
    yield note(place, 'vote without a motion', 'a vote event names no motion, so it is left out');
    return;
  }
  const found = reading.known.find('motions', key);
  if (!found) {
    yield reading.dangling(place, 'motion', key);
    return;
  }
  const about = {
    motion: reading.known.id('Agreement', key, found.world),
    date: itemText(item, 'start_date'),
  };
  reading.loses('vote_events', item, ['counts', 'group_results']);
  for (const one of objectsIn(item, 'votes')) {
    yield* oneVote(reading, one, place, about);
  }
}

export function* vote(reading: Reading, item: PopoloItem, place: string): Generator<ImportRecord> {
  const event = pointed(item, 'vote_event').id;
  const { known } = reading;
  const found = event ? known.find('voteEvents', event) : undefined;
  if (event && !found && known.has('voteEvents')) {
    yield reading.dangling(place, 'vote event', event);
    return;
  }
  const key = found?.value.motion;
  const motion = key ? known.find('motions', key, found.world) : undefined;
  if (!key || !motion) {
    yield note(place, 'vote without a motion', 'what was voted on is not in the files given');
    return;
  }
  yield* oneVote(reading, item, place, {
    motion: known.id('Agreement', key, motion.world),
    date: found.value.date,
  });
}

const options = {
  VOTED_FOR: ['yes', 'aye', 'yea', 'for', 'pro', 'in favour', 'in favor'],
  VOTED_AGAINST: ['no', 'nay', 'noe', 'against', 'contra'],
  ABSTAINED: ['abstain', 'abstention', 'abstained'],
} as const;

function* oneVote(
  reading: Reading,
  item: PopoloItem,
  place: string,
  about: { motion: string; date: string | undefined },
): Generator<ImportRecord> {
  const voter = pointed(item, 'voter').id;
  const option = itemText(item, 'option')?.toLowerCase();
  if (!voter || !option) {
    yield note(place, 'vote without voter or option', 'a vote lacks its voter or its option');
    return;
  }
  const type = (Object.keys(options) as (keyof typeof options)[]).find((name) =>
    (options[name] as readonly string[]).includes(option),
  );
  if (!type) {
    yield note(place, `vote “${option}”`, `${voter} has the option “${option}”, which is no vote`);
    return;
  }
  const from = yield* end(reading, 'either', voter, place);
  if (!from) return;
  const sources = yield* reading.sources(item, place);
  yield relationshipRecord(place, from.id, type, about.motion, {
    date: dayOf(about.date),
    sources,
  });
}

/** Types of a speech that nobody speaks. */
const unspoken = ['scene', 'narrative', 'summary', 'heading'];

export function* speech(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const text = itemText(item, 'text');
  const type = itemText(item, 'type');
  if (!text || (type && unspoken.includes(type))) {
    const what = text ? `speech of type ${type}` : 'speech without text';
    yield note(place, what, `a ${what} is left out`);
    return;
  }
  const stated = itemText(item, 'date');
  const date = dayOf(stated);
  if (stated && !date) {
    yield problemRecord(place, `date is no date: ${stated}`, 'Write it as 2024-09-18.');
    return;
  }
  reading.loses('speeches', item, ['audience_id', 'audio', 'video', 'title', 'event_id']);
  const creator = pointed(item, 'creator');
  if (creator.held && 'name' in creator.held && isItem(creator.held)) {
    yield* reading.one('persons', creator.held, place);
  }
  const own =
    itemText(item, 'id') ??
    [itemText(item, 'event_id'), itemText(item, 'position'), stated, creator.id, text.slice(0, 40)]
      .filter(Boolean)
      .join(' ');
  const id = reading.known.id('Statement', own);
  const sources = yield* reading.sources(item, place);
  yield nodeRecord(place, 'Statement', id, {
    text,
    kind: 'quote',
    date,
    language: itemText(item, 'lang'),
  });
  for (const [index, source] of sources.entries()) {
    yield relationshipRecord(place, id, 'STATED_IN', source, index === 0 ? { main: true } : {});
  }
  if (!creator.id) {
    yield note(place, 'speech without a speaker', 'a speech names no speaker');
    return;
  }
  const role = itemText(item, 'role');
  const speaker = yield* end(reading, 'either', creator.id, place);
  if (!speaker) return;
  yield relationshipRecord(place, speaker.id, 'MADE', id, {
    as: itemText(item, 'attribution_text') ?? (role === 'chair' ? undefined : role),
    role: role === 'chair' ? 'chair' : undefined,
    sources,
  });
}
