/** Areas around nodes that belong together. */
import { sans } from './palette.ts';
import type { HullSprite, Point } from './sprites.ts';
import type { Paint } from './view.ts';

/** Between the middle of a node and the edge of its area, beyond its own size. */
const margin = 26;
const corners = 16;
export const hullOpacity = 0.22;
/** Of the name above an area, in pixels. */
export const titleSize = 14;

/** Fills the smallest area that goes around all nodes. */
export function paintHull({ context, palette }: Paint, hull: HullSprite): void {
  const [first, ...rest] = hullOutline(hull);
  if (!first) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const { x, y } of rest) context.lineTo(x, y);
  context.closePath();
  context.globalAlpha = hullOpacity;
  context.fillStyle = palette(hull.fill);
  context.fill();
  context.globalAlpha = 1;
}

/** Names the area above it, readable on the lines that cross there. */
export function paintHullTitle({ context, view, palette }: Paint, hull: HullSprite): void {
  const outline = hullOutline(hull);
  if (outline.length === 0) return;
  const top = topOf(outline);
  const [x, y] = [top.x, top.y - 4 / view.zoom];
  context.globalAlpha = 1;
  context.font = `650 ${titleSize / Math.min(1, Math.max(0.1, view.zoom))}px ${sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.lineJoin = 'round';
  context.lineWidth = 5 / view.zoom;
  context.strokeStyle = palette('paper');
  context.strokeText(hull.title, x, y);
  context.fillStyle = palette('ink');
  context.fillText(hull.title, x, y);
}

/** The corner above which an area is named. */
export function topOf(outline: readonly Point[]): Point {
  return outline.reduce((best, point) => (point.y < best.y ? point : best));
}

/** Corners of the smallest area that goes around all nodes. */
export function hullOutline({ nodes }: HullSprite): Point[] {
  return around(
    nodes.flatMap((node) => circle(node, Math.max(node.width, node.height) / 2 + margin)),
  );
}

function circle({ x, y }: Point, radius: number): Point[] {
  return Array.from({ length: corners }, (_, at) => {
    const turn = (2 * Math.PI * at) / corners;
    return { x: x + radius * Math.cos(turn), y: y + radius * Math.sin(turn) };
  });
}

/** The convex hull of points (Andrew's monotone chain). */
function around(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: Point | undefined, b: Point | undefined, c: Point): number {
  if (!a || !b) return 0;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
