/** A result as a file: CSV that a spreadsheet cannot take for a formula, JSON, NDJSON. */
import { csvLine } from '../../../../model/formats/csv.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { isNode, isRelationship, valueText } from './values.ts';

interface ResultRows {
  columns: readonly string[];
  rows: readonly PropertyValue[][];
}

export const downloadFormats = {
  csv: { title: 'Table (CSV)', type: 'text/csv', write: toCsv },
  json: { title: 'Rows (JSON)', type: 'application/json', write: toJson },
  ndjson: { title: 'Rows (NDJSON)', type: 'application/x-ndjson', write: toNdjson },
} as const;
export type Format = keyof typeof downloadFormats;

/** Saves the rows that are there as a file named after the query and the day. */
export function download(result: ResultRows, format: Format, name: string): void {
  const { type, write } = downloadFormats[format];
  const url = URL.createObjectURL(new Blob([write(result)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name, format);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** `Who said what?` as `who-said-what-2026-11-24.csv`. */
export function fileName(name: string, format: Format, day = new Date()): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${plain || 'result'}-${day.toISOString().slice(0, 10)}.${format}`;
}

/** Beside a column of nodes or relationships stands one with their ids. */
export function toCsv({ columns, rows }: ResultRows): string {
  const withIds = columns.map((_, at) =>
    rows.some((row) => isNode(row[at]) || isRelationship(row[at])),
  );
  const wide = <Cell>(
    cells: readonly Cell[],
    id: (cell: Cell) => string,
    text: (c: Cell) => Plain,
  ) =>
    csvLine(
      cells.flatMap((cell, at): Plain[] => (withIds[at] ? [text(cell), id(cell)] : [text(cell)])),
    );
  const head = wide(
    columns,
    (column) => `${column}.id`,
    (column) => column,
  );
  const lines = rows.map((row) => wide(row, idText, plain));
  return `\uFEFF${[head, ...lines].join('\r\n')}\r\n`;
}

type Plain = string | number;
const plain = (value: PropertyValue): Plain =>
  typeof value === 'number' ? value : valueText(value);
const idText = (value: PropertyValue) => (isNode(value) || isRelationship(value) ? value.id : '');

/** A row as an object, by its columns. */
export function rowObject(columns: readonly string[], row: readonly PropertyValue[]): object {
  return Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]));
}

export function toJson({ columns, rows }: ResultRows): string {
  return `${JSON.stringify(
    rows.map((row) => rowObject(columns, row)),
    null,
    2,
  )}\n`;
}

export function toNdjson({ columns, rows }: ResultRows): string {
  return rows.map((row) => `${JSON.stringify(rowObject(columns, row))}\n`).join('');
}
