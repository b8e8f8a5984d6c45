/** Dates in the columns of a result tell no more than what stands in the same row knows. */
import type { PropertyValue } from '../../model/schemas/graph.ts';

/** Columns with a date, and whose it is: a column with a statement or an act. */
const dateOf: Record<string, readonly string[]> = {
  date: ['statement', 'answer'],
  since: ['act'],
  supportedOn: ['support'],
  opposedOn: ['opposition'],
};

type Row = readonly PropertyValue[];

/** Each date with the one that it should be, where the row has what it is of. */
export function datesOf(columns: readonly string[], rows: readonly Row[]): [unknown, unknown][] {
  const pairs = Object.entries(dateOf).flatMap(([column, owners]) => {
    const owner = owners.find((name) => columns.includes(name));
    return owner && columns.includes(column)
      ? [[columns.indexOf(column), columns.indexOf(owner)] as const]
      : [];
  });
  return rows.flatMap((row) =>
    pairs.map(([date, owner]): [unknown, unknown] => {
      const element = row[owner] as { properties?: Record<string, unknown> } | null;
      return [row[date] ?? null, element?.properties?.date ?? null];
    }),
  );
}

/** Whether a text is a month or a year. */
export function isNoDay(date: unknown): boolean {
  return typeof date === 'string' && date.length < 10;
}
