/** Popolo JSON: people, organizations, memberships, motions, votes and speeches. */
import { StancegraphError } from '../../../errors.ts';
import { dossierName } from '../../tables/ids.ts';
import type {
  ImportFile,
  ImportFormat,
  ImportRecord,
  ReadOptions,
  SniffedFile,
} from '../format.ts';
import { note, problemOf, problemRecord } from '../shared/emit.ts';
import { headText, Meter } from '../shared/text.ts';
import { isPlain } from './chambers.ts';
import { classOfFile, collections } from './classes.ts';
import { isItem, type PopoloItem } from './fields.ts';
import { itemsIn } from './items.ts';
import { KnownClasses } from './known.ts';
import { membership, postRecords } from './memberships.ts';
import { motion, vote, voteEvent } from './motions.ts';
import { organization, person } from './people.ts';
import { Reading } from './reading.ts';
import { event, speech } from './speeches.ts';

export const popolo: ImportFormat = {
  name: 'popolo',
  title: 'Popolo JSON',
  endings: ['.json', '.popolo'],
  sniff(files) {
    const own = files.filter(({ name }) => /\.(json|popolo)$/i.test(name));
    return Math.max(0, ...own.map(sureness));
  },
  nameOf,
  read,
};

/** Many files are called alike: where the name says nothing, the chambers tell whose a file is. */
async function nameOf(files: readonly ImportFile[]): Promise<string | undefined> {
  const [first] = files;
  if (!first || !isPlain(first.name)) return undefined;
  const known = new KnownClasses(files);
  for (const file of files) {
    try {
      await takeNote(known, file, new Meter({}));
    } catch {
      // Told when it is read.
    }
  }
  const sign = known.sign();
  return sign && `${named(first)} ${sign}`;
}

function named({ name }: ImportFile): string {
  return name.replace(/\.[a-z0-9]+$/i, '');
}

/** How sure it is that one file is Popolo. */
function sureness({ name: file, head: bytes }: SniffedFile): number {
  const head = headText(bytes);
  const named = (signs: string) =>
    collections.filter((name) => new RegExp(`"${name}"\\s*:\\s*[${signs}]`).test(head)).length;
  if (named('\\[{') > 1) return 0.9;
  if (/"(on_behalf_of_id|person_id|voter_id|vote_event_id)"\s*:/.test(head)) return 0.8;
  if (named('\\[') === 1 || /"(creator_id|motion_id|attribution_text)"\s*:/.test(head)) return 0.6;
  if (/"(given_name|family_name|sort_name|other_names)"\s*:/.test(head)) return 0.5;
  if (/^\s*\{\s*"(persons|organizations|memberships)"\s*:\s*\{\s*"[^"]*"\s*:\s*\{/.test(head))
    return 0.4;
  // Many things are called posts and events.
  const isNamed = !['posts', 'events', undefined].includes(classOfFile(file));
  return isNamed && /^\s*\[\s*\{[^{}]*"(id|name|text)"\s*:/.test(head) ? 0.4 : 0;
}

const makers = {
  persons: person,
  organizations: organization,
  memberships: membership,
  posts: postRecords,
  events: event,
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
    try {
      await takeNote(known, file, meter);
      readable.push(file);
    } catch (error) {
      yield problemOf(file, error);
    }
  }
  const [first] = files;
  const own = options.dossier ?? (await nameOf(files)) ?? (first ? named(first) : '');
  for (const { file, message } of known.settle(dossierName(own))) {
    yield note(file, 'files read apart', `${message}, so ids of the two files are kept apart`);
  }
  const reading = new Reading(known, makers);
  let found = 0;
  let places = 0;
  for (const file of readable) {
    reading.open(file);
    for await (const { item, collection, place, other } of itemsIn(file, meter)) {
      if (other !== undefined) {
        reading.lose(other);
        continue;
      }
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

/** Goes through a file for what there is; `meter` is told nothing but that it goes on. */
async function takeNote(known: KnownClasses, file: ImportFile, meter: Meter): Promise<void> {
  known.open(file);
  for await (const { item, collection } of itemsIn(file, new Meter({}), (meta) => {
    known.current.isExport ||= meta.generator === 'Stancegraph';
  })) {
    meter.add(0);
    if (collection && isItem(item)) noted(known, collection, item);
  }
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
