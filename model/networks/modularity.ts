/** Modularity of a split of a weighted network, and the split that has most of it. */
import { louvain, randomFrom, scoreOf, tiny } from './louvain.ts';
import { type Graph, graphOf, type Ties } from './ties.ts';

/** A group for each node, numbered from 0; -1 for what has no ties. */
export interface Split {
  groups: Int32Array;
  modularity: number;
  /** Whether every split has been tried; else the best of a seeded search. */
  exact: boolean;
  /** The best for each number of groups, where every split has been tried. */
  byGroups: { groups: number; modularity: number }[];
}

/** Up to so many nodes every split is tried. */
const mostTried = 10;
/**
 * Q = sum over groups of W(inside) / W - (D / 2W)², where W is the sum of the weights and D that of
 * the degrees of a group. 0 when there are no ties. What has the group -1 is a group of its own.
 */
export function modularity(ties: Ties, groups: ArrayLike<number>): number {
  let most = 0;
  for (let node = 0; node < ties.nodes; node += 1) most = Math.max(most, (groups[node] ?? -1) + 1);
  const inside = new Float64Array(most + ties.nodes);
  const degrees = new Float64Array(most + ties.nodes);
  const groupOf = (node: number) => {
    const group = groups[node] ?? -1;
    return group < 0 ? most + node : group;
  };
  let whole = 0;
  for (let at = 0; at < ties.weight.length; at += 1) {
    const weight = ties.weight[at] ?? 0;
    if (weight <= 0) continue;
    whole += weight;
    const one = groupOf(ties.from[at] ?? 0);
    const other = groupOf(ties.to[at] ?? 0);
    degrees[one] = (degrees[one] ?? 0) + weight;
    degrees[other] = (degrees[other] ?? 0) + weight;
    if (one === other) inside[one] = (inside[one] ?? 0) + weight;
  }
  if (whole === 0) return 0;
  let sum = 0;
  for (let group = 0; group < degrees.length; group += 1) {
    sum += (inside[group] ?? 0) / whole - ((degrees[group] ?? 0) / (2 * whole)) ** 2;
  }
  return sum;
}

/** The split with the highest modularity: by trying all, or by a search that is the same each time. */
export function bestSplit(ties: Ties, mostTries = 40): Split {
  const graph = graphOf(ties);
  const tied = [...graph.degrees.keys()].filter((node) => (graph.degrees[node] ?? 0) > 0);
  if (tied.length === 0) {
    return {
      groups: new Int32Array(ties.nodes).fill(-1),
      modularity: 0,
      exact: true,
      byGroups: [],
    };
  }
  const found = tied.length <= mostTried ? tryAll(graph, tied) : search(graph, mostTries);
  const groups = inOrder(found.groups, graph.degrees);
  return { ...found, groups, modularity: modularity(ties, groups) };
}

/** Groups numbered by size, equal ones by their first nodes; -1 for nodes without ties. */
function inOrder(groups: ArrayLike<number>, degrees: Float64Array): Int32Array {
  const sizes = new Map<number, number>();
  for (const [node, degree] of degrees.entries()) {
    const group = groups[node] ?? 0;
    if (degree > 0) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  // A stable sort leaves equal sizes in the order of their first nodes.
  const order = [...sizes].sort(([, a], [, b]) => b - a).map(([group]) => group);
  const numbers = new Map(order.map((group, number) => [group, number]));
  return Int32Array.from(degrees, (degree, node) =>
    degree > 0 ? (numbers.get(groups[node] ?? 0) ?? -1) : -1,
  );
}

function tryAll(graph: Graph, tied: readonly number[]): Omit<Split, 'modularity'> {
  const { whole } = graph;
  const size = tied.length;
  const place = new Map(tied.map((node, at) => [node, at]));
  const between = tied.map(() => new Float64Array(size));
  for (const [at, node] of tied.entries()) {
    for (let edge = graph.starts[node] ?? 0; edge < (graph.starts[node + 1] ?? 0); edge += 1) {
      const row = between[at];
      const peer = place.get(graph.peers[edge] ?? -1) ?? 0;
      if (row) row[peer] = graph.weights[edge] ?? 0;
    }
  }
  const groups = new Int32Array(size);
  const degreeOf = new Float64Array(size);
  const best: { score: number; groups: Int32Array }[] = [];
  const add = (node: number, used: number, score: number): void => {
    if (node === size) {
      const known = best[used];
      if (!known || score > known.score + tiny) best[used] = { score, groups: groups.slice() };
      return;
    }
    const degree = graph.degrees[tied[node] ?? 0] ?? 0;
    for (let group = 0; group <= used; group += 1) {
      let inside = 0;
      for (let other = 0; other < node; other += 1) {
        if (groups[other] === group) inside += between[node]?.[other] ?? 0;
      }
      const had = degreeOf[group] ?? 0;
      const gain = inside / whole - ((had + degree) / (2 * whole)) ** 2 + (had / (2 * whole)) ** 2;
      groups[node] = group;
      degreeOf[group] = had + degree;
      add(node + 1, Math.max(used, group + 1), score + gain);
      degreeOf[group] = had;
    }
  };
  add(0, 0, 0);
  let chosen: { score: number; groups: Int32Array } | undefined;
  const byGroups: Split['byGroups'] = [];
  for (const [count, one] of best.entries()) {
    if (!one) continue;
    byGroups.push({ groups: count, modularity: one.score });
    if (!chosen || one.score > chosen.score + tiny) chosen = one;
  }
  const all = new Int32Array(graph.nodes);
  for (const [at, node] of tied.entries()) all[node] = chosen?.groups[at] ?? 0;
  return { groups: all, exact: true, byGroups };
}

/** Ends of ties that the tries of a search go through, more or less: large networks are tried less often. */
const searchBudget = 100_000;

/** Louvain's method from several seeds, each result improved node by node; the best of them. */
function search(graph: Graph, mostTries: number): Omit<Split, 'modularity'> {
  const tries = Math.max(
    2,
    Math.min(mostTries, Math.round(searchBudget / (graph.peers.length + 1))),
  );
  let best: { score: number; groups: Int32Array } | undefined;
  for (let seed = 1; seed <= tries; seed += 1) {
    const groups = louvain(graph, randomFrom(seed));
    const score = scoreOf(graph, groups);
    if (!best || score > best.score + tiny) best = { score, groups };
  }
  return { groups: best?.groups ?? new Int32Array(graph.nodes), exact: false, byGroups: [] };
}
