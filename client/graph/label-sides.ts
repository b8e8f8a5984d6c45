/** Which side of a node its label stands on: the one where least is in the way. */
import { look } from './look.ts';
import type { Scene } from './scene.ts';

export type Side = 'bottom' | 'top' | 'left' | 'right';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Beyond so many nodes labels are read by zooming in, and every side is as good. */
const most = 400;
const preference: Side[] = ['bottom', 'top', 'right', 'left'];

/** A side for every node whose label stands outside. */
export function labelSides(scene: Scene): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>();
  if (scene.nodes.size > most) return sides;
  const bodies = [...scene.nodes.values()].map((node) => {
    const place = scene.places.get(node.id) ?? { x: 0, y: 0 };
    return { id: node.id, ...place, ...look(node) };
  });
  const at = new Map(bodies.map((body) => [body.id, body]));
  const lines = [...scene.relationships.values()].flatMap((one) => {
    const [from, to] = [at.get(one.from), at.get(one.to)];
    return from && to ? [{ from, to, weight: one.type === 'ABOUT' ? 1.6 : 1 }] : [];
  });
  const taken: Box[] = bodies.map(({ x, y, width, height }) => ({
    left: x - width / 2 - 3,
    right: x + width / 2 + 3,
    top: y - height / 2 - 3,
    bottom: y + height / 2 + 3,
  }));
  for (const [index, body] of bodies.entries()) {
    if (body.inside) continue;
    let best: { side: Side; cost: number; box: Box } | undefined;
    for (const [rank, side] of preference.entries()) {
      const box = labelBox(body, side);
      const overlaps = taken.reduce(
        (sum, other, own) => (own === index ? sum : sum + overlap(box, other)),
        0,
      );
      const crossings = lines.reduce(
        (sum, { from, to, weight }) => sum + (crosses(from, to, box) ? weight : 0),
        0,
      );
      const cost = overlaps * 0.02 + crossings + rank * 0.15;
      if (!best || cost < best.cost) best = { side, cost, box };
    }
    if (!best) continue;
    sides.set(body.id, best.side);
    taken.push(best.box);
  }
  return sides;
}

function labelBox(
  body: { x: number; y: number; width: number; height: number; label: string },
  side: Side,
): Box {
  const across = Math.min(150, body.label.length * 6.8);
  const lines = Math.max(1, Math.ceil((body.label.length * 6.8) / 150));
  const tall = lines * 17;
  if (side === 'left' || side === 'right') {
    const edge = body.width / 2 + 7;
    const left = side === 'right' ? body.x + edge : body.x - edge - across;
    return { left, right: left + across, top: body.y - tall / 2, bottom: body.y + tall / 2 };
  }
  const edge = body.height / 2 + 6;
  const top = side === 'bottom' ? body.y + edge : body.y - edge - tall;
  return { left: body.x - across / 2, right: body.x + across / 2, top, bottom: top + tall };
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Whether a straight line passes through a box: sampled, which is close enough for a label. */
function crosses(from: { x: number; y: number }, to: { x: number; y: number }, box: Box): boolean {
  if (Math.max(from.x, to.x) < box.left || Math.min(from.x, to.x) > box.right) return false;
  if (Math.max(from.y, to.y) < box.top || Math.min(from.y, to.y) > box.bottom) return false;
  for (let part = 0; part <= 20; part += 1) {
    const x = from.x + ((to.x - from.x) * part) / 20;
    const y = from.y + ((to.y - from.y) * part) / 20;
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
  }
  return false;
}
