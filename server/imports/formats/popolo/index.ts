/** Popolo JSON: people, organizations, memberships, motions, votes and speeches. */
import { StancegraphError } from '../../../errors.ts';
import { dossierName } from '../../tables/ids.ts';
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../format.ts';
import { note, problemOf, problemRecord } from '../shared/emit.ts';
import { type JsonElement, jsonElements } from '../shared/json.ts';
import { headText, Meter } from '../shared/text.ts';
import { classOf, collectionOf, collections } from './classes.ts';
import { isItem, type PopoloItem } from './fields.ts';
import { KnownClasses } from './known.ts';
import { membership, postRecords } from './memberships.ts';
import { motion, vote, voteEvent } from './motions.ts';
import { organization, person } from './people.ts';
import { Reading } from './reading.ts';
import { speech } from './speeches.ts';

export const popolo: ImportFormat = {
  name: 'popolo',
  title: 'Popolo JSON',
  endings: ['.json', '.popolo'],
  sniff(files) {
    const first = files.find(({ name }) => /\.(json|popolo)$/i.test(name));
    if (!first) return 0;
    const head = headText(first.head);
    const named = collections.filter((name) => new RegExp(`"${name}"\\s*:\\s*\\[`).test(head));
    if (named.length > 1) return 0.9;
    if (/"(on_behalf_of_id|person_id|voter_id)"\s*:/.test(head)) return 0.8;
    if (named.length === 1) return 0.6;
    return /"(given_name|family_name|sort_name|other_names)"\s*:/.test(head) ? 0.5 : 0;
  },
  read,
};

const makers = {
  persons: person,
  organizations: organization,
  memberships: membership,
  posts: postRecords,
  motions: motion,
  vote_events: voteEvent,
  votes: vote,
  speeches: speech,
};

/** Twice through the files: first what there is, since memberships often stand before it. */
async function* read(
  files: readonly ImportFile[],
  options: ReadOptions,
): AsyncGenerator<ImportRecord> {
  const meter = new Meter(options);
  const known = new KnownClasses(files);
  const readable: ImportFile[] = [];
  for (const file of files) {
    known.open(file);
    try {
      for await (const { item, collection } of itemsIn(file, new Meter({}), (meta) => {
        known.current.isExport ||= meta.generator === 'Stancegraph';
      })) {
        meter.add(0);
        if (collection && isItem(item)) noted(known, collection, item);
      }
      readable.push(file);
    } catch (error) {
      yield problemOf(file, error);
    }
  }
  const dossier = options.dossier ?? dossierName((files[0]?.name ?? '').replace(/\.[a-z]+$/i, ''));
  for (const { file, message } of known.settle(dossier)) {
    yield note(file, 'files read apart', `${message}, so ids of the two files are kept apart`);
  }
  const reading = new Reading(known, makers);
  let found = 0;
  let places = 0;
  for (const file of readable) {
    reading.open(file);
    for await (const { item, collection, place } of itemsIn(file, meter)) {
      if (collection) found += 1;
      if (!collection) {
        if (isItem(item)) yield problemRecord(place, 'is of no class of Popolo that is known');
        continue;
      }
      if (!isItem(item)) {
        yield problemRecord(place, `one of ${collection} is no object`, 'Leave it out.');
        continue;
      }
      if (collection === 'areas') places += 1;
      yield* reading.whole(collection, item, place);
    }
  }
  if (found === 0 && readable.length > 0) {
    throw new StancegraphError(
      'bad-input',
      `${readable[0]?.name} has none of Popolo's classes (${collections.join(', ')}).`,
    );
  }
  if (places > 0) reading.lose('areas', places);
  if (readable.length > 0) yield* reading.end();
}

/** A text where an object should be does not stop the others; the second reading tells of it. */
function noted(
  known: KnownClasses,
  collection: (typeof collections)[number],
  item: PopoloItem,
): void {
  try {
    known.takeWhole(collection, item);
  } catch {
    // Told when it is made into records.
  }
}

interface Found {
  item: unknown;
  collection: (typeof collections)[number] | undefined;
  place: string;
}

/** Every item of a file: of its arrays, of a bare array, or the one object that it is. */
async function* itemsIn(
  file: ImportFile,
  meter: Meter,
  onMeta: (meta: PopoloItem) => void = () => {},
): AsyncGenerator<Found> {
  const single: PopoloItem = {};
  const waiting: JsonElement[] = [];
  let isSingle = false;
  for await (const element of jsonElements(file, meter)) {
    const { path, index, value, line } = element;
    const [name] = path;
    const place = `${file.name}:${line}`;
    if (path.length === 0) {
      const collection = isItem(value) ? classOf(value) : undefined;
      yield { item: value, collection: index === undefined ? undefined : collection, place };
    } else if (index === undefined) {
      if (name === 'meta' && isItem(value)) onMeta(value);
      single[name ?? ''] = value;
      isSingle ||= ['id', 'name', 'text', 'label', 'role', 'option', 'creator_id'].includes(
        name ?? '',
      );
      isSingle ||= name === 'organization_id' || name === 'person_id';
    } else if (isSingle) {
      // An array of the one object, such as its other names.
      append(single, name ?? '', value);
    } else if (['result', 'results', 'items', 'data'].includes(name ?? '') && isItem(value)) {
      yield { item: value, collection: classOf(value), place };
    } else {
      const collection = collectionOf(name ?? '');
      if (collection) yield { item: value, collection, place };
      else if (waiting.length < 1000) waiting.push(element);
    }
  }
  if (!isSingle) return;
  for (const { path, value } of waiting) {
    append(single, path[0] ?? '', value);
  }
  const collection = classOf(single);
  yield { item: single, collection, place: `${file.name}:1` };
}

function append(item: PopoloItem, name: string, value: unknown): void {
  const list = item[name];
  if (Array.isArray(list)) list.push(value);
  else if (list === undefined) item[name] = [value];
}
