/**
 * What the columns of tables mean, guessed by their names and first rows. Where two columns would do,
 * or none, that is told and nothing is chosen: a guess that may be wrong is worth less than none.
 */
import { tidyColumns } from '../../../model/formats/statement-csv.ts';
import type { MappedValue, Mapping, TableMapping } from '../../../model/schemas/import-mapping.ts';
import type { GuessedMapping } from '../formats/format.ts';
import { type SampledTable, TableColumns } from './columns.ts';
import { dnaEvents, tidyStatements } from './known-tables.ts';
import { guessStatements } from './statement-table.ts';
import { guessVotes, keyColumns } from './vote-table.ts';

export type { SampledTable } from './columns.ts';

const shownRows = 8;
const fewValues = 16;

export function guessTables(tables: readonly SampledTable[], given?: unknown): GuessedMapping {
  const mapping: Mapping = { tables: {} };
  const unclear: GuessedMapping['unclear'] = [];
  const chosen = (given as Mapping | undefined)?.tables ?? {};
  const keys = keyColumns(tables);
  for (const table of tables) {
    const said = chosen[table.name];
    if (said) {
      mapping.tables[table.name] = said;
      continue;
    }
    const columns = new TableColumns(table);
    const guess =
      empty(table) ??
      tidy(table) ??
      dna(table, columns) ??
      guessVotes(table, columns, keys) ??
      guessStatements(columns) ??
      guessPeople(columns) ??
      guessAgreements(columns);
    const found: TableMapping = guess?.mapping ?? { skip: true, nodes: {}, relationships: [] };
    const delimiter = table.delimiter === undefined ? {} : { delimiter: table.delimiter };
    mapping.tables[table.name] = { ...delimiter, ...found };
    for (const message of guess?.unclear ?? [nothing(table)]) {
      unclear.push({ file: table.name, message });
    }
  }
  return {
    mapping,
    tables: tables.map(({ name, columns, rows }) => ({
      file: name,
      columns: [...columns],
      rows: rows.slice(0, shownRows).map((row) => row.map((cell) => cell.slice(0, 200))),
      values: valuesOf(columns, rows),
    })),
    unclear,
  };
}

/** Different values of the columns that have few. */
function valuesOf(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [at, column] of columns.entries()) {
    const values = [...new Set(rows.map((row) => row[at] ?? ''))].filter((value) => value !== '');
    if (values.length <= fewValues) found[column] = values.map((value) => value.slice(0, 80));
  }
  return found;
}

export interface Guess {
  mapping: TableMapping;
  unclear: string[];
}

function nothing({ columns }: SampledTable): string {
  return `It is not clear what the columns mean: ${columns.join(', ')}. A table of statements has columns such as speaker, agreement, stance, date and text; one of people has a name; one of votes has a voter, an agreement and a vote.`;
}

function empty({ columns, name }: SampledTable): Guess | undefined {
  const mapping: TableMapping = { skip: true, nodes: {}, relationships: [] };
  if (columns.length === 0) return { mapping, unclear: [`${name} is empty.`] };
  const twice = columns.filter((column, at) => columns.indexOf(column) !== at);
  if (twice.length === 0) return undefined;
  return { mapping, unclear: [`Two columns are named ${JSON.stringify(twice[0])}: rename one.`] };
}

function tidy({ columns }: SampledTable): Guess | undefined {
  const isTidy = ['statement', 'speakerId', 'agreementId', 'stance', 'sources'].every((name) =>
    columns.includes(name),
  );
  const known = tidyColumns.filter((name) => columns.includes(name));
  return isTidy ? { mapping: tidyStatements(known), unclear: [] } : undefined;
}

function dna(table: SampledTable, columns: TableColumns): Guess | undefined {
  const isDna = ['statement_id', 'concept', 'agreement', 'document_title'].every((name) =>
    table.columns.includes(name),
  );
  return isDna ? { mapping: dnaEvents(columns), unclear: [] } : undefined;
}

/** A row a person, with the party and the body they belong to. */
function guessPeople(columns: TableColumns): Guess | undefined {
  const name = columns.one('personName');
  const first = columns.one('firstName');
  const last = columns.one('lastName');
  if (!name && !(first && last)) return undefined;
  // Bills and events have names too.
  const isPeople =
    (first && last) ||
    ['party', 'partyId', 'body', 'birth', 'gender', 'email', 'role'].some((role) =>
      columns.one(role),
    );
  if (!isPeople) return undefined;
  const named: MappedValue =
    first && last ? { columns: [first, last], join: ' ' } : { column: name ?? '' };
  const id = columns.idFor(['person', 'legislator', 'mp', 'member', 'bioguide', 'id']);
  const begun = columns.one('begun');
  const ended = columns.one('ended');
  const term = {
    ...(begun ? { from: columns.date(begun) } : {}),
    ...(ended ? { to: columns.date(ended) } : {}),
  };
  const mapping: TableMapping = {
    nodes: {
      person: {
        label: 'Actor',
        ...(id ? { id: { column: id } } : {}),
        properties: { name: named },
      },
    },
    relationships: [],
  };
  const wikidata = columns.one('wikidata');
  if (wikidata && mapping.nodes.person)
    mapping.nodes.person.properties.wikidata = { column: wikidata };
  const party = columns.one('party');
  const partyId = columns.one('partyId');
  if (party) {
    mapping.nodes.party = {
      label: 'Party',
      ...(partyId ? { id: { column: partyId } } : {}),
      properties: { name: { column: party } },
    };
    mapping.relationships.push({
      type: 'MEMBER_OF',
      from: 'person',
      to: 'party',
      properties: term,
    });
  }
  const body = columns.one('body');
  const role = columns.one('role');
  if (body) {
    mapping.nodes.body = { label: 'Institution', properties: { name: { column: body } } };
    mapping.relationships.push({
      type: 'HOLDS_OFFICE',
      from: 'person',
      to: 'body',
      properties: { ...term, ...(role ? { role: { column: role } } : {}) },
    });
  }
  const unclear = [
    ...columns.several('personName', 'the name'),
    ...columns.several('party', 'the party'),
    ...columns.several('body', 'the institution'),
  ];
  return { mapping, unclear };
}

/** A row an agreement. */
function guessAgreements(columns: TableColumns): Guess | undefined {
  const title = columns.one('title');
  const id = columns.idFor(['bill', 'vote event', 'agreement', 'motion', 'law', 'treaty', 'id']);
  if (!title || !id) return undefined;
  const date = columns.one('date');
  const mapping: TableMapping = {
    nodes: {
      agreement: {
        label: 'Agreement',
        id: { column: id },
        properties: {
          name: { column: title },
          ...(/bill/i.test(id) ? { kind: { constant: 'bill' } } : {}),
          ...(date ? { date: columns.date(date) } : {}),
        },
      },
    },
    relationships: [],
  };
  return { mapping, unclear: columns.several('title', 'the title') };
}
