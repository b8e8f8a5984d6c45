/** Nodes that glide from where they were to where they belong. */
import type { NodeSprite } from './sprites.ts';

interface Point {
  x: number;
  y: number;
}

/** Where nodes stand, by id. */
export type Places = ReadonlyMap<string, Point>;

export interface Tween {
  nodes: ReadonlySet<NodeSprite>;
  /** Where a node belongs; nothing when it does not move. */
  home(node: NodeSprite): Point | undefined;
  /** Brings all to where they are at this time; whether all have arrived. */
  at(now: number): boolean;
}

const moveMs = 240;
/** With more lines than that to be drawn anew in each frame, nodes jump. */
const mostLines = 2500;

/**
 * Nodes of `before` glide to their new place, those of `grown` come out of one. Nothing when none
 * moves, or so many that it would not be smooth.
 */
export function tweenOf(
  sprites: readonly NodeSprite[],
  before: Places,
  grown: Places,
): Tween | null {
  const start = performance.now();
  const moves = new Map<NodeSprite, { from: Point; to: Point }>();
  let lines = 0;
  for (const node of sprites) {
    const old = before.get(node.id);
    const from = old ?? grown.get(node.id);
    if (!from || (old && Math.hypot(old.x - node.x, old.y - node.y) < 1)) continue;
    lines += node.edges.length;
    moves.set(node, { from, to: { x: node.x, y: node.y } });
  }
  if (moves.size === 0 || lines > mostLines) return null;
  return {
    nodes: new Set(moves.keys()),
    home: (node) => moves.get(node)?.to,
    at(now) {
      const part = Math.min(1, Math.max(0, (now - start) / moveMs));
      const eased = 1 - (1 - part) ** 3;
      for (const [node, { from, to }] of moves) {
        node.x = from.x + (to.x - from.x) * eased;
        node.y = from.y + (to.y - from.y) * eased;
      }
      return part >= 1;
    },
  };
}
