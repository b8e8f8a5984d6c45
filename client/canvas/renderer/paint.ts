/** Paints sprites on a canvas in steps, so that a large picture can be spread over frames. */

import { paintHull, paintHullTitle } from './hulls.ts';
import { edgesAt, type Placement } from './label-placement.ts';
import { paintEdges } from './paint-edges.ts';
import { paintGlyphs, paintMarks, paintWords } from './paint-labels.ts';
import { paintNodes } from './paint-nodes.ts';
import { sans } from './palette.ts';
import type { AxisSprite, EdgeSprite, NodeSprite, Sprites } from './sprites.ts';
import { intoScene, type Paint } from './view.ts';

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
      [
        edge.onPath,
        !edge.faded,
        edge.colour,
        edge.width,
        edge.dash,
        edge.hollow,
        edge.vee,
        edge.headless,
      ].join(),
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
  for (const hull of sprites.hulls ?? []) paintHull(paint, hull);
  for (const group of edges) yield* paintEdges(paint, group, moving);
  for (const group of nodes) yield* paintNodes(paint, group, moving);
  yield* paintGlyphs(paint, sprites.nodes, moving);
  for (const hull of sprites.hulls ?? []) paintHullTitle(paint, hull);
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
