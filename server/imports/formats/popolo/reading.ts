/** What one reading of Popolo files keeps in mind, and how its records are made. */
import { counted } from '../../../../model/formats/counted.ts';
import { IdSet } from '../../staging/id-set.ts';
import type { ImportFile, ImportRecord } from '../format.ts';
import {
  baseOf,
  fileSourceRecord,
  GivenTerms,
  note,
  problemRecord,
  repeatedTerm,
} from '../shared/emit.ts';
import { ownId } from '../shared/ids.ts';
import { Unreadable } from '../shared/text.ts';
import type { Collection } from './classes.ts';
import { itemText, objectsIn, type PopoloItem, within } from './fields.ts';
import { isRedirect, type KnownClasses } from './known.ts';
import { nameOf } from './names.ts';
import { sourceOf } from './people.ts';

type Maker = (reading: Reading, item: PopoloItem, place: string) => Iterable<ImportRecord>;

export class Reading {
  readonly known: KnownClasses;
  /** The files of each naming; their source is one. */
  readonly #sourcesOfFiles = new Map<string, ImportFile[]>();
  readonly #makers: Partial<Record<Collection, Maker>>;
  readonly #terms = new GivenTerms();
  readonly #lost = new Map<string, number>();
  readonly #told = new Set<string>();
  readonly #keys = new IdSet();
  readonly #repeats = new Map<string, number>();

  constructor(known: KnownClasses, makers: Partial<Record<Collection, Maker>>) {
    this.known = known;
    this.#makers = makers;
  }

  /** The file whose items come next. */
  open(file: ImportFile): void {
    this.known.open(file);
    const files = this.#sourcesOfFiles.get(this.fileId);
    if (files) files.push(file);
    else this.#sourcesOfFiles.set(this.fileId, [file]);
  }

  /** The source of what names none. */
  get fileId(): string {
    const { isExport, scope } = this.known.current;
    return ownId('Source', '', `popolo-${isExport ? 'export-' : ''}${scope}`);
  }

  /** The records of one item; a fault in it is a problem, and the reading goes on. */
  *one(collection: Collection, item: PopoloItem, place: string): Generator<ImportRecord> {
    const maker = this.#makers[collection];
    if (!maker) return;
    try {
      if (isRedirect(item)) yield* this.#redirect(collection, item, place);
      else yield* maker(this, item, place);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      yield problemRecord(
        place,
        `one of ${collection}: ${error.message}`,
        'Put this record right.',
      );
    }
  }

  /** The records of an item that a file gives by itself, and not within another. */
  *whole(collection: Collection, item: PopoloItem, place: string): Generator<ImportRecord> {
    const isNamed = collection === 'persons' || collection === 'organizations';
    const name = isNamed && item.id === undefined ? nameOf(item) : undefined;
    if (name && !this.isNew(`${this.fileId} ${collection} ${name}`)) {
      yield note(
        place,
        `${collection} of one name without an id`,
        `${name} comes more than once without an id: all are taken as one`,
      );
    }
    yield* this.one(collection, item, place);
  }

  /** Nothing comes of an id that stands for another, as long as that is there. */
  *#redirect(collection: Collection, item: PopoloItem, place: string): Generator<ImportRecord> {
    const to = itemText(item, 'redirect');
    if (collection !== 'persons' && collection !== 'organizations') return;
    if (to && !this.known.find(collection, to)) {
      yield this.dangling(place, collection.slice(0, -1), to);
    }
  }

  /** What an item holds of other classes, which need not name it again. */
  *held(item: PopoloItem, back: string, own: string, place: string): Generator<ImportRecord> {
    for (const name of ['posts', 'memberships', 'motions', 'vote_events', 'speeches'] as const) {
      const field =
        name === 'posts'
          ? 'organization_id'
          : name === 'motions' || name === 'speeches'
            ? 'creator_id'
            : back;
      for (const inner of objectsIn(item, name)) {
        yield* this.one(name, within(inner, field, own), place);
      }
    }
    for (const vote of objectsIn(item, 'votes')) {
      yield* this.one('votes', within(vote, 'voter_id', own), place);
    }
  }

  /** The ids of the sources that an item names, else the file's; their nodes come along. */
  *sources(item: PopoloItem, place: string): Generator<ImportRecord, string[]> {
    const named = [...(Array.isArray(item.sources) ? item.sources : []), item.source];
    const ids: string[] = [];
    for (const one of named) {
      const source = sourceOf(one, place);
      if (source?.kind !== 'node' || ids.includes(source.node.id)) continue;
      ids.push(source.node.id);
      if (this.isNew(source.node.id)) yield source;
    }
    return ids.length > 0 ? ids : [this.fileId];
  }

  /** A term; `follows` of one that is said elsewhere as well, so that a repeat is no news. */
  *term(record: ImportRecord, follows: boolean): Generator<ImportRecord> {
    const one = this.#terms.record(record);
    if (!(follows && one.kind === 'note' && one.group === repeatedTerm)) yield one;
  }

  dangling(place: string, what: string, id: string): ImportRecord {
    return problemRecord(
      place,
      `names the ${what} ${id}, which is not in the files given`,
      'Give the file that has it, or leave this record out.',
    );
  }

  /** Whether something is met for the first time. */
  isNew(what: string): boolean {
    if (this.#told.has(what)) return false;
    this.#told.add(what);
    return true;
  }

  /** Counts fields of an item that the graph has no place for. */
  loses(collection: string, item: PopoloItem, fields: readonly string[]): void {
    for (const field of fields) {
      const value = item[field];
      if (value === undefined || value === null || value === '') continue;
      if (Array.isArray(value) && value.length === 0) continue;
      this.lose(`${field} of ${collection}`);
    }
  }

  /** A key with a number behind it where the file has had it before. */
  numbered(key: string): string {
    const whole = `${this.fileId} ${key}`;
    if (this.#keys.add(whole)) return key;
    const times = (this.#repeats.get(whole) ?? 1) + 1;
    this.#repeats.set(whole, times);
    return `${key} (${times})`;
  }

  lose(what: string, times = 1): void {
    this.#lost.set(what, (this.#lost.get(what) ?? 0) + times);
  }

  /** At the end: the files' sources, and a note for each field that was lost. */
  *end(): Generator<ImportRecord> {
    let place = '';
    for (const [id, [file, ...others]] of this.#sourcesOfFiles) {
      if (!file) continue;
      place ||= file.name;
      const title = baseOf(file.name);
      const more = others.length > 0 ? ` and ${counted(others.length, 'more file')}` : '';
      yield fileSourceRecord(file, id, { title: `${title}${more}` });
    }
    for (const [what, times] of [...this.#lost].sort()) {
      yield note(
        place,
        `no place in the graph: ${what}`,
        `${what}: ${counted(times, 'value')} without a place in the graph`,
      );
    }
  }
}
