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

/** The entity in which each merged one is to be found now, by the merged one's id. */
export async function mergedIds(engine: Engine): Promise<Map<string, string>> {
  const into = new Map<string, string>();
  for (const { key, summary } of await heads(engine)) {
    if (!key.startsWith('merge/')) continue;
    const { keep } = JSON.parse(summary) as { keep: string };
    into.set(key.slice('merge/'.length), keep);
  }
  for (const [drop, keep] of into) {
    let last = keep;
    for (let next = into.get(last); next !== undefined; next = into.get(last)) last = next;
    into.set(drop, last);
  }
  return into;
}

/** Ids of the statements that people have deleted. */
export async function deletedIds(engine: Engine): Promise<Set<string>> {
  const prefix = tombstoneKey('');
  const keys = (await heads(engine)).map(({ key }) => key);
  return new Set(
    keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
  );
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
