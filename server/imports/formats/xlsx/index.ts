/** Spreadsheets: each sheet is a table, read by a mapping as CSV is. */
import { readFile } from 'node:fs/promises';
import readXlsxFile from 'read-excel-file/node';
import { StancegraphError } from '../../../errors.ts';
import { assertSafeZip } from '../../input/unzip.ts';
import { guessMapping, type SampledTable } from '../../tables/guess.ts';
import { type TableLine, tableOf } from '../../tables/header.ts';
import { tablesOf, toldOf, withRows } from '../../tables/read-tables.ts';
import type { ImportFile, ImportFormat } from '../format.ts';
import { type Shown, shownOf } from './shown.ts';

/** A sheet is read whole: what is larger is for CSV, which is not. */
const mostBytes = 300 * 1024 * 1024;
const sampledRows = 400;

interface Sheet {
  name: string;
  rows: string[][];
}

export const xlsx: ImportFormat = {
  name: 'xlsx',
  title: 'Excel spreadsheet',
  endings: ['.xlsx', '.xlsm'],
  sniff: (files) =>
    files.length > 0 && files.every(({ name }) => /\.xls[xm]$/i.test(name)) ? 0.9 : 0,
  guess: (files, given) =>
    guessMapping(given, async (mapping) => {
      const samples: SampledTable[] = [];
      for (const file of files) {
        for (const { name, rows } of await sheetsOf(file)) {
          const lines = [...linesOf(rows.slice(0, sampledRows))];
          if (lines.length === 0) continue;
          const table = `${file.name}#${name}`;
          samples.push({
            name: table,
            workbook: file.name,
            ...tableOf(lines, toldOf(mapping, table)?.header),
          });
        }
      }
      return samples;
    }),
  read(files, options) {
    const kept = new Map<string, Promise<Sheet[]>>();
    return tablesOf(files, options, xlsx, async function* (file, { table, header }, progress) {
      const sheets = kept.get(file.path) ?? sheetsOf(file);
      kept.set(file.path, sheets);
      const name = table.slice(table.indexOf('#') + 1);
      const sheet = (await sheets).find((one) => one.name === name);
      if (!sheet) {
        throw new StancegraphError(
          'bad-input',
          `${file.name} has no sheet ${JSON.stringify(name)}, which the mapping names. It has: ${(await sheets).map((one) => one.name).join(', ')}.`,
        );
      }
      yield* withRows(rowsOf(sheet), `${file.name}#${name}`, header);
      progress(file.size);
    });
  },
};

async function* rowsOf({ rows }: Sheet) {
  for (const line of linesOf(rows)) yield { kind: 'row' as const, ...line };
}

/** Rows with something in them, all as wide as the widest. */
function* linesOf(rows: readonly string[][]): Generator<TableLine> {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  for (const [index, row] of rows.entries()) {
    if (row.every((cell) => cell === '')) continue;
    yield { line: index + 1, cells: Array.from({ length: width }, (_, at) => row[at] ?? '') };
  }
}

async function sheetsOf(file: ImportFile): Promise<Sheet[]> {
  await assertSafeZip(file.path, file.name, mostBytes);
  try {
    const sheets = await readXlsxFile(await readFile(file.path));
    const shown = await shownOf(file);
    return sheets.map(({ sheet, data }: { sheet: string; data?: unknown[][] }) => ({
      name: sheet,
      // A sheet that is only a chart has none.
      rows: textsOf(data ?? [], shown.get(sheet)),
    }));
  } catch (error) {
    throw new StancegraphError(
      'bad-input',
      `${file.name} cannot be read as a spreadsheet: ${(error as Error).message.slice(0, 200)}. Open it and save it again as .xlsx, or save the sheet as CSV.`,
      { cause: error },
    );
  }
}

/** Every cell as text; what is merged stands in each of its rows. */
function textsOf(data: readonly unknown[][], shown: Shown | undefined): string[][] {
  const rows = data.map((row, at) =>
    row.map((cell, column) => textOfCell(cell, shown?.precision.get(`${at} ${column}`))),
  );
  for (const { column, first, last } of shown?.merged ?? []) {
    const text = rows[first]?.[column];
    for (const row of text ? rows.slice(first + 1, last + 1) : []) row[column] ||= text ?? '';
  }
  return rows;
}

/** `precision`: as what a date is shown. One typed so is the first day of it; other days are meant. */
function textOfCell(cell: unknown, precision?: 'month' | 'year'): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const text = cell.toISOString();
    if (!text.endsWith('T00:00:00.000Z')) return text.slice(0, 19);
    if (precision === 'month' && text.slice(8, 10) === '01') return text.slice(0, 7);
    if (precision === 'year' && text.slice(5, 10) === '01-01') return text.slice(0, 4);
    return text.slice(0, 10);
  }
  return String(cell).trim();
}
