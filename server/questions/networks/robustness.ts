/**
 * How a network fares when it is made otherwise: without one source, with duplicates counted by
 * another rule, without what is uncertain, contested, unverified or no quotation.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { bestSplit } from '../../../model/networks/modularity.ts';
import { type DuplicateRule, duplicateRules } from '../../../model/networks/settings.ts';
import {
  type NetworkEdge,
  type NetworksRequest,
  type Robustness,
  weightsOf,
} from '../../../model/schemas/networks.ts';
import type { Context } from '../../store/cache.ts';
import { mainSource } from './duplicates.ts';
import { type CountedStatements, countEntries } from './entries.ts';
import { coalitionsOf } from './measures.ts';
import { type Computed, computed } from './network.ts';

/** Sources left out at most, and statements and edges gone through for that in all. */
const mostSources = 90;
const mostWork = 2_000_000;
/** Tries of a search for the best split, in each variant. */
const triesEach = 6;

interface Variant {
  what: Robustness['variants'][number]['what'];
  /** The source left out, or the rule for duplicates. */
  name: string | null;
  request: NetworksRequest;
}

/** Compares the whole network with its variants; of the edges given, however many it has. */
export async function robustnessOf(
  context: Context,
  request: NetworksRequest,
  counted: CountedStatements,
  given: readonly NetworkEdge[],
): Promise<Robustness> {
  const { facts } = counted;
  const settings = weightsOf(request);
  const one = settings.mode === 'one';
  const base = computed(counted, request, wholeRange);
  const baseGroups = one ? groupsByNode(base, request) : new Map<number, number>();
  const { variants, sources, tried } = variantsOf(counted, request, base.edges.length);
  const edges = given.map(({ from, to, weight }) => {
    return { from, to, low: weight, high: weight, sameSign: 0, together: 0 };
  });
  const ends = given.map(({ from, to }): [number, number] => [
    facts.numberOf.get(from) ?? 0,
    facts.numberOf.get(to) ?? 0,
  ]);
  const nodes = facts.nodes.length;
  const placeOf = new Map(ends.map(([from, to], at) => [from * nodes + to, at]));
  const stays = new Map<number, number>();
  const told: Robustness['variants'] = [];
  for (const variant of variants) {
    // Others are answered between two variants.
    await nextTurn();
    const other = await countEntries(context, facts, variant.request);
    const made = computed(other, variant.request, wholeRange);
    const weights = weightsAt(made, placeOf, nodes);
    const groups = one ? groupsByNode(made, variant.request) : new Map<number, number>();
    for (const [at, edge] of edges.entries()) {
      const [from, to] = ends[at] ?? [0, 0];
      const weight = weights[at] ?? 0;
      edge.low = Math.min(edge.low, weight);
      edge.high = Math.max(edge.high, weight);
      if (Math.sign(weight) === Math.sign(given[at]?.weight ?? 0)) edge.sameSign += 1;
      if (groups.has(from) && groups.get(from) === groups.get(to)) edge.together += 1;
    }
    let moved = 0;
    for (const [node, stayed] of stayedIn(baseGroups, groups)) {
      if (stayed) stays.set(node, (stays.get(node) ?? 0) + 1);
      else moved += 1;
    }
    told.push({ what: variant.what, name: variant.name, moved });
  }
  return {
    variants: told,
    sources,
    sourcesTried: tried,
    edges,
    members: [...baseGroups].map(([node, community]) => ({
      node: facts.nodes[node]?.id ?? '',
      community,
      stays: stays.get(node) ?? 0,
    })),
  };
}

const wholeRange = { from: 0, middle: 0, to: 0 };

/** Every variant of a request; the sources with most counted statements first. */
function variantsOf(counted: CountedStatements, request: NetworksRequest, edges: number) {
  const { facts, entries } = counted;
  const bySource = new Map<number, number>();
  let before = -1;
  for (let at = 0; at < entries.length; at += 1) {
    const statement = entries.statement[at] ?? 0;
    if (statement === before) continue;
    before = statement;
    const source = mainSource(facts, statement);
    if (source >= 0) bySource.set(source, (bySource.get(source) ?? 0) + 1);
  }
  const each = Math.max(1, entries.length + edges);
  const most = Math.max(1, Math.min(mostSources, Math.floor(mostWork / each)));
  const largest = [...bySource].sort(([a, x], [b, y]) => y - x || a - b).slice(0, most);
  const others = duplicateRules.filter((rule: DuplicateRule) => rule !== request.duplicates);
  const variants: Variant[] = largest.map(([source]) => {
    const id = facts.sourceIds[source] ?? '';
    const excludeSource = [...(request.excludeSource ?? []), id];
    return { what: 'source', name: id, request: { ...request, excludeSource } };
  });
  for (const rule of others) {
    variants.push({ what: 'duplicates', name: rule, request: { ...request, duplicates: rule } });
  }
  if (!request.certain && entries.uncertain.includes(1)) {
    variants.push({ what: 'uncertain', name: null, request: { ...request, certain: true } });
  }
  if (!request.verified) {
    variants.push({ what: 'unverified', name: null, request: { ...request, verified: true } });
  }
  const isContested = (statement: number) => facts.contested[statement] === 1;
  if (request.contested === undefined && entries.statement.some(isContested)) {
    variants.push({ what: 'contested', name: null, request: { ...request, contested: false } });
  }
  if (!request.kind) {
    variants.push({ what: 'paraphrases', name: null, request: { ...request, kind: 'quote' } });
  }
  return { variants, sources: bySource.size, tried: largest.length };
}

/** The weights of a network for the pairs that have a place; 0 where it has none. */
function weightsAt(
  { edges, ends }: Computed,
  placeOf: ReadonlyMap<number, number>,
  nodes: number,
): Float64Array {
  const weights = new Float64Array(placeOf.size);
  for (let at = 0; at < edges.length; at += 1) {
    const pair = (ends[edges.from[at] ?? 0] ?? 0) * nodes + (ends[edges.to[at] ?? 0] ?? 0);
    const place = placeOf.get(pair);
    if (place !== undefined) weights[place] = edges.weight[at] ?? 0;
  }
  return weights;
}

/** The community of each node that has ties. */
function groupsByNode(made: Computed, request: NetworksRequest): Map<number, number> {
  const { table, edges, ends } = made;
  const tries = (ties: Parameters<typeof bestSplit>[0]) => bestSplit(ties, triesEach);
  const { split } = coalitionsOf(table, edges, ends.length, weightsOf(request), tries);
  return new Map(
    [...split.groups].flatMap((group, end): [number, number][] =>
      group < 0 ? [] : [[ends[end] ?? 0, group]],
    ),
  );
}

/**
 * Whether each node is still with the others of its group: in the group of the variant that holds
 * most of them.
 */
function stayedIn(
  base: ReadonlyMap<number, number>,
  variant: ReadonlyMap<number, number>,
): Map<number, boolean> {
  const counts = new Map<number, Map<number, number>>();
  for (const [node, group] of base) {
    const now = variant.get(node);
    if (now === undefined) continue;
    const ofGroup = counts.get(group) ?? new Map<number, number>();
    ofGroup.set(now, (ofGroup.get(now) ?? 0) + 1);
    counts.set(group, ofGroup);
  }
  const home = new Map(
    [...counts].map(([group, ofGroup]) => [
      group,
      [...ofGroup].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0],
    ]),
  );
  return new Map([...base].map(([node, group]) => [node, variant.get(node) === home.get(group)]));
}
