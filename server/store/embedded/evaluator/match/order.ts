/** In which order the edges of a connected part are walked. */
import type { Graph } from '../graph/graph.ts';
import { fanOut, selectivity } from './estimates.ts';
import type { Condition, Pattern, PatternEdge, PatternNode } from './pattern.ts';

interface Ordered {
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
  const waiting = new Waiting(pattern, begin.satisfied, known);
  // Guesses for the edges that can be walked; an edge changes its guess when its other end is known.
  const open = new Set(edges);
  const guesses = new Map<PatternEdge, { all: number; fitting: number }>();
  const guess = (edge: PatternEdge) => {
    const found = open.has(edge) ? rowsFor(graph, edge, known) : undefined;
    if (found) guesses.set(edge, found);
  };
  const touching = new Map<string, PatternEdge[]>();
  for (const edge of edges) {
    guess(edge);
    for (const name of [edge.name, edge.left.name, edge.right.name, ...edge.needs]) {
      const list = touching.get(name);
      if (list) list.push(edge);
      else touching.set(name, [edge]);
    }
  }
  let { rows, cost } = begin;
  rows *= waiting.passing();
  const ordered: PatternEdge[] = [];
  while (open.size > 0) {
    let best: PatternEdge | undefined;
    let least = { all: 0, fitting: Number.POSITIVE_INFINITY };
    for (const [edge, found] of guesses) {
      if (found.fitting >= least.fitting) continue;
      best = edge;
      least = found;
    }
    if (!best) return { edges: ordered, cost: Number.POSITIVE_INFINITY, rows };
    open.delete(best);
    guesses.delete(best);
    ordered.push(best);
    cost += rows * Math.max(1, least.all);
    rows *= least.fitting;
    for (const name of edgeNames(best)) {
      if (known.has(name)) continue;
      known.add(name);
      waiting.know(name);
      for (const edge of touching.get(name) ?? []) guess(edge);
    }
    rows *= waiting.passing();
  }
  return { edges: ordered, cost: cost + rows, rows };
}

/** What is known when an edge has been walked. */
export function edgeNames(edge: PatternEdge): string[] {
  return [edge.name, edge.left.name, edge.right.name, ...edge.groupSlots.keys()];
}

/** Conditions that wait for their variables. */
class Waiting {
  private readonly missing = new Map<Condition, number>();
  private readonly byName = new Map<string, Condition[]>();
  private ready: Condition[] = [];

  constructor(pattern: Pattern, satisfied: readonly Condition[], known: ReadonlySet<string>) {
    const done = new Set(satisfied);
    for (const condition of pattern.conditions) {
      if (done.has(condition)) continue;
      const names = [...condition.needs].filter((name) => !known.has(name));
      if (names.length === 0) this.ready.push(condition);
      this.missing.set(condition, names.length);
      for (const name of names) {
        const list = this.byName.get(name);
        if (list) list.push(condition);
        else this.byName.set(name, [condition]);
      }
    }
  }

  know(name: string): void {
    for (const condition of this.byName.get(name) ?? []) {
      const left = (this.missing.get(condition) ?? 1) - 1;
      this.missing.set(condition, left);
      if (left === 0) this.ready.push(condition);
    }
  }

  /** The share of rows that what has become ready lets through. */
  passing(): number {
    const share = this.ready.reduce((all, condition) => all * selectivity(condition), 1);
    this.ready = [];
    return share;
  }
}

/** Nothing when neither end is known, or not all that its own conditions need. */
export function rowsFor(graph: Graph, edge: PatternEdge, known: ReadonlySet<string>) {
  const left = known.has(edge.left.name);
  const right = known.has(edge.right.name);
  if (edge.needs.size > 0 && ![...edge.needs].every((name) => known.has(name))) return undefined;
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
