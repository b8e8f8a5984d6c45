/** Animates nodes from where they were to where they are now. */
import type { NodeSprite, Point } from './sprites.ts';

/** Positions of nodes, by id. */
export type PositionsById = ReadonlyMap<string, Point>;

export interface Tween {
  nodes: ReadonlySet<NodeSprite>;
  /** Paints all where they are at this time (of `performance.now`); whether all have arrived. */
  at(now: number): boolean;
}

const moveMs = 240;
/** With more lines than that to be painted anew in each frame, nodes jump. */
const maxLines = 2500;

/**
 * Moves nodes from their position `before`, and new nodes from where they come `out` of. `null` when
 * none moves, or so many that the animation would stutter.
 */
export function tweenOf(
  sprites: readonly NodeSprite[],
  before: PositionsById,
  out: PositionsById,
): Tween | null {
  const start = performance.now();
  const moves = new Map<NodeSprite, Point>();
  let lines = 0;
  for (const node of sprites) {
    const old = before.get(node.id);
    const from = old ?? out.get(node.id);
    if (!from || (old && Math.hypot(old.x - node.x, old.y - node.y) < 1)) continue;
    lines += node.edges.length;
    moves.set(node, { x: from.x - node.x, y: from.y - node.y });
  }
  if (moves.size === 0 || lines > maxLines) return null;
  return {
    nodes: new Set(moves.keys()),
    at(now) {
      const part = Math.min(1, Math.max(0, (now - start) / moveMs));
      const eased = 1 - (1 - part) ** 3;
      for (const [node, away] of moves) {
        node.dx = away.x * (1 - eased);
        node.dy = away.y * (1 - eased);
      }
      return part >= 1;
    },
  };
}
