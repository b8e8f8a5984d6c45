/**
 * Search in a graph of others that is too large to be looked through whole: where somebody has made a
 * full-text index over what names its nodes, Neo4j answers from that.
 */
import { usualProperty } from '../../../model/formats/naming.ts';
import { words } from '../../../model/ids.ts';
import { isTextIndex } from '../../../model/vocabulary/index.ts';
import type { Context } from '../../store/cache.ts';
import { cypher } from '../../store/cypher-files.ts';
import type { EngineNode } from '../../store/engine.ts';
import { toNode } from '../../store/entities.ts';
import type { NameHit } from './name-index.ts';
import { sampledNaming } from './sampled-naming.ts';

interface TextIndex {
  name: string;
  labels: string[];
  properties: string[];
}

/** Nodes that one index proposes at most. */
const candidates = 50;

/** Those over a property that names nodes of one of their labels; none where one may not ask. */
export function othersIndexes(context: Context): Promise<TextIndex[]> {
  if (context.engine.kind !== 'neo4j') return Promise.resolve([]);
  return context.cached('others-text-indexes', () => readIndexes(context).catch(() => []));
}

async function readIndexes(context: Context): Promise<TextIndex[]> {
  const found = await context.engine.read<TextIndex>(cypher('neo4j/others-text-indexes'));
  const indexes: TextIndex[] = [];
  for (const index of found) {
    if (isTextIndex(index.name)) continue;
    const { labels, properties } = index;
    const named = async () => {
      const sampled = await sampledNaming(
        context,
        labels.map((name) => ({ name, properties })),
      );
      return [...sampled.values()].some((name) => properties.includes(name));
    };
    if (usualProperty(properties) !== undefined || (await named())) indexes.push(index);
  }
  return indexes;
}

/**
 * What they find for a reader's words: nodes that have each of them as a word, or when these are few as
 * the beginning of one.
 */
export async function findInIndexes(
  context: Context,
  indexes: readonly TextIndex[],
  text: string,
  label: string | undefined,
): Promise<NameHit[]> {
  const asked = words(text);
  const [whole, begun] = [queryOf(text, false), queryOf(text, true)];
  if (whole === undefined || begun === undefined) return [];
  const read = (index: string, query: string) =>
    context.engine.read<{ node: EngineNode; score: number }>(cypher('neo4j/search-others'), {
      index,
      query,
      limit: candidates,
    });
  const rows = await Promise.all(
    indexes
      .filter(({ labels }) => label === undefined || labels.includes(label))
      .map(async ({ name }) => {
        // A word that everything holds is dear to look for, and dearer as a beginning.
        const found = await read(name, whole);
        return found.length < candidates ? read(name, begun) : found;
      }),
  );
  const hits = new Map<string, NameHit>();
  for (const { node: found, score } of rows.flat()) {
    const node = toNode(found);
    const best = hits.get(node.id);
    if (best && best.score >= score) continue;
    hits.set(node.id, { node, score, tier: 'name', whole: false, matched: asked });
  }
  return [...hits.values()].sort((a, b) => b.score - a.score || (a.node.id < b.node.id ? -1 : 1));
}

/**
 * A word as written and as folded, whole or as a beginning: which of them an index holds depends on
 * how it takes texts apart. Only letters and digits go in, so that nothing in it is taken as syntax.
 */
function queryOf(text: string, beginnings: boolean): string | undefined {
  const written = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const parts = written.map((word) => {
    const forms = [...new Set([word, ...words(word)])];
    return `(${forms.flatMap((form) => (beginnings ? [form, `${form}*`] : [form])).join(' OR ')})`;
  });
  return parts.length > 0 ? parts.join(' AND ') : undefined;
}
