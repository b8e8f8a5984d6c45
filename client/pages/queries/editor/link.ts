/** A query and its values in the address, so that a link opens them again. */
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { type Search, withoutQuery } from '../../../address/address.ts';
import { pack, unpack } from '../../../address/packed.ts';

export type ParameterValues = Record<string, PropertyValue>;

/** Longer texts are compressed. */
const plainLength = 600;

/** The search part that holds a query; what else the address says is kept. */
export async function withQuery(
  search: Search,
  text: string,
  values: ParameterValues,
): Promise<Search> {
  const own = Object.entries(values).map(([name, value]) => [`p.${name}`, written(value)]);
  const query =
    text.trim() === ''
      ? []
      : text.length <= plainLength
        ? [['cypher', text]]
        : [['cypherz', await pack(text)]];
  return { ...withoutQuery(search), ...Object.fromEntries([...query, ...own]) };
}

/** The query of an address; none when it holds none, or one that cannot be read. */
export async function queryOf(search: Search): Promise<string | undefined> {
  if (search.cypher !== undefined) return search.cypher;
  return search.cypherz === undefined ? undefined : unpack(search.cypherz);
}

/** The values that an address gives to parameters. */
export function valuesInAddress(search: Search): ParameterValues {
  return Object.fromEntries(
    Object.entries(search)
      .filter(([name]) => name.startsWith('p.'))
      .map(([name, text]) => [name.slice(2), read(text ?? '')]),
  );
}

/** A text as it is, unless it would be read as something else; the rest as JSON. */
export function written(value: PropertyValue): string {
  return typeof value === 'string' && read(value) === value ? value : JSON.stringify(value);
}

/** The opposite of {@link written}. */
export function read(text: string): PropertyValue {
  try {
    return JSON.parse(text) as PropertyValue;
  } catch {
    return text;
  }
}
