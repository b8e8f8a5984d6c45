/** What persons and organizations of Popolo are called and known by. */
import type { Identifier } from '../format.ts';
import { isItem, itemText, objectsIn, type PopoloItem } from './fields.ts';

/** The name of an item, also where only its parts or other names are given. */
export function nameOf(item: PopoloItem): string | undefined {
  const whole = isItem(item.name) ? partsOf(item.name) : itemText(item, 'name');
  return whole ?? partsOf(item) ?? mainOther(item) ?? itemText(item, 'sort_name');
}

/** What an item is known by: its id, else its name. */
export function ownOf(item: PopoloItem): string | undefined {
  return itemText(item, 'id') ?? nameOf(item);
}

/** What an item points to by `x_id`, or holds as `x`. */
export function pointed(
  item: PopoloItem,
  name: string,
): { id: string | undefined; held?: PopoloItem } {
  const held = item[name];
  if (!isItem(held)) {
    const id = itemText(item, `${name}_id`) ?? itemText(item, name);
    const told = id?.startsWith('~{') ? describedBy(id) : undefined;
    const own = told && nameOf(told);
    return own ? { id: own, held: told } : { id };
  }
  return { id: itemText(held, 'id') ?? itemText(item, `${name}_id`) ?? nameOf(held), held };
}

/** What scrapers write before they have found whom they mean: `~{"name": …}`. */
function describedBy(id: string): PopoloItem | undefined {
  try {
    const told: unknown = JSON.parse(id.slice(1));
    return isItem(told) ? told : undefined;
  } catch {
    return undefined;
  }
}

/** Who voted; where only a name is given, the person of that name. */
export function voterOf(item: PopoloItem): ReturnType<typeof pointed> {
  const voter = pointed(item, 'voter');
  const name = itemText(item, 'voter_name');
  return voter.id || !name ? voter : { id: name, held: { name } };
}

/** Other names of an item. */
export function aliasesOf(item: PopoloItem, name: string | undefined): string[] {
  const others = Array.isArray(item.other_names) ? item.other_names : [];
  const names = others.map((one: unknown) =>
    typeof one === 'string' ? one.trim() || undefined : isItem(one) ? otherName(one) : undefined,
  );
  return [...new Set(names)].filter((one): one is string => one !== undefined && one !== name);
}

/** Of several names that are called main the one that still holds. */
function mainOther(item: PopoloItem): string | undefined {
  const others = objectsIn(item, 'other_names').filter((one) => otherName(one));
  const main = others.filter((one) => itemText(one, 'note')?.toLowerCase() === 'main');
  const one = main.find((name) => !itemText(name, 'end_date')) ?? main.at(-1) ?? others[0];
  return one ? otherName(one) : aliasesOf(item, undefined)[0];
}

function otherName(one: PopoloItem): string | undefined {
  return itemText(one, 'name') ?? partsOf(one);
}

/** Given and family name, or the title of a lord. */
function partsOf(item: PopoloItem): string | undefined {
  const [lord, of] = [itemText(item, 'lordname'), itemText(item, 'lordofname')];
  const parts =
    lord || of
      ? [itemText(item, 'honorific_prefix'), lord, of && `of ${of}`]
      : [itemText(item, 'given_name'), itemText(item, 'family_name')];
  return parts.filter(Boolean).join(' ') || undefined;
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
