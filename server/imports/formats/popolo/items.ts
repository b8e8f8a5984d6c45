/** The items of a file, in the shapes that there are. */
import type { ImportFile } from '../format.ts';
import { jsonElements } from '../shared/json.ts';
import { Meter } from '../shared/text.ts';
import { type Collection, classOf, collectionOf } from './classes.ts';
import { isItem, type PopoloItem } from './fields.ts';

export interface Item {
  item: unknown;
  collection: Collection | undefined;
  place: string;
  /** The name of an array that is none of Popolo's. */
  other?: string;
}

/** Fields that an item has, and what stands around arrays of items as a rule has not. */
const ofOneItem = [
  'id',
  'name',
  'text',
  'label',
  'role',
  'option',
  'creator_id',
  'organization_id',
  'person_id',
  'motion_id',
  'motion',
  'motion_text',
  'vote_event_id',
  'voter_id',
];

/** Arrays that no item holds: where they are, they and what is beside them are all items. */
const ofWholeFiles: readonly (string | undefined)[] = [
  'persons',
  'organizations',
  'events',
  'areas',
];

const ofVoted = ['id', 'text', 'title', 'identifier'];

/** What programs put around the items that they send. */
const envelopes = ['result', 'results', 'items', 'data'];

/** Every item of a file: of its arrays, of a bare array, or the one object that it is. */
export async function* itemsIn(
  file: ImportFile,
  meter: Meter,
  onMeta: (meta: PopoloItem) => void = () => {},
): AsyncGenerator<Item> {
  const single: PopoloItem = {};
  let isSingle: boolean | undefined;
  for await (const { path, index, value, line } of jsonElements(file, meter, isKeyed)) {
    const [name = ''] = path;
    const place = `${file.name}:${line}`;
    const collection = collectionOf(name);
    if (path.length === 0) {
      const own = isItem(value) && index !== undefined ? classOf(value, file.name) : undefined;
      yield { item: value, collection: own, place };
      continue;
    }
    const isListed = index !== undefined || path.length > 1;
    if (isListed) isSingle ??= await isOneItem(file);
    if (isListed && isSingle) append(single, name, value);
    else if (path.length > 1) {
      yield { item: index === undefined ? keyed(value, path[1]) : value, collection, place };
    } else if (envelopes.includes(name) && isItem(value)) yield* unpacked(value, file, place);
    else if (collection && index !== undefined) yield { item: value, collection, place };
    else if (index !== undefined) yield { item: value, collection: undefined, place, other: name };
    else {
      if (name === 'meta' && isItem(value)) onMeta(value);
      single[name] = value;
    }
  }
  if (!(isSingle ?? hasOwnFields(Object.keys(single)))) return;
  yield { item: single, collection: classOf(single, file.name), place: `${file.name}:1` };
}

/** Items may be in an object, each under its id, in place of an array. */
function isKeyed(path: readonly string[]): boolean {
  return path.length === 1 && collectionOf(path[0] ?? '') !== undefined;
}

function keyed(value: unknown, id: string | undefined): unknown {
  return isItem(value) ? { id, ...value } : value;
}

/** An item in an envelope, or arrays of items in one. */
function* unpacked(value: PopoloItem, file: ImportFile, place: string): Generator<Item> {
  const held = Object.entries(value).map(([name, list]) => [collectionOf(name), list] as const);
  if (!held.some(([name, list]) => ofWholeFiles.includes(name) && Array.isArray(list))) {
    yield { item: value, collection: classOf(value, file.name), place };
    return;
  }
  for (const [collection, list] of held) {
    if (!collection || !Array.isArray(list)) continue;
    for (const item of list) yield { item, collection, place };
  }
}

const known = new WeakMap<ImportFile, boolean>();

/** Looks ahead whether a file is one item, whose arrays lie within it: some stand before its name. */
async function isOneItem(file: ImportFile): Promise<boolean> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const names = new Set<string>();
  let isWhole = false;
  for await (const { path } of jsonElements(file, new Meter({}))) {
    const [name = ''] = path;
    names.add(name);
    isWhole = ofWholeFiles.includes(collectionOf(name));
    if (isWhole) break;
  }
  // A motion or an organization that holds vote events has an id or words.
  isWhole ||= names.has('vote_events') && !ofVoted.some((name) => names.has(name));
  const isOne = !isWhole && hasOwnFields([...names]);
  known.set(file, isOne);
  return isOne;
}

function hasOwnFields(names: readonly string[]): boolean {
  return names.some((name) => ofOneItem.includes(name));
}

function append(item: PopoloItem, name: string, value: unknown): void {
  const list = item[name];
  if (Array.isArray(list)) list.push(value);
  else if (list === undefined) item[name] = [value];
}
