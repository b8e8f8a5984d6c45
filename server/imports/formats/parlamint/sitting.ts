/** Reads a sitting: its head, and its speeches or sentences as statements with the text around them. */
import type { ImportRecord } from '../format.ts';
import { dayOf, nodeRecord, note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import { OwnIds } from '../shared/ids.ts';
import type { Tag } from '../shared/xml.ts';
import type { Corpus } from './corpus.ts';
import { refsOf } from './lists.ts';
import { roleOf, speakersOf } from './speakers.ts';
import { type Paragraph, type Passage, SentenceFinder, SpeechWords } from './words.ts';

export type Unit = 'speech' | 'sentence';

/** Stands between the blocks of a sitting's text. */
const between = '\n\n';

/** Elements outside of speeches whose text is taken. */
const captured = new Set(['title', 'publisher', 'idno', 'licence', 'head', 'note', 'date']);

interface Speech {
  id: string;
  who: string[];
  ana: string[];
  place: string;
  words: SpeechWords;
}

export class SittingReader {
  readonly id: string;
  readonly #corpus: Corpus;
  readonly #collection: string;
  readonly #unit: Unit;
  readonly #place: string;
  readonly #out: ImportRecord[];
  readonly #sourceId: string;
  readonly #language: string | undefined;
  readonly #ids = new Set<string>();
  readonly #statements = new OwnIds();
  readonly #sentences = new SentenceFinder();
  #date: string | undefined;
  /** The day of the record that it was taken from. */
  #sourceDate: string | undefined;
  #titles: { text: string; lang: string | undefined }[] = [];
  #publisher: string | undefined;
  #url: string | undefined;
  #licence: string | undefined;
  #captured: { text: string; lang: string | undefined; depth: number } | undefined;
  /** Elements that are open, each with the language that holds in it. */
  readonly #path: string[] = [];
  readonly #languages: (string | undefined)[] = [];
  /** The sitting's text so far, in blocks, and how long it is. */
  readonly #blocks: string[] = [];
  #length = 0;
  #speech: Speech | undefined;
  #count = 0;

  constructor(
    corpus: Corpus,
    { collection, unit, file }: { collection: string; unit: Unit; file: string },
    tag: Tag,
    out: ImportRecord[],
  ) {
    this.#corpus = corpus;
    this.#collection = collection;
    this.#unit = unit;
    this.#out = out;
    this.#place = file;
    this.id = (tag.attributes['xml:id'] ?? file.replace(/\.xml$/, '')).replace(/\.ana$/, '');
    this.#language = tag.attributes['xml:lang'] || corpus.language;
    this.#sourceId = corpus.sittingId(this.#ofCollection(this.id) ? '' : collection, this.id);
  }

  open(tag: Tag): void {
    const { name, attributes } = tag;
    this.#path.push(name);
    this.#languages.push(attributes['xml:lang'] || this.#languageHere);
    if (this.#speech) this.#speech.words.open(tag, this.#languageHere);
    else if (name === 'u') this.#startSpeech(attributes);
    else if (captured.has(name) && !this.#captured) {
      const { when, from } = attributes;
      this.#captured = { text: '', lang: attributes['xml:lang'], depth: this.#path.length };
      if (name === 'date' && this.#path.at(-2) === 'setting') this.#date ??= when ?? from;
      else if (name === 'date' && this.#path.includes('sourceDesc')) this.#sourceDate ??= when;
    }
  }

  text(text: string): void {
    if (this.#captured) this.#captured.text += text;
    this.#speech?.words.text(text);
  }

  close(name: string): void {
    const isWhole = this.#captured?.depth === this.#path.length;
    this.#path.pop();
    this.#languages.pop();
    if (this.#captured && isWhole) {
      this.#take(name, this.#captured);
      this.#captured = undefined;
    } else if (name === 'u') this.#endSpeech();
    else this.#speech?.words.close(name, this.#languageHere);
  }

  /** The sitting as a source, and that it is there. */
  end(): void {
    const date = this.#day();
    const title = this.#titles.find(({ lang }) => lang === this.#language) ?? this.#titles[0];
    if (!date) {
      const message = this.#date
        ? `the day of the sitting is no date: ${this.#date}`
        : 'the sitting has no day, so its statements have none';
      this.#out.push(note(this.#place, 'sitting without a day', message));
    }
    this.#out.push(
      nodeRecord(this.#place, 'Source', this.#sourceId, {
        title: title?.text ?? this.id,
        publisher: this.#publisher,
        date,
        url: this.#url,
        language: this.#language,
        licence: this.#licence,
        sourceClass: 'primary',
        text: this.#blocks.join(between),
      }),
      this.#coverage(true),
    );
  }

  /** What is told of a sitting that breaks off: that it is not there. */
  brokenOff(): ImportRecord[] {
    return [...this.#out.filter(({ kind }) => kind === 'problem'), this.#coverage(false)];
  }

  get #languageHere(): string | undefined {
    return this.#languages.at(-1) ?? this.#language;
  }

  #day(): string | undefined {
    return dayOf(this.#date ?? this.#sourceDate);
  }

  #coverage(present: boolean): ImportRecord {
    const date = this.#day();
    return {
      kind: 'coverage',
      place: this.#place,
      collection: this.#collection,
      item: this.id,
      ...(date ? { date } : {}),
      present,
    };
  }

  /** Ids that begin with the name of the collection are unique already. */
  #ofCollection(own: string): boolean {
    return own.toLowerCase().startsWith(this.#collection);
  }

  /** What makes an id unique: nothing, its collection, or the sitting that it does not tell. */
  #scope(own: string): string {
    // Several chambers may sit on one day.
    const tail = this.id.replace(/^ParlaMint-[^_]*_/i, '');
    if (own.toLowerCase().includes(tail.toLowerCase())) {
      return this.#ofCollection(own) ? '' : this.#collection;
    }
    return this.#ofCollection(this.id) ? this.id : `${this.#collection}.${this.id}`;
  }

  #take(name: string, one: { text: string; lang: string | undefined }): void {
    const text = one.text.replace(/\s+/g, ' ').trim();
    if (text === '') return;
    const parents = this.#path;
    if (name === 'title' && parents.at(-1) === 'titleStmt') {
      this.#titles.push({ text, lang: one.lang });
    } else if (name === 'publisher' && parents.includes('sourceDesc')) this.#publisher ??= text;
    else if (name === 'idno' && parents.includes('sourceDesc')) {
      if (URL.canParse(text) && /^https?:/.test(text)) this.#url ??= text;
    } else if (name === 'licence') this.#licence ??= text;
    else if (name === 'date' && parents.at(-1) === 'setting') this.#date ??= dayOf(text);
    else if (name === 'date' && parents.includes('sourceDesc')) this.#sourceDate ??= dayOf(text);
    else if (parents.includes('body') && (name === 'head' || name === 'note')) this.#block(text);
  }

  /** Puts a block into the sitting's text; where it begins. */
  #block(text: string): number {
    const start = this.#blocks.length === 0 ? 0 : this.#length + between.length;
    this.#blocks.push(text);
    this.#length = start + text.length;
    return start;
  }

  #startSpeech(attributes: Tag['attributes']): void {
    this.#count += 1;
    const id = attributes['xml:id'] ?? `${this.id}.u${this.#count}`;
    this.#speech = {
      id,
      who: refsOf(attributes.who),
      ana: refsOf(attributes.ana),
      place: `${this.#place}:#${id}`,
      words: new SpeechWords(this.#languageHere),
    };
  }

  #endSpeech(): void {
    const speech = this.#speech;
    this.#speech = undefined;
    if (!speech) return;
    const { id, place, words } = speech;
    words.end();
    if (!this.#isNew(id, place)) return;
    if (words.paragraphs.length === 0) {
      this.#out.push(note(place, 'speech without text', `${id} has no spoken words`));
      return;
    }
    const whole = words.paragraphs.map(({ text }) => text).join('\n');
    const start = this.#block(whole);
    const found = speakersOf(this.#corpus, speech);
    let next = found.next();
    for (; !next.done; next = found.next()) this.#out.push(next.value);
    const speakers = next.value;
    if (this.#unit === 'speech') {
      this.#statement(speech, speakers, { id, text: whole, language: words.language }, start);
      return;
    }
    for (const one of words.silent) {
      this.#out.push(note(place, 'sentence without text', `${one} has no spoken words`));
    }
    let at = 0;
    let number = 0;
    for (const sentence of words.paragraphs.flatMap((one) => this.#sentencesOf(one))) {
      number += 1;
      const begins = whole.indexOf(sentence.text, at);
      at = begins < 0 ? at : begins + sentence.text.length;
      const own = sentence.id ?? `${id}.s${number}`;
      if (!this.#isNew(own, place)) continue;
      const where = begins < 0 ? undefined : start + begins;
      this.#statement(speech, speakers, { ...sentence, id: own }, where);
    }
  }

  /** Whether the sitting has not used an id before; else that is told. */
  #isNew(id: string, place: string): boolean {
    const isNew = !this.#ids.has(id);
    this.#ids.add(id);
    if (!isNew) {
      const message = `the id ${id} is used twice in this sitting`;
      this.#out.push(problemRecord(place, message, 'Rename one.'));
    }
    return isNew;
  }

  #statement(
    { place, ana }: Speech,
    speakers: readonly string[],
    { id: own, text, language }: Passage & { id: string },
    start: number | undefined,
  ): void {
    const id = this.#statements.of('Statement', this.#scope(own), own);
    const sources = [this.#sourceId];
    const role = roleOf(ana);
    this.#out.push(
      nodeRecord(place, 'Statement', id, {
        text,
        language,
        kind: 'quote',
        date: this.#day(),
        // Nobody has made it in the graph, so nothing else can hold the part.
        ...(speakers.length === 0 && role ? { note: `Part in the sitting: ${role}` } : {}),
      }),
      relationshipRecord(place, id, 'STATED_IN', this.#sourceId, {
        main: true,
        ...(start === undefined ? {} : { start, end: start + text.length }),
      }),
      ...speakers.map((speaker) =>
        relationshipRecord(place, speaker, 'MADE', id, { role, sources }),
      ),
    );
  }

  #sentencesOf({ text, language, sentences }: Paragraph): Passage[] {
    if (sentences.length > 0) return sentences;
    return this.#sentences
      .of(text, language)
      .map((one) => ({ id: undefined, text: one, language }));
  }
}
