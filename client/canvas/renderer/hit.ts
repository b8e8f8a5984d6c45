/** What lies under a place of the scene, and what lies in an area. */
import { betweenId } from '../state/between.ts';
import { lineOf, newLine, pointOn } from './geometry.ts';
import { paintedAs } from './label-placement.ts';
import { covers } from './shapes.ts';
import type { EdgeSprite, NodeSprite, Sprites } from './sprites.ts';

/** The node there; `slack` is how far beside it still counts. */
export function nodeAt({ nodes }: Sprites, x: number, y: number, slack: number): NodeSprite | null {
  let best: NodeSprite | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const distance = Math.hypot(node.x - x, node.y - y);
    if (distance >= nearest || distance > node.width + node.height + slack) continue;
    if (!covers(node, x, y, slack)) continue;
    best = node;
    nearest = distance;
  }
  return best;
}

/** The relationship whose line passes there, of the lines that are drawn. */
export function edgeAt(
  edges: readonly EdgeSprite[],
  x: number,
  y: number,
  slack: number,
): EdgeSprite | null {
  const line = newLine();
  let best: EdgeSprite | null = null;
  let nearest = slack;
  for (const edge of edges) {
    const { from, to } = edge;
    const more = slack + Math.abs(edge.bend) + (from === to ? 80 : 0);
    if (x < Math.min(from.x, to.x) - more || x > Math.max(from.x, to.x) + more) continue;
    if (y < Math.min(from.y, to.y) - more || y > Math.max(from.y, to.y) + more) continue;
    if (!lineOf(edge, line)) continue;
    const pieces = edge.bend === 0 && from !== to ? 1 : 12;
    let last = { x: line.fromX, y: line.fromY };
    for (let piece = 1; piece <= pieces; piece += 1) {
      const next = pointOn(line, piece / pieces);
      const distance = fromPiece(last, next, x, y);
      if (distance < nearest) {
        nearest = distance;
        best = edge;
      }
      last = next;
    }
  }
  return best;
}

/**
 * What a click on a line selects: its relationship, or all between its ends when it stands for
 * several, or ends at a bundle, whose members' relationships it stands for.
 */
export function selectedBy(sprites: Sprites, zoom: number, id: string): string {
  const line = sprites.edge.get(id);
  if (!line) return id;
  const { from, to } = line;
  if (from.bundle > 0 || to.bundle > 0) return betweenId(from.id, to.id);
  return paintedAs(line, zoom).stands > 1 ? betweenId(from.id, to.id) : id;
}

function fromPiece(
  a: { x: number; y: number },
  b: { x: number; y: number },
  x: number,
  y: number,
): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const part =
    square === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / square));
  return Math.hypot(x - a.x - dx * part, y - a.y - dy * part);
}

/** The nodes whose middle lies in an area, in the scene's coordinates. */
export function nodesIn(
  { nodes }: Sprites,
  outline: readonly { x: number; y: number }[],
): NodeSprite[] {
  return nodes.filter(({ x, y }) => encloses(outline, x, y));
}

/** Whether an outline goes around a place. */
function encloses(outline: readonly { x: number; y: number }[], x: number, y: number): boolean {
  let inside = false;
  for (const [index, a] of outline.entries()) {
    const b = outline[(index + 1) % outline.length] as { x: number; y: number };
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
