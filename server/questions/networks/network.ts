/** One network: nodes, edges in order, totals, and its best split. */
import {
  rowDegrees,
  rowTotals,
  type Table,
  tabulate,
  transposed,
} from '../../../model/networks/table.ts';
import { type Edges, edgesOf } from '../../../model/networks/weights.ts';
import type { Network, NetworkNode, NetworksRequest } from '../../../model/schemas/networks.ts';
import { weightsOf } from '../../../model/schemas/networks.ts';
import { dayText } from '../facts/facts.ts';
import { barplotOf, barsOf } from './barplot.ts';
import { certainEdges } from './certain.ts';
import type { CountedStatements } from './entries.ts';
import { type Coalitions, coalitionsOf, measuresOf } from './measures.ts';
import { groupOfColumn, groupOfRow, type NodeOf } from './nodes.ts';
import type { Window } from './windows.ts';

/** A network in numbers: the ends of edges are places in `ends`. */
export interface Computed {
  table: Table;
  edges: Edges;
  /** Numbers of nodes in the facts; of a two-mode network rows, then columns. */
  ends: number[];
  /** How many of them are rows of the table. */
  rows: number;
}

/** Counts a window and gives its edges. */
export function computed(
  counted: CountedStatements,
  request: NetworksRequest,
  window: Window,
): Computed {
  const { entries, rows, columns } = counted;
  const settings = weightsOf(request);
  const table = tabulate(entries, rows.length, columns.length, window.entries);
  const edges = edgesOf(table, settings);
  if (settings.mode === 'two') {
    const to = edges.to.map((column) => column + rows.length);
    return { table, edges: { ...edges, to }, ends: [...rows, ...columns], rows: rows.length };
  }
  const projected = settings.project === 'columns' ? columns : rows;
  return { table, edges, ends: projected, rows: settings.project === 'columns' ? 0 : rows.length };
}

/** A network as the API gives it. `most` edges are given at most. */
export function networkOf(
  counted: CountedStatements,
  request: NetworksRequest,
  window: Window,
  nodeOf: NodeOf,
  most: number,
): Network {
  const { facts } = counted;
  const settings = weightsOf(request);
  const found = computed(counted, request, window);
  const { table, edges, ends } = found;
  const coalitions =
    settings.mode === 'one' ? coalitionsOf(table, edges, ends.length, settings) : null;
  const nodes = nodesOf(counted, request, window, found, coalitions, nodeOf);
  const places = orderOf(edges, request.threshold, most);
  const certain = certainEdges(counted, request, window, found);
  const id = (end: number | undefined) => facts.nodes[ends[end ?? 0] ?? 0]?.id ?? '';
  const measures = request.measures
    ? measured(counted, request, window, found, coalitions, nodes, nodeOf)
    : {};
  const present = request.isolates ? nodes : nodes.filter((node) => node.statements > 0);
  return {
    from: dayText(window.from),
    middle: dayText(window.middle),
    to: dayText(window.to),
    statements: distinctStatements(counted, window),
    nodes: present,
    edges: Array.from(places, (at) => ({
      from: id(edges.from[at]),
      to: id(edges.to[at]),
      weight: edges.weight[at] ?? 0,
      congruence: edges.congruence[at] ?? 0,
      conflict: edges.conflict[at] ?? 0,
      shared: edges.shared[at] ?? 0,
      certain: certain(at),
    })),
    totals: totalsOf(edges, coalitions),
    shown: places.length,
    ...measures,
  };
}

function measured(
  counted: CountedStatements,
  request: NetworksRequest,
  window: Window,
  { table }: Computed,
  coalitions: Coalitions | null,
  nodes: readonly NetworkNode[],
  nodeOf: NodeOf,
): Pick<Network, 'measures'> {
  const named = nodes.map(({ node, group }) => ({ id: node.id, group }));
  const { rows, columns } = counted;
  const linked = (request.project === 'columns' ? rows : columns).map(nodeOf);
  const bars = barplotOf(counted, request, window);
  return {
    measures: {
      barplot: {
        agreements: barsOf(bars.agreements, nodeOf),
        speakers: barsOf(bars.speakers, nodeOf),
      },
      ...measuresOf(table, weightsOf(request), coalitions, named, request, linked),
    },
  };
}

/** Every node of the lists in their order, those without a counted statement too. */
function nodesOf(
  counted: CountedStatements,
  request: NetworksRequest,
  window: Window,
  { table, ends, rows }: Computed,
  coalitions: Coalitions | null,
  nodeOf: NodeOf,
): NetworkNode[] {
  const turned = transposed(table);
  const [rowSums, columnSums] = [rowTotals(table), rowTotals(turned)];
  const [rowSpan, columnSpan] = [rowDegrees(table), rowDegrees(turned)];
  const sides = ofEnds(counted, window);
  const { facts, selection } = counted;
  return ends.map((number, end): NetworkNode => {
    const isRow = end < rows;
    const place = isRow ? end : end - rows;
    const { latest, uncertain } = isRow ? sides.rows : sides.columns;
    const group = isRow
      ? groupOfRow(selection, request, number, latest[place] ?? -1)
      : groupOfColumn(facts, number);
    const named = typeof group === 'string' ? null : facts.nodes[group];
    const unsure = uncertain[place] ?? 0;
    return {
      node: nodeOf(number),
      statements: (isRow ? rowSums[place] : columnSums[place]) ?? 0,
      uncertain: unsure,
      agreements: (isRow ? rowSpan[place] : columnSpan[place]) ?? 0,
      side: isRow ? 'row' : 'column',
      group: typeof group === 'string' ? group : (named?.id ?? null),
      groupName:
        typeof group === 'string' ? group : named ? labelOf(nodeOf(group as number)) : null,
      community: communityOf(coalitions, end),
      certain: unsure === 0,
    };
  });
}

function labelOf({ properties }: ReturnType<NodeOf>): string {
  return String(properties.abbreviation ?? properties.name ?? '');
}

function communityOf(coalitions: Coalitions | null, end: number): number | null {
  const group = coalitions?.split.groups[end] ?? -1;
  return group < 0 ? null : group;
}

/** The last counted statement of each row and column (-1 for none), and how many are uncertain. */
function ofEnds({ entries, rows, columns }: CountedStatements, window: Window) {
  const sided = (nodes: number) => ({
    latest: new Int32Array(nodes).fill(-1),
    uncertain: new Int32Array(nodes),
  });
  const found = { rows: sided(rows.length), columns: sided(columns.length) };
  const { rows: ofRows, columns: ofColumns } = found;
  const see = (at: number) => {
    const [row, column] = [entries.row[at] ?? 0, entries.column[at] ?? 0];
    const statement = entries.statement[at] ?? 0;
    ofRows.latest[row] = statement;
    ofColumns.latest[column] = statement;
    if (!entries.uncertain[at]) return;
    ofRows.uncertain[row] = (ofRows.uncertain[row] ?? 0) + 1;
    ofColumns.uncertain[column] = (ofColumns.uncertain[column] ?? 0) + 1;
  };
  if (window.entries) for (const at of window.entries) see(at);
  else for (let at = 0; at < entries.length; at += 1) see(at);
  return found;
}

/** Distinct statements behind the entries of a window. */
function distinctStatements({ entries }: CountedStatements, window: Window): number {
  let count = 0;
  let before = -1;
  const see = (at: number) => {
    const statement = entries.statement[at] ?? -1;
    if (statement !== before) count += 1;
    before = statement;
  };
  // Entries of one statement lie side by side.
  if (window.entries) for (const at of window.entries) see(at);
  else for (let at = 0; at < entries.length; at += 1) see(at);
  return count;
}

/** Places of edges by |weight|, the heaviest first, then by name; cut at the threshold and `most`. */
function orderOf(edges: Edges, threshold: number, most: number): Int32Array {
  const sizes = edges.weight.map(Math.abs);
  let least = threshold;
  if (edges.length > most) {
    const sorted = sizes.slice().sort();
    least = Math.max(least, sorted[sorted.length - most] ?? 0);
  }
  const places: number[] = [];
  for (let at = 0; at < edges.length; at += 1) if ((sizes[at] ?? 0) >= least) places.push(at);
  places.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  return Int32Array.from(places.slice(0, most));
}

function totalsOf(edges: Edges, coalitions: Coalitions | null): Network['totals'] {
  const positive: [number, number] = [0, 0];
  const negative: [number, number] = [0, 0];
  const totals = { edges: 0, weight: 0, balanced: 0, congruence: 0, conflict: 0 };
  for (let at = 0; at < edges.length; at += 1) {
    const weight = edges.weight[at] ?? 0;
    totals.congruence += edges.congruence[at] ?? 0;
    totals.conflict += edges.conflict[at] ?? 0;
    totals.weight += weight;
    if (weight === 0) totals.balanced += 1;
    else totals.edges += 1;
    const part = weight > 0 ? positive : negative;
    if (weight === 0) continue;
    part[0] += 1;
    part[1] += weight;
  }
  return { ...totals, positive, negative, modularity: coalitions?.split.modularity ?? null };
}
