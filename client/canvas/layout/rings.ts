/** Concentric: what is one step away on the first ring, two steps on the second, and so on. */
import type { Coordinates, LayoutNode, LayoutRequest } from './messages.ts';

const firstRing = 190;
const between = 140;

export function inRings({ nodes, links, around }: LayoutRequest): Coordinates {
  const at = new Map(nodes.map((node, index) => [node.id, index]));
  const joined: number[][] = nodes.map(() => []);
  for (const { source, target } of links) {
    const [from, to] = [at.get(source), at.get(target)];
    if (from === undefined || to === undefined || from === to) continue;
    joined[from]?.push(to);
    joined[to]?.push(from);
  }
  const centre = around.flatMap((id) => at.get(id) ?? []);
  if (centre.length === 0 && nodes.length > 0) centre.push(busiest(joined));
  const rings = hops(joined, centre);
  const ringSets = rings.map((ring) => new Set(ring));
  const places: Coordinates = nodes.map(() => [0, 0]);
  const angles = new Array<number>(nodes.length).fill(0);
  let radius = 0;
  for (const [depth, ring] of rings.entries()) {
    const widths = ring.map((index) => diagonal(nodes[index] as LayoutNode));
    const around = widths.reduce((sum, width) => sum + width, 0);
    const needed = around / (2 * Math.PI);
    if (depth === 0) radius = ring.length === 1 ? 0 : Math.max(70, needed);
    else radius = Math.max(radius + (depth === 1 ? firstRing : between), needed);
    // In the order of their neighbours on the ring before, so that few lines cross.
    const parent = (index: number) => {
      const before = (joined[index] ?? []).filter((other) => ringSets[depth - 1]?.has(other));
      const [x, y] = before.reduce(
        ([sumX, sumY], other) => [
          sumX + Math.cos(angles[other] ?? 0),
          sumY + Math.sin(angles[other] ?? 0),
        ],
        [0, 0],
      );
      return before.length > 0 ? Math.atan2(y, x) : 0;
    };
    const ordered = ring
      .map((index) => ({ index, wanted: parent(index) }))
      .sort((a, b) => a.wanted - b.wanted || a.index - b.index);
    let angle = -Math.PI;
    for (const { index } of ordered) {
      const share = (diagonal(nodes[index] as LayoutNode) / Math.max(1, around)) * 2 * Math.PI;
      angles[index] = angle + share / 2;
      places[index] = [Math.cos(angle + share / 2) * radius, Math.sin(angle + share / 2) * radius];
      angle += share;
    }
  }
  return places;
}

const diagonal = ({ width, height }: LayoutNode) => Math.hypot(width, height) + 6;

function busiest(joined: readonly number[][]): number {
  return joined.reduce(
    (best, others, index) => (others.length > (joined[best]?.length ?? 0) ? index : best),
    0,
  );
}

/** Indexes by their distance from the middle; what cannot be reached comes last. */
function hops(joined: readonly number[][], centre: readonly number[]): number[][] {
  const seen = new Set(centre);
  const rings: number[][] = [[...centre]];
  while (rings.at(-1)?.length) {
    const next: number[] = [];
    for (const index of rings.at(-1) ?? []) {
      for (const other of joined[index] ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    }
    rings.push(next);
  }
  rings.pop();
  const apart = joined.flatMap((_, index) => (seen.has(index) ? [] : [index]));
  return apart.length > 0 ? [...rings, apart] : rings;
}
