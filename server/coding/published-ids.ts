/** Ids of what a publication makes, and whether what it names is there. */
import { createHash } from 'node:crypto';
import { idWords, labelOfId } from '../../model/ids.ts';
import type { PublishRequest } from '../../model/schemas/coding.ts';
import { StancegraphError } from '../errors.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { mergedIds } from '../store/tombstones.ts';

/** The ids of what a request makes or names. */
export interface PublishedIds {
  source: string;
  newSource: boolean;
  statements: ReadonlyMap<string, string>;
  /** By ref; also by the id that was asked for. */
  entities: ReadonlyMap<string, string>;
  resolve(id: string): string;
}

/** Ids that follow from the key, so that the same publication makes the same ones. */
export async function idsOf(
  store: Store,
  request: Pick<PublishRequest, 'key' | 'source' | 'entities' | 'statements'>,
): Promise<PublishedIds> {
  const { key, source } = request;
  const short = (text: string) => textDigest(`${key} ${text}`).slice(0, 10);
  const titled = idWords(`${source.publisher} ${source.title}`);
  const newId = `source:${[titled, short('source')].filter(Boolean).join('-')}`;
  const merged = await mergedIds(store.engine);
  const taken = new Set([
    ...(await knownIds(store, [source.id ?? newId, ...wanted(request, short)])),
    // A merge may come apart again: its id is not given to another.
    ...merged.keys(),
  ]);
  const entities = new Map<string, string>();
  const used = new Set<string>();
  for (const [index, entity] of request.entities.entries()) {
    const base = entity.id ?? newEntityId(entity, short(`entity ${index}`));
    if (entity.id !== undefined && (taken.has(entity.id) || used.has(entity.id))) {
      throw unfitting(
        `entities[${index}].id`,
        `${entity.id} is taken. Leave the id out, or name the one that is there.`,
      );
    }
    let id = base;
    for (let number = 2; taken.has(id) || used.has(id); number += 1) id = `${base}-${number}`;
    used.add(id);
    entities.set(entity.ref ?? entity.id ?? String(index), id);
  }
  return {
    source: source.id ?? newId,
    newSource: source.id === undefined || !taken.has(source.id),
    statements: new Map(
      request.statements.map((one) => {
        const words = idWords(one.segments[0]?.exact ?? '', 40);
        return [one.ref, `statement:${[words, short(one.ref)].filter(Boolean).join('-')}`];
      }),
    ),
    entities,
    resolve: (id) => entities.get(id) ?? merged.get(id) ?? id,
  };
}

type NewEntity = PublishRequest['entities'][number];

function newEntityId({ labels, properties }: NewEntity, otherwise: string): string {
  return `${labels[0]?.toLowerCase()}:${idWords(properties.name, 150) || otherwise}`;
}

function wanted(
  { entities }: Pick<PublishRequest, 'entities'>,
  short: (text: string) => string,
): string[] {
  return entities.flatMap((entity, index) => {
    const base = entity.id ?? newEntityId(entity, short(`entity ${index}`));
    return [base, ...Array.from({ length: 9 }, (_, number) => `${base}-${number + 2}`)];
  });
}

/** Which of the ids the graph has. */
export async function knownIds({ engine }: Store, ids: readonly string[]): Promise<string[]> {
  const ours = [...new Set(ids)].filter((id) => labelOfId(id) !== undefined);
  if (ours.length === 0) return [];
  const rows = await engine.read<{ id: string }>(cypher('questions/known-ids'), { ids: ours });
  return rows.map((row) => row.id);
}

/** What does not fit together, with its place. */
export function unfitting(path: string, message: string): StancegraphError {
  return new StancegraphError('unfitting', `Nothing was written: ${path}: ${message}`, {
    errors: [{ path, message }],
  });
}

/** SHA-256 of UTF-8, in lower-case hex. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
