/**
 * Reads a file of facts (one JSON object a line, as the compilers keep it) into the lists of a dossier.
 * Every field has its place below: a field, type or reference that is not known is an error with its
 * line, so that nothing of a new edition is dropped in silence.
 */

import { words } from '../model/ids.ts';
import { type FieldError, StancegraphError } from '../server/errors.ts';

export type Fact = Record<string, unknown>;
/** Items by the name of the dossier's file. */
export type DossierLists = Record<string, Fact[]>;
/** Names by which people call an entity and which the facts do not have, by its id. */
export type AddedAliases = Record<string, string[]>;

interface Reading {
  fact: Fact;
  facts: ReadonlyMap<string, Fact>;
  id: (value: unknown) => string;
  ids: (values: unknown) => string[];
  complain: (message: string) => void;
}

/** The field of the dossier that takes a value as it is, or how it is made of the value. */
type Rule = string | ((value: unknown, read: Reading) => Fact);

const prefixes: Record<string, string> = {
  actor: 'actor',
  party: 'party',
  inst: 'institution',
  agr: 'agreement',
  st: 'statement',
  src: 'source',
};

/** `inst-hungary` is `institution:hungary`; the first article has an id without a prefix. */
function entityIdOf(fact: string): string {
  if (fact === 'seed-article') return 'source:seed-article';
  const at = fact.indexOf('-');
  return `${prefixes[fact.slice(0, at)]}:${fact.slice(at + 1)}`;
}

const kebab = (name: string) => (value: unknown) => ({
  [name]: String(value).replaceAll('_', '-'),
});
const entity = (name: string) => (value: unknown, read: Reading) => ({ [name]: read.id(value) });
const entities = (name: string) => (value: unknown, read: Reading) => ({ [name]: read.ids(value) });
const elsewhere = () => ({});

function votes(value: unknown, read: Reading): Fact {
  const { for: votesFor, against: votesAgainst, abstentions, ...rest } = value as Fact;
  for (const name of Object.keys(rest)) read.complain(`has votes of an unknown kind, ${name}`);
  return given({ votesFor, votesAgainst, votesAbstentions: abstentions });
}

/** A vote is its date, or its date and its counts. */
const vote = (name: string) => (value: unknown, read: Reading) => {
  if (typeof value === 'string') return { [name]: value };
  const { date, ...counts } = value as Fact;
  return { [name]: date, ...votes(counts, read) };
};

/** What an agreement is part of stands in a relation of its own, which has to be there. */
function partOf(value: unknown, { fact, facts, complain }: Reading): Fact {
  const found = [...facts.values()].some(
    ({ relation, subject, object }) =>
      relation === 'part_of' && subject === fact.id && object === value,
  );
  if (!found) complain(`is part of ${value}, and no relation says so`);
  return {};
}

/** The main source has the quoted words, and where they stand in its text when that is kept. */
function statedIn(value: unknown, { fact, facts, id, complain }: Reading): Fact {
  const { source, kind, text, start, end } = fact;
  if (!(value as unknown[]).includes(source)) complain(`has a main source not among its sources`);
  if (start !== undefined) {
    const kept = String(facts.get(String(source))?.text ?? '');
    if (kept.slice(Number(start), Number(end)) !== text) {
      complain(`is not what stands from ${start} to ${end} in the text of ${source}`);
    }
  }
  const places = (value as unknown[]).map((one) => ({
    source: id(one),
    ...(one === source
      ? given({ main: true, exact: kind === 'quote' ? text : null, start, end })
      : {}),
  }));
  return { statedIn: places.sort((a, b) => Number('main' in b) - Number('main' in a)) };
}

const proof = { verified: 'verified', basis: 'basis', note: 'note' };
const proven = { ...proof, sources: entities('sources') };
const named = { id: entity('id'), name: 'name', abbreviation: 'abbreviation', aliases: 'aliases' };
const described = { kind: kebab('kind'), country: 'country', description: 'description' };
const term = { role: 'role', from: 'from', to: 'to', ...proven };

/** Each type of fact: the list that it goes to, and its fields in the order of the dossier. */
const types: Record<string, { list: string; fields: Record<string, Rule> }> = {
  source: {
    list: 'sources',
    fields: {
      id: entity('id'),
      title: 'title',
      title_is_description: 'titleIsDescription',
      publisher: 'publisher',
      originator: 'originator',
      date: 'date',
      url: 'url',
      archiveUrl: 'archiveUrl',
      language: 'language',
      source_class: kebab('sourceClass'),
      text: 'text',
      licence: 'licence',
      ...proof,
      sources: elsewhere,
    },
  },
  actor: { list: 'actors', fields: { ...named, ...described, ...proven } },
  party: { list: 'parties', fields: { ...named, ...described, ...proven } },
  institution: {
    list: 'institutions',
    fields: { ...named, ...described, unidentified: 'unidentified', ...proven },
  },
  agreement: {
    list: 'agreements',
    fields: {
      ...named,
      kind: kebab('kind'),
      number: 'number',
      celex: 'celex',
      date: 'date',
      description: 'description',
      proposed: 'proposed',
      political_agreement: 'politicalAgreement',
      parliament_vote: vote('parliamentVote'),
      un_vote: vote('unVote'),
      published: 'published',
      entry_into_force: 'entryIntoForce',
      applies_from: 'appliesFrom',
      rapporteur: entity('rapporteur'),
      repeals: entities('repeals'),
      part_of: partOf,
      ...proven,
    },
  },
  membership: {
    list: 'memberships',
    fields: { id: elsewhere, actor: entity('actor'), party: entity('party'), ...term },
  },
  office: {
    list: 'offices',
    fields: { id: elsewhere, actor: entity('actor'), institution: entity('institution'), ...term },
  },
  participation: {
    list: 'participations',
    fields: {
      id: elsewhere,
      subject: entity('party'),
      relation: elsewhere,
      object: entity('institution'),
      date: 'from',
      until: 'to',
      ...proven,
    },
  },
  part: { list: 'relations', fields: relation({ date: 'since', until: 'until' }) },
  act: { list: 'relations', fields: relation({ date: 'date', under: entity('under'), votes }) },
  statement: {
    list: 'statements',
    fields: {
      id: entity('id'),
      speaker: (value, { fact, ids }) => ({
        speakers: ids([value, ...((fact.co_speakers as unknown[]) ?? [])]),
      }),
      co_speakers: elsewhere,
      as: 'as',
      date: 'date',
      kind: 'kind',
      text: 'text',
      language: 'language',
      translation_en: 'translation',
      text_is_published_translation: 'textIsPublishedTranslation',
      about: (value, { id }) => ({
        about: (value as Fact[]).map(({ agreement, ...rest }) => ({
          agreement: id(agreement),
          ...rest,
        })),
      }),
      sources: statedIn,
      source: elsewhere,
      start: elsewhere,
      end: elsewhere,
      responds_to: (value, { ids }) => ({ respondsTo: ids([value].flat()) }),
      reported_by: (value, { ids }) => ({ reportedBy: ids([value].flat()) }),
      ...proof,
    },
  },
};

function relation(days: Record<string, Rule>): Record<string, Rule> {
  return {
    id: elsewhere,
    relation: (value) => ({ type: String(value).toUpperCase() }),
    subject: entity('from'),
    object: entity('to'),
    ...days,
    ...proven,
  };
}

/** A party that is part of a cabinet participates in it. */
function typeOf({ type, relation, subject, object }: Fact): string {
  if (type !== 'relation') return String(type);
  if (relation !== 'part_of') return 'act';
  const joined = `${subject} ${object}`;
  return /^party-\S+ inst-/.test(joined) ? 'participation' : 'part';
}

/**
 * The lists of a dossier, in the order of the facts, with the aliases added by hand at the end of
 * theirs. Throws `bad-input` with every line that cannot be read, names what is not there or has a
 * field that no list knows.
 */
export function listsFromFacts(text: string, added: AddedAliases = {}): DossierLists {
  const errors: FieldError[] = [];
  const lines = parseLines(text, errors);
  const facts = new Map(lines.map(({ fact }) => [String(fact.id), fact]));
  const lists = Object.fromEntries(
    Object.values(types).map(({ list }) => [list, [] as Fact[]]),
  ) as DossierLists;
  const unused = new Set(Object.keys(added));
  for (const { fact, line } of lines) {
    const complain = (message: string) =>
      errors.push({ path: `line ${line} (${fact.id})`, message });
    const type = types[typeOf(fact)];
    if (!type) {
      complain(`has an unknown type, ${fact.type}`);
      continue;
    }
    const id = (value: unknown) => {
      if (!facts.has(String(value))) complain(`names ${value}, which is not a fact`);
      return entityIdOf(String(value));
    };
    const ids = (values: unknown) => (values as unknown[]).map(id);
    const own = entityIdOf(String(fact.id));
    unused.delete(own);
    const item = itemOf(withAliases(fact, added[own]), type.fields, {
      fact,
      facts,
      id,
      ids,
      complain,
    });
    lists[type.list]?.push(item);
  }
  for (const id of unused)
    errors.push({ path: id, message: 'has aliases by hand, and is no fact' });
  if (errors.length > 0) throw refusal(errors);
  return lists;
}

function itemOf(fact: Fact, fields: Record<string, Rule>, read: Reading): Fact {
  for (const name of Object.keys(fact)) {
    if (name !== 'type' && !Object.hasOwn(fields, name)) {
      read.complain(`has a field that no list knows, ${name}`);
    }
  }
  const item: Fact = {};
  for (const [name, rule] of Object.entries(fields)) {
    const value = fact[name] ?? null;
    if (value === null) continue;
    Object.assign(item, typeof rule === 'string' ? { [rule]: value } : rule(value, read));
  }
  return item;
}

/** Without those that the facts have by now, however they are capitalised. */
function withAliases(fact: Fact, added: readonly string[] = []): Fact {
  const aliases = (fact.aliases as string[] | undefined) ?? [];
  const folded = (name: unknown) => words(String(name ?? '')).join(' ');
  const there = new Set([fact.name, fact.abbreviation, ...aliases].map(folded));
  const more = added.filter((name) => !there.has(folded(name)));
  return more.length > 0 ? { ...fact, aliases: [...aliases, ...more] } : fact;
}

function parseLines(text: string, errors: FieldError[]): { line: number; fact: Fact }[] {
  const seen = new Set<unknown>();
  return text.split('\n').flatMap((json, index) => {
    if (json.trim() === '') return [];
    try {
      const fact = JSON.parse(json) as Fact;
      if (typeof fact.id !== 'string') throw new Error('it has no id');
      if (seen.has(fact.id)) throw new Error(`the id ${fact.id} is used twice`);
      seen.add(fact.id);
      return [{ line: index + 1, fact }];
    } catch (error) {
      const message = `cannot be read as a fact: ${(error as Error).message}`;
      errors.push({ path: `line ${index + 1}`, message });
      return [];
    }
  });
}

function given(values: Fact): Fact {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  );
}

function refusal(errors: FieldError[]): StancegraphError {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new StancegraphError(
    'bad-input',
    `The facts are not right: ${first?.path} ${first?.message}${more}.`,
    { errors },
  );
}
