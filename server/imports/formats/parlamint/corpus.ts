/** What the lists of a ParlaMint corpus say: organisations, persons, and how parties stood. */
import { counted } from '../../../../model/formats/counted.ts';
import type { Identifier, ImportRecord } from '../format.ts';
import { GivenTerms, nodeRecord, note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import { ownId, shortHash } from '../shared/ids.ts';
import { type DaySpan, hull, sharedDays, spanOf } from './spans.ts';

export interface Name {
  text: string;
  lang: string | undefined;
  /** `full` or `short`, of an organisation. */
  form: 'full' | 'short';
}

export interface Org {
  id: string;
  role: string;
  names: Name[];
  identifiers: Identifier[];
  place: string;
}

export interface Affiliation {
  ref: string | undefined;
  role: string | undefined;
  from: string | undefined;
  to: string | undefined;
  title: string | undefined;
  place: string;
}

export interface Person {
  id: string;
  names: string[];
  affiliations: Affiliation[];
  identifiers: Identifier[];
  place: string;
}

interface Relation {
  name: string;
  active: string[];
  passive: string[];
  from: string | undefined;
  to: string | undefined;
  place: string;
}

/** Organisations that are drawn and counted as parties. */
const partyRoles = ['politicalParty', 'parliamentaryGroup', 'politicalGroup'];

export class Corpus {
  /** Such as `parlamint-es-ga`; ids are unique within it. */
  readonly scope: string;
  readonly sourceId: string;
  language: string | undefined;
  title: string | undefined;
  readonly orgs = new Map<string, Org>();
  readonly personIds = new Set<string>();
  /** Who has an id of ours: XML tells upper and lower case apart, ours do not. */
  readonly #actors = new Map<string, string>();
  readonly #waiting: { orgs: Org[]; persons: Person[]; relations: Relation[] } = {
    orgs: [],
    persons: [],
    relations: [],
  };
  readonly #terms = new GivenTerms();
  readonly #stood = new Map<string, { coalition: DaySpan[]; opposition: DaySpan[] }>();
  readonly #lost = new Map<string, number>();

  constructor(id: string) {
    this.scope = id.toLowerCase();
    this.sourceId = ownId('Source', '', this.scope);
  }

  get country(): string | undefined {
    return /^parlamint-([a-z]{2})\b/.exec(this.scope)?.[1]?.toUpperCase();
  }

  org(one: Org): void {
    this.orgs.set(one.id, one);
    this.#waiting.orgs.push(one);
  }

  person(one: Person): void {
    this.personIds.add(one.id);
    this.#waiting.persons.push(one);
  }

  relation(one: Relation): void {
    this.#waiting.relations.push(one);
  }

  loses(what: string): void {
    this.#lost.set(what, (this.#lost.get(what) ?? 0) + 1);
  }

  actor(own: string): string {
    const id = ownId('Actor', this.scope, own);
    const owner = this.#actors.get(id) ?? own;
    this.#actors.set(id, owner);
    return owner === own ? id : `${id}-${shortHash(own)}`;
  }

  /** What has been read and not given yet. */
  *flush(): Generator<ImportRecord> {
    const { orgs, persons, relations } = this.#waiting;
    for (const one of orgs.splice(0)) yield this.#orgNode(one);
    yield* this.#relations(relations.splice(0));
    for (const one of persons.splice(0)) yield* this.#person(one);
  }

  /** Notes for what has no place in the graph. */
  *end(): Generator<ImportRecord> {
    for (const [what, times] of [...this.#lost].sort()) {
      yield note(
        this.scope,
        `no place in the graph: ${what}`,
        `${what}: ${counted(times, 'value')} without a place in the graph`,
      );
    }
  }

  isParty(own: string): boolean {
    return partyRoles.includes(this.orgs.get(own)?.role ?? '');
  }

  #orgId(own: string): string {
    return ownId(this.isParty(own) ? 'Party' : 'Institution', this.scope, own);
  }

  #orgNode({ id, role, names, identifiers, place }: Org): ImportRecord {
    const full = names.filter(({ form }) => form === 'full');
    const short = names.find(({ form }) => form === 'short')?.text;
    const name = full.find(({ lang }) => lang === this.language) ?? full[0];
    const title = name?.text ?? short ?? id;
    const isParty = this.isParty(id);
    const others = names.map(({ text }) => text).filter((text) => text !== title && text !== short);
    return nodeRecord(
      place,
      isParty ? 'Party' : 'Institution',
      this.#orgId(id),
      {
        name: title,
        ...(isParty ? { abbreviation: short } : {}),
        aliases: [...new Set(isParty || !short || short === title ? others : [...others, short])],
        kind: kindOf(role),
        country: this.country,
        wikidata: identifiers.find(({ scheme }) => scheme === 'wikidata')?.value,
        sources: [this.sourceId],
      },
      identifiers,
    );
  }

  *#person({ id, names, affiliations, identifiers, place }: Person): Generator<ImportRecord> {
    const [name = id, ...others] = names;
    const actor = this.actor(id);
    yield nodeRecord(
      place,
      'Actor',
      actor,
      {
        name,
        aliases: [...new Set(others)].filter((one) => one !== name),
        country: this.country,
        wikidata: identifiers.find(({ scheme }) => scheme === 'wikidata')?.value,
        sources: [this.sourceId],
      },
      identifiers,
    );
    for (const one of affiliations) yield* this.#affiliation(actor, one);
    yield* this.#bothSides(id, affiliations, place);
  }

  *#affiliation(actor: string, one: Affiliation): Generator<ImportRecord> {
    const { ref, role, place, title } = one;
    if (!ref) {
      yield note(place, 'affiliation without an organisation', 'an affiliation names none');
      return;
    }
    if (!this.orgs.has(ref)) {
      if (this.orgs.size === 0) {
        yield note(
          place,
          'affiliation: no list of organisations was given',
          `${ref} is not known: the list of organisations was not given`,
        );
        return;
      }
      yield problemRecord(
        place,
        `an affiliation names the organisation ${ref}, which no list has`,
        'Give the list that has it, or leave this affiliation out.',
      );
      return;
    }
    const days = spanOf(one);
    if (typeof days === 'string') {
      yield problemRecord(place, days, 'Put the days of this affiliation right.');
      return;
    }
    const isParty = this.isParty(ref);
    if (isParty && !days.from && !days.to) {
      yield note(place, 'party without dates', `${actor} and ${ref}: the days are not stated`);
    }
    const term = this.#terms.record(
      relationshipRecord(place, actor, isParty ? 'MEMBER_OF' : 'HOLDS_OFFICE', this.#orgId(ref), {
        role,
        ...days,
        note: title,
        sources: [this.sourceId],
      }),
    );
    if (term) yield term;
  }

  /** Somebody whose parties governed and opposed on one day: noted, since real lives have it. */
  *#bothSides(id: string, affiliations: Affiliation[], place: string): Generator<ImportRecord> {
    const spans = { coalition: [] as DaySpan[], opposition: [] as DaySpan[] };
    for (const one of affiliations) {
      const stood = one.ref ? this.#stood.get(one.ref) : undefined;
      for (const side of ['coalition', 'opposition'] as const) {
        for (const span of stood?.[side] ?? []) {
          const both = sharedDays(span, one);
          if (both) spans[side].push(both);
        }
      }
    }
    for (const a of spans.coalition) {
      const both = spans.opposition.flatMap((b) => sharedDays(a, b) ?? [])[0];
      if (!both) continue;
      yield note(
        place,
        'in coalition and opposition on one day',
        `${id} belongs to a governing and to an opposing party from ${both.from ?? 'an unknown day'} to ${both.to ?? 'an unknown day'}`,
      );
      return;
    }
  }

  *#relations(relations: readonly Relation[]): Generator<ImportRecord> {
    const wholes = new Map<
      string,
      { record: Relation; part: string; whole: string; spans: DaySpan[] }
    >();
    for (const one of relations) {
      const unknown = [...one.active, ...one.passive].filter((ref) => !this.orgs.has(ref));
      if (unknown.length > 0) {
        yield problemRecord(
          one.place,
          `the relation ${one.name} names ${unknown.join(', ')}, which no list has`,
          'Give the list that has it, or leave this relation out.',
        );
        continue;
      }
      const days = spanOf(one);
      if (typeof days === 'string') {
        yield problemRecord(one.place, days, 'Put the days of this relation right.');
      } else if (one.name === 'coalition' || one.name === 'opposition') {
        yield* this.#side(one, one.name, days);
      } else if (one.name === 'representing') {
        for (const whole of one.active) {
          for (const part of one.passive) {
            if (this.isParty(whole) !== this.isParty(part) || whole === part) continue;
            const key = `${part} ${whole}`;
            const known = wholes.get(key) ?? { record: one, part, whole, spans: [] };
            known.spans.push(days);
            wholes.set(key, known);
          }
        }
      } else this.loses(`relation ${one.name}`);
    }
    for (const { record, part, whole, spans } of wholes.values()) {
      yield relationshipRecord(record.place, this.#orgId(part), 'PART_OF', this.#orgId(whole), {
        ...hull(spans),
        ...(spans.length > 1 ? { note: `In ${spans.length} periods` } : {}),
        sources: [this.sourceId],
      });
    }
  }

  *#side(one: Relation, side: 'coalition' | 'opposition', days: DaySpan): Generator<ImportRecord> {
    const parties = one.active.filter((ref) => this.isParty(ref));
    const body = this.#body(one, side === 'coalition' ? 'government' : 'parliament');
    for (const party of parties) {
      const stood = this.#stood.get(party) ?? { coalition: [], opposition: [] };
      stood[side].push(days);
      this.#stood.set(party, stood);
      if (!body) continue;
      const term = this.#terms.record(
        relationshipRecord(one.place, this.#orgId(party), 'PARTICIPATES_IN', this.#orgId(body), {
          role: side,
          ...days,
          sources: [this.sourceId],
        }),
      );
      if (term) yield term;
    }
    if (!body) {
      yield note(
        one.place,
        `${side} of what is not listed`,
        `neither government nor parliament is listed`,
      );
    }
  }

  /** Where a party governs or opposes: the body that the relation names, else the corpus's only one. */
  #body(one: Relation, role: string): string | undefined {
    const named = [...one.passive, ...one.active].find((ref) => this.orgs.get(ref)?.role === role);
    const of = (wanted: string) => [...this.orgs.values()].find((org) => org.role === wanted)?.id;
    return named ?? of(role) ?? of('parliament') ?? of('government');
  }
}

function kindOf(role: string): string {
  if (role === 'politicalParty') return 'national-party';
  if (role === 'parliament') return 'parliament-chamber';
  if (partyRoles.includes(role)) return 'parliamentary-group';
  return role.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase() || 'organisation';
}
