/** Checks the values for a saved query's parameters and fills in what has a default. */

import { isPartialDate, rangeOf } from '../../model/dates.ts';
import { isExact, tooLarge } from '../../model/exact.ts';
import { isEntityId } from '../../model/ids.ts';
import { elementPrefix, isForeignId } from '../../model/ours.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import type { QueryParameter, SavedQuery } from '../../model/schemas/queries.ts';
import { type Label, stanceNames } from '../../model/vocabulary/labels.ts';
import { type FieldError, StancegraphError } from '../errors.ts';

/** A value for every parameter, null for what was left out. Throws `bad-input` naming each. */
export function fillParameters(
  query: SavedQuery,
  given: Record<string, PropertyValue>,
): Record<string, PropertyValue> {
  const errors: FieldError[] = [];
  const values: Record<string, PropertyValue> = {};
  for (const parameter of query.parameters) {
    const value = given[parameter.name] ?? parameter.default ?? null;
    const wrong =
      value === null || value === '' ? missing(parameter) : problemWith(parameter, value);
    if (wrong) errors.push({ path: `params.${parameter.name}`, message: wrong });
    values[parameter.name] = value === '' ? null : converted(parameter, value);
  }
  for (const name of Object.keys(given)) {
    if (!query.parameters.some((parameter) => parameter.name === name)) {
      const known = query.parameters.map((parameter) => parameter.name).join(', ') || 'none';
      errors.push({ path: `params.${name}`, message: `is not a parameter; known are: ${known}` });
    }
  }
  if (errors.length > 0) {
    const first = errors[0];
    throw new StancegraphError('bad-input', `${first?.path} ${first?.message}.`, { errors });
  }
  return values;
}

function missing(parameter: QueryParameter): string | undefined {
  return parameter.required ? `is needed: ${parameter.label}` : undefined;
}

/** Why a value is none for a parameter, in words; `undefined` when it is one. */
export function problemWith(parameter: QueryParameter, value: PropertyValue): string | undefined {
  const labels = (parameter.options ?? []) as Label[];
  const isEntity = (id: unknown) =>
    typeof id === 'string' &&
    (isForeignId(id) ||
      (labels.length === 0 ? isEntityId(id) : labels.some((label) => isEntityId(id, label))));
  switch (parameter.type) {
    case 'text':
      return typeof value === 'string' ? undefined : 'must be a text';
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
      return isExact(value) ? undefined : tooLarge;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'date':
      return typeof value === 'string' && isPartialDate(value)
        ? undefined
        : 'must be a year, month or day, such as 2024, 2024-09 or 2024-09-18';
    case 'stance':
      return stanceNames.some((name) => name === value)
        ? undefined
        : `must be one of ${stanceNames.join(', ')}`;
    case 'choice':
      if (parameter.optionsQuery)
        return typeof value === 'object' ? 'must be one value' : undefined;
      return parameter.options?.some((option) => option === value)
        ? undefined
        : `must be one of ${(parameter.options ?? []).join(', ')}`;
    case 'entity':
      return isEntity(value)
        ? undefined
        : `must be the id of ${labels.join(' or ') || 'a node'}, such as actor:geert-wilders`;
    case 'entities':
      return Array.isArray(value) && value.every(isEntity)
        ? undefined
        : 'must be a list of ids, such as ["actor:geert-wilders"]';
  }
}

/** A period's `to` means its last day, every other date its first. */
function converted(parameter: QueryParameter, value: PropertyValue): PropertyValue {
  // A node of a graph of others is found by the store's own id: WHERE elementId(n) = $node.
  if (parameter.type === 'entity' || parameter.type === 'entities') {
    return Array.isArray(value) ? value.map(storesOwn) : storesOwn(value);
  }
  if (parameter.type !== 'date' || typeof value !== 'string') return value;
  const range = rangeOf(value);
  return (
    (parameter.name === 'to' || parameter.name === 'until' ? range?.last : range?.first) ?? null
  );
}

function storesOwn(id: PropertyValue): PropertyValue {
  return typeof id === 'string' && isForeignId(id) ? id.slice(elementPrefix.length) : id;
}
