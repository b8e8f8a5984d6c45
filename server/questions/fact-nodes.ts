/** Nodes that counting names, kept as long as the facts: pages show the same few again and again. */
import type { GraphNode } from '../../model/schemas/graph.ts';
import type { Context } from '../store/cache.ts';
import type { Facts } from './facts/facts.ts';
import { memoizeByFacts } from './facts/memoize.ts';
import { nodesByIds } from './node.ts';

/** Nodes kept at most, of those that the facts number. */
const keptNodes = 20_000;
const kept = memoizeByFacts(() => new Map<string, GraphNode>());

/** Nodes by their numbers in the facts. */
export async function nodesOf(
  context: Context,
  facts: Facts,
  numbers: Iterable<number>,
): Promise<Map<number, GraphNode>> {
  const ids = [...new Set(numbers)].flatMap((number) => facts.nodes[number]?.id ?? []);
  const nodes = await nodesKept(context.engine, facts, ids);
  return new Map(nodes.map((node) => [facts.numberOf.get(node.id) ?? -1, node]));
}

/** Nodes by their ids, whether or not the facts number them; unknown ids are left out. */
export async function nodesKept(
  engine: Context['engine'],
  facts: Facts,
  ids: readonly string[],
): Promise<GraphNode[]> {
  const known = kept(facts);
  const missing = ids.filter((id) => !known.has(id));
  const read = new Map((await nodesByIds(engine, missing)).map((node) => [node.id, node]));
  for (const node of read.values()) {
    if (known.size < keptNodes && facts.numberOf.has(node.id)) known.set(node.id, node);
  }
  return ids.flatMap((id) => known.get(id) ?? read.get(id) ?? []);
}
