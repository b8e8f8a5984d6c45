/** Ids of a study's documents, which other versions of its file may have in another order. */
import { shortHash } from '../shared/ids.ts';
import { ending, isTold, wordsOf } from './ids.ts';

export interface Titled {
  /** Empty where it has none. */
  title: string;
  date: string | undefined;
}

/**
 * The id of a document, by the rule of names: where its title cannot be told from the id, a hash of it
 * is in the id. `apart` is in the hash, too.
 */
export function documentId({ title, date }: Titled, apart: string | undefined): string {
  const name = title.trim();
  const words = wordsOf(name);
  // A number at the end may also be a year.
  const tells = isTold('Source', name) && (date !== undefined || !/\d$/.test(words));
  const hash = tells && apart === undefined ? '' : shortHash(JSON.stringify([name, apart ?? '']));
  const parts = [words.replaceAll(' ', '-'), date ?? '', hash];
  return `source:${parts.filter((one) => one !== '').join('-')}.${ending}`;
}

/**
 * Documents of a file that have one title and day, or no title. All of them have in their ids what
 * tells them apart, so that none takes another's place where one is added, left out or moved.
 */
export class Repeats {
  readonly #marks = new Map<string, Map<string, number>>();

  /** `mark` is what is the document's own in all versions of its file, such as its text. */
  take(one: Titled, mark: string): void {
    const key = keyOf(one);
    const marks = this.#marks.get(key) ?? new Map<string, number>();
    this.#marks.set(key, marks.set(mark, (marks.get(mark) ?? 0) + 1));
  }

  /** What tells it apart: its mark, and of copies their own id; nothing where it is the only one. */
  apart(one: Titled, mark: string, own: string): string | undefined {
    const marks = this.#marks.get(keyOf(one)) ?? new Map<string, number>();
    const times = marks.get(mark) ?? 0;
    const isOnly = marks.size <= 1 && times <= 1;
    if (isOnly && one.title.trim() !== '') return undefined;
    return times > 1 ? `${mark} ${own}` : mark;
  }
}

function keyOf({ title, date }: Titled): string {
  return JSON.stringify([title.trim(), date ?? '']);
}
