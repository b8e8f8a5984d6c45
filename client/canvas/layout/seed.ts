/** Coordinates for a few new nodes at once: beside what they belong to, where there is room. */

import { CollisionGrid } from './collision-grid.ts';
import type { LayoutLink, LayoutNode } from './messages.ts';
import { boxAt } from './overlaps.ts';

interface Point {
  x: number;
  y: number;
}

const nearest = 120;
const turn = 2.399963;

/**
 * Coordinates for the nodes that have none; old nodes stay, nothing overlaps. `near` is what new nodes
 * are put beside when no relationship says where they belong.
 */
export function seeded(
  nodes: readonly LayoutNode[],
  links: readonly LayoutLink[],
  near?: string,
): Map<string, Point> {
  const grid = new CollisionGrid();
  const placed = new Map<string, Point>();
  for (const node of nodes) {
    if (!node.fixed) continue;
    const { x = 0, y = 0 } = node;
    placed.set(node.id, { x, y });
    grid.add(boxAt(node, x, y));
  }
  const middle = middleOf([...placed.values()]);
  const joined = neighboursOf(links);
  const found = new Map<string, Point>();
  const turns = new Map<string, number>();
  const waiting = new Set(nodes.filter((node) => !node.fixed));
  while (waiting.size > 0) {
    // Who has most neighbours with a place comes next, so that chains grow from their root.
    const ready = [...waiting].filter((node) =>
      (joined.get(node.id) ?? []).some((id) => placed.has(id)),
    );
    for (const node of ready.length > 0 ? ready : [...waiting].slice(0, 1)) {
      const others = (joined.get(node.id) ?? []).flatMap((id) => {
        const place = placed.get(id);
        return place ? [{ id, place }] : [];
      });
      const beside = near ? placed.get(near) : undefined;
      const anchor = others[0] ?? (beside && near ? { id: near, place: beside } : null);
      const count = turns.get(anchor?.id ?? '') ?? 0;
      turns.set(anchor?.id ?? '', count + 1);
      const wanted =
        others.length > 1 ? middleOf(others.map(({ place }) => place)) : (anchor?.place ?? middle);
      const place = freeBeside(grid, node, wanted, outward(middle, wanted), count);
      grid.add(boxAt(node, place.x, place.y));
      placed.set(node.id, place);
      found.set(node.id, place);
      waiting.delete(node);
    }
  }
  return found;
}

function neighboursOf(links: readonly LayoutLink[]): Map<string, string[]> {
  const joined = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const known = joined.get(from);
    if (known) known.push(to);
    else joined.set(from, [to]);
  };
  for (const { source, target } of links) {
    add(source, target);
    add(target, source);
  }
  return joined;
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, points.length), y: sum.y / Math.max(1, points.length) };
}

const outward = (middle: Point, at: Point) =>
  Math.hypot(at.x - middle.x, at.y - middle.y) < 1
    ? 0
    : Math.atan2(at.y - middle.y, at.x - middle.x);

/** Around a place, first where the drawing is open. */
function freeBeside(
  grid: CollisionGrid,
  node: LayoutNode,
  { x, y }: Point,
  open: number,
  count: number,
): Point {
  for (let ring = 0; ring < 3000; ring += 1) {
    const radius = nearest + ring * 26;
    const places = Math.max(12, Math.round(radius / 12));
    for (let step = 0; step < places; step += 1) {
      // To the left and right of the open side in turn.
      const side = step % 2 === 0 ? 1 : -1;
      const angle =
        open + side * Math.ceil(step / 2) * ((2 * Math.PI) / places) + (count % 7) * turn * 0.03;
      const place = {
        x: Math.round(x + Math.cos(angle) * radius),
        y: Math.round(y + Math.sin(angle) * radius),
      };
      if (grid.isFree(boxAt(node, place.x, place.y))) return place;
    }
  }
  return { x, y };
}
