/** The words of a speech: its paragraphs, with their sentences where these are marked. */
import type { Tag } from '../shared/xml.ts';

/** What stands in a speech and is not spoken. */
const unspoken = new Set(['note', 'vocal', 'kinesic', 'incident', 'gap', 'linkGrp', 'desc', 'pb']);

export interface Passage {
  id: string | undefined;
  text: string;
  language: string | undefined;
}

export interface Paragraph {
  text: string;
  language: string | undefined;
  sentences: Passage[];
}

export class SpeechWords {
  readonly paragraphs: Paragraph[] = [];
  /** Ids of sentences that have no spoken words. */
  readonly silent: string[] = [];
  #language: string | undefined;
  #text = '';
  #sentences: Passage[] = [];
  #sentence: { id: string | undefined; language: string | undefined; from: number } | undefined;
  #skipping = 0;
  #tokens = 0;
  /** Whether the paragraph has its words one by one. */
  #isTokenised = false;
  #glued = true;

  constructor(language: string | undefined) {
    this.#language = language;
  }

  /** `language` is that of the element or of what it stands in. */
  open({ name, attributes }: Tag, language: string | undefined): void {
    if (unspoken.has(name)) this.#skipping += 1;
    // A note may have sentences and words of its own.
    if (this.#skipping > 0) return;
    if (name === 'seg') {
      // Words outside of a paragraph are a paragraph of their own.
      if (this.#text.trim() !== '') this.#endParagraph();
      this.#text = '';
      this.#glued = true;
      this.#language = language;
    } else if (name === 's') {
      this.#sentence = { id: attributes['xml:id'], language, from: this.#text.length };
    } else if (name === 'w' || name === 'pc') {
      // A word within a word is how it is analysed, not another one.
      if (this.#tokens === 0 && !this.#glued && this.#text !== '') this.#text += ' ';
      if (this.#tokens === 0) {
        this.#glued = attributes.join === 'right' || attributes.join === 'both';
      }
      this.#tokens += 1;
      this.#isTokenised = true;
    }
  }

  text(text: string): void {
    if (this.#skipping > 0) return;
    // Between the words of an annotated text stand line ends alone.
    if (this.#isTokenised && this.#tokens === 0 && this.#sentence && text.trim() === '') return;
    this.#text += this.#tokens > 0 ? text.trim() : text;
  }

  /** `language` is that of what the element stands in. */
  close(name: string, language: string | undefined): void {
    if (this.#skipping > 0) {
      if (unspoken.has(name)) this.#skipping -= 1;
    } else if (name === 'w' || name === 'pc') this.#tokens = Math.max(0, this.#tokens - 1);
    else if (name === 's' && this.#sentence) {
      const { id, from, language: own } = this.#sentence;
      const text = tidy(this.#text.slice(from));
      if (text !== '') this.#sentences.push({ id, text, language: own });
      else this.silent.push(id ?? 'a sentence');
      this.#sentence = undefined;
    } else if (name === 'seg') {
      this.#endParagraph();
      this.#language = language;
    }
  }

  end(): void {
    if (this.#text.trim() !== '') this.#endParagraph();
  }

  /** The language in which most of it is. */
  get language(): string | undefined {
    const sizes = new Map<string | undefined, number>();
    for (const { text, language } of this.paragraphs) {
      sizes.set(language, (sizes.get(language) ?? 0) + text.length);
    }
    return [...sizes].sort(([, a], [, b]) => b - a)[0]?.[0];
  }

  #endParagraph(): void {
    const text = tidy(this.#text);
    const language = this.#language;
    if (text !== '') this.paragraphs.push({ text, language, sentences: this.#sentences });
    this.#text = '';
    this.#sentences = [];
    this.#sentence = undefined;
    this.#glued = true;
    this.#isTokenised = false;
  }
}

/** Finds the sentences of a text that does not mark them, by the rules of its language. */
export class SentenceFinder {
  readonly #known = new Map<string, Intl.Segmenter>();

  of(text: string, language: string | undefined): string[] {
    return [...this.#rules(language ?? 'en').segment(text)].flatMap(({ segment }) =>
      segment.trim() === '' ? [] : [segment.trim()],
    );
  }

  #rules(language: string): Intl.Segmenter {
    const known = this.#known.get(language) ?? rulesOf(language);
    this.#known.set(language, known);
    return known;
  }
}

function rulesOf(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language.replaceAll('_', '-'), { granularity: 'sentence' });
  } catch {
    // What is no name of a language: `x-none`.
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
