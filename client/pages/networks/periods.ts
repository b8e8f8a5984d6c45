/** Periods of a network over time: their names, and small drawings with everybody in one place. */
import type { Network, NetworkEdge } from '../../../model/schemas/networks.ts';
import type { Place } from '../../canvas/state/scene.ts';
import { mostStatements } from './drawing-scene.ts';

/** A period in words: a year, a month, else its first and last day. */
export function periodOf({ from, to }: Network): string {
  if (!from || !to) return '';
  if (from.endsWith('-01-01') && to.endsWith('-12-31') && from.slice(0, 4) === to.slice(0, 4)) {
    return from.slice(0, 4);
  }
  return from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7)
    ? from.slice(0, 7)
    : `${from} – ${to}`;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What the places of a network cover. */
export function boundsOf(places: ReadonlyMap<string, Place>): Box {
  const all = [...places.values()];
  if (all.length === 0) return { left: 0, top: 0, width: 1, height: 1 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of all) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left: left - 50, top: top - 50, width: right - left + 100, height: bottom - top + 100 };
}

/** What two lines are wider than one. */
const doubled = 2;
/** Lines drawn in little at most: the heaviest; more would be a thicket. */
export const mostLines = 32;
/** Links of a period that have a line, when all of them are drawn. */
export const lined = ({ edges }: Network) => edges.filter((edge) => edge.weight !== 0);

export interface SmallDrawing {
  absent: { id: string; x: number; y: number; r: number }[];
  lines: {
    key: string;
    sign: 'support' | 'oppose';
    x1: number;
    y1: number;
    x2: number;
    y2: number;
    width: number;
    /** Of the paper between both lines of an edge that is uncertain in part; 0 for one line. */
    between: number;
    dash: [number, number] | null;
  }[];
  nodes: { id: string; x: number; y: number; r: number; certain: boolean }[];
}

/** A period in little. `conflict` are weights of what divides. */
export function smallDrawing(
  network: Network,
  places: ReadonlyMap<string, Place>,
  box: Box,
  heaviest: number,
  conflict: boolean,
): SmallDrawing {
  const scale = Math.max(box.width, box.height) / 200;
  const most = mostStatements(network);
  const present = new Set(network.nodes.map((one) => one.node.id));
  const lineOf = ({ from, to, weight, certain }: NetworkEdge): SmallDrawing['lines'] => {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b || weight === 0) return [];
    const isAgainst = conflict || weight < 0;
    return [
      {
        key: `${from} ${to}`,
        sign: isAgainst ? 'oppose' : 'support',
        ...{ x1: a.x, y1: a.y, x2: b.x, y2: b.y },
        width: (0.6 + 3 * (Math.abs(weight) / heaviest) + (certain ? 0 : doubled)) * scale,
        between: certain ? 0 : (doubled - 0.6) * scale,
        dash: isAgainst ? [4 * scale, 3 * scale] : null,
      },
    ];
  };
  return {
    absent: [...places].flatMap(([id, { x, y }]) =>
      present.has(id) ? [] : [{ id, x, y, r: 2 * scale }],
    ),
    lines: lined(network).slice(0, mostLines).flatMap(lineOf),
    nodes: network.nodes.flatMap(({ node, statements, certain }) => {
      const at = places.get(node.id);
      const r = (3 + 5 * Math.sqrt(statements / most)) * scale;
      return at ? [{ id: node.id, x: at.x, y: at.y, r, certain }] : [];
    }),
  };
}

/** The heaviest weight of all periods: widths of lines are comparable. */
export function heaviestOf(networks: readonly Network[]): number {
  let most = 1e-9;
  for (const { edges } of networks) {
    for (const { weight } of edges) most = Math.max(most, Math.abs(weight));
  }
  return most;
}
