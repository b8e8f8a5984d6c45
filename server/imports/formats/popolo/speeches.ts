/** Speeches of Popolo as records. */
import type { ImportRecord } from '../format.ts';
import { dayOf, nodeRecord, note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import { shortHash } from '../shared/ids.ts';
import { end } from './ends.ts';
import { itemText, objectsIn, type PopoloItem, within } from './fields.ts';
import { nameOf, pointed } from './names.ts';
import type { Reading } from './reading.ts';

/** Characters of a text that stand in its key as they are. */
const longestInKey = 40;

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
  if (creator.held && nameOf(creator.held)) {
    const isBody = 'classification' in creator.held;
    yield* reading.one(isBody ? 'organizations' : 'persons', creator.held, place);
  }
  const own = itemText(item, 'id') ?? reading.numbered(keyOf(item, text, creator.id));
  const id = reading.known.id('Statement', own);
  const sources = yield* reading.sources(item, place);
  const role = itemText(item, 'role');
  const label = creator.id ? undefined : itemText(item, 'creator_label');
  const attribution = itemText(item, 'attribution_text') ?? label;
  yield nodeRecord(place, 'Statement', id, {
    text,
    kind: 'quote',
    date: date ?? dayOfEvent(reading, item),
    language: itemText(item, 'lang'),
    // Nobody has made it in the graph, so nothing else can hold who spoke.
    note: creator.id
      ? undefined
      : [attribution && `Attributed to ${attribution}`, role && `Part in the sitting: ${role}`]
          .filter(Boolean)
          .join('; '),
  });
  for (const [index, source] of sources.entries()) {
    yield relationshipRecord(place, id, 'STATED_IN', source, index === 0 ? { main: true } : {});
  }
  if (!creator.id) {
    yield note(place, 'speech without a speaker', 'a speech names no speaker');
    return;
  }
  const speaker = yield* end(reading, 'either', creator.id, place);
  if (!speaker) return;
  yield relationshipRecord(place, speaker.id, 'MADE', id, {
    as: attribution ?? (role === 'chair' ? undefined : role),
    role: role === 'chair' ? 'chair' : undefined,
    sources,
  });
}

/** An event is no node of the graph; the speeches that it holds are read. */
export function* event(reading: Reading, item: PopoloItem, place: string): Generator<ImportRecord> {
  reading.loses('events', item, ['attendees', 'location']);
  const own = itemText(item, 'id');
  for (const inner of objectsIn(item, 'speeches')) {
    yield* reading.one('speeches', own ? within(inner, 'event_id', own) : inner, place);
  }
  for (const inner of objectsIn(item, 'children')) yield* reading.one('events', inner, place);
}

/** The day of the event that a speech is of, where the event is of one day. */
function dayOfEvent({ known }: Reading, item: PopoloItem): string | undefined {
  const own = pointed(item, 'event').id;
  const event = own ? known.find('periods', own)?.value : undefined;
  const [first, last] = ['start_date', 'end_date'].map((name) => dayOf(event?.[name]));
  return first?.length === 10 && (last ?? first) === first ? first : undefined;
}

/** What a speech without an id is known by. */
function keyOf(item: PopoloItem, text: string, creator: string | undefined): string {
  const parts = ['event_id', 'position', 'date'].map((name) => itemText(item, name));
  const begin = text.slice(0, longestInKey);
  const rest = text.length > longestInKey ? shortHash(text) : undefined;
  return [...parts, creator, begin, rest].filter(Boolean).join(' ');
}
