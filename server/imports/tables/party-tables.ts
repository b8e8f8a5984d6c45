/** Tables of parties, and of who belongs to which, as releases of parliaments have them apart. */
import type { TableMapping } from '../../../model/schemas/import-mapping.ts';
import { type SampledTable, TableColumns } from './columns.ts';
import type { Guess } from './guess.ts';

const people = ['member', 'person', 'mp', 'politician', 'legislator', 'deputy', 'actor'];

/** A row a membership: a person and a party that other tables describe, and since when. */
export function guessMemberships(columns: TableColumns): Guess | undefined {
  const person = columns.idFor(people);
  const party = columns.one('partyId');
  const isOther = ['text', 'vote', 'title', 'personName', 'lastName'].some((role) =>
    columns.one(role),
  );
  if (!person || !party || isOther) return undefined;
  const begun = columns.one('begun');
  const ended = columns.one('ended');
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
  const title = columns.one('title');
  if (!isNamed || !id || !title) return undefined;
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
