/** Reads a sitting: its head, and its speeches or sentences as statements with the text around them. */
import type { ImportRecord } from '../format.ts';
import { dayOf, nodeRecord, note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import { ownId } from '../shared/ids.ts';
import type { Tag } from '../shared/xml.ts';
import type { Corpus } from './corpus.ts';
import { refsOf } from './lists.ts';

export type Unit = 'speech' | 'sentence';

/** Stands between the blocks of a sitting's text. */
const between = '\n\n';

/** What stands in a speech and is not spoken. */
const unspoken = new Set(['note', 'vocal', 'kinesic', 'incident', 'gap', 'linkGrp', 'desc', 'pb']);

interface Passage {
  id: string | undefined;
  text: string;
}

interface Speech {
  id: string;
  who: string[];
  ana: string[];
  place: string;
  /** Paragraphs, each with its sentences when they are marked. */
  segments: { text: string; sentences: Passage[] }[];
}

export class SittingReader {
  readonly id: string;
  readonly #corpus: Corpus;
  readonly #unit: Unit;
  readonly #place: string;
  readonly #out: ImportRecord[];
  readonly #sourceId: string;
  readonly #language: string | undefined;
  readonly #ids = new Set<string>();
  #date: string | undefined;
  #titles: { text: string; lang: string | undefined }[] = [];
  #publisher: string | undefined;
  #url: string | undefined;
  #licence: string | undefined;
  #captured: string | undefined;
  #lang: string | undefined;
  #path: string[] = [];
  #skipping = 0;
  /** The sitting's text so far, in blocks, and how long it is. */
  readonly #blocks: string[] = [];
  #length = 0;
  #speech: Speech | undefined;
  #segment = '';
  #sentences: Passage[] = [];
  #sentence: { id: string | undefined; from: number } | undefined;
  #tokens = 0;
  #glued = true;
  #count = 0;

  constructor(corpus: Corpus, unit: Unit, tag: Tag, file: string, out: ImportRecord[]) {
    this.#corpus = corpus;
    this.#unit = unit;
    this.#out = out;
    this.#place = file;
    this.id = (tag.attributes['xml:id'] ?? file.replace(/\.xml$/, '')).replace(/\.ana$/, '');
    this.#language = tag.attributes['xml:lang'] ?? corpus.language;
    this.#sourceId = ownId('Source', this.#scope(this.id), this.id);
  }

  open(tag: Tag): void {
    const { name, attributes } = tag;
    this.#path.push(name);
    if (name === 'date' && this.#in('setting')) this.#date ??= attributes.when ?? attributes.from;
    if (this.#isCaptured(name)) {
      this.#captured = '';
      this.#lang = attributes['xml:lang'];
    }
    if (name === 'u') {
      this.#count += 1;
      const id = attributes['xml:id'] ?? `${this.id}.u${this.#count}`;
      this.#speech = {
        id,
        who: refsOf(attributes.who),
        ana: refsOf(attributes.ana),
        place: `${this.#place}:#${id}`,
        segments: [],
      };
      this.#segment = '';
      return;
    }
    if (!this.#speech) return;
    if (unspoken.has(name)) this.#skipping += 1;
    else if (name === 'seg') this.#startSegment();
    else if (name === 's') {
      this.#sentence = { id: attributes['xml:id'], from: this.#segment.length };
    } else if ((name === 'w' || name === 'pc') && this.#skipping === 0) {
      // A word within a word is how it is analysed, not another one.
      if (this.#tokens === 0 && !this.#glued && this.#segment !== '') this.#segment += ' ';
      if (this.#tokens === 0) {
        this.#glued = attributes.join === 'right' || attributes.join === 'both';
      }
      this.#tokens += 1;
    }
  }

  text(text: string): void {
    if (this.#captured !== undefined) this.#captured += text;
    if (!this.#speech || this.#skipping > 0) return;
    // Between the words of an annotated text stand line ends alone.
    if (this.#tokens === 0 && this.#sentence && text.trim() === '') return;
    this.#segment += this.#tokens > 0 ? text.trim() : text;
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#captured !== undefined && this.#isCaptured(name)) {
      this.#take(name, this.#captured.replace(/\s+/g, ' ').trim());
      this.#captured = undefined;
    }
    if (name === 'u') this.#endSpeech();
    else if (!this.#speech) return;
    else if (unspoken.has(name)) this.#skipping -= 1;
    else if (name === 'w' || name === 'pc') this.#tokens = Math.max(0, this.#tokens - 1);
    else if (name === 's' && this.#sentence) {
      const { id, from } = this.#sentence;
      const text = tidy(this.#segment.slice(from));
      if (text !== '') this.#sentences.push({ id, text });
      this.#sentence = undefined;
    } else if (name === 'seg') this.#endSegment();
  }

  /** The sitting as a source, and that it is there. */
  end(): void {
    const date = dayOf(this.#date);
    const title =
      this.#titles.find(({ lang }) => lang === this.#language) ?? this.#titles[0] ?? undefined;
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
      {
        kind: 'coverage',
        place: this.#place,
        collection: this.#corpus.scope,
        item: this.id,
        ...(date ? { date } : {}),
        present: true,
      },
    );
  }

  /** Ids that begin with the corpus's name are unique already. */
  #scope(own: string): string {
    return own.toLowerCase().startsWith(this.#corpus.scope) ? '' : this.#corpus.scope;
  }

  #in(parent: string): boolean {
    return this.#path.at(-2) === parent;
  }

  #isCaptured(name: string): boolean {
    if (this.#path.includes('u')) return false;
    return ['title', 'publisher', 'idno', 'licence', 'head', 'note'].includes(name);
  }

  #take(name: string, text: string): void {
    if (text === '') return;
    const parents = this.#path;
    if (name === 'title' && parents.at(-1) === 'titleStmt') {
      this.#titles.push({ text, lang: this.#lang });
    } else if (name === 'publisher' && parents.includes('sourceDesc')) this.#publisher ??= text;
    else if (name === 'idno' && parents.includes('sourceDesc')) {
      if (URL.canParse(text) && /^https?:/.test(text)) this.#url ??= text;
    } else if (name === 'licence') this.#licence ??= text;
    else if (parents.includes('body') && (name === 'head' || name === 'note')) this.#block(text);
  }

  /** Puts a block into the sitting's text; where it begins. */
  #block(text: string): number {
    const start = this.#blocks.length === 0 ? 0 : this.#length + between.length;
    this.#blocks.push(text);
    this.#length = start + text.length;
    return start;
  }

  #startSegment(): void {
    // Words outside of a paragraph are a paragraph of their own.
    if (this.#segment.trim() !== '') this.#endSegment();
    this.#segment = '';
    this.#glued = true;
  }

  #endSegment(): void {
    const text = tidy(this.#segment);
    if (text !== '') this.#speech?.segments.push({ text, sentences: this.#sentences });
    this.#segment = '';
    this.#sentences = [];
    this.#sentence = undefined;
    this.#glued = true;
  }

  #endSpeech(): void {
    if (this.#segment.trim() !== '') this.#endSegment();
    const speech = this.#speech;
    this.#speech = undefined;
    this.#skipping = 0;
    this.#tokens = 0;
    if (!speech) return;
    const { id, place, segments } = speech;
    if (this.#ids.has(id)) {
      this.#out.push(
        problemRecord(place, `the id ${id} is used twice in this sitting`, 'Rename one.'),
      );
      return;
    }
    this.#ids.add(id);
    if (segments.length === 0) {
      this.#out.push(note(place, 'speech without text', `${id} has no spoken words`));
      return;
    }
    const whole = segments.map(({ text }) => text).join('\n');
    const start = this.#block(whole);
    const speakers = this.#speakers(speech);
    if (this.#unit === 'speech') {
      this.#statement(speech, speakers, id, whole, start);
      return;
    }
    let at = 0;
    let number = 0;
    for (const segment of segments) {
      for (const sentence of this.#sentencesOf(segment)) {
        number += 1;
        const found = whole.indexOf(sentence.text, at);
        at = found < 0 ? at : found + sentence.text.length;
        const own = sentence.id ?? `${id}.s${number}`;
        this.#statement(
          speech,
          speakers,
          own,
          sentence.text,
          found < 0 ? undefined : start + found,
        );
      }
    }
  }

  #statement(
    speech: Speech,
    speakers: readonly string[],
    own: string,
    text: string,
    start: number | undefined,
  ): void {
    const id = ownId('Statement', this.#scope(own), own);
    const { place } = speech;
    const sources = [this.#sourceId];
    const role = roleOf(speech.ana);
    this.#out.push(
      nodeRecord(place, 'Statement', id, {
        text,
        language: this.#language,
        kind: 'quote',
        date: dayOf(this.#date),
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

  #sentencesOf({ text, sentences }: Speech['segments'][number]): Passage[] {
    if (sentences.length > 0) return sentences;
    const found = new Intl.Segmenter(this.#language ?? 'en', { granularity: 'sentence' });
    return [...found.segment(text)].flatMap(({ segment }) =>
      segment.trim() === '' ? [] : [{ id: undefined, text: segment.trim() }],
    );
  }

  /** The speakers who are known; why another is not is told, grouped by cause. */
  #speakers({ id, who, ana, place }: Speech): string[] {
    if (roleOf(ana) === undefined) {
      this.#out.push(
        note(place, 'speech without a role', `${id} is by neither chair, regular nor guest`),
      );
    }
    if (who.length === 0) {
      this.#out.push(note(place, 'speech without a speaker', `${id} names no speaker`));
      return [];
    }
    return who.flatMap((own) => {
      const { personIds } = this.#corpus;
      if (personIds.has(own)) return [this.#corpus.actor(own)];
      const bare = own.replace(/[\p{P}\s]+$/u, '');
      const cause =
        personIds.size === 0
          ? 'no list of persons was given'
          : bare !== own && personIds.has(bare)
            ? `the id ends with ${own.slice(bare.length) === ',' ? 'a comma' : 'a sign'} too many`
            : 'not in the list of persons';
      this.#out.push(note(place, `unknown speaker: ${cause}`, `${own}: ${cause}`));
      return [];
    });
  }
}

/** The part in the sitting that the taxonomy of speakers gives, also its variants like deputy chairs. */
function roleOf(ana: readonly string[]): string | undefined {
  if (ana.some((one) => /chair$/i.test(one))) return 'chair';
  return ana.find((one) => one === 'regular' || one === 'guest');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
