/** Tables of parties, and of who belongs to which, as releases of parliaments have them apart. */
import type { TableMapping } from '../../../model/schemas/import-mapping.ts';
import { type SampledTable, TableColumns } from './columns.ts';
import type { Guess } from './guess.ts';

/** What ids of people are called after. */
export const peopleWords = [
  'member',
  'person',
  'mp',
  'politician',
  'legislator',
  'deputy',
  'actor',
];
/** Names of tables of who belongs where; in others a person and a party are named for other ends. */
const belonging = /(membership|affiliation)s?|(^|[/#_\- ])members?(\.[a-z]+)?$/i;

/**
 * A row a membership: a person and a party that other tables describe, and since when, or in a file
 * that is named so.
 */
export function guessMemberships(columns: TableColumns): Guess | undefined {
  const person = columns.idFor(peopleWords);
  const party = columns.one('partyId');
  const isOther = ['text', 'vote', 'title', 'personName', 'lastName'].some((role) =>
    columns.one(role),
  );
  const begun = columns.one('begun');
  const ended = columns.one('ended');
  const isTold = begun || ended || belonging.test(columns.table.name);
  if (!person || !party || isOther || !isTold) return undefined;
  const role = columns.one('role');
  const mapping: TableMapping = {
    nodes: {
      person: { label: 'Actor', id: { column: person }, reference: true, properties: {} },
      party: { label: 'Party', id: { column: party }, reference: true, properties: {} },
    },
    relationships: [
      {
        type: 'MEMBER_OF',
        from: 'person',
        to: 'party',
        properties: {
          ...(begun ? { from: columns.date(begun) } : {}),
          ...(ended ? { to: columns.date(ended) } : {}),
          ...(role ? { role: { column: role } } : {}),
        },
      },
    ],
  };
  return { mapping, unclear: [...columns.datesUnclear(begun), ...columns.datesUnclear(ended)] };
}

/** What a table of parties does not have. */
const ofPeople = ['firstName', 'lastName', 'birth', 'gender', 'email', 'body', 'role'];

/**
 * A row a party, where the name of the file says so: its columns alone may be of anything. Groups are
 * parties where another table has people of them.
 */
export function guessParties(
  table: SampledTable,
  columns: TableColumns,
  tables: readonly SampledTable[],
): Guess | undefined {
  const word = /(?:^|[/#_\- ])(groups?|part(?:y|ies)|factions?)(?:\.[a-z]+)?$/i.exec(
    table.name,
  )?.[1];
  const isNamed = word?.toLowerCase().startsWith('group')
    ? tables.some((other) => other !== table && new TableColumns(other).one('partyId'))
    : word !== undefined;
  const id = columns.one('partyId') ?? columns.idFor(['id']) ?? columns.one('code');
  const party = columns.one('party');
  const title = columns.one('title') ?? party;
  const isOfPeople =
    (party && party !== title) || ofPeople.some((purpose) => columns.one(purpose) !== undefined);
  if (!isNamed || !id || !title || isOfPeople) return undefined;
  const short = columns.one('abbreviation');
  const properties = {
    name: { column: title },
    ...(short && short !== id ? { abbreviation: { column: short } } : {}),
  };
  const mapping: TableMapping = {
    nodes: { party: { label: 'Party', id: { column: id }, properties } },
    relationships: [],
  };
  const unique = new Set(columns.values(id)).size === columns.values(id).length;
  return unique ? { mapping, unclear: columns.several('title', 'the name') } : undefined;
}
