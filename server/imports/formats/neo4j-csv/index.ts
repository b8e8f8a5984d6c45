/**
 * CSV of Neo4j: the tables that `neo4j-admin database import` takes, as our own export writes them,
 * and what `apoc.export.csv` writes. Tables of nodes are read first, wherever they stand.
 */
import { parse } from 'csv-parse/sync';
import { delimiterOf, rowsOf, withoutDamage } from '../csv/rows.ts';
import type { ImportFile, ImportFormat, ImportRecord } from '../format.ts';
import { problemRecord } from '../shared/emit.ts';
import { GraphRecords, NodeIds } from '../shared/graph.ts';
import { firstBytes, headText, Meter } from '../shared/text.ts';
import { areNeo4j, areRelationships, type Neo4jColumn, neo4jColumn } from './header.ts';

/** Between items of a list, and between labels. */
const between = ';';

export const neo4jCsv: ImportFormat = {
  name: 'neo4j-csv',
  title: 'Neo4j CSV (neo4j-admin import, apoc.export.csv)',
  endings: ['.csv', '.tsv'],
  sniff: (files) =>
    files.some(({ name, head }) => areNeo4j(tableOf(name, head).columns)) ? 0.9 : 0,
  async *read(files, options) {
    const [first] = files;
    if (!first) return;
    const tables = await tablesOf(files);
    const meter = new Meter(options);
    const ids = new NodeIds(first);
    for (const table of tables) {
      for await (const _ of recordsOf(table, meter.again(), ids));
    }
    const records = new GraphRecords(first, options.dossier, ids.twins);
    for (const table of tables) {
      records.in(table.file);
      yield* recordsOf(table, meter, records);
    }
    yield* records.end();
  },
};

interface Table {
  file: ImportFile;
  delimiter: string;
  columns: Neo4jColumn[];
}

/** Relationships come last, so that they do not wait for their nodes. */
async function tablesOf(files: readonly ImportFile[]): Promise<Table[]> {
  const tables: Table[] = [];
  for (const file of files) tables.push({ file, ...tableOf(file.name, await firstBytes(file)) });
  const isLast = ({ columns }: Table) => Number(areRelationships(columns));
  return tables.sort((a, b) => isLast(a) - isLast(b));
}

function tableOf(name: string, bytes: Uint8Array): { delimiter: string; columns: Neo4jColumn[] } {
  const [first = ''] = headText(bytes).trimStart().split(/\r?\n/);
  const delimiter = delimiterOf(first, name);
  let names: string[] = [];
  try {
    const rows: string[][] = parse(first, { delimiter, bom: true });
    names = rows[0] ?? [];
  } catch {
    // It is no table.
  }
  return { delimiter, columns: names.map((one) => neo4jColumn(one.trim())) };
}

async function* recordsOf(
  { file, delimiter, columns }: Table,
  meter: Meter,
  records: GraphRecords,
): AsyncGenerator<ImportRecord> {
  if (!areNeo4j(columns)) {
    yield problemRecord(
      `${file.name}:1`,
      'the columns are not those of a table of Neo4j',
      'The first row names them, such as id:ID and :LABEL, or :START_ID, :END_ID and :TYPE.',
    );
    return;
  }
  const signs = { delimiter, areSigns: false };
  const rows = rowsOf(file, 'utf-8', signs, (bytes) => meter.add(bytes), false);
  let isHeader = true;
  for await (const row of withoutDamage(rows, file.name)) {
    if (row.kind === 'problem') yield row;
    else if (isHeader) isHeader = false;
    else yield* recordOf(row.cells, columns, `${file.name}:${row.line}`, records);
  }
}

function* recordOf(
  cells: readonly string[],
  columns: readonly Neo4jColumn[],
  place: string,
  records: GraphRecords,
): Iterable<ImportRecord> {
  if (cells.length !== columns.length) {
    const message = `the row has ${cells.length} fields, and ${columns.length} columns are named`;
    yield problemRecord(place, message, 'Put fields that hold the sign between fields in quotes.');
    return;
  }
  const ends: Partial<Record<'id' | 'start' | 'end' | 'type', string>> = {};
  const labels: string[] = [];
  const properties: Record<string, unknown> = {};
  for (const [at, { role, name, space, isList, label }] of columns.entries()) {
    const cell = cells[at] ?? '';
    if (label !== undefined) labels.push(label);
    if (role === 'skip' || cell === '') continue;
    if (role === 'labels') labels.push(...cell.split(between));
    else if (role === 'property') properties[name] = isList ? cell.split(between) : cell;
    else {
      // An id may be a property too.
      if (role === 'id' && name !== '') properties[name] = cell;
      ends[role] = space === '' ? cell : `${space}.${cell}`;
    }
  }
  const { id, start, end, type = '' } = ends;
  if (start !== undefined && end !== undefined) {
    yield* records.edge({ type, from: start, to: end, properties, place });
  } else if (id !== undefined && start === undefined && end === undefined) {
    yield* records.node({ id, labels, properties, place });
  } else
    yield problemRecord(place, 'the row has neither an id nor a start and an end', 'Give it one.');
}
