/** A query while it is written: its parameters are the $names in its Cypher. */

import { isEntityId, labelOfId } from '../../../../model/ids.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import type { QueryParameter, SavedQuery } from '../../../../model/schemas/queries.ts';
import { isLabel } from '../../../../model/vocabulary/index.ts';
import { stanceNames } from '../../../../model/vocabulary/labels.ts';
import { parameterNames } from '../editor/scan.ts';

/** A new query around a Cypher text; values tried in the editor become defaults. */
export function draftOf(cypher: string, values: Record<string, PropertyValue> = {}): SavedQuery {
  return withParameters(
    { name: '', title: '', description: '', cypher, parameters: [], view: 'table', tags: [] },
    values,
  );
}

/** The query with a parameter for each $name of its Cypher, in their order; known ones are kept. */
export function withParameters(
  query: SavedQuery,
  values: Record<string, PropertyValue> = {},
  known: readonly QueryParameter[] = query.parameters,
): SavedQuery {
  const parameters = parameterNames(query.cypher).map(
    (name) => known.find((one) => one.name === name) ?? guessed(name, query.cypher, values[name]),
  );
  return { ...query, parameters };
}

/** What a parameter probably is, by its name, where it stands and the value tried. */
function guessed(name: string, cypher: string, value: PropertyValue | undefined): QueryParameter {
  const given = value === undefined || value === null || value === '' ? {} : { default: value };
  const mark = `\\$${name}\\b`;
  const near = (pattern: string) => new RegExp(pattern.replace('$$', mark), 'i').test(cypher);
  // Optional where the query tests the parameter for null.
  const optional = value === null || near('$$\\s+is\\s+null\\b');
  const base = { name, label: labelFor(name), required: !optional };
  if (typeof value === 'number') return { ...base, type: 'number', ...given };
  if (typeof value === 'boolean') return { ...base, type: 'boolean', ...given };
  const isId = (one: unknown): one is string => typeof one === 'string' && isEntityId(one);
  if (Array.isArray(value) && value.length > 0 && value.every(isId)) {
    const options = [...new Set(value.flatMap((id) => labelOfId(id) ?? []))];
    return { ...base, type: 'entities', options, ...given };
  }
  const label = typeof value === 'string' ? labelOfId(value) : undefined;
  if (label && isId(value)) return { ...base, type: 'entity', options: [label], ...given };
  if (near('\\bid\\s*:\\s*$$') || near('\\.id\\s*=\\s*$$') || near('$$\\s*=\\s*\\w+\\.id\\b')) {
    return { ...base, type: 'entity', options: labelsNear(name, cypher) };
  }
  if (near('\\.id\\s+in\\s+$$')) {
    return { ...base, type: 'entities', options: labelsNear(name, cypher) };
  }
  if (/stance/i.test(name) || stanceNames.some((stance) => stance === value)) {
    return { ...base, type: 'stance', ...given };
  }
  if (near('date\\(\\s*$$') || /^(from|to|until|since|day|date|before|after)$/i.test(name)) {
    return { ...base, type: 'date', required: false, ...given };
  }
  if (near('\\b(?:limit|skip)\\s+$$') || /^(limit|count|least|most|number|min|max)/i.test(name)) {
    return { ...base, type: 'number', ...given };
  }
  return { ...base, type: 'text', ...given };
}

/** The label in whose pattern the parameter stands: `(a:Actor {id: $who})`. */
function labelsNear(name: string, cypher: string): string[] {
  const inPattern = new RegExp(`\\(\\s*\\w*((?::\\w+)+)\\s*\\{\\s*id\\s*:\\s*\\$${name}\\b`).exec(
    cypher,
  );
  const variable = new RegExp(`(\\w+)\\.id\\s*(?:=|in)\\s*\\$${name}\\b`, 'i').exec(cypher)?.[1];
  const declared = variable ? new RegExp(`\\(\\s*${variable}((?::\\w+)+)`).exec(cypher) : null;
  return ((inPattern ?? declared)?.[1] ?? '').split(':').filter(isLabel);
}

/** `partyOfDay` as `Party of day`. */
function labelFor(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A parameter after its type has changed: what does not fit the new one goes. */
export function ofType(parameter: QueryParameter, type: QueryParameter['type']): QueryParameter {
  const { options: _options, optionsQuery: _query, default: _default, ...rest } = parameter;
  return { ...rest, type };
}

/** A name in kebab-case for a title; the number goes after it when the name is taken. */
export function queryName(title: string, taken: (name: string) => boolean): string {
  const base =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80)
      .replace(/-+$/, '') || 'query';
  let name = base;
  for (let number = 2; taken(name); number += 1) name = `${base}-${number}`;
  return name;
}
