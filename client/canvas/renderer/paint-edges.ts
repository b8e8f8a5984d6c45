/** Paints the lines of edges, stances and acts among them, with their arrow heads. */

import type { Box } from '../layout/collision-grid.ts';
import { hollowRoom, lineOf, newLine } from './geometry.ts';
import type { EdgeSprite, NodeSprite } from './sprites.ts';
import { batchSize, fadedOpacity, type Paint, sceneBox } from './view.ts';

/** Below it dashes and arrows would be specks. */
const plainBelow = 0.22;

/** Lines and arrow heads of edges that look alike. */
export function* paintEdges(
  paint: Paint,
  group: readonly EdgeSprite[],
  moving: ReadonlySet<NodeSprite>,
): Generator<undefined, void> {
  const [first] = group;
  if (!first) return;
  const { context, view, palette } = paint;
  const seen = sceneBox(view, 80);
  const plain = view.zoom < plainBelow;
  const line = newLine();
  for (let start = 0; start < group.length; start += batchSize) {
    const heads: number[] = [];
    const arrow = (7.5 + first.width * 1.6) * (first.colour === 'control' ? 0.85 : 1);
    context.beginPath();
    for (let index = start; index < Math.min(group.length, start + batchSize); index += 1) {
      const edge = group[index] as EdgeSprite;
      if (!reachesInto(edge, seen) || moving.has(edge.from) || moving.has(edge.to)) continue;
      if (plain && edge.bend === 0) {
        context.moveTo(edge.from.x, edge.from.y);
        context.lineTo(edge.to.x, edge.to.y);
        continue;
      }
      if (!lineOf(edge, line)) continue;
      context.moveTo(line.fromX, line.fromY);
      // The line ends inside its arrow's head, so that no blunt end shows beside the tip.
      const back = edge.headless ? 0 : edge.vee || plain ? 0.5 : arrow * 0.7;
      const [endX, endY] = [line.toX - line.headX * back, line.toY - line.headY * back];
      if (edge.bend === 0 && edge.from !== edge.to) context.lineTo(endX, endY);
      else context.quadraticCurveTo(line.viaX, line.viaY, endX, endY);
      if (!plain && !edge.headless) heads.push(line.toX, line.toY, line.headX, line.headY);
    }
    context.globalAlpha = first.faded ? fadedOpacity : 1;
    context.strokeStyle = palette(first.colour);
    context.fillStyle = context.strokeStyle;
    context.lineWidth = Math.max(first.width, 0.7 / view.zoom);
    if (first.dash.length > 0 && !plain) context.setLineDash([...first.dash]);
    if (first.hollow && !plain) hollowStroke(context, first.width, palette('paper'));
    else context.stroke();
    context.setLineDash([]);
    paintHeads(context, heads, arrow, first.vee || first.hollow);
    yield;
  }
}

/** The path as two lines with paper between them. */
function hollowStroke(context: CanvasRenderingContext2D, width: number, paper: string): void {
  const colour = context.strokeStyle;
  context.lineWidth = width + hollowRoom + 1;
  context.stroke();
  context.strokeStyle = paper;
  context.lineWidth = hollowRoom;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = width;
}

function paintHeads(
  context: CanvasRenderingContext2D,
  heads: readonly number[],
  length: number,
  open: boolean,
): void {
  if (heads.length === 0) return;
  const half = length * 0.42;
  context.beginPath();
  for (let at = 0; at < heads.length; at += 4) {
    const [x = 0, y = 0] = [heads[at], heads[at + 1]];
    const [dx = 0, dy = 0] = [heads[at + 2], heads[at + 3]];
    const backX = x - dx * length;
    const backY = y - dy * length;
    context.moveTo(backX - dy * half, backY + dx * half);
    context.lineTo(x, y);
    context.lineTo(backX + dy * half, backY - dx * half);
    if (!open) context.closePath();
  }
  if (open) context.stroke();
  else context.fill();
}

function reachesInto({ from, to, bend }: EdgeSprite, box: Box): boolean {
  const more = Math.abs(bend);
  return (
    Math.max(from.x, to.x) + more > box.left &&
    Math.min(from.x, to.x) - more < box.right &&
    Math.max(from.y, to.y) + more > box.top &&
    Math.min(from.y, to.y) - more < box.bottom
  );
}
