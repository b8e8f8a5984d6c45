/** Ids of a study's names, and of its statements, which its files number anew in each version. */
import { fold } from '../../../../model/ids.ts';
import { type Label, labels } from '../../../../model/vocabulary/labels.ts';
import { shortHash } from '../shared/ids.ts';
import type { CodedStatement } from './study.ts';

/** What keeps names of coded studies apart from those of other imports. */
export const ending = 'dna';

/** Names that the program gives to coders by itself, and their bare numbers: no two files mean one person by them. */
const nobody = /^(admin|coder( ?\d+)?|\d+)$/i;

/** Characters of a name that an id keeps. */
const longest = 100;

/**
 * The id of something that is known by its name alone. Where the name cannot be told from the id, a
 * hash of it is in the id, whatever else the file has: so nothing ever takes the id of another name.
 */
export function nameId(label: Label, name: string): string {
  const parts = [wordsOf(name).replaceAll(' ', '-'), isTold(label, name) ? '' : shortHash(name)];
  return `${labels[label].prefix}:${parts.filter((one) => one !== '').join('-')}.${ending}`;
}

/** The words of a name that an id has. */
export function wordsOf(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, longest)
    .trim();
}

/** Whether a name is what the words of its id are usually: a concept or title as a sentence, others with capitals. */
export function isTold(label: Label, name: string): boolean {
  const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
  const words = wordsOf(name);
  const isSentence = label === 'Agreement' || label === 'Source';
  return name === (isSentence ? capital(words) : words.split(' ').map(capital).join(' '));
}

/**
 * Tells a statement by its place, by who says what in it, and by its coder; of repeats `seen` gives
 * the number. The agreement is left out, so that another one changes the statement.
 */
export function statementId(
  document: string,
  { start, stop, text, values, coder }: CodedStatement,
  seen: Map<string, number>,
): string {
  const base = document.slice(document.indexOf(':') + 1).replace(/\.dna$/, '');
  const hasPlace = start !== undefined && stop !== undefined;
  const said = [values.person, values.organization, values.concept].map((all = []) =>
    all
      .map((one) => one.trim())
      .sort()
      .join('\n'),
  );
  const by = [coder?.trim() ?? ''].filter((name) => name !== '' && !nobody.test(name));
  const hash = shortHash(JSON.stringify([...said, ...by, ...(hasPlace ? [] : [text])]));
  const own = [base, ...(hasPlace ? [`${start}-${stop}`] : []), hash].join('.');
  const number = (seen.get(own) ?? 0) + 1;
  seen.set(own, number);
  return `statement:${own}${number > 1 ? `.${number}` : ''}.${ending}`;
}
