/** A coded study as all generations of DNA have it, and what becomes of it in the graph. */
import { around } from '../../../../model/formats/around.ts';
import { counted } from '../../../../model/formats/counted.ts';
import { slug } from '../../../../model/ids.ts';
import type { Stance } from '../../../../model/vocabulary/stances.ts';
import type { ImportRecord } from '../format.ts';
import {
  labelOfOurs,
  nodeRecord,
  note,
  problemRecord,
  relationshipRecord,
} from '../shared/emit.ts';
import { isParty } from '../shared/party-types.ts';
import { documentId } from './documents.ts';
import { nameId, statementId } from './ids.ts';

export type Variable = 'person' | 'organization' | 'concept';

export interface CodedStatement {
  place: string;
  /** Of our own exports; other programs number their statements anew in each version. */
  id?: string | undefined;
  start: number | undefined;
  stop: number | undefined;
  /** The words, where there is no text of the document to take them from. */
  text?: string | undefined;
  /** Where the words stand, as our own lists tell it. */
  selector?: Record<string, string | boolean | undefined>;
  /** With roles a statement may have several of each. */
  values: Partial<Record<Variable, readonly string[]>>;
  /** Ids that our own exports give beside the names. */
  ids?: Partial<Record<Variable | 'document', string>>;
  /** Names by id of further bodies of its speaker, as our own exports tell them. */
  bodies?: ReadonlyMap<string, string>;
  /** Undefined where no agreement was coded. */
  stance: Stance | undefined;
  /** An agreement that stands for no stance that is known. */
  unread?: string | undefined;
  /** What else contradicts its format. */
  fault?: string | undefined;
  kind?: string | undefined;
  date?: string | undefined;
  language?: string | undefined;
  coder: string | undefined;
}

export interface CodedDocument {
  place: string;
  title: string;
  /** Whether the title is made up. */
  isUntitled?: boolean;
  date: string | undefined;
  text?: string | undefined;
  author?: string | undefined;
  source?: string | undefined;
  section?: string | undefined;
  type?: string | undefined;
  notes?: string | undefined;
}

export interface Attributes {
  type?: string | undefined;
  alias?: string | undefined;
  notes?: string | undefined;
  partOf?: string | undefined;
}

export class Study {
  readonly #collection: string;
  readonly #attributes: (variable: Variable, name: string) => Attributes;
  readonly #told = new Set<string>();
  readonly #documents = new Map<string, number>();
  readonly #lost = new Map<string, number>();

  constructor(
    collection: string,
    attributes: (variable: Variable, name: string) => Attributes = () => ({}),
  ) {
    this.#collection = collection;
    this.#attributes = attributes;
  }

  lose(what: string, times = 1): void {
    if (times > 0) this.#lost.set(what, (this.#lost.get(what) ?? 0) + times);
  }

  /** The document's id; `apart` tells it from others of its title and day. */
  documentId({ title, isUntitled, date }: CodedDocument, apart?: string, ours?: string): string {
    if (labelOfOurs(ours) === 'Source') return String(ours);
    const one = { title: isUntitled ? '' : title, date };
    const id = documentId(one, apart);
    const number = (this.#documents.get(id) ?? 0) + 1;
    this.#documents.set(id, number);
    // Copies that nothing tells apart.
    return number > 1 ? documentId(one, `${apart ?? ''} ${number}`) : id;
  }

  *document(one: CodedDocument, id: string): Generator<ImportRecord> {
    const { place, title, date, text, author, source, section, type, notes } = one;
    const more = [section && `Section: ${section}`, type && `Type: ${type}`, notes].filter(Boolean);
    yield nodeRecord(place, 'Source', id, {
      title,
      date,
      originator: author,
      publisher: source,
      sourceClass: 'unknown',
      text,
      note: more.join('; '),
    });
    yield {
      kind: 'coverage',
      place,
      collection: this.#collection,
      item: title,
      ...(date ? { date } : {}),
      present: true,
    };
  }

  /** The statements of one document, which must be all of them. */
  *statements(
    document: CodedDocument,
    id: string,
    statements: readonly CodedStatement[],
  ): Generator<ImportRecord> {
    const seen = new Map<string, number>();
    for (const one of inOrder(statements)) yield* this.statement(document, id, one, seen);
  }

  /** One statement; `seen` counts the repeats in its document. */
  *statement(
    document: CodedDocument,
    id: string,
    one: CodedStatement,
    seen: Map<string, number>,
  ): Generator<ImportRecord> {
    yield* this.#statement(document, id, one.id ?? statementId(id, one, seen), one);
  }

  *#statement(
    document: CodedDocument,
    source: string,
    id: string,
    one: CodedStatement,
  ): Generator<ImportRecord> {
    const { place, start, stop, values, stance, coder } = one;
    const whole = document.text;
    const words =
      whole !== undefined && start !== undefined && stop !== undefined
        ? whole.slice(start, stop)
        : one.text;
    if (
      (whole !== undefined && (start === undefined || stop === undefined || stop > whole.length)) ||
      (start !== undefined && stop !== undefined && (start < 0 || stop <= start))
    ) {
      yield problemRecord(
        place,
        `characters ${start} to ${stop} do not lie in the text of ${document.title}`,
        'Leave this statement out, or put its place right.',
      );
      return;
    }
    if (words === undefined || words.trim() === '') {
      yield note(place, 'statement without words', 'a statement without words is left out');
      return;
    }
    if (one.fault !== undefined) {
      yield problemRecord(place, one.fault, 'Put it right in DNA, or leave this statement out.');
      return;
    }
    if (one.unread !== undefined) {
      yield problemRecord(
        place,
        `agreement is ${one.unread}, which stands for no stance`,
        'Write 1 or yes for agreement, 0 or no for disagreement, or leave this statement out.',
      );
      return;
    }
    const sources = [source];
    yield nodeRecord(place, 'Statement', id, {
      text: words,
      kind: one.kind === 'paraphrase' ? 'paraphrase' : 'quote',
      date: one.selector ? one.date : (one.date ?? document.date),
      language: one.language,
      codedBy: coder,
    });
    yield relationshipRecord(place, id, 'STATED_IN', source, {
      ...(one.selector ?? { main: true }),
      ...(whole === undefined ? {} : { exact: words }),
      ...(whole !== undefined && start !== undefined && stop !== undefined
        ? around(whole, start, stop)
        : {}),
      start,
      end: stop,
    });
    const people = yield* this.#entities('person', one, sources);
    const bodies = yield* this.#entities('organization', one, sources);
    const concepts = yield* this.#entities('concept', one, sources);
    const speakers = people.length > 0 ? people : bodies;
    for (const speaker of speakers) {
      yield relationshipRecord(place, speaker, 'MADE', id, { sources });
    }
    if (speakers.length === 0) {
      yield note(place, 'statement without a speaker', 'neither a person nor an organisation');
    }
    yield* this.#terms(place, people, bodies, sources);
    for (const [own, name] of one.bodies ?? []) {
      const body = yield* this.#entity('organization', name, place, sources, own);
      if (body) yield* this.#terms(place, people, [body], sources);
    }
    if (concepts.length === 0) {
      yield note(place, 'statement without a concept', `${id} is about no concept`);
    }
    for (const [at, concept] of concepts.entries()) {
      if (stance) {
        yield relationshipRecord(place, id, 'ABOUT', concept, { stance, sources });
        continue;
      }
      yield relationshipRecord(place, id, 'MENTIONS', concept, { sources });
      yield note(
        place,
        'agreement not coded',
        `${id} mentions ${values.concept?.[at] ?? concept}, without a stance`,
      );
    }
  }

  /** Who belongs where; several people of several bodies do not tell it. */
  *#terms(
    place: string,
    people: readonly string[],
    bodies: readonly string[],
    sources: string[],
  ): Generator<ImportRecord> {
    if (people.length > 1 && bodies.length > 1) {
      yield note(
        place,
        'several people and organisations',
        'who of them belongs to which organisation is not told',
      );
      return;
    }
    for (const person of people) {
      for (const body of bodies) {
        if (!this.#isNew(`${person} ${body}`)) continue;
        const type = body.startsWith('party:') ? 'MEMBER_OF' : 'HOLDS_OFFICE';
        yield relationshipRecord(place, person, type, body, { sources });
      }
    }
  }

  /** The ids of a statement's values of a variable. */
  *#entities(
    variable: Variable,
    { place, values, ids }: CodedStatement,
    sources: string[],
  ): Generator<ImportRecord, string[]> {
    const found: string[] = [];
    for (const name of values[variable] ?? []) {
      const id = yield* this.#entity(variable, name.trim(), place, sources, ids?.[variable]);
      if (id && !found.includes(id)) found.push(id);
    }
    return found;
  }

  /** The id of a person, organisation or concept; its node comes along the first time. */
  *#entity(
    variable: Variable,
    name: string,
    place: string,
    sources: string[],
    own?: string,
  ): Generator<ImportRecord, string | undefined> {
    if (name === '') return undefined;
    const { type, alias, notes, partOf } = this.#attributes(variable, name);
    const given = labelOfOurs(own);
    const label =
      given ??
      (variable === 'person'
        ? 'Actor'
        : variable === 'concept'
          ? 'Agreement'
          : isParty(type)
            ? 'Party'
            : 'Institution');
    const id = given ? String(own) : nameId(label, name);
    if (!this.#isNew(id)) return id;
    const words = [variable === 'person' ? type : undefined, notes].filter(Boolean).join('; ');
    yield nodeRecord(place, label, id, {
      name,
      aliases: alias && alias !== name ? [alias] : [],
      description: words,
      kind: kindOf(variable, type, given !== undefined),
      sources,
    });
    if (partOf && variable !== 'person') {
      const whole = yield* this.#entity(variable, partOf.trim(), place, sources);
      if (whole && whole !== id && whole.split(':')[0] === id.split(':')[0]) {
        yield relationshipRecord(place, id, 'PART_OF', whole, { sources });
      }
    }
    return id;
  }

  *end(): Generator<ImportRecord> {
    for (const [what, times] of [...this.#lost].sort()) {
      yield note(
        this.#collection,
        `no place in the graph: ${what}`,
        `${what}: ${counted(times, 'one', 'of them')} without a place in the graph`,
      );
    }
  }

  #isNew(what: string): boolean {
    if (this.#told.has(what)) return false;
    this.#told.add(what);
    return true;
  }
}

function kindOf(variable: Variable, type: string | undefined, isOurs: boolean): string | undefined {
  if (isOurs || variable === 'person') return undefined;
  if (variable === 'concept') return 'concept';
  if (isParty(type)) return 'national-party';
  return type ? slug(type) : undefined;
}

/** By place; at one place as in the file, where what is coded later comes later. */
function inOrder(statements: readonly CodedStatement[]): CodedStatement[] {
  return [...statements].sort(
    (a, b) => (a.start ?? 0) - (b.start ?? 0) || (a.stop ?? 0) - (b.stop ?? 0),
  );
}
