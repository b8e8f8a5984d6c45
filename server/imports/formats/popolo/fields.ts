/** What the fields of an item hold. */
import { Unreadable } from '../shared/text.ts';

export type PopoloItem = Record<string, unknown>;

export function isItem(value: unknown): value is PopoloItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text of an item; numbers count as texts, lists as their only member. */
export function itemText(item: PopoloItem, name: string): string | undefined {
  const value = item[name];
  const one = Array.isArray(value) && value.length < 2 ? value[0] : value;
  if (typeof one === 'number') return String(one);
  if (one === null || one === undefined || one === '') return undefined;
  if (typeof one !== 'string') throw new Unreadable(`${name} is no text`);
  return one.trim() === '' ? undefined : one.trim();
}

/** The objects in a list of an item. */
export function objectsIn(item: PopoloItem, name: string): PopoloItem[] {
  const value = item[name];
  return Array.isArray(value) ? value.filter(isItem) : [];
}

/** An item with what it need not name, as it lies within that. */
export function within(item: PopoloItem, field: string, owner: unknown): PopoloItem {
  return { ...item, [field]: item[field] ?? owner };
}
