/** What is measured of a network: groups, modularity, E-I index, clusters, bar plot. */
import { dendrogram, distancesOf } from '../../../model/networks/clusters.ts';
import { externalInternal } from '../../../model/networks/external-internal.ts';
import { bestSplit, modularity, type Split } from '../../../model/networks/modularity.ts';
import type { WeightSettings } from '../../../model/networks/settings.ts';
import { type Table, transposed } from '../../../model/networks/table.ts';
import type { Ties } from '../../../model/networks/ties.ts';
import { countsAt, type Edges, edgesOf } from '../../../model/networks/weights.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { NetworkMeasures, NetworksRequest } from '../../../model/schemas/networks.ts';

/** Rows of which a dendrogram is made at most: distances grow with their square. */
const mostClustered = 1000;
/** Figures of groups given at most: of what links the nodes by group. */
const mostPositions = 200_000;

/** The split with the highest modularity, and of which weights it is. */
export interface Coalitions {
  of: 'ignore' | 'congruence' | 'subtract';
  ties: Ties;
  split: Split;
}

/** A measure is of what links nodes: of a network of conflict that is its congruence. */
export function coalitionsOf(
  table: Table,
  edges: Edges,
  nodes: number,
  settings: WeightSettings,
  splitOf: (ties: Ties) => Split = bestSplit,
): Coalitions {
  const { aggregation } = settings;
  const conflict = aggregation === 'conflict';
  const used = conflict ? edgesOf(table, { ...settings, aggregation: 'congruence' }) : edges;
  const ties = { nodes, from: used.from, to: used.to, weight: used.weight };
  const of = aggregation === 'ignore' || aggregation === 'subtract' ? aggregation : 'congruence';
  return { of, ties, split: splitOf(ties) };
}

interface Named {
  id: string;
  group: string | null;
}

/** Everything but the bar plot. `nodes` are the ends that edges number. */
export function measuresOf(
  table: Table,
  settings: WeightSettings,
  coalitions: Coalitions | null,
  nodes: readonly Named[],
  request: NetworksRequest,
  linked: readonly GraphNode[],
): Omit<NetworkMeasures, 'barplot'> {
  const clusters = clustersOf(table, settings, nodes, request);
  if (!coalitions) return { modularityOf: null, best: null, byGroup: null, clusters };
  const aggregation = settings.aggregation === 'ignore' ? 'ignore' : 'subtract';
  const parts = edgesOf(table, { ...settings, aggregation });
  const indexOf = (groups: ArrayLike<number>) => ({
    congruence: externalInternal(divided(parts, parts.congruence, nodes.length), groups),
    conflict: externalInternal(divided(parts, parts.conflict, nodes.length), groups),
  });
  const { split, ties } = coalitions;
  const byGroup = groupsOf(nodes.map((node) => node.group));
  return {
    modularityOf: coalitions.of,
    best: {
      modularity: split.modularity,
      groups: countOf(split.groups),
      externalInternal: indexOf(split.groups),
      exact: split.exact,
      byGroups: split.byGroups,
      members: membersOf(split.groups, nodes),
      positions: positionsOf(table, settings, split.groups, linked),
    },
    byGroup: {
      modularity: modularity(ties, byGroup),
      groups: countOf(byGroup),
      externalInternal: indexOf(byGroup),
    },
    clusters,
  };
}

function divided(edges: Edges, sums: Float64Array, nodes: number): Ties {
  const weight = sums.map((sum, at) => (edges.divisor[at] ? sum / (edges.divisor[at] ?? 1) : 0));
  return { nodes, from: edges.from, to: edges.to, weight };
}

/** A number for each name, in the order of their coming; -1 for none. */
function groupsOf(names: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    if (name === null) return -1;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

function countOf(groups: Int32Array): number {
  return new Set(groups.filter((group) => group >= 0)).size;
}

/**
 * What each group said about what links the nodes; what no group speaks about is left out. Of very
 * many groups the largest alone are told.
 */
function positionsOf(
  table: Table,
  settings: WeightSettings,
  groups: Int32Array,
  linked: readonly GraphNode[],
): NonNullable<NetworkMeasures['best']>['positions'] {
  const used = settings.project === 'columns' ? transposed(table) : table;
  const most = Math.max(2, Math.floor(mostPositions / Math.max(1, linked.length)));
  const count = Math.min(countOf(groups), most);
  const found = linked.map(() =>
    Array.from({ length: count }, () => ({ support: 0, oppose: 0, members: 0 })),
  );
  for (let row = 0; row < used.rows; row += 1) {
    for (let at = used.starts[row] ?? 0; at < (used.starts[row + 1] ?? 0); at += 1) {
      const position = found[used.cells[at] ?? 0]?.[groups[row] ?? -1];
      if (!position) continue;
      const [yes, no] = countsAt(used, at);
      position.support += yes;
      position.oppose += no;
      if (yes + no > 0) position.members += 1;
    }
  }
  return linked.flatMap((node, place) => {
    const ofNode = found[place] ?? [];
    return ofNode.some((one) => one.members > 0) ? [{ node, groups: ofNode }] : [];
  });
}

function membersOf(groups: Int32Array, nodes: readonly Named[]): string[][] {
  const members: string[][] = [];
  for (const [node, group] of groups.entries()) {
    if (group < 0) continue;
    const list = members[group] ?? [];
    list.push(nodes[node]?.id ?? '');
    members[group] = list;
  }
  return members;
}

function clustersOf(
  table: Table,
  settings: WeightSettings,
  nodes: readonly Named[],
  { linkage }: NetworksRequest,
): NetworkMeasures['clusters'] {
  const used = settings.project === 'columns' ? transposed(table) : table;
  if (used.rows > mostClustered) return null;
  const { merges, order, ties } = dendrogram(distancesOf(used), used.rows, linkage);
  const id = (row: number) => nodes[row]?.id ?? '';
  return {
    linkage,
    leaves: Array.from({ length: used.rows }, (_, row) => id(row)),
    merges,
    order: order.map(id),
    ties,
  };
}
