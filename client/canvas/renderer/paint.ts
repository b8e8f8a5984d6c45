/** Paints sprites on a canvas in steps, so that a large picture can be spread over frames. */

import type { Box } from '../layout/collision-grid.ts';
import { hollowRoom, lineOf, newLine } from './geometry.ts';
import { edgesAt, type Placement } from './label-placement.ts';
import { paintGlyphs, paintMarks, paintWords } from './paint-labels.ts';
import { type ColourPalette, sans } from './palette.ts';
import { trace } from './shapes.ts';
import type { AxisSprite, EdgeSprite, NodeSprite, Sprites } from './sprites.ts';
import { fadedOpacity, inBox, intoScene, type Paint, sceneBox } from './view.ts';

/** Below it dashes and arrows would be specks. */
const plainBelow = 0.22;

/** Nodes and edges that look alike, painted in one go. */
interface Groups {
  edges: EdgeSprite[][];
  nodes: NodeSprite[][];
}

const groupedEdges = new WeakMap<readonly EdgeSprite[], EdgeSprite[][]>();
const groupedNodes = new WeakMap<readonly NodeSprite[], NodeSprite[][]>();

function groupsOf(sprites: Sprites, zoom: number): Groups {
  const shown = edgesAt(sprites, zoom);
  const edges =
    groupedEdges.get(shown) ??
    alike(shown, (edge) =>
      [edge.onPath, !edge.faded, edge.colour, edge.width, edge.dash, edge.hollow, edge.vee].join(),
    );
  groupedEdges.set(shown, edges);
  const nodes =
    groupedNodes.get(sprites.nodes) ??
    alike(sprites.nodes, ({ shape, fill, line, lineWidth, dashed, faded, onPath }) =>
      [!faded, shape, fill, line, lineWidth, dashed, onPath].join(),
    );
  groupedNodes.set(sprites.nodes, nodes);
  return { edges, nodes };
}

/** Plain lines first, what has a hue above them, a path above all. */
function alike<Sprite>(sprites: readonly Sprite[], key: (sprite: Sprite) => string): Sprite[][] {
  const found = new Map<string, Sprite[]>();
  for (const sprite of sprites) {
    const own = key(sprite);
    const group = found.get(own);
    if (group) group.push(sprite);
    else found.set(own, [sprite]);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** Everything but the nodes that are `moving`, and what is joined to them. */
export function* painting(
  paint: Paint,
  sprites: Sprites,
  placement: Placement | null,
  moving: ReadonlySet<NodeSprite> = new Set(),
): Generator<undefined, void> {
  const { edges, nodes } = groupsOf(sprites, paint.view.zoom);
  intoScene(paint);
  if (sprites.axis) paintAxis(paint, sprites.axis);
  for (const group of edges) yield* paintEdges(paint, group, moving);
  for (const group of nodes) yield* paintNodes(paint, group, moving);
  yield* paintGlyphs(paint, sprites.nodes, moving);
  if (placement) {
    yield* paintMarks(paint, placement, moving);
    yield* paintWords(paint, placement, moving);
  }
  paint.context.globalAlpha = 1;
}

/** Years and months behind the drawing, named above and below. */
function paintAxis({ context, view, palette }: Paint, { ticks, top, bottom }: AxisSprite): void {
  const size = 13 / Math.min(1, Math.max(0.1, view.zoom));
  context.globalAlpha = 1;
  context.textAlign = 'center';
  for (const { x, title, year } of ticks) {
    context.strokeStyle = palette(year ? 'rule2' : 'rule');
    context.lineWidth = (year ? 1.5 : 1) / view.zoom;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.stroke();
    context.fillStyle = palette(year ? 'ink' : 'ink3');
    context.font = `${year ? 600 : 400} ${size}px ${sans}`;
    context.textBaseline = 'bottom';
    context.fillText(title, x, top - 4 / view.zoom);
    context.textBaseline = 'top';
    context.fillText(title, x, bottom + 4 / view.zoom);
  }
}

/** Few enough that painting them hardly delays a frame. */
const batchSize = 24;

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
      const back = edge.vee || plain ? 0.5 : arrow * 0.7;
      const [endX, endY] = [line.toX - line.headX * back, line.toY - line.headY * back];
      if (edge.bend === 0 && edge.from !== edge.to) context.lineTo(endX, endY);
      else context.quadraticCurveTo(line.viaX, line.viaY, endX, endY);
      if (!plain) heads.push(line.toX, line.toY, line.headX, line.headY);
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

/** Shapes of nodes that look alike. */
export function* paintNodes(
  { context, view, palette }: Paint,
  group: readonly NodeSprite[],
  moving: ReadonlySet<NodeSprite>,
): Generator<undefined, void> {
  const [first] = group;
  if (!first) return;
  const seen = sceneBox(view, 60);
  for (let start = 0; start < group.length; start += batchSize) {
    const some = group
      .slice(start, start + batchSize)
      .filter((node) => inBox(node, seen) && !moving.has(node));
    if (some.length === 0) continue;
    context.globalAlpha = 1;
    const least = 2.2 / view.zoom;
    const outline = (more = 0) => {
      context.beginPath();
      for (const node of some) {
        // Seen from far away a node is still a dot of its colour.
        const small = node.width < least;
        const { x, y, shape } = node;
        trace(context, small ? { x, y, shape, width: least, height: least } : node, more);
      }
    };
    outline();
    // Paper beneath, so that no line shines through what is faded.
    context.fillStyle = palette('paper');
    context.fill();
    context.globalAlpha = first.faded ? fadedOpacity : 1;
    context.fillStyle = palette(first.fill);
    context.fill();
    if (first.lineWidth > 0) {
      context.strokeStyle = palette(first.line);
      context.lineWidth = Math.max(first.lineWidth, 0.8 / view.zoom);
      if (first.dashed) context.setLineDash([4, 3]);
      context.stroke();
      context.setLineDash([]);
    }
    if (first.onPath) {
      outline(4);
      context.strokeStyle = palette('ink2');
      context.lineWidth = 3;
      context.stroke();
    }
    paintExtras(context, palette, some);
    yield;
  }
}

/** A second line around pinned nodes and closed bundles. */
function paintExtras(
  context: CanvasRenderingContext2D,
  palette: ColourPalette,
  nodes: readonly NodeSprite[],
): void {
  for (const node of nodes) {
    if (!node.pinned && node.bundle === 0) continue;
    context.beginPath();
    trace(context, node, node.bundle > 0 ? 4 : -3.5);
    context.strokeStyle = palette(node.fill === 'agreement-fill' ? 'paper' : node.line);
    context.lineWidth = node.bundle > 0 ? 1.5 : 1;
    context.stroke();
  }
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
