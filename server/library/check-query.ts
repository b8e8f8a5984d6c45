/** What a query must fulfil to be saved: it is whole, it only reads, and this store can run it. */

import type { PropertyValue } from '../../model/schemas/graph.ts';
import type { QueryParameter, SavedQuery } from '../../model/schemas/queries.ts';
import { isLabel } from '../../model/vocabulary/index.ts';
import { labelNames, stanceNames } from '../../model/vocabulary/labels.ts';
import { type FieldError, StancegraphError } from '../errors.ts';
import { tokenize } from '../language/lexer.ts';
import { splitPrefix } from '../language/prefix.ts';
import type { Store } from '../store/store.ts';
import { explained } from './explained.ts';
import { problemWith } from './query-parameters.ts';

/** Names that are pages of the query workspace. */
const reserved = ['ask', 'new', 'build', 'builder', 'history', 'import', 'export'];

/**
 * Throws `bad-input` with every field that is wrong, or what running the query would throw before
 * it runs: `bad-cypher`, `forbidden`, `cannot-answer`. `all` are the queries it may take choices
 * from.
 */
export async function checkSavedQuery(
  store: Store,
  query: SavedQuery,
  all: readonly SavedQuery[],
): Promise<void> {
  const errors = [
    ...nameErrors(query),
    ...parameterErrors(query, all),
    ...agreementErrors(query),
    ...cypherErrors(query),
  ];
  const first = errors[0];
  if (first) {
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    throw new StancegraphError('bad-input', `${first.path}: ${first.message}${more}.`, { errors });
  }
  const params = Object.fromEntries(query.parameters.map((one) => [one.name, sample(one)]));
  await explained(store, query.cypher, params, new AbortController().signal);
}

function nameErrors({ name }: SavedQuery): FieldError[] {
  return reserved.includes(name)
    ? [{ path: 'name', message: `${name} is a page of its own: choose another name` }]
    : [];
}

/** Every parameter is declared once, and rightly. */
function parameterErrors(query: SavedQuery, all: readonly SavedQuery[]): FieldError[] {
  return query.parameters.flatMap((parameter, index) => {
    const error = (field: string, message: string) => ({
      path: `parameters.${index}.${field}`,
      message: `of ${parameter.name} ${message}`,
    });
    const found: FieldError[] = [];
    if (query.parameters.findIndex((one) => one.name === parameter.name) < index) {
      found.push(error('name', 'is there twice'));
    }
    // The address of the query's page keeps the selection under that name.
    if (parameter.name === 'sel') found.push(error('name', 'is taken: call it otherwise'));
    const { type, options = [], optionsQuery, default: value } = parameter;
    if (type === 'choice' && options.length > 0 === (optionsQuery !== undefined)) {
      found.push(
        error('options', 'must name the choices, or optionsQuery the query that gives them'),
      );
    }
    if (type !== 'choice' && optionsQuery !== undefined) {
      found.push(error('optionsQuery', 'is for a choice only'));
    }
    if (type === 'entity' || type === 'entities') {
      const unknown = options.filter((option) => !isLabel(option));
      if (unknown.length > 0) {
        found.push(error('options', `must be labels among ${labelNames.join(', ')}`));
      }
    } else if (type !== 'choice' && options.length > 0) {
      found.push(error('options', 'are for a choice, an entity or entities only'));
    }
    if (optionsQuery !== undefined) {
      const wrong = feederProblem(query, optionsQuery, all);
      if (wrong) found.push(error('optionsQuery', wrong));
    }
    const wrongDefault =
      value === undefined || value === null ? undefined : problemWith(parameter, value);
    if (wrongDefault) found.push(error('default', wrongDefault));
    return found;
  });
}

function feederProblem(
  query: SavedQuery,
  name: string,
  all: readonly SavedQuery[],
): string | undefined {
  if (name === query.name) return 'cannot be the query itself';
  const feeder = all.find((one) => one.name === name);
  if (!feeder) return `names no saved query: ${name}`;
  const needed = feeder.parameters.find((one) => one.required && one.default === undefined);
  return needed && `cannot be ${name}, which itself needs a value for ${needed.name}`;
}

/** The parameters that the Cypher uses are those that are declared. */
function agreementErrors(query: SavedQuery): FieldError[] {
  const used = new Set(
    tokenize(query.cypher)
      .filter((token) => token.kind === 'parameter')
      .map((token) => token.text.replace(/^`|`$/g, '')),
  );
  const declared = new Set(query.parameters.map((parameter) => parameter.name));
  return [
    ...[...used]
      .filter((name) => !declared.has(name))
      .map((name) => ({
        path: 'parameters',
        message: `the query uses $${name}, which is not declared`,
      })),
    ...[...declared]
      .filter((name) => !used.has(name))
      .map((name) => ({
        path: 'parameters',
        message: `${name} is declared, but the query does not use $${name}`,
      })),
  ];
}

function cypherErrors({ cypher }: SavedQuery): FieldError[] {
  const { mode, optionsEnd } = splitPrefix(cypher);
  if (mode === 'run' && optionsEnd === 0) return [];
  return [{ path: 'cypher', message: 'is saved without EXPLAIN, PROFILE or CYPHER before it' }];
}

/** A value of a parameter's type, for asking the store about the query. */
function sample(parameter: QueryParameter): PropertyValue {
  if (parameter.default !== undefined && parameter.default !== null && parameter.type !== 'date') {
    return parameter.default;
  }
  switch (parameter.type) {
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'date':
      return '2024-01-01';
    case 'entities':
      return [];
    case 'stance':
      return stanceNames[0] ?? '';
    default:
      return parameter.options?.[0] ?? 'text';
  }
}
