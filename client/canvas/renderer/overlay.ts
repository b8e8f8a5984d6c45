/** What is drawn above the picture: nodes on the move, what is pointed at, rings of the selection. */

import type { Box } from '../layout/collision-grid.ts';
import { endsOfBetween } from '../state/between.ts';
import { lineOf, newLine, pointOn } from './geometry.ts';
import { linesBetween } from './hit.ts';
import type { LabelBox, Placement } from './label-placement.ts';
import { intoScene, type Paint, painting } from './paint.ts';
import { trace } from './shapes.ts';
import type { EdgeSprite, NodeSprite, Sprites } from './sprites.ts';

export interface Above {
  /** Nodes that are not in the picture now. */
  loose: ReadonlySet<NodeSprite>;
  hovered: NodeSprite | undefined;
  chosen: readonly string[];
  outline: readonly { x: number; y: number }[];
}

export function paintOverlay(
  paint: Paint,
  sprites: Sprites,
  placement: Placement | null,
  { loose, hovered, chosen, outline }: Above,
): void {
  if (loose.size > 0) paintPart(paint, movingPart(loose), placement, loose);
  if (hovered) paintPart(paint, around(hovered), placement, new Set());
  for (const id of chosen) {
    const node = sprites.node.get(id);
    const edge = sprites.edge.get(id);
    const ends = endsOfBetween(id);
    if (node) ring(paint, node);
    if (edge) thick(paint, edge);
    for (const line of ends ? linesBetween(sprites, paint.view.zoom, ends) : []) thick(paint, line);
  }
  if (outline.length > 1) area(paint, outline);
}

/** A node with its neighbours and what joins it to them. */
function around(node: NodeSprite): Sprites {
  const nodes = new Set([node]);
  for (const { from, to } of node.edges) nodes.add(from).add(to);
  return part([...nodes], node.edges);
}

/** Nodes on the move with their relationships; what stays at the other end covers their tips. */
function movingPart(loose: ReadonlySet<NodeSprite>): Sprites {
  const edges = new Set<EdgeSprite>();
  for (const node of loose) for (const edge of node.edges) edges.add(edge);
  return part([...loose], [...edges]);
}

function part(nodes: readonly NodeSprite[], edges: readonly EdgeSprite[]): Sprites {
  return { nodes, edges, joined: edges, node: new Map(), edge: new Map() };
}

function paintPart(
  paint: Paint,
  sprites: Sprites,
  placement: Placement | null,
  loose: ReadonlySet<NodeSprite>,
): void {
  const own = placement && partPlacement(sprites, placement, loose);
  const steps = painting(paint, sprites, own);
  while (!steps.next().done);
}

/** Labels stay on their side of a node that moves; marks stay in the middle of their line. */
function partPlacement(
  sprites: Sprites,
  placement: Placement,
  loose: ReadonlySet<NodeSprite>,
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
    const stands = placement.marks.get(edge);
    if (!stands) continue;
    const moves = loose.has(edge.from) || loose.has(edge.to);
    if (!moves) marks.set(edge, stands);
    else if (lineOf(edge, line)) {
      const middle = pointOn(line, 0.5);
      marks.set(edge, { x: middle.x * zoom, y: middle.y * zoom });
    }
  }
  const words = new Map<EdgeSprite, Box>();
  for (const edge of loose.size > 0 ? [] : sprites.edges) {
    const box = placement.words.get(edge);
    if (box) words.set(edge, box);
  }
  return { ...placement, labels, marks, words, badges };
}

function ring(paint: Paint, node: NodeSprite): void {
  const { context, palette, view } = paint;
  intoScene(paint);
  context.beginPath();
  trace(context, node, 6);
  context.strokeStyle = palette('ink');
  context.lineWidth = Math.max(2, 2 / view.zoom);
  context.stroke();
}

function thick(paint: Paint, edge: EdgeSprite): void {
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
function area(
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
