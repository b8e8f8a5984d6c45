/** Moves apart what overlaps; afterwards nothing does. */
import { CollisionGrid } from './collision-grid.ts';
import type { Coordinates, LayoutNode } from './messages.ts';

interface Body {
  node: LayoutNode;
  x: number;
  y: number;
}

const rounds = 12;
const gap = 1;
/** A crowd is given so much more room at a time, until few nodes are left without. */
const wider = 1.12;
const mostWidenings = 14;

/** Coordinates without overlap, whole numbers; what is fixed stays exactly where it is. */
export function removeOverlaps(
  nodes: readonly LayoutNode[],
  places: Readonly<Coordinates>,
): Coordinates {
  const bodies = nodes.map((node, index): Body => {
    const [x, y] = places[index] ?? [0, 0];
    return node.fixed
      ? { node, x: node.x ?? x, y: node.y ?? y }
      : { node, x: Math.round(x), y: Math.round(y) };
  });
  const free = nodes.every((node) => !node.fixed);
  let crowded = push(bodies);
  for (let time = 0; free && time < mostWidenings && crowded > bodies.length / 100; time += 1) {
    for (const body of bodies) {
      body.x = Math.round(body.x * wider);
      body.y = Math.round(body.y * wider);
    }
    crowded = push(bodies);
  }
  settle(bodies);
  return bodies.map(({ x, y }) => [x, y]);
}

/**
 * Pairs that overlap go apart along the shorter axis: most are free after a few rounds. How many
 * pairs overlapped in the last one.
 */
function push(bodies: readonly Body[]): number {
  const widest = bodies.reduce((most, { node }) => Math.max(most, node.width), 0);
  let moved = 0;
  for (let round = 0; round < rounds; round += 1) {
    moved = 0;
    const byX = [...bodies].sort((a, b) => a.x - b.x);
    for (const [at, a] of byX.entries()) {
      for (let next = at + 1; next < byX.length; next += 1) {
        const b = byX[next] as Body;
        const gapX = b.x - a.x;
        if (gapX > widest) break;
        const needX = (a.node.width + b.node.width) / 2;
        const needY = (a.node.height + b.node.height) / 2;
        const gapY = b.y - a.y;
        if (gapX >= needX || Math.abs(gapY) >= needY || (a.node.fixed && b.node.fixed)) continue;
        moved += 1;
        const across = needX - gapX < needY - Math.abs(gapY);
        const by = (across ? needX - gapX : needY - Math.abs(gapY)) + gap;
        const share = a.node.fixed || b.node.fixed ? by : by / 2;
        const sign = across ? 1 : gapY < 0 ? -1 : 1;
        if (!b.node.fixed) shift(b, across, share * sign);
        if (!a.node.fixed) shift(a, across, -share * sign);
      }
    }
    if (moved === 0) return 0;
  }
  return moved;
}

function shift(body: Body, across: boolean, by: number): void {
  if (across) body.x += by;
  else body.y += by;
}

/** One after the other takes the free place nearest to where it is. */
function settle(bodies: readonly Body[]): void {
  const grid = new CollisionGrid();
  const order = [...bodies].sort((a, b) => Number(b.node.fixed) - Number(a.node.fixed));
  for (const body of order) {
    if (!body.node.fixed) {
      const free = nearestFree(grid, body.node, Math.round(body.x), Math.round(body.y));
      body.x = free.x;
      body.y = free.y;
    }
    grid.add(boxAt(body.node, body.x, body.y));
  }
}

/** The box of a node at a place. */
export function boxAt({ width, height }: LayoutNode, x: number, y: number) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** The free place for a node nearest to a wanted one, found in ever wider rings. */
export function nearestFree(
  grid: CollisionGrid,
  node: LayoutNode,
  x: number,
  y: number,
): { x: number; y: number } {
  if (grid.isFree(boxAt(node, x, y))) return { x, y };
  const step = Math.max(8, Math.min(node.width, node.height) / 3);
  for (let ring = 1; ring < 4000; ring += 1) {
    const radius = ring * step;
    const places = Math.max(8, Math.ceil((2 * Math.PI * radius) / step / 2));
    for (let turn = 0; turn < places; turn += 1) {
      const angle = (turn / places) * 2 * Math.PI + ring;
      const tryX = Math.round(x + Math.cos(angle) * radius);
      const tryY = Math.round(y + Math.sin(angle) * radius);
      if (grid.isFree(boxAt(node, tryX, tryY))) return { x: tryX, y: tryY };
    }
  }
  return { x, y };
}
