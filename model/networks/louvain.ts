/** Louvain's method: nodes move to the group that gains most modularity, and groups are merged. */
import { type Graph, graphOf } from './ties.ts';

/** Differences below this are rounding. */
export const tiny = 1e-12;

export function louvain(graph: Graph, random: () => number): Int32Array {
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

/**
 * Moves nodes to the group that gains most until none gains; whether any moved. Only those beside a
 * node that moved are looked at again.
 */
function moveNodes(graph: Graph, groups: Int32Array, random: () => number): boolean {
  const { nodes, starts, peers, weights, degrees, whole } = graph;
  const total = new Float64Array(nodes);
  for (let node = 0; node < nodes; node += 1) {
    const group = groups[node] ?? 0;
    total[group] = (total[group] ?? 0) + (degrees[node] ?? 0);
  }
  const queue = shuffled(nodes, random);
  const waits = new Uint8Array(nodes).fill(1);
  const links = new Float64Array(nodes);
  const around = new Int32Array(nodes + 1);
  let moved = false;
  let first = 0;
  let waiting = nodes;
  for (let left = nodes * mostLooks; waiting > 0 && left > 0; left -= 1) {
    const node = queue[first] ?? 0;
    first = first + 1 === nodes ? 0 : first + 1;
    waiting -= 1;
    waits[node] = 0;
    const own = groups[node] ?? 0;
    const degree = degrees[node] ?? 0;
    const begin = starts[node] ?? 0;
    const end = starts[node + 1] ?? 0;
    let count = 0;
    for (let edge = begin; edge < end; edge += 1) {
      const group = groups[peers[edge] ?? 0] ?? 0;
      if (links[group] === 0) {
        around[count] = group;
        count += 1;
      }
      links[group] = (links[group] ?? 0) + (weights[edge] ?? 0);
    }
    total[own] = (total[own] ?? 0) - degree;
    const part = degree / (2 * whole);
    let best = own;
    let bestGain = (links[own] ?? 0) - (total[own] ?? 0) * part;
    for (let at = 0; at < count; at += 1) {
      const group = around[at] ?? 0;
      const gain = (links[group] ?? 0) - (total[group] ?? 0) * part;
      if (gain > bestGain + tiny * whole) {
        best = group;
        bestGain = gain;
      }
      links[group] = 0;
    }
    total[best] = (total[best] ?? 0) + degree;
    if (best === own) continue;
    groups[node] = best;
    moved = true;
    for (let edge = begin; edge < end; edge += 1) {
      const peer = peers[edge] ?? 0;
      if (waits[peer] === 1 || groups[peer] === best) continue;
      waits[peer] = 1;
      const last = first + waiting;
      queue[last < nodes ? last : last - nodes] = peer;
      waiting += 1;
    }
  }
  return moved;
}

/** How often a node is looked at, on the average, at most. */
const mostLooks = 100;

function shuffled(nodes: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: nodes }, (_, node) => node);
  for (let at = nodes - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

/** A graph whose nodes are the groups, and the number of each group in it. */
function mergedBy(graph: Graph, groups: Int32Array) {
  const numbers = new Int32Array(graph.nodes).fill(-1);
  let count = 0;
  for (const group of groups) {
    if (numbers[group] !== -1) continue;
    numbers[group] = count;
    count += 1;
  }
  const loops = new Float64Array(count);
  // A small table is faster than a map, and as fast to go through.
  const table = count <= 128 ? new Float64Array(count * count) : null;
  const sums = new Map<number, number>();
  const add = (pair: number, weight: number) => {
    if (table) table[pair] = (table[pair] ?? 0) + weight;
    else sums.set(pair, (sums.get(pair) ?? 0) + weight);
  };
  for (let node = 0; node < graph.nodes; node += 1) {
    const one = numbers[groups[node] ?? 0] ?? 0;
    loops[one] = (loops[one] ?? 0) + (graph.loops[node] ?? 0);
    const end = graph.starts[node + 1] ?? 0;
    for (let edge = graph.starts[node] ?? 0; edge < end; edge += 1) {
      const other = numbers[groups[graph.peers[edge] ?? 0] ?? 0] ?? 0;
      const weight = graph.weights[edge] ?? 0;
      if (one === other) loops[one] = (loops[one] ?? 0) + weight;
      else if (one < other) add(one * count + other, weight);
    }
  }
  const [from, to, weights]: [number[], number[], number[]] = [[], [], []];
  const put = (weight: number, pair: number) => {
    if (weight === 0) return;
    from.push(Math.floor(pair / count));
    to.push(pair % count);
    weights.push(weight);
  };
  if (table) table.forEach(put);
  else sums.forEach(put);
  const merged = graphOf({ nodes: count, from, to, weight: weights });
  for (let node = 0; node < count; node += 1) {
    merged.degrees[node] = (merged.degrees[node] ?? 0) + (loops[node] ?? 0);
  }
  return { merged: { ...merged, loops, whole: graph.whole }, numbers };
}

export function scoreOf(graph: Graph, groups: Int32Array): number {
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
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
