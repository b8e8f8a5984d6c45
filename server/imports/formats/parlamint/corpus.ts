/** What the lists of a ParlaMint corpus say: organisations, persons, and how parties stood. */
import { counted } from '../../../../model/formats/counted.ts';
import type { Identifier, ImportRecord } from '../format.ts';
import { GivenTerms, nodeRecord, note } from '../shared/emit.ts';
import { CaseTwins, OwnIds, ownId } from '../shared/ids.ts';
import { affiliationsOf } from './affiliations.ts';
import { Sides } from './relations.ts';
import type { DaySpan } from './spans.ts';

export interface Name {
  text: string;
  lang: string | undefined;
  /** `full` or `short`, of an organisation. */
  form: 'full' | 'short';
}

interface Listed {
  id: string;
  identifiers: Identifier[];
  /** What it says that has no place in the graph. */
  lost: string[];
  place: string;
}

export interface Org extends Listed {
  roles: string[];
  names: Name[];
  events: OrgEvent[];
}

/** A term of an organisation, such as a legislature or one of several governments. */
export interface OrgEvent extends DaySpan {
  id: string;
}

export interface Affiliation extends DaySpan {
  refs: string[];
  ana: string[];
  role: string | undefined;
  title: string | undefined;
  /** An organisation in words. */
  named: string | undefined;
  place: string;
}

export interface Person extends Listed {
  names: string[];
  affiliations: Affiliation[];
}

export interface Relation extends DaySpan {
  name: string;
  active: string[];
  passive: string[];
  ana: string[];
  place: string;
}

/** Organisations that are drawn and counted as parties. */
const partyRoles = ['politicalParty', 'parliamentaryGroup', 'politicalGroup'];

export class Corpus {
  /** Such as `parlamint-es-ga`; ids of people and organisations are unique within it. */
  readonly scope: string;
  readonly sourceId: string;
  language: string | undefined;
  title: string | undefined;
  readonly orgs = new Map<string, Org>();
  readonly personIds = new Set<string>();
  readonly terms = new GivenTerms();
  readonly sides: Sides;
  readonly #events = new Map<string, { org: string; days: DaySpan }>();
  readonly #ids = new OwnIds();
  readonly #twins = new CaseTwins();
  readonly #waiting: { orgs: Org[]; persons: Person[]; relations: Relation[] } = {
    orgs: [],
    persons: [],
    relations: [],
  };
  /** What the lists have said so far: a corpus may bring them plain and annotated. */
  readonly #said = new Set<string>();
  readonly #lost = new Map<string, number>();

  /** Of files that are all translated the source is another than that of the original. */
  constructor(name: string, isTranslated: boolean) {
    this.scope = name.toLowerCase();
    this.sourceId = ownId('Source', '', this.collection(isTranslated));
    this.sides = new Sides(this);
  }

  get country(): string | undefined {
    return /^parlamint-([a-z]{2})\b/.exec(this.scope)?.[1]?.toUpperCase();
  }

  /** Under which name its sittings are counted. */
  collection(isTranslated: boolean): string {
    return isTranslated ? `${this.scope}-en` : this.scope;
  }

  org(one: Org): void {
    if (!this.#isNew(one)) return;
    this.orgs.set(one.id, one);
    this.#twins.take('Institution', one.id);
    for (const { id, from, to } of one.events) {
      this.#events.set(id, { org: one.id, days: { from, to } });
    }
    this.#waiting.orgs.push(one);
    for (const what of one.lost) this.loses(what);
  }

  person(one: Person): void {
    if (!this.#isNew(one)) return;
    this.personIds.add(one.id);
    this.#twins.take('Actor', one.id);
    this.#waiting.persons.push(one);
    for (const what of one.lost) this.loses(what);
  }

  relation(one: Relation): void {
    if (this.#isNew(one)) this.#waiting.relations.push(one);
  }

  loses(what: string): void {
    this.#lost.set(what, (this.#lost.get(what) ?? 0) + 1);
  }

  actor(own: string): string {
    return this.#ids.of('Actor', this.scope, own, this.#twins.has('Actor', own));
  }

  orgId(own: string): string {
    const label = this.isParty(own) ? 'Party' : 'Institution';
    return this.#ids.of(label, this.scope, own, this.#twins.has('Institution', own));
  }

  /** The source that a sitting is, within the corpus unless its id tells that already. */
  sittingId(scope: string, own: string): string {
    return this.#ids.of('Source', scope, own);
  }

  isParty(own: string): boolean {
    return this.orgs.get(own)?.roles.some((role) => partyRoles.includes(role)) ?? false;
  }

  /** The organisation that a pointer names, by itself or by one of its events. */
  orgOf(ref: string): string | undefined {
    return this.orgs.has(ref) ? ref : this.#events.get(ref)?.org;
  }

  eventDays(ref: string): DaySpan | undefined {
    return this.#events.get(ref)?.days;
  }

  /** What has been read and not given yet. */
  *flush(): Generator<ImportRecord> {
    const { orgs, persons, relations } = this.#waiting;
    for (const one of orgs.splice(0)) yield this.#orgNode(one);
    yield* this.sides.records(relations.splice(0));
    for (const one of persons.splice(0)) {
      yield this.#personNode(one);
      yield* affiliationsOf(this, one);
    }
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

  #isNew(one: Org | Person | Relation): boolean {
    const text = JSON.stringify(one, (name, value) => (name === 'place' ? undefined : value));
    if (this.#said.has(text)) return false;
    this.#said.add(text);
    return true;
  }

  #orgNode({ id, roles, names, identifiers, place }: Org): ImportRecord {
    const full = names.filter(({ form }) => form === 'full');
    const short = names.find(({ form }) => form === 'short')?.text;
    const name = full.find(({ lang }) => lang === this.language) ?? full[0];
    const title = name?.text ?? short ?? id;
    const isParty = this.isParty(id);
    const others = names.map(({ text }) => text).filter((text) => text !== title && text !== short);
    return nodeRecord(
      place,
      isParty ? 'Party' : 'Institution',
      this.orgId(id),
      {
        name: title,
        ...(isParty ? { abbreviation: short } : {}),
        aliases: [...new Set(isParty || !short || short === title ? others : [...others, short])],
        kind: kindOf(roles),
        country: this.country,
        wikidata: identifiers.find(({ scheme }) => scheme === 'wikidata')?.value,
        sources: [this.sourceId],
      },
      identifiers,
    );
  }

  #personNode({ id, names, identifiers, place }: Person): ImportRecord {
    const [name = id, ...others] = names;
    return nodeRecord(
      place,
      'Actor',
      this.actor(id),
      {
        name,
        aliases: [...new Set(others)].filter((one) => one !== name),
        country: this.country,
        wikidata: identifiers.find(({ scheme }) => scheme === 'wikidata')?.value,
        sources: [this.sourceId],
      },
      identifiers,
    );
  }
}

function kindOf(roles: readonly string[]): string {
  if (roles.includes('politicalParty')) return 'national-party';
  if (roles.some((role) => partyRoles.includes(role))) return 'parliamentary-group';
  const [role = ''] = roles;
  if (role === 'parliament') return 'parliament-chamber';
  return role.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase() || 'organisation';
}
