/** Reads `listOrg`, `listPerson` and `listRelation`, wherever they stand. */
import type { Identifier } from '../format.ts';
import type { Tag } from '../shared/xml.ts';
import type { Affiliation, Corpus, Name, Org, Person } from './corpus.ts';

/** Elements whose text is a part of a name, in the order in which names are written. */
const nameParts = ['forename', 'nameLink', 'surname', 'genName'];

export class ListReader {
  readonly #corpus: () => Corpus;
  readonly #place: (tag: Tag) => string;
  #org: Org | undefined;
  #person: Person | undefined;
  #affiliation: Affiliation | undefined;
  #parts: Map<string, string[]> | undefined;
  #bare = '';
  #text: string | undefined;
  #attributes: Readonly<Record<string, string>> = {};

  constructor(corpus: () => Corpus, place: (tag: Tag) => string) {
    this.#corpus = corpus;
    this.#place = place;
  }

  /** Whether an element of a list is being read. */
  get isOpen(): boolean {
    return this.#org !== undefined || this.#person !== undefined;
  }

  open(tag: Tag): void {
    const { name, attributes } = tag;
    const id = attributes['xml:id'];
    if (name === 'org' && !this.#person) {
      this.#org = {
        id: id ?? '',
        role: attributes.role ?? '',
        names: [],
        identifiers: [],
        place: this.#place(tag),
      };
    } else if (name === 'person') {
      this.#person = {
        id: id ?? '',
        names: [],
        affiliations: [],
        identifiers: [],
        place: this.#place(tag),
      };
    } else if (name === 'relation') this.#relation(tag);
    else if (name === 'affiliation' && this.#person) {
      this.#affiliation = {
        ref: refsOf(attributes.ref)[0],
        role: attributes.role,
        from: attributes.from ?? attributes.notBefore ?? attributes.when,
        to: attributes.to ?? attributes.notAfter ?? attributes.when,
        title: undefined,
        place: this.#place(tag),
      };
    } else if (name === 'persName' && this.#person && !this.#affiliation) {
      this.#parts = new Map();
      this.#bare = '';
    }
    if (['orgName', 'idno', 'roleName', ...nameParts].includes(name) && this.isOpen) {
      this.#text = '';
      this.#attributes = attributes;
    }
    if (this.#person && (name === 'sex' || name === 'birth' || name === 'death')) {
      this.#corpus().loses(`${name} of persons`);
    }
    if (this.#org && name === 'state') this.#corpus().loses('state of organisations');
  }

  text(text: string): void {
    if (this.#text !== undefined) this.#text += text;
    else if (this.#parts) this.#bare += text;
  }

  close(name: string): void {
    const text = (this.#text ?? '').replace(/\s+/g, ' ').trim();
    if (['orgName', 'idno', 'roleName', ...nameParts].includes(name)) this.#text = undefined;
    const lang = this.#attributes['xml:lang'];
    if (name === 'orgName' && this.#org && text !== '') {
      this.#org.names.push({ text, lang, form: formOf(this.#attributes.full) });
    } else if (name === 'idno' && text !== '') {
      const one = identifierOf(text, this.#attributes);
      (this.#person ?? this.#org)?.identifiers.push(one);
    } else if (name === 'roleName' && this.#affiliation && text !== '') {
      // English names of roles are what the list of offices knows.
      if (lang === 'en' || !this.#affiliation.title) this.#affiliation.title = text;
    } else if (nameParts.includes(name) && this.#parts && text !== '') {
      this.#parts.set(name, [...(this.#parts.get(name) ?? []), text]);
    } else if (name === 'persName' && this.#parts && this.#person) {
      const whole = nameParts.flatMap((part) => this.#parts?.get(part) ?? []).join(' ');
      const bare = this.#bare.replace(/\s+/g, ' ').trim();
      if (whole || bare) this.#person.names.push(whole || bare);
      this.#parts = undefined;
    } else if (name === 'affiliation' && this.#affiliation) {
      if (this.#affiliation.title === this.#affiliation.role) this.#affiliation.title = undefined;
      this.#person?.affiliations.push(this.#affiliation);
      this.#affiliation = undefined;
    } else if (name === 'org' && this.#org) {
      if (this.#org.id !== '') this.#corpus().org(this.#org);
      else this.#corpus().loses('organisations without an id');
      this.#org = undefined;
    } else if (name === 'person' && this.#person) {
      if (this.#person.id !== '') this.#corpus().person(this.#person);
      else this.#corpus().loses('persons without an id');
      this.#person = undefined;
    }
  }

  #relation(tag: Tag): void {
    const { name = '', active, passive, mutual, from, to, when } = tag.attributes;
    this.#corpus().relation({
      name,
      active: [...refsOf(active), ...refsOf(mutual)],
      passive: refsOf(passive),
      from: from ?? when,
      to: to ?? when,
      place: this.#place(tag),
    });
  }
}

/** The ids that a list of pointers names: `#a #b`. */
export function refsOf(pointers: string | undefined): string[] {
  return (pointers ?? '')
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => one.slice(one.indexOf('#') + 1));
}

function formOf(full: string | undefined): Name['form'] {
  return full === 'abb' || full === 'init' || full === 'no' ? 'short' : 'full';
}

function identifierOf(text: string, attributes: Readonly<Record<string, string>>): Identifier {
  const wikidata = /wikidata\.org\/.*\b(Q\d+)/.exec(text)?.[1];
  if (wikidata) return { scheme: 'wikidata', value: wikidata };
  return { scheme: attributes.subtype ?? attributes.type ?? 'URI', value: text };
}
