/**
 * The permanent link of a filled-in query: `/queries/{name}?param=value`. On a query's page every part
 * of the address but the selection (`sel`) belongs to the query; the filters are not in it.
 */

import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import type { QueryParameter, SavedQuery } from '../../../../model/schemas/queries.ts';
import { writeAddress } from '../../../address/address.ts';
import { embedAddress, embedCode } from '../../../ui/embed-code.ts';
import type { ParameterValues } from '../editor/link.ts';

/** The values that an address gives; what it does not name has its default. */
export function valuesOf(query: SavedQuery, search: Record<string, unknown>): ParameterValues {
  return Object.fromEntries(
    query.parameters.map((parameter) => {
      // Links of earlier versions prefix names with `p.`.
      const text = search[parameter.name] ?? search[`p.${parameter.name}`];
      if (text === undefined) return [parameter.name, parameter.default ?? null];
      return [parameter.name, parsed(String(text), parameter)];
    }),
  );
}

function parsed(text: string, { type, options, optionsQuery }: QueryParameter): PropertyValue {
  if (text === '') return null;
  if (type === 'number' || (type === 'choice' && optionsQuery && !options)) {
    const number = Number(text);
    // A choice of another query may be a number; its text stands for it.
    return Number.isFinite(number) && String(number) === text ? number : text;
  }
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return type === 'entities' ? text.split(',').filter(Boolean) : text;
}

/** The search part of the address for values. An emptied default is written as an empty parameter. */
export function searchOf(
  query: SavedQuery,
  values: ParameterValues,
): Record<string, string | null> {
  return Object.fromEntries(
    query.parameters.flatMap((parameter): [string, string | null][] => {
      if (!(parameter.name in values)) return [];
      const value = values[parameter.name] ?? null;
      const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
      if (empty) return (parameter.default ?? null) === null ? [] : [[parameter.name, null]];
      return [[parameter.name, String(value)]];
    }),
  );
}

/** The whole address of a filled-in query. */
export function savedQueryLink(query: SavedQuery, values: ParameterValues): string {
  return `${location.origin}/queries/${query.name}${writeAddress(searchOf(query, values))}`;
}

/** The HTML that embeds it in another page. */
export function embedCodeOf(query: SavedQuery, values: ParameterValues): string {
  const path = `/queries/${query.name}${writeAddress(searchOf(query, values))}`;
  return embedCode(embedAddress(path), query.title);
}

/** The values that are filled in. */
export function filledValues(values: ParameterValues): ParameterValues {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== ''),
  );
}

/** The parameters that still need a value before the query can run. */
export function missingParameters(query: SavedQuery, values: ParameterValues): QueryParameter[] {
  return query.parameters.filter((one) => one.required && (values[one.name] ?? null) === null);
}
