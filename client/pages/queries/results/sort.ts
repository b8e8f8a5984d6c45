/** Orders rows by one column: numbers as numbers, dates in time, texts as a reader expects. */
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { valueText } from './values.ts';

export interface Order {
  column: number;
  descending: boolean;
}

const texts = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const kind = (value: PropertyValue) =>
  typeof value === 'number' ? 0 : typeof value === 'boolean' ? 1 : 2;

/**
 * The rows in another order; equal ones keep theirs. What is null or empty comes last, whichever
 * the direction. ISO dates are in time when they are in the order of their texts.
 */
export function sorted(rows: readonly PropertyValue[][], order: Order): PropertyValue[][] {
  const keyed = rows.map((row, index) => {
    const value = row[order.column] ?? null;
    const text = typeof value === 'number' ? '' : valueText(value);
    return { row, index, value, text, empty: value === null || (text === '' && kind(value) === 2) };
  });
  const sign = order.descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.empty || b.empty) return Number(a.empty) - Number(b.empty) || a.index - b.index;
    const between =
      kind(a.value) - kind(b.value) ||
      (typeof a.value === 'number' && typeof b.value === 'number'
        ? a.value - b.value
        : texts.compare(a.text, b.text));
    return between * sign || a.index - b.index;
  });
  return keyed.map(({ row }) => row);
}
