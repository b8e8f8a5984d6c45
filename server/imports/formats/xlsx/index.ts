/** Spreadsheets: each sheet is a table, read by a mapping as CSV is. */
import { readFile } from 'node:fs/promises';
import readXlsxFile from 'read-excel-file/node';
import { StancegraphError } from '../../../errors.ts';
import { assertSafeZip } from '../../input/unzip.ts';
import { guessTables, type SampledTable } from '../../tables/guess.ts';
import { tablesOf, withRows } from '../../tables/read-tables.ts';
import type { ImportFile, ImportFormat } from '../format.ts';

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
  endings: ['.xlsx'],
  sniff: (files) =>
    files.length > 0 && files.every(({ name }) => /\.xlsx$/i.test(name)) ? 0.9 : 0,
  async guess(files, mapping) {
    const samples: SampledTable[] = [];
    for (const file of files) {
      for (const { name, rows } of await sheetsOf(file)) {
        const [columns = [], ...rest] = rows;
        if (columns.length === 0) continue;
        samples.push({ name: `${file.name}#${name}`, columns, rows: rest.slice(0, sampledRows) });
      }
    }
    return guessTables(samples, mapping);
  },
  read(files, options) {
    const kept = new Map<string, Promise<Sheet[]>>();
    return tablesOf(files, options, xlsx, async function* (file, { table }, progress) {
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
      yield* withRows(rowsOf(sheet), `${file.name}#${name}`);
      progress(file.size);
    });
  },
};

async function* rowsOf({ rows }: Sheet) {
  const width = rows[0]?.length ?? 0;
  for (const [index, row] of rows.entries()) {
    if (row.every((cell) => cell === '')) continue;
    const cells = Array.from({ length: width }, (_, at) => row[at] ?? '');
    yield { kind: 'row' as const, line: index + 1, cells };
  }
}

async function sheetsOf(file: ImportFile): Promise<Sheet[]> {
  await assertSafeZip(file.path, file.name, mostBytes);
  try {
    const sheets = await readXlsxFile(await readFile(file.path));
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(textOfCell)),
    }));
  } catch (error) {
    throw new StancegraphError(
      'bad-input',
      `${file.name} cannot be read as a spreadsheet: ${(error as Error).message.slice(0, 200)}. Open it and save it again as .xlsx, or save the sheet as CSV.`,
      { cause: error },
    );
  }
}

function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const text = cell.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
  }
  return String(cell).trim();
}
