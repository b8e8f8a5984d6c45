/** Who speaks, and in which part. */
import type { ImportRecord } from '../format.ts';
import { note } from '../shared/emit.ts';
import type { Corpus } from './corpus.ts';

/** The part in the sitting that the taxonomy of speakers gives, also its variants like deputy chairs. */
export function roleOf(ana: readonly string[]): string | undefined {
  if (ana.some((one) => /chair$/i.test(one))) return 'chair';
  return ana.flatMap(
    (one) => /(?:^|[.:_-])(regular|guest)$/i.exec(one)?.[1]?.toLowerCase() ?? [],
  )[0];
}

/** The speakers who are known; why another is not is told, grouped by cause. */
export function* speakersOf(
  corpus: Corpus,
  { id, who, ana, place }: { id: string; who: string[]; ana: string[]; place: string },
): Generator<ImportRecord, string[]> {
  const role = roleOf(ana);
  if (role === undefined) {
    yield note(place, 'speech without a role', `${id} is by neither chair, regular nor guest`);
  }
  if (who.length === 0) {
    const group = `speech without a speaker${role ? ` (${role})` : ''}`;
    yield note(place, group, `${id} names no speaker`);
    return [];
  }
  const { orgs, personIds } = corpus;
  const known: string[] = [];
  for (const own of new Set(who)) {
    if (personIds.has(own)) {
      known.push(corpus.actor(own));
      continue;
    }
    if (orgs.has(own)) {
      known.push(corpus.orgId(own));
      continue;
    }
    const bare = own.replace(/[\p{P}\s]+$/u, '');
    const cause =
      personIds.size === 0
        ? 'no list of persons was given'
        : bare !== own && personIds.has(bare)
          ? `the id ends with ${own.slice(bare.length) === ',' ? 'a comma' : 'a sign'} too many`
          : 'not in the list of persons';
    yield note(place, `unknown speaker: ${cause}`, `${own}: ${cause}`);
  }
  return known;
}
