/** What persons and organizations of Popolo are called and known by. */
import type { Identifier } from '../format.ts';
import { itemText, objectsIn, type PopoloItem } from './classes.ts';

/** Other names of an item. */
export function aliasesOf(item: PopoloItem, name: string | undefined): string[] {
  const names = objectsIn(item, 'other_names').map((one) => itemText(one, 'name'));
  return [...new Set(names)].filter((one): one is string => one !== undefined && one !== name);
}

export function identifiersOf(item: PopoloItem): Identifier[] {
  return objectsIn(item, 'identifiers').flatMap((one) => {
    const [scheme, value] = [itemText(one, 'scheme'), itemText(one, 'identifier')];
    return scheme && value ? [{ scheme, value }] : [];
  });
}

export function wikidataOf(item: PopoloItem): string | undefined {
  return identifiersOf(item).find(({ scheme }) => scheme === 'wikidata')?.value;
}
