/** The columns of a table, found by what people call them. */
import type { MappedValue } from '../../../model/schemas/import-mapping.ts';
import { columnWords } from './column-words.ts';
import { dateFormOf, datesUnclear } from './dates.ts';
import { foldedName, plainName } from './header.ts';
import { columnsAbroad } from './words-abroad.ts';

export interface SampledTable {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  delimiter?: string;
  /** In which encoding it was read, where that is not clear, and why. */
  encoding?: string;
  unclear?: string;
  /** The file that this is a sheet of. */
  workbook?: string;
  /** The line with the names of the columns, where that is not the first. */
  header?: number;
}

export class TableColumns {
  readonly table: SampledTable;
  /** Columns by their names, folded; several may be called alike. */
  readonly #folded = new Map<string, string[]>();

  constructor(table: SampledTable) {
    this.table = table;
    for (const column of table.columns) {
      const plain = plainName(column);
      const name = foldedName(table.columns.includes(plain) ? plain : column);
      this.#folded.set(name, [...(this.#folded.get(name) ?? []), column]);
    }
  }

  /** The column for a purpose: the best of its names that is there. */
  one(purpose: string): string | undefined {
    return this.all(purpose)[0];
  }

  /** Of columns that are called alike, the first. */
  all(purpose: string): string[] {
    const names = [...(columnWords[purpose] ?? []), ...(columnsAbroad[purpose] ?? [])];
    return [...new Set(names)].flatMap((name) => this.#folded.get(name)?.[0] ?? []);
  }

  /** That columns which are used are called as others are. */
  repeated(used: readonly string[]): string[] {
    return [...this.#folded.values()].flatMap((alike) => {
      if (alike.length < 2 || !alike.some((column) => used.includes(column))) return [];
      const listed = alike.map((column) => JSON.stringify(column)).join(' and ');
      return [
        `Columns are called alike: ${listed}. Choose one in the mapping, or rename the other.`,
      ];
    });
  }

  /** That several columns would do for a purpose; whom of them to take is for a person to say. */
  several(purpose: string, what: string): string[] {
    // `currentParty` beside `party` says the same of another day: the plain one is taken.
    const found = this.all(purpose).filter((column, at) => at === 0 || !/^current/i.test(column));
    if (found.length < 2) return [];
    const listed = found.map((column) => JSON.stringify(column)).join(' or ');
    return [`Where ${what} is, is not clear: ${listed}. Choose one in the mapping.`];
  }

  /** Values of a column in the first rows, without empty ones. */
  values(column: string): string[] {
    const at = this.table.columns.indexOf(column);
    return this.table.rows.flatMap((row) => (row[at] ? [row[at]] : []));
  }

  /** Different values of a column in the first rows. */
  distinct(column: string): string[] {
    return [...new Set(this.values(column))];
  }

  /** A column that numbers what the rows are about, by the first word of its name. */
  idFor(words: readonly string[]): string | undefined {
    for (const word of words) {
      const wanted = word === 'id' ? ['id'] : [`${word} id`, `${word}id`];
      const found = wanted.flatMap((name) => this.#folded.get(name) ?? [])[0];
      if (found) return found;
    }
    return undefined;
  }

  /** A column of dates, with how they are written. */
  date(column: string): MappedValue {
    const form = dateFormOf(this.values(column));
    return { column, ...(form && form !== 'iso' ? { date: form } : {}) };
  }

  /** Why the dates of a column cannot be read, in words. */
  datesUnclear(column: string | undefined): string[] {
    return column === undefined ? [] : datesUnclear(column, this.values(column));
  }
}
