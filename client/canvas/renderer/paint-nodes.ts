/** Paints the shapes of nodes. */

import type { ColourPalette } from './palette.ts';
import { trace } from './shapes.ts';
import type { NodeSprite } from './sprites.ts';
import { batchSize, fadedOpacity, inBox, type Paint, sceneBox } from './view.ts';

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
