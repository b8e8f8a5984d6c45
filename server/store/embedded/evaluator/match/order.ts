/** In which order the edges of a connected part are walked. */
import type { Graph } from '../graph/graph.ts';
import { fanOut, selectivity } from './estimates.ts';
import type { Condition, Pattern, PatternEdge, PatternNode } from './pattern.ts';

export interface Ordered {
  edges: PatternEdge[];
  /** Rows that are touched altogether. */
  cost: number;
  rows: number;
}

/** Always the edge next that leaves the fewest rows. */
export function orderEdges(
  graph: Graph,
  pattern: Pattern,
  edges: readonly PatternEdge[],
  begin: {
    known: ReadonlySet<string>;
    rows: number;
    cost: number;
    satisfied: readonly Condition[];
  },
): Ordered {
  const known = new Set(begin.known);
  const open = new Set(edges);
  const waiting = new Set(pattern.conditions.filter((one) => !begin.satisfied.includes(one)));
  let { rows, cost } = begin;
  const filter = () => {
    for (const condition of waiting) {
      if (![...condition.needs].every((need) => known.has(need))) continue;
      waiting.delete(condition);
      rows *= selectivity(condition);
    }
  };
  filter();
  const ordered: PatternEdge[] = [];
  while (open.size > 0) {
    let best: { edge: PatternEdge; all: number; fitting: number } | undefined;
    for (const edge of open) {
      const found = rowsFor(graph, edge, known);
      if (!found) continue;
      if (!best || found.fitting < best.fitting) best = { edge, ...found };
    }
    if (!best) return { edges: ordered, cost: Number.POSITIVE_INFINITY, rows };
    const { edge } = best;
    open.delete(edge);
    ordered.push(edge);
    cost += rows * Math.max(1, best.all);
    rows *= best.fitting;
    for (const name of [edge.name, edge.left.name, edge.right.name]) known.add(name);
    for (const name of edge.groupSlots.keys()) known.add(name);
    filter();
  }
  return { edges: ordered, cost: cost + rows, rows };
}

/** Nothing when neither end is known. */
export function rowsFor(graph: Graph, edge: PatternEdge, known: ReadonlySet<string>) {
  const left = known.has(edge.left.name);
  const right = known.has(edge.right.name);
  if (known.has(edge.name)) return { all: 1, fitting: 0.5 };
  if (!left && !right) return undefined;
  const found = fanOut(graph, edge, fromLeft(graph, edge, known));
  if (!(left && right)) return found;
  const target: PatternNode = edge.right;
  const nodes = Math.max(1, ...[...target.labels].map((label) => graph.labelCount(label)));
  return { all: found.all, fitting: Math.min(1, found.fitting / nodes) };
}

/** From which end an edge is walked: of two known ends, from where fewer rows come. */
export function fromLeft(graph: Graph, edge: PatternEdge, known: ReadonlySet<string>): boolean {
  const left = known.has(edge.left.name);
  if (!left || !known.has(edge.right.name) || edge.kind === 'one') return left;
  return fanOut(graph, edge, true).all <= fanOut(graph, edge, false).all;
}
