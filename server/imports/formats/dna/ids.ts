/** Ids of a study's statements, which its files number anew in each version. */
import { shortHash } from '../shared/ids.ts';
import type { CodedStatement } from './study.ts';

/** What keeps names of coded studies apart from those of other imports. */
export const ending = 'dna';

/** Names that the program gives to coders by itself, and their bare numbers: no two files mean one person by them. */
const nobody = /^(admin|coder( ?\d+)?|\d+)$/i;

/** A name as event lists have it, which write no semicolon and no double quote. */
function listed(name: string): string {
  return name.trim().replaceAll(';', ',').replaceAll('"', "'");
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
  const said = [values.person, values.organization, values.concept].map((all) =>
    (all ?? []).map(listed).sort().join('\n'),
  );
  const by = [listed(coder ?? '')].filter((name) => name !== '' && !nobody.test(name));
  const hash = shortHash(JSON.stringify([...said, ...by, ...(hasPlace ? [] : [text])]));
  const own = [base, ...(hasPlace ? [`${start}-${stop}`] : []), hash].join('.');
  const number = (seen.get(own) ?? 0) + 1;
  seen.set(own, number);
  return `statement:${own}${number > 1 ? `.${number}` : ''}.${ending}`;
}
