/** Persons, organizations and memberships of Popolo as records. */
import type { Label } from '../../../../model/vocabulary/labels.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import type { ImportRecord } from '../format.ts';
import { dayOf, nodeRecord, note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import { ownId } from '../shared/ids.ts';
import { isItem, itemText, objectsIn, type PopoloItem, pointed } from './classes.ts';
import { aliasesOf, identifiersOf, wikidataOf } from './names.ts';
import type { Reading } from './reading.ts';
import { organizationOf, type World } from './world.ts';

/** Fields that have no place in the graph, which a note counts. */
const lost = [
  'birth_date',
  'death_date',
  'gender',
  'email',
  'image',
  'contact_details',
  'links',
  'area_id',
  'area',
];

export function* person(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const own = itemText(item, 'id');
  const name =
    itemText(item, 'name') ??
    ([itemText(item, 'given_name'), itemText(item, 'family_name')].filter(Boolean).join(' ') ||
      own);
  if (!own && !name) {
    yield problemRecord(place, 'a person has neither an id nor a name', 'Give it one.');
    return;
  }
  reading.loses('persons', item, lost);
  const sources = yield* reading.sources(item, place);
  yield nodeRecord(
    place,
    'Actor',
    reading.known.id('Actor', own ?? String(name)),
    {
      name,
      aliases: aliasesOf(item, name),
      description: itemText(item, 'summary') ?? itemText(item, 'biography'),
      wikidata: wikidataOf(item),
      sources,
    },
    identifiersOf(item),
  );
  yield* reading.held(item, 'person_id', own ?? String(name), place);
}

export function* organization(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const own = itemText(item, 'id') ?? itemText(item, 'name');
  if (!own) {
    yield problemRecord(place, 'an organization has neither an id nor a name', 'Give it one.');
    return;
  }
  const { label, name, others } =
    reading.known.find('organizations', own)?.value ?? organizationOf(item, own);
  if (itemText(item, 'name') !== undefined && itemText(item, 'name') !== name) {
    yield note(
      place,
      'an organization with two names',
      `${own} is ${name} before and ${itemText(item, 'name')} here: the second becomes an alias`,
    );
    return;
  }
  reading.loses('organizations', item, lost);
  const sources = yield* reading.sources(item, place);
  const classification = itemText(item, 'classification');
  const properties: BatchProperties = {
    name,
    aliases: [...new Set([...aliasesOf(item, name), ...others])],
    description: itemText(item, 'description') ?? itemText(item, 'abstract'),
    wikidata: wikidataOf(item),
    kind: label === 'Party' ? partyKind(classification) : institutionKind(classification),
    sources,
  };
  const id = reading.known.id(label, own);
  yield nodeRecord(place, label, id, properties, identifiersOf(item));
  const parent = pointed(item, 'parent').id;
  if (parent) {
    const whole = reading.known.find('organizations', parent);
    if (!whole) yield reading.dangling(place, 'organization', parent);
    else if (whole.value.label === label) {
      const wholeId = reading.known.id(label, parent, whole.world);
      yield relationshipRecord(place, id, 'PART_OF', wholeId, { sources });
    }
  }
  for (const child of objectsIn(item, 'children')) {
    yield* organization(reading, { parent_id: own, ...child }, place);
  }
  yield* reading.held(item, 'organization_id', own, place);
}

/** A post is the role of whoever holds it; what it holds itself is read. */
export function* postRecords(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const { held } = pointed(item, 'organization');
  if (held && 'name' in held) yield* organization(reading, held, place);
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
    if (!held || !('name' in held)) continue;
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
  if (to) yield* reading.term(term(place, from, to, { role, ...days, sources }));
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

interface End {
  id: string;
  label: Label;
}

function term(place: string, from: End, to: End, properties: BatchProperties): ImportRecord {
  if (from.label === 'Actor') {
    return relationshipRecord(
      place,
      from.id,
      to.label === 'Party' ? 'MEMBER_OF' : 'HOLDS_OFFICE',
      to.id,
      properties,
    );
  }
  if (from.label === to.label) {
    const { role: _, ...rest } = properties;
    return relationshipRecord(place, from.id, 'PART_OF', to.id, rest);
  }
  if (from.label === 'Party')
    return relationshipRecord(place, from.id, 'PARTICIPATES_IN', to.id, properties);
  return note(place, 'an organization in a party', `${from.id} is a member of ${to.id}`);
}

/** One end of a membership or vote; a problem, or a node with what is known, when it is not there. */
export function* end(
  reading: Reading,
  what: 'organization' | 'either',
  own: string,
  place: string,
  world?: World,
): Generator<ImportRecord, End | undefined> {
  const { known } = reading;
  const person = what === 'either' ? known.find('persons', own, world) : undefined;
  if (person) return { id: known.id('Actor', own, person.world), label: 'Actor' };
  const organization = known.find('organizations', own, world);
  if (organization) {
    const { label } = organization.value;
    return { id: known.id(label, own, organization.world), label };
  }
  const label = what === 'organization' ? 'Institution' : 'Actor';
  const kind = label === 'Actor' ? 'person' : 'organization';
  if (known.has(`${kind}s`)) {
    yield reading.dangling(place, kind, own);
    return undefined;
  }
  // The file of them was not given: a gap, so what is known of it, its id, stands for it.
  const id = known.id(label, own, world);
  yield nodeRecord(place, label, id, { name: own, sources: [reading.fileId] });
  if (reading.isNew(id)) {
    yield note(
      place,
      `no file of ${kind}s was given`,
      `${own} is known by its id alone: the file of ${kind}s was not given`,
    );
  }
  return { id, label };
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

function partyKind(classification: string | undefined): string {
  return /faction|group|parliamentary/i.test(classification ?? '')
    ? 'parliamentary-group'
    : 'national-party';
}

function institutionKind(classification: string | undefined): string | undefined {
  const kind = classification?.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return kind === 'legislature' || kind === 'chamber' ? 'parliament-chamber' : kind;
}

/** A source that an item names, as a node, by its address. */
export function sourceOf(item: unknown, place: string): ImportRecord | undefined {
  const url = typeof item === 'string' ? item : isItem(item) ? itemText(item, 'url') : undefined;
  if (!url || !/^https?:\/\/[^\s/]/.test(url)) return undefined;
  return nodeRecord(place, 'Source', ownId('Source', '', url.replace(/^https?:\/\//, '')), {
    title: (isItem(item) && itemText(item, 'note')) || url,
    url,
    sourceClass: 'unknown',
  });
}
