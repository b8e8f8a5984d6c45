/** Which row of a table names its columns, and how the columns are told apart. */

import { words } from '../../../model/ids.ts';
import { columnWords } from './column-words.ts';
import { columnsAbroad } from './words-abroad.ts';

export interface TableLine {
  /** Of the file, or of the sheet, from 1. */
  line: number;
  cells: readonly string[];
}

/** So many rows are looked at for the one with the names. */
export const lookedAt = 20;

/**
 * Where among the first rows of a table the one with the names stands: a title above it fills fewer
 * cells than the rows below. `header` is its line, where a mapping says it; -1 when it is not there.
 */
export function headerAt(rows: readonly TableLine[], header?: number): number {
  if (header !== undefined) return rows.findIndex(({ line }) => line >= header);
  const widths = rows.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const found = widths.findIndex((width, at) => {
    const end = (rows[at]?.cells.findLastIndex((cell) => cell !== '') ?? -1) + 1;
    // A row that names the first columns only may be it too.
    const isStart = width > 1 && width === end && rows[at]?.cells.every(isKnownName);
    if (isStart) return true;
    const below = widths.slice(at + 1).sort((a, b) => a - b);
    return width > 1 && width * 2 > (below[below.length >> 1] ?? 0);
  });
  return Math.max(found, Math.min(0, rows.length - 1));
}

const knownNames = new Set(
  [columnWords, columnsAbroad].flatMap((words) => Object.values(words).flat()),
);

function isKnownName(cell: string): boolean {
  return cell === '' || knownNames.has(foldedName(cell));
}

/** `bioguideID` and `bioguide_id` are both `bioguide id`. */
export function foldedName(column: string): string {
  return words(column.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')).join(' ');
}

/** Names that are told apart, the second `note` as `note (2)`; an empty one where there is none. */
export function columnNames(cells: readonly string[]): string[] {
  const taken = new Set(cells);
  const seen = new Set<string>();
  return cells.map((cell) => {
    if (cell === '' || !seen.has(cell)) {
      seen.add(cell);
      return cell;
    }
    let number = 2;
    while (taken.has(`${cell} (${number})`)) number += 1;
    const name = `${cell} (${number})`;
    taken.add(name);
    return name;
  });
}

/** The name as the file has it; `party (2021)` is a name of its own. */
export function plainName(column: string): string {
  return column.replace(/ \(([2-9]|1\d)\)$/, '');
}

interface Table {
  columns: string[];
  rows: string[][];
  /** The line with the names, where that is not the first. */
  header?: number;
}

/** The first rows of a table as columns and what is in them; columns without a name are left out. */
export function tableOf(lines: readonly TableLine[], header?: number): Table {
  const at = headerAt(lines.slice(0, header === undefined ? lookedAt : undefined), header);
  const first = lines[at];
  const names = columnNames(first?.cells ?? []);
  const named = names.flatMap((name, index) => (name === '' ? [] : [index]));
  return {
    columns: named.map((index) => names[index] ?? ''),
    rows: lines.slice(at + 1).map(({ cells }) => named.map((index) => cells[index] ?? '')),
    ...(first && first.line !== 1 ? { header: first.line } : {}),
  };
}
