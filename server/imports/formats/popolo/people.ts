/** Persons and organizations of Popolo as records. */
import type { BatchProperties } from '../../../store/batch.ts';
import type { ImportRecord } from '../format.ts';
import { nodeRecord, note, problemRecord } from '../shared/emit.ts';
import { ownId } from '../shared/ids.ts';
import { end, term } from './ends.ts';
import { isItem, itemText, objectsIn, type PopoloItem, within } from './fields.ts';
import { aliasesOf, identifiersOf, nameOf, pointed, wikidataOf } from './names.ts';
import type { Reading } from './reading.ts';
import { organizationOf } from './world.ts';

/** Fields that have no place in the graph, which a note counts. */
export const lost = [
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
  const stated = nameOf(item);
  const own = itemText(item, 'id') ?? stated;
  if (!own) {
    yield problemRecord(place, 'a person has neither an id nor a name', 'Give it one.');
    return;
  }
  const found = reading.known.find('persons', own);
  const first = found?.world.renamed.has(own) ? found.value : undefined;
  const name = first ?? stated ?? own;
  if (stated && stated !== name) {
    yield note(
      place,
      'a person with two names',
      `${own} is ${name} before and ${stated} here: the second becomes an alias`,
    );
  }
  if (!stated) yield note(place, 'person without a name', `${own} is known by its id alone`);
  reading.loses('persons', item, lost);
  const sources = yield* reading.sources(item, place);
  yield nodeRecord(
    place,
    'Actor',
    reading.known.id('Actor', own),
    {
      name,
      aliases: [...new Set([...aliasesOf(item, name), stated ?? name])].filter(
        (one) => one !== name,
      ),
      description: itemText(item, 'summary') ?? itemText(item, 'biography'),
      wikidata: wikidataOf(item),
      sources,
    },
    identifiersOf(item),
  );
  yield* reading.held(item, 'person_id', own, place);
}

export function* organization(
  reading: Reading,
  item: PopoloItem,
  place: string,
): Generator<ImportRecord> {
  const stated = nameOf(item);
  const own = itemText(item, 'id') ?? stated;
  if (!own) {
    yield problemRecord(place, 'an organization has neither an id nor a name', 'Give it one.');
    return;
  }
  const { label, name, others, isNamed, classification } =
    reading.known.find('organizations', own)?.value ?? organizationOf(item, own);
  if (stated !== undefined && stated !== name) {
    yield note(
      place,
      'an organization with two names',
      `${own} is ${name} before and ${stated} here: the second becomes an alias`,
    );
    return;
  }
  if (!isNamed) yield note(place, 'organization without a name', `${own} is known by its id alone`);
  reading.loses('organizations', item, [...lost, 'founding_date', 'dissolution_date']);
  const sources = yield* reading.sources(item, place);
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
  const parent = pointed(item, 'parent');
  if (parent.held && nameOf(parent.held)) yield* organization(reading, parent.held, place);
  const whole = parent.id ? yield* end(reading, 'organization', parent.id, place) : undefined;
  if (whole) yield term(place, { id, label }, whole, { sources });
  for (const child of objectsIn(item, 'children')) {
    yield* organization(reading, within(child, 'parent_id', own), place);
  }
  yield* reading.held(item, 'organization_id', own, place);
}

function partyKind(classification: string | undefined): string {
  return /faction|fraktion|group|gruppo|groupe|grupo|grup\b|parliamentary/i.test(
    classification ?? '',
  )
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
