/** Goes through one file of a corpus and hands its elements to whoever reads them. */
import type { ImportRecord } from '../format.ts';
import { baseOf, note } from '../shared/emit.ts';
import type { Tag, XmlHandler } from '../shared/xml.ts';
import type { Corpus } from './corpus.ts';
import { ListReader } from './lists.ts';
import { isTranslation, type Part, sittingName } from './parts.ts';
import { SittingReader, type Unit } from './sitting.ts';

/** What the files of a corpus share. */
export interface Context {
  corpus: Corpus;
  unit: Unit;
  /** Names of the files that were given, as {@link sittingName} has them. */
  given: ReadonlySet<string>;
  /** Of these, those that nothing could be read of. */
  unread: Set<string>;
  included: { name: string; isSitting: boolean; collection: string; place: string }[];
}

export class Document implements XmlHandler {
  readonly #context: Context;
  readonly #part: Part;
  readonly #out: ImportRecord[];
  readonly #lists: ListReader;
  /** What is kept of a sitting until its end: of a file that breaks off no half is given. */
  readonly #held: ImportRecord[] | undefined;
  #sitting: SittingReader | undefined;
  /** The sitting that was read last. */
  #last: SittingReader | undefined;
  #header = 0;
  #title: string | undefined;

  /** Of a file that is known to be whole nothing need be held. */
  constructor(context: Context, part: Part, out: ImportRecord[], isWhole = false) {
    this.#context = context;
    this.#part = part;
    this.#out = out;
    this.#held = isWhole ? undefined : [];
    this.#lists = new ListReader(context.corpus, (tag) => this.#placeOf(tag));
  }

  open(tag: Tag): void {
    const { name, attributes } = tag;
    const { corpus, included, unit } = this.#context;
    if (name === 'teiCorpus') corpus.language ??= attributes['xml:lang'] || undefined;
    if (name === 'teiHeader') this.#header += 1;
    if (name === 'include') {
      included.push({
        name: attributes.href ?? '',
        isSitting: this.#header === 0,
        collection: corpus.collection(this.#part.isTranslation),
        place: this.#placeOf(tag),
      });
    }
    if (name === 'TEI') {
      corpus.language ??= attributes['xml:lang'] || undefined;
      this.#give(corpus.flush());
      const ofTranslation = this.#part.isTranslation || isTranslation(attributes['xml:id'] ?? '');
      const collection = corpus.collection(ofTranslation);
      this.#sitting = new SittingReader(
        corpus,
        { collection, unit, file: this.#part.file.name },
        tag,
        this.#held ?? this.#out,
      );
      this.#last = this.#sitting;
      return;
    }
    if (this.#header > 0 || !this.#sitting) this.#lists.open(tag);
    if (!this.#lists.isOpen) this.#sitting?.open(tag);
    if (name === 'title' && attributes.type === 'main' && !this.#sitting && !corpus.title) {
      this.#title = '';
    }
  }

  text(text: string): void {
    if (this.#title !== undefined) this.#title += text;
    if (this.#lists.isOpen) this.#lists.text(text);
    else this.#sitting?.text(text);
  }

  close(name: string): void {
    const { corpus } = this.#context;
    if (name === 'title' && this.#title !== undefined) {
      corpus.title = this.#title.trim() || undefined;
      this.#title = undefined;
    }
    if (name === 'TEI' && this.#sitting) {
      this.#sitting.end();
      this.#sitting = undefined;
      // A file that is one sitting may still break off behind it.
      if (this.#part.root !== 'TEI') this.#give(this.whole());
      return;
    }
    const inList = this.#lists.isOpen;
    if (this.#header > 0 || !this.#sitting) this.#lists.close(name);
    if (!inList) this.#sitting?.close(name);
    if (name === 'teiHeader') {
      this.#header -= 1;
      if (this.#sitting) this.#give(corpus.flush());
    }
  }

  /** What remains of a file that has been read to its end. */
  whole(): ImportRecord[] {
    return this.#held?.splice(0) ?? [];
  }

  /** What remains of a file that could not be read to its end: half a sitting is none. */
  brokenOff(): ImportRecord[] {
    if (!this.#last) this.#context.unread.add(sittingName(this.#part.file.name));
    const isOpen = this.#sitting !== undefined || this.#part.root === 'TEI';
    return isOpen ? (this.#last?.brokenOff() ?? []) : [];
  }

  #placeOf({ line }: Tag): string {
    return `${this.#part.file.name}:${line}`;
  }

  #give(records: Iterable<ImportRecord>): void {
    for (const record of records) this.#out.push(record);
  }
}

/** What the corpus names and was not given: gaps, each sitting also for what is covered. */
export function* missing({ included, given, unread }: Context): Generator<ImportRecord> {
  const told = new Set<string>();
  for (const { name, isSitting, collection, place } of included) {
    const plain = baseOf(name.trim()).replaceAll(/\s+/g, '');
    const key = sittingName(plain);
    const isUnread = unread.has(key);
    if (told.has(key) || (given.has(key) && !(isSitting && isUnread))) continue;
    told.add(key);
    const day = /\d{4}-\d{2}-\d{2}/.exec(plain)?.[0];
    if (!isUnread) {
      yield note(
        place,
        isSitting ? 'sitting that was not given' : 'list that was not given',
        `${name} is named by the corpus and was not given`,
      );
    }
    if (!isSitting) continue;
    yield {
      kind: 'coverage',
      place,
      collection,
      item: plain.replace(/(\.ana)?\.xml$/, ''),
      ...(day ? { date: day } : {}),
      present: false,
    };
  }
}
