/** A table of votes: who voted how on which agreement, both numbered in other tables or the store. */

import { ownNames } from '../../../model/own-names.ts';
import type { MappedNode, TableMapping } from '../../../model/schemas/import-mapping.ts';
import type { RelationshipType } from '../../../model/vocabulary/relationship-types.ts';
import { votes } from '../formats/shared/vote-words.ts';
import { type SampledTable, TableColumns } from './columns.ts';
import type { Guess } from './guess.ts';

/** What parliaments write for a vote; null for who was there or away without voting. */
const voteWords: Record<string, RelationshipType | null> = ownNames({
  ...Object.fromEntries(votes),
  'not voting': null,
  not_voting: null,
  did_not_vote: null,
  'did not vote': null,
  absent: null,
  excused: null,
  paired: null,
});

/** Columns that number the rows of a table: by their name, the table and what it numbers. */
export function keyColumns(tables: readonly SampledTable[]): Map<string, 'Actor' | 'Agreement'> {
  const keys = new Map<string, 'Actor' | 'Agreement'>();
  for (const table of tables) {
    const columns = new TableColumns(table);
    const isPeople = columns.one('firstName') ?? columns.one('party');
    for (const column of table.columns) {
      const values = columns.values(column);
      const unique = new Set(values).size === values.length && values.length === table.rows.length;
      if (!unique || values.length < 2 || !/id$/i.test(column)) continue;
      if (isPeople) keys.set(column, 'Actor');
      else if (columns.one('title')) keys.set(column, 'Agreement');
    }
  }
  return keys;
}

/** The column that holds votes and nothing else, whoever cast them. */
export function voteColumn(columns: TableColumns): string | undefined {
  const vote = columns.one('vote');
  if (!vote || columns.one('text')) return undefined;
  const values = columns.distinct(vote);
  const areVotes = values.every((value) => value.toLowerCase() in voteWords);
  return values.length > 0 && areVotes ? vote : undefined;
}

export function guessVotes(
  { columns: all }: SampledTable,
  columns: TableColumns,
  keys: ReadonlyMap<string, 'Actor' | 'Agreement'>,
): Guess | undefined {
  const vote = voteColumn(columns);
  if (!vote) return undefined;
  const values = columns.distinct(vote);
  const of = (label: 'Actor' | 'Agreement', words: readonly string[]) =>
    all.filter((column) => keys.get(column) === label)[0] ?? columns.idFor(words);
  const voter = of('Actor', ['member', 'voter', 'mp', 'legislator', 'bioguide', 'person']);
  const matter = of('Agreement', ['bill', 'vote', 'vote event', 'motion', 'agreement']);
  if (!voter || !matter) return undefined;
  const date = columns.one('date');
  const node = (label: 'Actor' | 'Agreement', column: string): MappedNode => ({
    label,
    id: { column },
    reference: true,
    properties: {},
  });
  // Every vote that parliaments know, since the first rows may not have them all.
  const told = {
    ...voteWords,
    ...Object.fromEntries(values.map((one) => [one, voteWords[one.toLowerCase()] ?? null])),
  };
  const mapping: TableMapping = {
    nodes: { voter: node('Actor', voter), matter: node('Agreement', matter) },
    relationships: [
      {
        type: { column: vote, values: told },
        from: 'voter',
        to: 'matter',
        properties: date ? { date: columns.date(date) } : {},
      },
    ],
  };
  return { mapping, unclear: columns.datesUnclear(date) };
}
