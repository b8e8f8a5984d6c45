/** Measures of a graph that is shown: counted by graphology, the same each time. */
import Graph from 'graphology';
import { connectedComponents } from 'graphology-components';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import { bestSplit } from '../../../model/networks/modularity.ts';
import { betweenness } from './betweenness.ts';
import { type MeasuredGraph, measuredDegrees } from './degrees.ts';

export const measureNames = [
  'degree',
  'betweenness',
  'pagerank',
  'component',
  'community',
] as const;
export type MeasureName = (typeof measureNames)[number];

/** Values of one node. Components and communities are numbered from 1, the largest first. */
export type NodeMeasures = Record<MeasureName, number>;

export interface Measures {
  nodes: ReadonlyMap<string, NodeMeasures>;
  /** Of all pairs of nodes, the share that is joined. */
  density: number;
  components: number;
  communities: number;
  /** How much more is joined within communities than chance would give: 0 is chance. */
  modularity: number;
}

/** What is being done: its name, which of how many it is, and which part of it is done. */
export interface MeasureStep {
  name: string;
  at: number;
  of: number;
  /** Nothing where that is not known. */
  part?: number;
}

/** Told before each step, and within the one that takes long. */
type MeasureProgress = (step: MeasureStep) => void;

/** All measures. Several relationships between two nodes make one pair, which weighs as many. */
export function measure(graph: MeasuredGraph, progress: MeasureProgress = () => {}): Measures {
  const { directed, joined, degree } = build(graph);
  const steps = ['Components', 'Communities', 'PageRank', 'Betweenness'] as const;
  const report = (at: number, part?: number) =>
    progress({
      name: steps[at] ?? '',
      at: at + 1,
      of: steps.length,
      ...(part === undefined ? {} : { part }),
    });
  report(0);
  const component = numbered(connectedComponents(joined));
  report(1);
  const split = splitOf(joined);
  const community = numbered(groupsOf(graph.ids, split.communities));
  report(2);
  const rank: Record<string, number> =
    graph.ids.length > 0
      ? pagerank(directed, { getEdgeWeight: 'weight', maxIterations: 1000, tolerance: 1e-9 })
      : {};
  const between = betweenness(joined, (part) => report(3, part));
  const nodes = new Map(
    graph.ids.map((id): [string, NodeMeasures] => [
      id,
      {
        degree: degree.get(id) ?? 0,
        betweenness: between[id] ?? 0,
        pagerank: rank[id] ?? 0,
        component: component.of.get(id) ?? 0,
        community: community.of.get(id) ?? 0,
      },
    ]),
  );
  const pairs = (joined.order * (joined.order - 1)) / 2;
  return {
    nodes,
    density: pairs > 0 ? joined.size / pairs : 0,
    components: component.count,
    communities: community.count,
    modularity: split.modularity,
  };
}

function build(graph: MeasuredGraph) {
  const directed = new Graph({ type: 'directed' });
  const joined = new Graph({ type: 'undirected' });
  // In the order of their ids: Louvain's answer may depend on it, and must not on the canvas's.
  for (const id of [...graph.ids].sort()) {
    directed.addNode(id);
    joined.addNode(id);
  }
  const key = ({ from, to }: { from: string; to: string }) => `${from} ${to}`;
  for (const one of [...graph.links].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    const { from, to } = one;
    if (from === to || !joined.hasNode(from) || !joined.hasNode(to)) continue;
    heavier(directed, from, to);
    heavier(joined, from, to);
  }
  return { directed, joined, degree: measuredDegrees(graph) };
}

function heavier(graph: Graph, from: string, to: string): void {
  graph.updateEdge(from, to, (attributes) => ({
    ...attributes,
    weight: (typeof attributes.weight === 'number' ? attributes.weight : 0) + 1,
  }));
}

/** The split that the coalitions of a network come from too; what has no ties is alone. */
function splitOf(joined: Graph): { communities: Record<string, string>; modularity: number } {
  const ids = joined.nodes();
  const place = new Map(ids.map((id, at) => [id, at]));
  const [from, to, weight]: [number[], number[], number[]] = [[], [], []];
  joined.forEachEdge((_edge, attributes, source, target) => {
    from.push(place.get(source) ?? 0);
    to.push(place.get(target) ?? 0);
    weight.push(Number(attributes.weight));
  });
  const { groups, modularity } = bestSplit({ nodes: ids.length, from, to, weight });
  const nameOf = (id: string, at: number) => ((groups[at] ?? -1) < 0 ? id : String(groups[at]));
  return { communities: Object.fromEntries(ids.map((id, at) => [id, nameOf(id, at)])), modularity };
}

function groupsOf(ids: readonly string[], group: Record<string, string>): string[][] {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const key = group[id] ?? id;
    const known = groups.get(key);
    if (known) known.push(id);
    else groups.set(key, [id]);
  }
  return [...groups.values()];
}

/** Groups numbered by size, then by their first id: the same graph gives the same numbers. */
function numbered(groups: string[][]): { of: Map<string, number>; count: number } {
  const ordered = groups
    .map((group) => [...group].sort())
    .sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  const of = new Map<string, number>();
  for (const [index, group] of ordered.entries()) for (const id of group) of.set(id, index + 1);
  return { of, count: ordered.length };
}
