/** Paints the overlay: nodes that move, the neighbourhood under the pointer, the selection. */

import { lineOf, newLine, pointOn } from './geometry.ts';
import { type LabelBox, type Placement, paintedAs } from './label-placement.ts';
import type { WordsBox } from './line-labels.ts';
import { painting } from './paint.ts';
import { trace } from './shapes.ts';
import type { EdgeSprite, NodeSprite, Sprites } from './sprites.ts';
import { intoScene, type Paint } from './view.ts';

interface Overlay {
  /** Nodes that are left out of the base layer, for they move. */
  moving: ReadonlySet<NodeSprite>;
  hovered: NodeSprite | undefined;
  /** Ids of the selected elements. */
  selected: readonly string[];
  /** The box or lasso being drawn, in pixels of the canvas. */
  outline: readonly { x: number; y: number }[];
}

export function paintOverlay(
  paint: Paint,
  sprites: Sprites,
  placement: Placement | null,
  { moving, hovered, selected, outline }: Overlay,
): void {
  if (moving.size > 0) paintPart(paint, movingPart(moving), placement, moving);
  if (hovered) paintPart(paint, around(hovered), placement, new Set());
  const edges = new Set<EdgeSprite>();
  for (const id of selected) {
    const node = sprites.node.get(id);
    const edge = sprites.edge.get(id);
    if (node) paintRing(paint, node);
    if (edge) edges.add(edge);
  }
  for (const line of selectedLines(edges, paint.view.zoom)) paintThick(paint, line);
  if (outline.length > 1) paintOutline(paint, outline);
}

/** The lines of selected edges; one in place of parallel edges that are all selected and drawn as one. */
function selectedLines(edges: ReadonlySet<EdgeSprite>, zoom: number): ReadonlySet<EdgeSprite> {
  const lines = new Set<EdgeSprite>();
  for (const edge of edges) {
    const painted = paintedAs(edge, zoom);
    const parallel = edge.from.edges.filter(({ merged }) => merged === edge.merged);
    lines.add(parallel.every((one) => edges.has(one)) ? painted : edge);
  }
  return lines;
}

/** A node with its neighbours and what joins it to them. */
function around(node: NodeSprite): Sprites {
  const nodes = new Set([node]);
  for (const { from, to } of node.edges) nodes.add(from).add(to);
  return part([...nodes], node.edges);
}

/** Moving nodes with their relationships. */
function movingPart(moving: ReadonlySet<NodeSprite>): Sprites {
  const edges = new Set<EdgeSprite>();
  for (const node of moving) for (const edge of node.edges) edges.add(edge);
  return part([...moving], [...edges]);
}

function part(nodes: readonly NodeSprite[], edges: readonly EdgeSprite[]): Sprites {
  return { nodes, edges, joined: edges, node: new Map(), edge: new Map() };
}

function paintPart(
  paint: Paint,
  sprites: Sprites,
  placement: Placement | null,
  moving: ReadonlySet<NodeSprite>,
): void {
  const own = placement && partPlacement(sprites, placement, moving);
  const steps = painting(paint, sprites, own);
  while (!steps.next().done);
}

/** The placement for a part: labels stay on their side of a moving node, marks in the middle of their line. */
function partPlacement(
  sprites: Sprites,
  placement: Placement,
  moving: ReadonlySet<NodeSprite>,
): Placement {
  const { zoom } = placement;
  const labels = new Map<NodeSprite, LabelBox>();
  const badges = new Map<NodeSprite, LabelBox>();
  for (const node of sprites.nodes) {
    const home = placement.homes.get(node);
    const [dx, dy] = home ? [(node.x - home.x) * zoom, (node.y - home.y) * zoom] : [0, 0];
    const moved = ({ left, right, top, bottom, align }: LabelBox): LabelBox => ({
      left: left + dx,
      right: right + dx,
      top: top + dy,
      bottom: bottom + dy,
      align,
    });
    const label = placement.labels.get(node);
    const badge = placement.badges.get(node);
    if (label) labels.set(node, moved(label));
    if (badge) badges.set(node, moved(badge));
  }
  const marks = new Map<EdgeSprite, { x: number; y: number }>();
  const line = newLine();
  for (const edge of sprites.edges) {
    const known = placement.marks.get(edge);
    if (!known) continue;
    const moves = moving.has(edge.from) || moving.has(edge.to);
    if (!moves) marks.set(edge, known);
    else if (lineOf(edge, line)) {
      const middle = pointOn(line, 0.5);
      marks.set(edge, { x: middle.x * zoom, y: middle.y * zoom });
    }
  }
  const words = new Map<EdgeSprite, WordsBox>();
  for (const edge of moving.size > 0 ? [] : sprites.edges) {
    const box = placement.words.get(edge);
    if (box) words.set(edge, box);
  }
  return { ...placement, labels, marks, words, badges };
}

function paintRing(paint: Paint, node: NodeSprite): void {
  const { context, palette, view } = paint;
  intoScene(paint);
  context.beginPath();
  trace(context, node, 6);
  context.strokeStyle = palette('ink');
  context.lineWidth = Math.max(2, 2 / view.zoom);
  context.stroke();
}

function paintThick(paint: Paint, edge: EdgeSprite): void {
  const line = newLine();
  if (!lineOf(edge, line)) return;
  const { context, palette, view } = paint;
  intoScene(paint);
  context.beginPath();
  context.moveTo(line.fromX, line.fromY);
  context.quadraticCurveTo(
    line.viaX,
    line.viaY,
    line.toX - line.headX * 9,
    line.toY - line.headY * 9,
  );
  context.strokeStyle = palette(edge.colour);
  context.lineWidth = Math.max(4, 3 / view.zoom);
  context.stroke();
}

/** A box or a lasso, as far as it is drawn. */
function paintOutline(
  { context, view: { ratio }, palette }: Paint,
  outline: readonly { x: number; y: number }[],
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.beginPath();
  for (const { x, y } of outline) context.lineTo(x, y);
  context.closePath();
  context.globalAlpha = 0.08;
  context.fillStyle = palette('ink');
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = palette('ink');
  context.lineWidth = 1.25;
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
}
