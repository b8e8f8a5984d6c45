/** Affiliations of persons as terms, and who was in coalition and opposition on one day. */
import type { ImportRecord } from '../format.ts';
import { candidacyNote, isCandidacy } from '../shared/candidates.ts';
import { note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import type { Affiliation, Corpus, Person } from './corpus.ts';
import { type DaySpan, sharedDays, spansOf } from './spans.ts';

/** What an affiliation says of one organisation and one time. */
interface Said {
  org: string;
  role: string | undefined;
  days: DaySpan;
  title: string | undefined;
  place: string;
}

/** The terms of a person. */
export function* affiliationsOf(
  corpus: Corpus,
  { id, affiliations, place }: Person,
): Generator<ImportRecord> {
  const actor = corpus.actor(id);
  const terms = new Map<string, Said[]>();
  const all: Said[] = [];
  for (const one of affiliations) {
    for (const said of yield* read(corpus, id, one)) {
      all.push(said);
      const known = termRecord(corpus, actor, [said]);
      if (known.kind !== 'relationship') continue;
      const same = terms.get(known.relationship.id) ?? [];
      if (same.length > 0) yield repeated(same, said, actor);
      terms.set(known.relationship.id, [...same, said]);
    }
  }
  for (const same of terms.values()) yield corpus.terms.record(termRecord(corpus, actor, same));
  yield* bothSides(corpus, id, all, place);
}

/** What an affiliation says, or why it says nothing. */
function* read(
  corpus: Corpus,
  person: string,
  one: Affiliation,
): Generator<ImportRecord, readonly Said[]> {
  const { refs, ana, role, place, title, named } = one;
  if (refs.length === 0) {
    const what = [person, role ?? 'member'].join(', ');
    yield named
      ? note(
          place,
          'affiliation to an organisation in words alone',
          `${what} of ${named}: it points to no organisation of the lists`,
        )
      : note(place, 'affiliation without an organisation', `${what}: it names no organisation`);
    return [];
  }
  const said: Said[] = [];
  for (const ref of refs) {
    const org = corpus.orgOf(ref);
    if (org === undefined) {
      yield unknown(corpus, ref, place);
      continue;
    }
    if (!corpus.isParty(org) && isCandidacy(role)) {
      yield candidacyNote(place, `${person} and ${org}`, role);
      continue;
    }
    const events = [ref, ...ana].flatMap((each) => corpus.eventDays(each) ?? []);
    const spans = spansOf(one, corpus.eventDays(ref) ? events.slice(0, 1) : events);
    if (typeof spans === 'string') {
      yield problemRecord(place, spans, 'Put the days of this affiliation right.');
      continue;
    }
    for (const days of spans) {
      if (corpus.isParty(org) && !days.from && !days.to) {
        yield note(place, 'party without dates', `${person} and ${org}: the days are not stated`);
      }
      said.push({ org, role, days, title, place });
    }
  }
  return said;
}

function unknown(corpus: Corpus, ref: string, place: string): ImportRecord {
  if (ref.includes('://')) {
    return note(
      place,
      'affiliation to an address',
      `${ref} is an address outside of the lists, which is no organisation of theirs`,
    );
  }
  return corpus.orgs.size === 0
    ? note(
        place,
        'affiliation: no list of organisations was given',
        `${ref} is not known: the list of organisations was not given`,
      )
    : problemRecord(
        place,
        `an affiliation names the organisation ${ref}, which no list has`,
        'Give the list that has it, or leave this affiliation out.',
      );
}

/** What one organisation, role and first day are said of is one term, to the latest of the last days. */
function termRecord(corpus: Corpus, actor: string, same: readonly Said[]): ImportRecord {
  const [first] = same;
  if (!first) throw new Error('a term without an affiliation');
  const { org, role, place } = first;
  const ends = same.map(({ days }) => days.to);
  const to = ends.includes(undefined) ? undefined : ends.sort().at(-1);
  const titles = same.flatMap(({ title, days }) =>
    title ? [days.to && days.to !== to ? `${title} (to ${days.to})` : title] : [],
  );
  return relationshipRecord(
    place,
    actor,
    corpus.isParty(org) ? 'MEMBER_OF' : 'HOLDS_OFFICE',
    corpus.orgId(org),
    {
      role,
      from: first.days.from,
      to,
      note: [...new Set(titles)].join('; '),
      sources: [corpus.sourceId],
    },
  );
}

function repeated(before: readonly Said[], said: Said, actor: string): ImportRecord {
  const { org, title, days, place } = said;
  return before.some(
    (one) => one.days.to === days.to && (title === undefined || one.title === title),
  )
    ? note(place, 'an affiliation that is given twice', `${actor} and ${org}: kept once`)
    : note(
        place,
        'affiliations with the same role and start are one term',
        `${actor} and ${org}: ${title ?? 'a second affiliation'} is told in the note of the first, whose last day is the latest`,
      );
}

/** Somebody whose parties governed and opposed on one day: noted, since real lives have it. */
function* bothSides(
  { sides }: Corpus,
  id: string,
  all: readonly Said[],
  place: string,
): Generator<ImportRecord> {
  const of = (side: 'coalition' | 'opposition') =>
    all.flatMap(({ org, days }) =>
      sides.of(org, side).flatMap((span) => sharedDays(span, days) ?? []),
    );
  const opposed = of('opposition');
  const both = of('coalition').flatMap((a) => opposed.flatMap((b) => sharedDays(a, b) ?? []))[0];
  if (!both) return;
  yield note(
    place,
    'in coalition and opposition on one day',
    `${id} belongs to a governing and to an opposing party from ${both.from ?? 'an unknown day'} to ${both.to ?? 'an unknown day'}`,
  );
}
