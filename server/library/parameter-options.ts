/** The choices that one saved query offers for a parameter of another. */

import type { PropertyValue } from '../../model/schemas/graph.ts';
import type { OptionsReply, QueryParameter, SavedQuery } from '../../model/schemas/queries.ts';
import { StancegraphError } from '../errors.ts';
import * as questions from '../questions/index.ts';
import type { Store } from '../store/store.ts';
import { fillParameters } from './query-parameters.ts';
import { getQuery } from './saved-queries.ts';

/** Choices offered at most. */
const most = 1000;
const bytes = 4 * 1024 * 1024;

/** Throws `not-found` when there is no such parameter, or what running the other query throws. */
export async function optionsOf(
  store: Store,
  query: SavedQuery,
  name: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<OptionsReply> {
  const parameter = query.parameters.find((one) => one.name === name);
  if (!parameter) {
    throw new StancegraphError(
      'not-found',
      `${query.name} has no parameter ${JSON.stringify(name)}.`,
    );
  }
  if (parameter.optionsQuery === undefined) return { options: fixed(parameter), truncated: false };
  const feeder = await getQuery(store, parameter.optionsQuery);
  const reply = await questions.runCypher(
    store,
    {
      query: feeder.cypher,
      params: fillParameters(feeder, {}),
      limits: { rows: most, bytes, timeoutMs },
    },
    signal,
  );
  const options = new Map<string, OptionsReply['options'][number]>();
  for (const [value = null, label = null] of reply.rows) {
    const chosen = scalarOf(value);
    if (chosen === undefined) continue;
    options.set(`${typeof chosen} ${chosen}`, {
      value: chosen,
      label: String(scalarOf(label) ?? nameOf(value) ?? chosen),
    });
  }
  return { options: [...options.values()], truncated: reply.summary.truncated !== false };
}

function fixed({ type, options = [] }: QueryParameter): OptionsReply['options'] {
  return type === 'choice' ? options.map((value) => ({ value, label: value })) : [];
}

/** Of a node its id; nothing for what cannot be chosen. */
function scalarOf(value: PropertyValue): string | number | boolean | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'object') return value;
  const id = Array.isArray(value) ? undefined : value.id;
  return typeof id === 'string' ? id : undefined;
}

function nameOf(value: PropertyValue): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const properties = value.properties;
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return;
  return [properties.name, properties.title].find((one) => typeof one === 'string');
}
