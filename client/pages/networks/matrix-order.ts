/** The order of a matrix, and how strong a cell looks: for the page and for pictures. */
import type { Network, NetworkEdge, NetworkNode } from '../../../model/schemas/networks.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

/** Rows and columns drawn at most. */
const mostDrawn = 70;

/** Under which a cell is kept. */
export const cellKey = (one: NetworkNode, other: NetworkNode) => `${one.node.id} ${other.node.id}`;

/** Rows in the order of the dendrogram, else by coalition; the busiest where there are too many. */
export function arranged(network: Network, settings: Settings) {
  const two = settings.mode === 'two';
  const order = network.measures?.clusters?.order ?? [];
  const place = new Map(order.map((id, at) => [id, at]));
  const busiest = (nodes: NetworkNode[]) =>
    [...nodes].sort((a, b) => b.statements - a.statements).slice(0, mostDrawn);
  const inOrder = (nodes: NetworkNode[]) =>
    [...nodes].sort((a, b) => (place.get(a.node.id) ?? 0) - (place.get(b.node.id) ?? 0));
  const sideOf = (side: NetworkNode['side']) => network.nodes.filter((one) => one.side === side);
  const rows = inOrder(busiest(two ? sideOf('row') : network.nodes));
  const columns = two ? busiest(sideOf('column')) : rows;
  const byId = new Map(network.nodes.map((one) => [one.node.id, one]));
  const cells = new Map<string, NetworkEdge>();
  let heaviest = 1e-9;
  for (const edge of network.edges) {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    if (!from || !to) continue;
    heaviest = Math.max(heaviest, Math.abs(edge.weight));
    cells.set(cellKey(from, to), edge);
    if (!two) cells.set(cellKey(to, from), edge);
  }
  return { rows, columns, cells, heaviest };
}

/** The colour of a cell, and how much of it, in per cent; no colour where both sides are even. */
export function strengthOf(
  { weight, congruence, conflict }: NetworkEdge,
  heaviest: number,
  settings: Settings,
): { sign: 'support' | 'oppose' | null; part: number } {
  const sided = settings.mode === 'two' ? congruence - conflict : weight;
  if (sided === 0) return { sign: null, part: 0 };
  const most = settings.aggregation === 'combine' ? 3 : heaviest;
  const part = Math.round(8 + 34 * Math.min(1, Math.abs(sided) / most));
  return { sign: sided > 0 && settings.aggregation !== 'conflict' ? 'support' : 'oppose', part };
}

/** "40 % against, 60 % in favour" */
export function shareOf(column: NetworkNode, edges: readonly NetworkEdge[]): string {
  let [yes, no] = [0, 0];
  for (const edge of edges) {
    if (edge.to !== column.node.id) continue;
    yes += edge.congruence;
    no += edge.conflict;
  }
  if (yes + no === 0) return strings.noSideTaken;
  const against = Math.round((100 * no) / (yes + no));
  return strings.againstInFavour(against, 100 - against);
}
