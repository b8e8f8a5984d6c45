/** The rows of a result in the order of time, by the date of one column. */
import { labelOf } from '../../../../model/ours.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { isNode, isRelationship } from './values.ts';

export interface InTime {
  row: PropertyValue[];
  /** ISO 8601 at the precision that is known. */
  date: string;
}

/** A column by which rows can be dated. */
export interface DatedColumn {
  /** Its place in the row. */
  at: number;
  /** Whether its values are dates themselves; else they are nodes or relationships that have one. */
  own: boolean;
}

/** The rows of a year, apart by how precisely their dates are known. */
export interface Year {
  year: string;
  days: InTime[];
  months: InTime[];
  /** Known to the year alone. */
  some: InTime[];
}

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value);

/** The date of a value: its own, or that of a node, an act, or the start of a term. */
function dateOf(value: PropertyValue | undefined): string | undefined {
  if (isDate(value)) return value;
  if (!isNode(value) && !isRelationship(value)) return undefined;
  return [value.properties.date, value.properties.from].find(isDate);
}

/** Columns that date at least one row, the one to begin with first: dates themselves before others. */
export function datedColumns(rows: readonly PropertyValue[][]): DatedColumn[] {
  const columns = rows[0]?.map((_, at) => at) ?? [];
  const found = columns
    .filter((at) => rows.some((row) => dateOf(row[at]) !== undefined))
    .map((at) => ({ at, own: rows.some((row) => isDate(row[at])) }));
  const rank = ({ at, own }: DatedColumn) => (own ? 0 : says(rows, at) ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Whether a column holds statements or acts, which have a day of their own, unlike what they name. */
function says(rows: readonly PropertyValue[][], at: number): boolean {
  return rows.some((row) => {
    const value = row[at];
    return isRelationship(value) || (isNode(value) && labelOf(value) === 'Statement');
  });
}

/**
 * By year, the earliest first, and what the column does not date apart. Rows of one date stay in
 * their order.
 */
export function yearGroups(
  rows: readonly PropertyValue[][],
  column: number,
): { years: Year[]; undated: PropertyValue[][] } {
  const dated: InTime[] = [];
  const undated: PropertyValue[][] = [];
  for (const row of rows) {
    const date = dateOf(row[column]);
    if (date) dated.push({ row, date });
    else undated.push(row);
  }
  dated.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const years = new Map<string, Year>();
  for (const one of dated) {
    const name = one.date.slice(0, 4);
    const year = years.get(name) ?? { year: name, days: [], months: [], some: [] };
    years.set(name, year);
    year[one.date.length >= 10 ? 'days' : one.date.length >= 7 ? 'months' : 'some'].push(one);
  }
  return { years: [...years.values()], undated };
}
