/**
 * What the columns of tables mean, guessed by their names and first rows. Where two columns would do,
 * or none, that is told and nothing is chosen: a guess that may be wrong is worth less than none.
 */
import { tidyColumns } from '../../../model/formats/statement-csv.ts';
import {
  type Mapping,
  mappingFile,
  type TableMapping,
} from '../../../model/schemas/import-mapping.ts';
import type { GuessedMapping } from '../formats/format.ts';
import { type SampledTable, TableColumns } from './columns.ts';
import { dnaEvents, tidyStatements } from './known-tables.ts';
import { guessMemberships, guessParties } from './party-tables.ts';
import { guessPeople } from './people-table.ts';
import { columnsOf, toldOf } from './read-tables.ts';
import { guessStatements } from './statement-table.ts';
import { guessVotes, keyColumns, voteColumn } from './vote-table.ts';

export type { SampledTable } from './columns.ts';

const shownRows = 8;
const fewValues = 16;

/** The mapping that is used: as given, with a guess where it says nothing. */
export async function guessMapping(
  given: unknown,
  samplesOf: (mapping?: Mapping) => Promise<SampledTable[]>,
): Promise<GuessedMapping> {
  const parsed = mappingFile.safeParse(given);
  if (parsed.success) return guessTables(await samplesOf(parsed.data), parsed.data);
  const guessed = guessTables(await samplesOf());
  // What is wrong with the given one is told when the tables are read.
  return given === undefined ? guessed : { ...guessed, mapping: given, unclear: [] };
}

/**
 * What each table means. Of a table that `given` tells how to read and nothing more, the rest is
 * guessed; of those that it tells nothing of, nothing is.
 */
function guessTables(tables: readonly SampledTable[], given?: Mapping): GuessedMapping {
  const mapping: Mapping = { tables: { ...given?.tables } };
  const unclear: GuessedMapping['unclear'] = [];
  const keys = keyColumns(tables);
  const unknown: SampledTable[] = [];
  /** Workbooks of which a sheet is clear. */
  const known = new Set<string | undefined>();
  let clearFiles = 0;
  for (const table of tables) {
    const told = toldOf(given, table.name);
    if (told ? !isBare(told) : given) continue;
    const columns = new TableColumns(table);
    const guess = guessOf(table, columns, keys, tables);
    const found: TableMapping = guess?.mapping ?? { skip: true, nodes: {}, relationships: [] };
    const encoding = told?.encoding ?? table.encoding;
    const how = {
      ...(encoding === undefined ? {} : { encoding }),
      ...(table.delimiter === undefined ? {} : { delimiter: table.delimiter }),
      ...(table.header === undefined ? {} : { header: table.header }),
    };
    mapping.tables[table.name] = { ...how, ...found };
    if (table.unclear) unclear.push({ file: table.name, message: table.unclear });
    if (guess && guess.unclear.length === 0) {
      if (table.workbook) known.add(table.workbook);
      else clearFiles += 1;
    }
    if (!guess) unknown.push(table);
    for (const message of guess?.unclear ?? []) unclear.push({ file: table.name, message });
    for (const message of columns.repeated(columnsOf(found))) {
      unclear.push({ file: table.name, message });
    }
  }
  // A sheet of notes beside one of data is left out, and told so; so is a file beside several of data.
  if (clearFiles > 1) known.add(undefined);
  for (const table of unknown) {
    // Votes mean something, though it is not clear who cast them on what.
    const isVotes = voteColumn(new TableColumns(table)) !== undefined;
    if (isVotes || !known.has(table.workbook))
      unclear.push({ file: table.name, message: nothing(table) });
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

/** Whether a mapping only tells how a table is read. */
function isBare({ skip, nodes, relationships }: TableMapping): boolean {
  return !skip && Object.keys(nodes).length === 0 && relationships.length === 0;
}

function guessOf(
  table: SampledTable,
  columns: TableColumns,
  keys: ReturnType<typeof keyColumns>,
  tables: readonly SampledTable[],
): Guess | undefined {
  return (
    empty(table) ??
    tidy(table) ??
    dna(table, columns) ??
    guessVotes(table, columns, keys) ??
    guessStatements(columns) ??
    guessParties(table, columns, tables) ??
    guessPeople(columns) ??
    guessMemberships(columns) ??
    guessAgreements(table, columns, tables)
  );
}

export interface Guess {
  mapping: TableMapping;
  unclear: string[];
}

function nothing({ columns }: SampledTable): string {
  return `It is not clear what the columns mean: ${columns.join(', ')}. A table of statements has columns such as speaker, agreement, stance, date and text; one of people has a name; one of votes has a voter, an agreement and a vote. If these are no names of columns, say in which row the names are.`;
}

function empty({ columns, name }: SampledTable): Guess | undefined {
  const mapping: TableMapping = { skip: true, nodes: {}, relationships: [] };
  return columns.length === 0 ? { mapping, unclear: [`${name} is empty.`] } : undefined;
}

const tidyNeeds = 'statement speaker speakerId agreement agreementId stance text sources'.split(
  ' ',
);

function tidy({ columns }: SampledTable): Guess | undefined {
  const isTidy = tidyNeeds.every((name) => columns.includes(name));
  const known = tidyColumns.filter((name) => columns.includes(name));
  return isTidy ? { mapping: tidyStatements(known), unclear: [] } : undefined;
}

function dna(table: SampledTable, columns: TableColumns): Guess | undefined {
  const isDna = ['statement_id', 'concept', 'agreement', 'document_title'].every((name) =>
    table.columns.includes(name),
  );
  return isDna ? { mapping: dnaEvents(columns), unclear: [] } : undefined;
}

/** A row an agreement. Beside other tables one of numbers and names may list anything. */
function guessAgreements(
  table: SampledTable,
  columns: TableColumns,
  tables: readonly SampledTable[],
): Guess | undefined {
  const title = columns.one('title');
  const id = columns.idFor(['bill', 'vote event', 'agreement', 'motion', 'law', 'treaty', 'id']);
  if (!title || !id) return undefined;
  const date = columns.one('date');
  const isNamed = /vote|bill|motion|law|agreement|treat|resolution/i.test(table.name);
  if (tables.length > 1 && /^id$/i.test(id) && !date && !isNamed) return undefined;
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
  const unclear = [...columns.several('title', 'the title'), ...columns.datesUnclear(date)];
  return { mapping, unclear };
}
