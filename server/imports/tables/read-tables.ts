/** What formats of tables have in common: each table is read by its mapping, given or guessed. */

import { withoutApostrophe } from '../../../model/formats/csv.ts';
import {
  type Mapping,
  mappingFile,
  type TableMapping,
} from '../../../model/schemas/import-mapping.ts';
import { StancegraphError } from '../../errors.ts';
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../formats/format.ts';
import { RowConverter, type TableRow } from './convert.ts';
import { columnNames, headerAt, lookedAt, type TableLine } from './header.ts';

/** A table's names of columns, then its others; records of the reader's own go along. */
type TablePart =
  | { kind: 'columns'; columns: string[] }
  | ({ kind: 'cells' } & TableRow)
  | ImportRecord;

type Reader = (
  file: ImportFile,
  mapping: TableMapping & { table: string },
  progress: (bytes: number) => void,
) => AsyncIterable<TablePart>;

/** Checks a mapping file. Throws `bad-input` that names every place. */
export function checkMapping(given: unknown): Mapping {
  const parsed = mappingFile.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new StancegraphError('bad-input', 'The mapping is invalid.', {
    errors: parsed.error.issues.map((issue) => ({
      path: issue.path.join('.') || 'mapping',
      message: issue.message,
    })),
  });
}

/** The mapping that is used: the given one, or the guess when nothing in it is unclear. */
async function mappingFor(
  files: readonly ImportFile[],
  given: unknown,
  format: ImportFormat,
): Promise<Mapping> {
  if (given !== undefined) return checkMapping(given);
  const guessed = await format.guess?.(files);
  if (!guessed || guessed.unclear.length > 0) {
    throw new StancegraphError(
      'bad-input',
      'What the columns mean is not clear: give a mapping, for which --save-mapping FILE writes a start.',
      {
        errors: (guessed?.unclear ?? []).map(({ file, message }) => ({ path: file, message })),
      },
    );
  }
  return checkMapping(guessed.mapping);
}

/** Records of all tables of the files. A table that the mapping does not name is a problem. */
export async function* tablesOf(
  files: readonly ImportFile[],
  options: ReadOptions,
  format: ImportFormat,
  read: Reader,
): AsyncGenerator<ImportRecord> {
  const mapping = await mappingFor(files, options.mapping, format);
  let before = 0;
  for (const file of files) {
    const tables = Object.entries(mapping.tables).filter(
      ([name]) => name === file.name || name.startsWith(`${file.name}#`) || isLast(file.name, name),
    );
    if (tables.length === 0) {
      yield {
        kind: 'problem',
        place: `${file.name}:1`,
        message: `the mapping says nothing of ${file.name}`,
        advice: 'Add it to the mapping, with "skip": true to leave it out.',
      };
    }
    let bytes = 0;
    for (const [name, table] of tables) {
      if (table.skip) {
        const group = 'tables that are left out, as the mapping says';
        yield { kind: 'note', place: `${name}:1`, message: `${name} is left out`, group };
        continue;
      }
      const converter = new RowConverter(table, options.dossier ?? 'table');
      const progress = (some: number) => {
        bytes += some;
        options.progress?.(before + bytes);
      };
      for await (const part of read(file, { ...table, table: name }, progress)) {
        if (part.kind === 'columns') assertColumns(table, part.columns, name);
        else if (part.kind === 'cells') {
          yield* converter.records(table.apostrophes ? bare(part) : part);
        } else yield part;
      }
    }
    before += file.size;
  }
}

/** A row without the apostrophes that are only for spreadsheets. */
function bare({ place, cells }: TableRow): TableRow {
  const texts = Object.entries(cells).map(([name, text]) => [name, withoutApostrophe(text)]);
  return { place, cells: Object.fromEntries(texts) };
}

/** What a mapping says of a table, also one that was made for it outside its folder. */
export function toldOf(mapping: Mapping | undefined, name: string): TableMapping | undefined {
  const tables = mapping?.tables ?? {};
  const last = Object.keys(tables).find((one) => isLast(name, one));
  return tables[name] ?? (last === undefined ? undefined : tables[last]);
}

/** A mapping made for a file holds for the same file in a folder. */
function isLast(file: string, name: string): boolean {
  return !name.includes('/') && file.endsWith(`/${name}`);
}

/** Throws `bad-input` when the mapping names a column that the table does not have. */
function assertColumns(table: TableMapping, columns: readonly string[], name: string): void {
  const missing = columnsOf(table).find((column) => !columns.includes(column));
  if (missing === undefined) return;
  throw new StancegraphError(
    'bad-input',
    `${name} has no column ${JSON.stringify(missing)}, which the mapping names. It has: ${columns.filter((column) => column !== '').join(', ')}. If these are no names, say in the mapping with "header" in which row the names are.`,
  );
}

/** Every column that a mapping names. */
export function columnsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (name === 'column' && typeof part === 'string') return [part];
    if ((name === 'columns' || name === 'hash') && Array.isArray(part)) return part.map(String);
    return name === 'values' ? [] : columnsOf(part);
  });
}

type TableRows = AsyncIterable<
  ({ kind: 'row' } & TableLine) | Extract<ImportRecord, { kind: 'problem' }>
>;

/** Rows of cells with the names of their columns; what stands above the names is told. */
export async function* withRows(
  rows: TableRows,
  name: string,
  header?: number,
): AsyncGenerator<TablePart> {
  const first: TableLine[] = [];
  let columns: string[] | undefined;
  const begin = function* (): Generator<TablePart> {
    const at = headerAt(first, header);
    columns = columnNames(first[at]?.cells ?? []);
    for (const { line } of first.slice(0, Math.max(at, 0))) {
      const group = 'rows above the names of the columns, which are left out';
      yield { kind: 'note', place: `${name}:${line}`, message: 'stands above the names', group };
    }
    if (at >= 0) yield { kind: 'columns', columns };
    for (const row of first.splice(0).slice(at + 1)) yield* cellsOf(row, columns, name);
  };
  for await (const row of rows) {
    if (row.kind === 'problem') yield row;
    else if (row.cells.every((cell) => cell === '')) continue;
    else if (columns) yield* cellsOf(row, columns, name);
    else {
      first.push(row);
      const isEnough = header === undefined ? first.length === lookedAt : row.line >= header;
      if (isEnough) yield* begin();
    }
  }
  if (!columns) yield* begin();
  if (columns?.length === 0 && header !== undefined) {
    throw new StancegraphError(
      'bad-input',
      `${name} has no row ${header}, where the mapping says that the names of the columns are.`,
    );
  }
}

function* cellsOf(
  { line, cells: given }: TableLine,
  columns: string[],
  name: string,
): Generator<TablePart> {
  const place = `${name}:${line}`;
  const tooMany = given.slice(columns.length).some((cell) => cell !== '');
  // Fields of columns without a name may be missing at the end.
  const named = columns.findLastIndex((column) => column !== '') + 1;
  if (tooMany || given.length < named) {
    yield {
      kind: 'problem',
      place,
      message: `the row has ${given.length} fields and the table has ${columns.length} columns`,
      advice: 'Put texts that hold the sign between fields into double quotes.',
    };
    return;
  }
  const cells: Record<string, string> = {};
  let nameless = '';
  for (const [index, column] of columns.entries()) {
    if (column !== '') cells[column] = given[index] ?? '';
    else nameless ||= given[index] ?? '';
  }
  if (nameless !== '') {
    const message = `${JSON.stringify(nameless.slice(0, 40))} stands in a column without a name`;
    const group = 'rows with something in a column without a name, which is left out';
    yield { kind: 'note', place, message, group };
  }
  yield { kind: 'cells', place, cells };
}
