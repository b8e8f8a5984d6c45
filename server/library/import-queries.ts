/** Several saved queries at once, as a folder of files brings them: checked first, then all or none. */

import { normalQuery } from '../../model/formats/query-file.ts';
import {
  type ImportQueriesReply,
  type ListedQuery,
  type RefusedQuery,
  type SavedQuery,
  savedQuery,
} from '../../model/schemas/queries.ts';
import { StancegraphError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { checkSavedQuery } from './check-query.ts';
import { listQueries, queryKind, shippedIsRead, toContent } from './saved-queries.ts';

/**
 * Saves several queries of one's own, all of them or none; they may take choices from one another.
 * Throws `bad-input` naming every query that is wrong.
 */
export async function saveQueries(
  store: Store,
  given: readonly SavedQuery[],
): Promise<ImportQueriesReply> {
  const { effect, differing } = await checked(store, given);
  if (effect.refused.length > 0) {
    throw new StancegraphError('bad-input', 'Some queries cannot be saved, so none was:', {
      errors: effect.refused.map(({ name, message, line }) => ({
        path: name,
        message: line === undefined ? message : `line ${line}: ${message}`,
      })),
    });
  }
  await store.records.putAll(queryKind, differing.map(toContent));
  return effect;
}

/** What saving several queries would do, and which of them cannot be saved; nothing is. */
export async function checkQueries(
  store: Store,
  given: readonly SavedQuery[],
): Promise<ImportQueriesReply> {
  return (await checked(store, given)).effect;
}

async function checked(
  store: Store,
  given: readonly SavedQuery[],
): Promise<{ effect: ImportQueriesReply; differing: SavedQuery[] }> {
  const queries = given.map(normalQuery);
  const before = await listQueries(store);
  const known = new Map(before.map((query) => [query.name, query]));
  const refused = await refusedOf(store, queries, known);
  const wrong = new Set(refused.map(({ name }) => name));
  const good = queries.filter(({ name }) => !wrong.has(name));
  const differing = good.filter((query) => isOther(query, known.get(query.name)));
  const made = differing.filter((query) => !known.has(query.name)).length;
  const effect = {
    made,
    changed: differing.length - made,
    same: good.length - differing.length,
    refused,
  };
  return { effect, differing };
}

/** One that takes its choices from a refused one is refused too, so that what is left can be saved. */
async function refusedOf(
  store: Store,
  queries: readonly SavedQuery[],
  known: ReadonlyMap<string, ListedQuery>,
): Promise<RefusedQuery[]> {
  const refused = new Map<string, RefusedQuery>();
  for (let before = -1; before < refused.size; ) {
    before = refused.size;
    const good = queries.filter(({ name }) => !refused.has(name));
    const names = new Set(good.map(({ name }) => name));
    const all = [...[...known.values()].filter(({ name }) => !names.has(name)), ...good];
    for (const [at, query] of good.entries()) {
      const isTwice = good.findIndex(({ name }) => name === query.name) < at;
      const reason = isTwice
        ? { name: query.name, message: 'There are two of this name.' }
        : await reasonAgainst(store, query, all, known);
      if (reason) refused.set(query.name, reason);
    }
  }
  return queries.flatMap(({ name }) => refused.get(name) ?? []).filter(isFirst);
}

const isFirst = (one: RefusedQuery, at: number, all: RefusedQuery[]) => all.indexOf(one) === at;

async function reasonAgainst(
  store: Store,
  query: SavedQuery,
  all: readonly SavedQuery[],
  known: ReadonlyMap<string, ListedQuery>,
): Promise<RefusedQuery | undefined> {
  try {
    if (known.get(query.name)?.own === false) throw shippedIsRead(query.name);
    await checkSavedQuery(store, query, all);
    return undefined;
  } catch (error) {
    if (!(error instanceof StancegraphError) || error.code === 'unavailable') throw error;
    const { message, facts } = error;
    const line = facts.position?.line;
    return { name: query.name, message, ...(line === undefined ? {} : { line }) };
  }
}

function isOther(query: SavedQuery, own: ListedQuery | undefined): boolean {
  return !own || JSON.stringify(savedQuery.parse(own)) !== JSON.stringify(savedQuery.parse(query));
}
