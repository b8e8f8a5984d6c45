/** What a query names that the graph does not have, in the same words on every store. */

import functions from '../../model/cypher-functions.json' with { type: 'json' };
import { nearest } from '../../model/nearest.ts';
import type { Notice } from '../../model/schemas/queries.ts';
import {
  entityLabel,
  hiddenProperties,
  housekeepingLabels,
  propertiesOfLabel,
} from '../../model/vocabulary/index.ts';
import { StancegraphError } from '../errors.ts';
import { NotKnown } from '../language/cursor.ts';
import { positionAt } from '../language/lexer.ts';
import { type NamePlace, namesInQuery } from '../language/names.ts';
import { parse } from '../language/parse.ts';
import type { Context } from '../store/cache.ts';
import type { Engine } from '../store/engine.ts';
import { schema } from './schema.ts';

const noticesAtMost = 5;

/** Milliseconds that the notices of a query are kept, and of how many. */
const keptMs = 30_000;
const keptAtMost = 300;
const kept = new WeakMap<Engine, Map<string, { at: number; notices: Promise<Notice[]> }>>();

/** Notices of labels, types and properties that are nowhere in the graph. */
export function noticesOf(context: Context, query: string): Promise<Notice[]> {
  const known = kept.get(context.engine) ?? new Map();
  kept.set(context.engine, known);
  const entry = known.get(query);
  if (entry && Date.now() - entry.at < keptMs) return entry.notices;
  if (known.size >= keptAtMost) known.clear();
  const notices = readNotices(context, query);
  known.set(query, { at: Date.now(), notices });
  notices.catch(() => known.delete(query));
  return notices;
}

async function readNotices(context: Context, query: string): Promise<Notice[]> {
  const names = namesOf(query);
  if (!names) return [];
  const { labels, relationshipTypes } = await schema(context);
  const labelNames = labels.map((label) => label.name);
  const typeNames = relationshipTypes.map((type) => type.name);
  const properties = new Set([
    'id',
    ...hiddenProperties,
    ...labels.flatMap((label) => [
      ...label.properties,
      ...Object.keys(propertiesOfLabel(label.name)),
    ]),
    ...relationshipTypes.flatMap((type) => type.properties),
  ]);
  for (const name of [...properties]) properties.add(`${name}End`);
  const found = [
    ...missing(
      query,
      names.labels,
      [...labelNames, entityLabel, ...(context.engine.kind === 'neo4j' ? housekeepingLabels : [])],
      labelNames,
      'Nothing in this graph has the label',
    ),
    ...missing(
      query,
      names.types,
      typeNames,
      typeNames,
      'No relationship in this graph has the type',
    ),
    ...missing(
      query,
      names.ofElements,
      [...properties],
      properties,
      'Nothing in this graph has the property',
    ),
  ];
  return found.slice(0, noticesAtMost);
}

function missing(
  query: string,
  named: NamePlace[],
  known: string[],
  offered: Iterable<string>,
  what: string,
): Notice[] {
  return named
    .filter((one) => !known.includes(one.name))
    .map((one) => {
      const suggestion = nearest(one.name, offered);
      return {
        message: `${what} ${one.name}.${suggestion ? ` Did you mean ${suggestion}?` : ''}`,
        position: positionAt(query, one.start, one.end),
        ...(suggestion ? { suggestion } : {}),
      };
    });
}

/**
 * A store's complaint in words: about a name with its place, and with "did you mean" for a function, a
 * variable or a parameter that is almost right.
 */
export function withSuggestion(error: unknown, query: string, params: readonly string[]): unknown {
  if (!(error instanceof StancegraphError) || error.code !== 'bad-cypher') return error;
  const { message, facts } = error;
  if (/^\/ by zero\.?$/.test(message))
    return new StancegraphError('bad-cypher', 'A number is divided by 0.', facts);
  const fault =
    /Unknown function '([^']+)'/i.exec(message) ??
    /Variable `?'?([^`']+?)`?'? (?:is )?not defined/i.exec(message) ??
    /Undefined variable:? [`']?([^`' ]+)[`']?/i.exec(message) ??
    /(?:parameter\(?s?\)?|Missing parameter):? [`'$]*([\w]+)/i.exec(message);
  const written = fault?.[1];
  if (!written) return error;
  const isFunction = /function/i.test(fault[0]);
  const isParameter = /parameter/i.test(fault[0]);
  const offered = isFunction
    ? functions.map(({ name }) => name)
    : isParameter
      ? params
      : (namesOf(query)?.variables ?? []);
  const suggestion = nearest(written, offered);
  const place = facts.position ? {} : placeOf(query, written);
  if (!suggestion) return new StancegraphError('bad-cypher', message, { ...facts, ...place });
  return new StancegraphError(
    'bad-cypher',
    `${message.replace(/[.\s]*Did you mean [^?]*\?\.?$/, '').replace(/\.$/, '')}. Did you mean ${suggestion}?`,
    { ...facts, suggestion, ...place },
  );
}

function placeOf(query: string, written: string): { position?: ReturnType<typeof positionAt> } {
  const at = query.search(new RegExp(`\\b${written.replace(/[^\w]/g, '\\$&')}\\b`));
  return at < 0 ? {} : { position: positionAt(query, at, at + written.length) };
}

function namesOf(query: string) {
  try {
    return namesInQuery(parse(query));
  } catch (error) {
    if (error instanceof NotKnown || error instanceof RangeError) return undefined;
    throw error;
  }
}
