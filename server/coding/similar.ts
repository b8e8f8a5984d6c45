/** Who or what is there already under nearly the same name. */
import { similarTo } from '../../coding/similar.ts';
import { labelOfId } from '../../model/ids.ts';
import type { SimilarReply, SimilarRequest } from '../../model/schemas/coding.ts';
import { nodesByIds } from '../questions/node.ts';
import type { Store } from '../store/store.ts';
import { knownNames } from './names.ts';

const least = 0.7;
const most = 10;

/** Entities of a label whose name is like the given one, the most similar first. */
export async function similarEntities(
  store: Store,
  { label, name }: SimilarRequest,
): Promise<SimilarReply> {
  const entries = await knownNames(store);
  const found: { id: string; similarity: number; why: string }[] = [];
  for (const entry of entries) {
    if (labelOfId(entry.id) !== label) continue;
    const similar = similarTo(name, [entry.name, ...entry.aliases]);
    if (similar && similar.similarity >= least) found.push({ id: entry.id, ...similar });
  }
  found.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
  const shown = found.slice(0, most);
  const nodes = new Map(
    (
      await nodesByIds(
        store.engine,
        shown.map(({ id }) => id),
      )
    ).map((node) => [node.id, node]),
  );
  return {
    matches: shown.flatMap(({ id, similarity, why }) => {
      const node = nodes.get(id);
      return node ? [{ node, similarity, why }] : [];
    }),
  };
}
