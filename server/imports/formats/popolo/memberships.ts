/** Memberships and posts of Popolo as records. */
import type { BatchProperties } from '../../../store/batch.ts';
import type { ImportRecord } from '../format.ts';
import { candidacyNote, isCandidacy } from '../shared/candidates.ts';
import { dayOf, note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import { end, term } from './ends.ts';
import { itemText, objectsIn, type PopoloItem } from './fields.ts';
import { nameOf, pointed } from './names.ts';
import { lost, organization, person } from './people.ts';
import type { Reading } from './reading.ts';

/** A post is the role of whoever holds it; what it holds itself is read. */
export function* postRecords(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const { held } = pointed(item, 'organization');
  if (held && nameOf(held)) yield* organization(reading, held, place);
  for (const inner of objectsIn(item, 'memberships')) {
    yield* reading.one('memberships', { ...inner, post: item }, place);
  }
}

export function* membership(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const { known } = reading;
  for (const name of ['person', 'organization', 'on_behalf_of', 'member']) {
    const { held } = pointed(item, name);
    if (!held || !nameOf(held)) continue;
    const isPerson = name === 'person' || (name === 'member' && !('classification' in held));
    yield* isPerson ? person(reading, held, place) : organization(reading, held, place);
  }
  const post = pointed(item, 'post');
  const found = post.held || !post.id ? undefined : known.find('posts', post.id);
  const postItem = post.held ?? found?.value;
  if (post.id && !postItem && known.has('posts')) {
    yield reading.dangling(place, 'post', post.id);
    return;
  }
  const member = pointed(item, 'person').id ?? pointed(item, 'member').id;
  const own = pointed(item, 'organization').id;
  const body = own ?? (postItem && pointed(postItem, 'organization').id);
  const party = pointed(item, 'on_behalf_of').id;
  if (!member || !(body || party)) {
    const what = member ? 'organization' : 'person';
    yield note(place, `membership without ${what}`, `a membership names no ${what}`);
    return;
  }
  const from = yield* end(reading, 'either', member, place);
  const to = body
    ? yield* end(reading, 'organization', body, place, own ? undefined : found?.world)
    : undefined;
  const behalf = party ? yield* end(reading, 'organization', party, place) : undefined;
  if (!from || (body && !to) || (party && !behalf)) return;
  const days = yield* daysOf(reading, item, place);
  if (!days) return;
  reading.loses('memberships', item, lost);
  const sources = yield* reading.sources(item, place);
  const role =
    itemText(item, 'role') ??
    itemText(item, 'label') ??
    (postItem && (itemText(postItem, 'role') ?? itemText(postItem, 'label')));
  // Programs write one membership with its person, with its organization and by itself.
  const id = itemText(item, 'id');
  const isCopy = id !== undefined && !reading.isNew(`${reading.fileId} membership ${id}`);
  if (to && from.label === 'Actor' && to.label !== 'Party' && isCandidacy(role)) {
    yield candidacyNote(place, `${member} and ${body}`, role);
  } else if (to) yield* reading.term(term(place, from, to, { role, ...days, sources }), isCopy);
  if (behalf?.label === 'Party' && from.label === 'Actor') {
    yield* reading.term(
      relationshipRecord(place, from.id, 'MEMBER_OF', behalf.id, { ...days, sources }),
      true,
    );
  } else if (behalf) {
    yield note(
      place,
      'on behalf of what is no party',
      `${member} sits on behalf of ${party}, which is no party: the graph has no place for that`,
    );
  }
}

function* daysOf(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord, BatchProperties | undefined> {
  const days: BatchProperties = {};
  for (const [name, field] of fields) {
    const stated = itemText(item, field);
    const day = dayOf(stated);
    if (stated && !day) {
      yield problemRecord(
        place,
        `${field} is no date: ${stated}`,
        'Write it as 2024, 2024-09 or 2024-09-18.',
      );
      return undefined;
    }
    days[name] = day;
  }
  if (isReversed(days)) {
    yield problemRecord(
      place,
      `it ends (${days.to}) before it begins (${days.from})`,
      'Put one of the days right.',
    );
    return undefined;
  }
  const period = itemText(item, 'legislative_period_id');
  const whole = period ? reading.known.find('periods', period)?.value : undefined;
  if (!whole) return days;
  // Who sat for a whole period is often given without days: then those of the period are meant.
  const filled: BatchProperties = { ...days };
  for (const [name, field] of fields) filled[name] ??= dayOf(whole[field]);
  if (isReversed(filled) || (filled.from === days.from && filled.to === days.to)) return days;
  return { ...filled, basis: `Days of ${itemText(whole, 'name') ?? period}` };
}

const fields = [
  ['from', 'start_date'],
  ['to', 'end_date'],
] as const;

function isReversed({ from, to }: BatchProperties): boolean {
  return typeof from === 'string' && typeof to === 'string' && to < from.slice(0, to.length);
}
