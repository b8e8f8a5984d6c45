/** What is left of entities that are gone: where a merged one went, and why one was deleted. */
import type { Tombstone } from '../../model/schemas/api.ts';
import { StancegraphError } from '../errors.ts';
import { cypherWith } from './cypher-files.ts';
import type { Engine } from './engine.ts';
import { type RecordHead, recordLabel } from './records.ts';

/** Keys of the records of kind `Revision`. */
export const mergeKey = (drop: string) => `merge/${drop}`;
export const tombstoneKey = (id: string) => `tombstone/${id}`;

async function heads(engine: Engine): Promise<RecordHead[]> {
  return engine.read<RecordHead>(
    cypherWith('records/record-heads', { label: recordLabel('Revision') }),
  );
}

/** What people have taken out: merged entities, each with where it is to be found now, and deleted statements. */
export interface Gone {
  merged: Map<string, string>;
  deleted: Set<string>;
}

export async function goneIds(engine: Engine): Promise<Gone> {
  const into = new Map<string, string>();
  const deleted = new Set<string>();
  const [merge, tombstone] = [mergeKey(''), tombstoneKey('')];
  for (const { key, summary } of await heads(engine)) {
    if (key.startsWith(tombstone)) deleted.add(key.slice(tombstone.length));
    if (!key.startsWith(merge)) continue;
    const { keep } = JSON.parse(summary) as { keep: string };
    into.set(key.slice(merge.length), keep);
  }
  for (const [drop, keep] of into) {
    let last = keep;
    for (let next = into.get(last); next !== undefined; next = into.get(last)) last = next;
    into.set(drop, last);
  }
  return { merged: into, deleted };
}

/** The entity in which each merged one is to be found now, by the merged one's id. */
export async function mergedIds(engine: Engine): Promise<Map<string, string>> {
  return (await goneIds(engine)).merged;
}

/** What is left of a deleted entity; none of one that was never deleted. */
export async function tombstoneOf(engine: Engine, id: string): Promise<Tombstone | undefined> {
  const found = (await heads(engine)).find(({ key }) => key === tombstoneKey(id));
  return found && (JSON.parse(found.summary) as Tombstone);
}

/** The error for what was deleted. */
export function goneError(tombstone: Tombstone): StancegraphError {
  const { id, at, reason } = tombstone;
  return new StancegraphError(
    'gone',
    `${id} was deleted on ${at.slice(0, 10)}: ${reason} Its history is at /api/nodes/${id}/history.`,
    { tombstone },
  );
}
