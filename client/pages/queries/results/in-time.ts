/** The rows of a result in the order of time. */
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { isNode, isRelationship } from './values.ts';

export interface InTime {
  row: PropertyValue[];
  /** ISO 8601 at the precision that is known; none for what is undated. */
  date: string | undefined;
  /** The column that is the date itself. */
  column: number | undefined;
}

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value);

/** A row's date: a value that is one, else that of its first dated node or relationship. */
function dated(row: PropertyValue[]): InTime {
  const column = row.findIndex(isDate);
  const own = row[column];
  if (isDate(own)) return { row, date: own, column };
  for (const value of row) {
    if (!isNode(value) && !isRelationship(value)) continue;
    const date = [value.properties.date, value.properties.from].find(isDate);
    if (date) return { row, date, column: undefined };
  }
  return { row, date: undefined, column: undefined };
}

/** By year, the earliest first; rows of one day stay in their order, undated ones come last. */
export function byYear(rows: readonly PropertyValue[][]): [year: string, InTime[]][] {
  const years = new Map<string, InTime[]>();
  const all = rows
    .map(dated)
    .sort((a, b) =>
      (a.date ?? '~') < (b.date ?? '~') ? -1 : (a.date ?? '~') > (b.date ?? '~') ? 1 : 0,
    );
  for (const one of all) {
    const year = one.date?.slice(0, 4) ?? 'Undated';
    years.set(year, [...(years.get(year) ?? []), one]);
  }
  return [...years];
}
