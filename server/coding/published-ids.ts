/** Ids of what a publication makes, and whether what it names is there. */
import { createHash } from 'node:crypto';
import { labelOfId, slug } from '../../model/ids.ts';
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
  const titled = slug(`${source.publisher} ${source.title}`).slice(0, 60).replace(/-+$/, '');
  const newId = `source:${[titled, short('source')].filter(Boolean).join('-')}`;
  const merged = await mergedIds(store.engine);
  const taken = new Set([
    ...(await knownIds(store, [source.id ?? newId, ...wanted(request)])),
    // A merge may come apart again: its id is not given to another.
    ...merged.keys(),
  ]);
  const entities = new Map<string, string>();
  const used = new Set<string>();
  for (const [index, entity] of request.entities.entries()) {
    const label = entity.labels[0];
    const base =
      entity.id ??
      `${label?.toLowerCase()}:${slug(entity.properties.name) || short(`entity ${index}`)}`;
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
        const words = slug(one.segments[0]?.exact ?? '')
          .slice(0, 40)
          .replace(/-+$/, '');
        return [one.ref, `statement:${[words, short(one.ref)].filter(Boolean).join('-')}`];
      }),
    ),
    entities,
    resolve: (id) => entities.get(id) ?? merged.get(id) ?? id,
  };
}

function wanted({ entities }: Pick<PublishRequest, 'entities'>): string[] {
  return entities.flatMap(({ id, labels, properties }) => {
    const base = id ?? `${labels[0]?.toLowerCase()}:${slug(properties.name)}`;
    return [base, ...Array.from({ length: 9 }, (_, index) => `${base}-${index + 2}`)];
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
