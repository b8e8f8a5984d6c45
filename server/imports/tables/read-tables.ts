/** What formats of tables have in common: each table is read by its mapping, given or guessed. */

import {
  type Mapping,
  mappingFile,
  type TableMapping,
} from '../../../model/schemas/import-mapping.ts';
import { StancegraphError } from '../../errors.ts';
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../formats/format.ts';
import { RowConverter, type TableRow } from './convert.ts';

/** A table's first row, then its others; records of the reader's own go along. */
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
      if (table.skip) continue;
      const converter = new RowConverter(table, options.dossier ?? 'table');
      const progress = (some: number) => {
        bytes += some;
        options.progress?.(before + bytes);
      };
      for await (const part of read(file, { ...table, table: name }, progress)) {
        if (part.kind === 'columns') assertColumns(table, part.columns, name);
        else if (part.kind === 'cells') yield* converter.records(part);
        else yield part;
      }
    }
    before += file.size;
  }
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
    `${name} has no column ${JSON.stringify(missing)}, which the mapping names. It has: ${columns.join(', ')}.`,
  );
}

/** Every column that a mapping names. */
function columnsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (name === 'column' && typeof part === 'string') return [part];
    if ((name === 'columns' || name === 'hash') && Array.isArray(part)) return part.map(String);
    return name === 'values' ? [] : columnsOf(part);
  });
}

/** Rows of cells with the names of their columns, the first row being these names. */
export async function* withRows(
  rows: AsyncIterable<
    { kind: 'row'; line: number; cells: string[] } | Extract<ImportRecord, { kind: 'problem' }>
  >,
  name: string,
): AsyncGenerator<TablePart> {
  let columns: string[] | undefined;
  for await (const row of rows) {
    if (row.kind === 'problem') yield row;
    else if (!columns) {
      columns = row.cells;
      yield { kind: 'columns', columns };
    } else {
      const cells: Record<string, string> = {};
      for (const [index, column] of columns.entries()) cells[column] = row.cells[index] ?? '';
      yield { kind: 'cells', place: `${name}:${row.line}`, cells };
    }
  }
}
