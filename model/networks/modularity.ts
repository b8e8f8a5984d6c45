/** Modularity of a split of a weighted network, and the split that has most of it. */

/** Pairs of nodes with positive weights. */
export interface Ties {
  nodes: number;
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  weight: ArrayLike<number>;
}

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
export const mostTried = 10;
/** Differences below this are rounding. */
const tiny = 1e-12;

/**
 * Q = sum over groups of W(inside) / W - (D / 2W)², where W is the sum of the weights and D that of
 * the degrees of a group. 0 when there are no ties. What has the group -1 is a group of its own.
 */
export function modularity(ties: Ties, groups: ArrayLike<number>): number {
  let whole = 0;
  const inside = new Map<number, number>();
  const degrees = new Map<number, number>();
  const groupOf = (node: number) => {
    const group = groups[node] ?? -1;
    return group < 0 ? -1 - node : group;
  };
  for (let at = 0; at < ties.weight.length; at += 1) {
    const weight = ties.weight[at] ?? 0;
    if (weight <= 0) continue;
    whole += weight;
    const [one, other] = [groupOf(ties.from[at] ?? 0), groupOf(ties.to[at] ?? 0)];
    degrees.set(one, (degrees.get(one) ?? 0) + weight);
    degrees.set(other, (degrees.get(other) ?? 0) + weight);
    if (one === other) inside.set(one, (inside.get(one) ?? 0) + weight);
  }
  if (whole === 0) return 0;
  let sum = 0;
  for (const [group, degree] of degrees) {
    sum += (inside.get(group) ?? 0) / whole - (degree / (2 * whole)) ** 2;
  }
  return sum;
}

/** Neighbours of each node: those of `n` lie from `starts[n]` to `starts[n + 1]`. */
interface Graph {
  nodes: number;
  starts: Int32Array;
  peers: Int32Array;
  weights: Float64Array;
  degrees: Float64Array;
  /** Twice the weight inside what has been merged into a node. */
  loops: Float64Array;
  whole: number;
}

function graphOf({ nodes, from, to, weight }: Ties): Graph {
  const starts = new Int32Array(nodes + 1);
  const degrees = new Float64Array(nodes);
  let whole = 0;
  const used = (at: number) => (weight[at] ?? 0) > 0;
  for (let at = 0; at < weight.length; at += 1) {
    if (!used(at)) continue;
    for (const end of [from[at] ?? 0, to[at] ?? 0]) {
      starts[end + 1] = (starts[end + 1] ?? 0) + 1;
      degrees[end] = (degrees[end] ?? 0) + (weight[at] ?? 0);
    }
    whole += weight[at] ?? 0;
  }
  for (let at = 1; at <= nodes; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const peers = new Int32Array(starts[nodes] ?? 0);
  const weights = new Float64Array(peers.length);
  for (let at = 0; at < weight.length; at += 1) {
    if (!used(at)) continue;
    for (const [end, peer] of [
      [from[at] ?? 0, to[at] ?? 0],
      [to[at] ?? 0, from[at] ?? 0],
    ] as const) {
      const place = next[end] ?? 0;
      next[end] = place + 1;
      peers[place] = peer;
      weights[place] = weight[at] ?? 0;
    }
  }
  return { nodes, starts, peers, weights, degrees, loops: new Float64Array(nodes), whole };
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

/** Louvain's method from several seeds, each result improved node by node; the best of them. */
function search(graph: Graph, mostTries: number): Omit<Split, 'modularity'> {
  const tries = Math.max(2, Math.min(mostTries, Math.round(100_000 / (graph.peers.length + 1))));
  let best: { score: number; groups: Int32Array } | undefined;
  for (let seed = 1; seed <= tries; seed += 1) {
    const groups = louvain(graph, randomFrom(seed));
    const score = scoreOf(graph, groups);
    if (!best || score > best.score + tiny) best = { score, groups };
  }
  return { groups: best?.groups ?? new Int32Array(graph.nodes), exact: false, byGroups: [] };
}

function louvain(graph: Graph, random: () => number): Int32Array {
  let level = graph;
  let groups = Int32Array.from({ length: graph.nodes }, (_, node) => node);
  for (;;) {
    const found = Int32Array.from({ length: level.nodes }, (_, node) => node);
    const moved = moveNodes(level, found, random);
    const { merged, numbers } = mergedBy(level, found);
    groups = groups.map((node) => numbers[found[node] ?? 0] ?? 0);
    if (!moved || merged.nodes === level.nodes) break;
    level = merged;
  }
  // Single nodes may do better elsewhere once their groups have been merged.
  moveNodes(graph, groups, random);
  return groups;
}

/** Moves nodes to the group that gains most until none gains; whether any moved. */
function moveNodes(graph: Graph, groups: Int32Array, random: () => number): boolean {
  const { nodes, starts, peers, weights, degrees, whole } = graph;
  const total = new Float64Array(nodes);
  for (let node = 0; node < nodes; node += 1) {
    const group = groups[node] ?? 0;
    total[group] = (total[group] ?? 0) + (degrees[node] ?? 0);
  }
  const order = Int32Array.from({ length: nodes }, (_, node) => node);
  for (let at = nodes - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  const links = new Float64Array(nodes);
  let moved = false;
  for (let round = 0; round < 100; round += 1) {
    let changed = false;
    for (const node of order) {
      const own = groups[node] ?? 0;
      const degree = degrees[node] ?? 0;
      const around: number[] = [own];
      for (let edge = starts[node] ?? 0; edge < (starts[node + 1] ?? 0); edge += 1) {
        const peer = peers[edge] ?? 0;
        if (peer === node) continue;
        const group = groups[peer] ?? 0;
        if (links[group] === 0 && group !== own) around.push(group);
        links[group] = (links[group] ?? 0) + (weights[edge] ?? 0);
      }
      total[own] = (total[own] ?? 0) - degree;
      let best = own;
      let bestGain = (links[own] ?? 0) - ((total[own] ?? 0) * degree) / (2 * whole);
      for (const group of around) {
        const gain = (links[group] ?? 0) - ((total[group] ?? 0) * degree) / (2 * whole);
        if (gain > bestGain + tiny * whole) [best, bestGain] = [group, gain];
        links[group] = 0;
      }
      links[own] = 0;
      total[best] = (total[best] ?? 0) + degree;
      if (best !== own) {
        groups[node] = best;
        changed = true;
        moved = true;
      }
    }
    if (!changed) break;
  }
  return moved;
}

/** A graph whose nodes are the groups, and the number of each group in it. */
function mergedBy(graph: Graph, groups: Int32Array) {
  const numbers: number[] = [];
  let count = 0;
  for (const group of groups) {
    if (numbers[group] === undefined) {
      numbers[group] = count;
      count += 1;
    }
  }
  const sums = new Map<number, number>();
  const loops = new Float64Array(count);
  for (let node = 0; node < graph.nodes; node += 1) {
    const one = numbers[groups[node] ?? 0] ?? 0;
    loops[one] = (loops[one] ?? 0) + (graph.loops[node] ?? 0);
    for (let edge = graph.starts[node] ?? 0; edge < (graph.starts[node + 1] ?? 0); edge += 1) {
      const other = numbers[groups[graph.peers[edge] ?? 0] ?? 0] ?? 0;
      const weight = graph.weights[edge] ?? 0;
      if (one === other) loops[one] = (loops[one] ?? 0) + weight;
      else if (one < other)
        sums.set(one * count + other, (sums.get(one * count + other) ?? 0) + weight);
    }
  }
  const pairs = [...sums];
  const merged = graphOf({
    nodes: count,
    from: pairs.map(([pair]) => Math.floor(pair / count)),
    to: pairs.map(([pair]) => pair % count),
    weight: pairs.map(([, weight]) => weight),
  });
  for (let node = 0; node < count; node += 1) {
    merged.degrees[node] = (merged.degrees[node] ?? 0) + (loops[node] ?? 0);
  }
  return { merged: { ...merged, loops, whole: graph.whole }, numbers };
}

function scoreOf(graph: Graph, groups: Int32Array): number {
  const inside = new Float64Array(graph.nodes);
  const degrees = new Float64Array(graph.nodes);
  for (let node = 0; node < graph.nodes; node += 1) {
    const group = groups[node] ?? 0;
    degrees[group] = (degrees[group] ?? 0) + (graph.degrees[node] ?? 0);
    for (let edge = graph.starts[node] ?? 0; edge < (graph.starts[node + 1] ?? 0); edge += 1) {
      if (groups[graph.peers[edge] ?? 0] === group) {
        inside[group] = (inside[group] ?? 0) + (graph.weights[edge] ?? 0) / 2;
      }
    }
  }
  let sum = 0;
  for (let group = 0; group < graph.nodes; group += 1) {
    sum += (inside[group] ?? 0) / graph.whole - ((degrees[group] ?? 0) / (2 * graph.whole)) ** 2;
  }
  return sum;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
