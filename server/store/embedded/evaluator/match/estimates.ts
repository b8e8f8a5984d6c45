/** Guesses how many rows steps give, from counts and small samples of the graph. */
import type { Graph } from '../graph/graph.ts';
import { groupKey } from '../values/index.ts';
import { directionFrom } from './expand.ts';
import type { Condition, PatternEdge, PatternNode } from './pattern.ts';

interface Sampled {
  version: number;
  fanOut: Map<string, { all: number; fitting: number }>;
  values: Map<string, number>;
}

const samples = new WeakMap<Graph, Sampled>();
const sampleSize = 60;
const rarely = 0.01;
/** Samples are taken anew when the graph has changed so many times. */
const changesTolerated = 500;

function sampled(graph: Graph): Sampled {
  let known = samples.get(graph);
  if (!known || graph.version - known.version > changesTolerated) {
    known = { version: graph.version, fanOut: new Map(), values: new Map() };
    samples.set(graph, known);
  }
  return known;
}

/** The rarest of the labels that a node has for certain. */
export function rarestLabel(graph: Graph, node: PatternNode): string | undefined {
  let rarest: string | undefined;
  for (const label of node.labels) {
    if (rarest === undefined || graph.labelCount(label) < graph.labelCount(rarest)) rarest = label;
  }
  return rarest;
}

export function nodeRows(graph: Graph, node: PatternNode): number {
  const label = rarestLabel(graph, node);
  return label === undefined ? graph.nodeCount : graph.labelCount(label);
}

/** How many nodes with a label have the same value of a property. */
export function rowsOfValue(graph: Graph, label: string | undefined, key: string): number {
  const { values } = sampled(graph);
  const name = `${label ?? ''}\u0000${key}`;
  let rows = values.get(name);
  if (rows === undefined) {
    const total = label === undefined ? graph.nodeCount : graph.labelCount(label);
    const seen = new Set<unknown>();
    let filled = 0;
    const nodes = graph.sampleNodes(label, 200);
    for (const node of nodes) {
      const value = graph.nodeProperty(node, key);
      if (value === null) continue;
      filled++;
      seen.add(groupKey(value));
    }
    const share = nodes.length > 0 ? filled / nodes.length : 0;
    // All different in the sample: probably different everywhere.
    rows = seen.size === filled ? Math.min(1, share) : (total * share) / Math.max(1, seen.size);
    values.set(name, rows);
  }
  return rows;
}

/** Rows for one row when an edge is walked: all, and those that end at a node with the right labels. */
export function fanOut(
  graph: Graph,
  edge: PatternEdge,
  fromLeft: boolean,
): { all: number; fitting: number } {
  const from = fromLeft ? edge.left : edge.right;
  const to = fromLeft ? edge.right : edge.left;
  const one = sampledFanOut(graph, edge, fromLeft, from, to);
  if (edge.kind === 'one') return one;
  const share = one.all > 0 ? one.fitting / one.all : 0;
  let all = edge.min === 0 ? 1 : 0;
  let power = 1;
  for (let length = 1; length <= Math.min(edge.max, edge.min + 6); length++) {
    power *= Math.max(one.all, 0.01);
    if (length >= edge.min) all += power;
  }
  if (edge.selector) all = Math.min(all, graph.nodeCount);
  return { all, fitting: all * share };
}

function sampledFanOut(
  graph: Graph,
  edge: PatternEdge,
  fromLeft: boolean,
  from: PatternNode,
  to: PatternNode,
): { all: number; fitting: number } {
  const { fanOut: known } = sampled(graph);
  const direction = directionFrom(edge, fromLeft);
  const label = rarestLabel(graph, from);
  const target = rarestLabel(graph, to);
  const name = [label, direction, edge.types?.join('|'), target].join('\u0000');
  let found = known.get(name);
  if (!found) {
    const nodes = graph.sampleNodes(label, sampleSize);
    const fits = target === undefined ? () => true : graph.labelTest(target);
    const expand = graph.expander(direction, edge.types);
    let all = 0;
    let looked = 0;
    let fitting = 0;
    for (const node of nodes) {
      all += graph.degree(node, direction, edge.types);
      const ids = expand(node);
      let left = 20;
      for (let id = ids.next(); id >= 0 && left > 0; id = ids.next()) {
        left--;
        looked++;
        const start = graph.startOf(id);
        if (fits(start === node ? graph.endOf(id) : start)) fitting++;
      }
    }
    // What no sample shows may still be there.
    const average = Math.max(rarely, nodes.length > 0 ? all / nodes.length : 0);
    const share = looked > 0 ? Math.max(rarely, fitting / looked) : 1;
    found = { all: average, fitting: average * share };
    known.set(name, found);
  }
  return found;
}

/** Which share of rows a condition lets through, as a guess. */
export function selectivity({ expression }: Condition): number {
  if (expression.kind === 'binary') {
    const operator = expression.operator.toLowerCase();
    if (operator === '=') return 0.1;
    if (operator === 'in') return 0.2;
    if (operator === 'starts with' || operator === 'ends with') return 0.1;
    if (operator === 'contains' || operator === '=~') return 0.2;
    if (operator === '<>') return 0.9;
    return 0.4;
  }
  // Labels are in the estimates of nodes already.
  return expression.kind === 'has-labels' ? 1 : 0.6;
}
