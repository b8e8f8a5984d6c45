/** Reads `listOrg`, `listPerson` and `listRelation`, wherever they stand. */
import type { Identifier } from '../format.ts';
import type { Tag } from '../shared/xml.ts';
import type { Affiliation, Corpus, Name, Org, Person } from './corpus.ts';

/** Elements whose text is a part of a name, in the order in which names are written. */
const nameParts = ['forename', 'patronym', 'nameLink', 'surname', 'genName'];
const texts = new Set(['orgName', 'idno', 'roleName', ...nameParts]);
/** What is told of a person that has no place in the graph. */
const lostOfPersons = new Set([
  ...['sex', 'birth', 'death', 'occupation', 'education', 'residence', 'nationality'],
  ...['faith', 'figure', 'note'],
]);

export class ListReader {
  readonly #corpus: Corpus;
  readonly #place: (tag: Tag) => string;
  /** Organisations that are open, the outermost first. */
  readonly #orgs: Org[] = [];
  /** How many states are open: the names in them are no names of the organisation. */
  #states = 0;
  #person: Person | undefined;
  #affiliation: Affiliation | undefined;
  #parts: Map<string, string[]> | undefined;
  /** Text that stands in no element of its own: of a name, or of an affiliation. */
  #bare = '';
  #text: string | undefined;
  #attributes: Readonly<Record<string, string>> = {};

  constructor(corpus: Corpus, place: (tag: Tag) => string) {
    this.#corpus = corpus;
    this.#place = place;
  }

  /** Whether an element of a list is being read. */
  get isOpen(): boolean {
    return this.#orgs.length > 0 || this.#person !== undefined;
  }

  open(tag: Tag): void {
    const { name, attributes } = tag;
    const org = this.#orgs.at(-1);
    const listed = {
      id: attributes['xml:id'] ?? '',
      identifiers: [],
      lost: [],
      place: this.#place(tag),
    };
    if (name === 'org' && !this.#person) {
      const roles = (attributes.role ?? '').split(/\s+/).filter(Boolean);
      this.#orgs.push({ ...listed, roles, names: [], events: [] });
    } else if (name === 'event' && org && listed.id !== '') {
      org.events.push({ id: listed.id, ...daysOf(attributes) });
    } else if (name === 'person') {
      this.#person = { ...listed, names: [], affiliations: [] };
    } else if (name === 'relation') this.#relation(tag);
    else if (name === 'affiliation' && this.#person) {
      this.#affiliation = {
        refs: refsOf(attributes.ref),
        ana: refsOf(attributes.ana),
        role: attributes.role,
        ...daysOf(attributes),
        title: undefined,
        named: undefined,
        place: this.#place(tag),
      };
      this.#bare = '';
    } else if (name === 'persName' && this.#person && !this.#affiliation) {
      this.#parts = new Map();
      this.#bare = '';
    }
    if (texts.has(name) && this.isOpen) {
      this.#text = '';
      this.#attributes = attributes;
    }
    if (this.#person && !this.#affiliation && lostOfPersons.has(name)) {
      this.#person.lost.push(`${name} of persons`);
    }
    if (org && name === 'state') {
      if (this.#states === 0) org.lost.push('state of organisations');
      this.#states += 1;
    }
  }

  text(text: string): void {
    if (this.#text !== undefined) this.#text += text;
    else if (this.#parts || this.#affiliation) this.#bare += text;
  }

  close(name: string): void {
    const text = tidy(this.#text ?? '');
    if (texts.has(name)) this.#text = undefined;
    const lang = this.#attributes['xml:lang'];
    const org = this.#orgs.at(-1);
    if (name === 'orgName' && this.#affiliation && text !== '') {
      if (lang === 'en' || !this.#affiliation.named) this.#affiliation.named = text;
    } else if (this.#states > 0 && !this.#person && (name === 'orgName' || name === 'idno')) {
      return;
    } else if (name === 'orgName' && org && text !== '') {
      org.names.push({ text, lang, form: formOf(this.#attributes.full) });
    } else if (name === 'idno' && text !== '') {
      (this.#person ?? org)?.identifiers.push(identifierOf(text, this.#attributes));
    } else if (name === 'roleName' && this.#affiliation && text !== '') {
      // English names of roles are what the list of offices knows.
      if (lang === 'en' || !this.#affiliation.title) this.#affiliation.title = text;
    } else if (nameParts.includes(name) && this.#parts && text !== '') {
      const part = this.#attributes.type === 'patronym' ? 'patronym' : name;
      this.#parts.set(part, [...(this.#parts.get(part) ?? []), text]);
    } else if (name === 'persName' && this.#parts && this.#person) {
      const whole = nameParts.flatMap((part) => this.#parts?.get(part) ?? []).join(' ');
      const bare = tidy(this.#bare);
      if (whole || bare) this.#person.names.push(whole || bare);
      this.#parts = undefined;
    } else if (name === 'affiliation' && this.#affiliation) this.#endAffiliation(this.#affiliation);
    else if (name === 'org' && org) {
      if (org.id !== '') this.#corpus.org(org);
      else this.#corpus.loses('organisations without an id');
      this.#orgs.pop();
    } else if (name === 'state' && org) {
      this.#states -= 1;
    } else if (name === 'person' && this.#person) {
      if (this.#person.id !== '') this.#corpus.person(this.#person);
      else this.#corpus.loses('persons without an id');
      this.#person = undefined;
    }
  }

  #endAffiliation(one: Affiliation): void {
    // Version 2 has the name of a role without an element of its own.
    const title = one.title ?? (tidy(this.#bare) || undefined);
    one.title = title === one.role ? undefined : title;
    this.#person?.affiliations.push(one);
    this.#affiliation = undefined;
  }

  #relation(tag: Tag): void {
    const { name = '', active, passive, mutual, ana } = tag.attributes;
    this.#corpus.relation({
      name,
      active: [...refsOf(active), ...refsOf(mutual)],
      passive: refsOf(passive),
      ana: refsOf(ana),
      ...daysOf(tag.attributes),
      place: this.#place(tag),
    });
  }
}

/** The ids that a list of pointers names: `#a #b`; a comma may stand before the next `#`. */
export function refsOf(pointers: string | undefined): string[] {
  return (pointers ?? '')
    .split(/\s+|,(?=\s*#)/)
    .map((one) => one.slice(one.indexOf('#') + 1))
    .filter((one) => one !== '');
}

function daysOf({ from, to, when, notBefore, notAfter }: Readonly<Record<string, string>>) {
  return { from: from ?? notBefore ?? when, to: to ?? notAfter ?? when };
}

function formOf(full: string | undefined): Name['form'] {
  return full === 'abb' || full === 'init' || full === 'no' ? 'short' : 'full';
}

function identifierOf(text: string, attributes: Readonly<Record<string, string>>): Identifier {
  const wikidata = /wikidata\.org\/.*\b(Q\d+)/.exec(text)?.[1];
  if (wikidata) return { scheme: 'wikidata', value: wikidata };
  return { scheme: attributes.subtype ?? attributes.type ?? 'URI', value: text };
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
