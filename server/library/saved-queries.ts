/**
 * The saved queries: those shipped with the program, which are only read, and people's own, which
 * are records of the store. An own query hides a shipped one that came to bear its name later.
 */

import { normalQuery } from '../../model/formats/query-file.ts';
import { type ListedQuery, type SavedQuery, savedQuery } from '../../model/schemas/queries.ts';
import { StancegraphError } from '../errors.ts';
import type { Expected, RecordHead, StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { checkSavedQuery } from './check-query.ts';
import { shippedQueries } from './shipped-queries.ts';

/** What the records of saved queries are called. */
export const queryKind = 'SavedQuery';
const read = new WeakMap<StoredRecord, ListedQuery | undefined>();

/** Every saved query, by name. */
export async function listQueries(store: Store): Promise<ListedQuery[]> {
  const own = await ownQueries(store);
  const hidden = new Set(own.map((query) => query.name));
  const shipped = shippedQueries()
    .filter((query) => !hidden.has(query.name))
    .map((query) => ({ ...query, own: false }));
  return [...own, ...shipped].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** People's own queries, by name. */
export async function ownQueries(store: Store): Promise<ListedQuery[]> {
  const records = await store.records.all(queryKind);
  return records.flatMap((record) => {
    if (!read.has(record)) read.set(record, fromRecord(record));
    return read.get(record) ?? [];
  });
}

/** Throws `not-found`. */
export async function getQuery(store: Store, name: string): Promise<ListedQuery> {
  const found = (await listQueries(store)).find((query) => query.name === name);
  if (found) return found;
  throw new StancegraphError(
    'not-found',
    `There is no saved query named ${JSON.stringify(name)}. GET /api/queries lists them.`,
  );
}

/**
 * Saves a query of one's own. Throws `forbidden` for a shipped name or a query that does not only
 * read, `bad-input` and `bad-cypher` for what is wrong in it, `cannot-answer` for what this store
 * would not run, `conflict` when it is not in the expected state.
 */
export async function saveQuery(
  store: Store,
  given: SavedQuery,
  expected: Expected,
): Promise<{ query: ListedQuery; made: boolean }> {
  const query = normalQuery(given);
  const all = await listQueries(store);
  if (all.some((one) => one.name === query.name && !one.own)) throw shippedIsRead(query.name);
  await checkSavedQuery(store, query, all);
  const { record, made } = await store.records.put(queryKind, toContent(query), expected);
  return { query: listed(query, record), made };
}

/**
 * Deletes a query of one's own and gives it back, so that it can be saved again. Throws
 * `forbidden` for a shipped one, `conflict` when another takes its choices from it.
 */
export async function deleteQuery(
  store: Store,
  name: string,
  expected: number | undefined,
): Promise<SavedQuery> {
  const all = await listQueries(store);
  const found = all.find((query) => query.name === name);
  if (found && !found.own) throw shippedIsRead(name);
  const users = all.filter(
    (query) =>
      query.name !== name && query.parameters.some((parameter) => parameter.optionsQuery === name),
  );
  if (users.length > 0) {
    const names = users.map((query) => query.name).join(', ');
    throw new StancegraphError(
      'conflict',
      `${name} was not deleted: ${names} takes its choices from it. Change that first.`,
    );
  }
  const record = await store.records.delete(queryKind, name, expected);
  return savedQuery.parse({ ...JSON.parse(record.body), name });
}

function fromRecord(record: StoredRecord): ListedQuery | undefined {
  try {
    const parsed = savedQuery.safeParse({ ...JSON.parse(record.body), name: record.key });
    return parsed.success ? listed(parsed.data, record) : undefined;
  } catch {
    return undefined;
  }
}

function listed(query: SavedQuery, { revision, created, changed }: RecordHead): ListedQuery {
  return { ...query, own: true, revision, created, changed };
}

export function toContent(query: SavedQuery) {
  const { name, title, description, tags } = query;
  const summary = JSON.stringify({ description: description.slice(0, 500), tags });
  return { key: name, title, summary, body: JSON.stringify(savedQuery.parse(query)) };
}

export function shippedIsRead(name: string): StancegraphError {
  return new StancegraphError(
    'forbidden',
    `${name} is built in and cannot be changed. Duplicate it under another name and edit that.`,
  );
}
