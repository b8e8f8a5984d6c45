/** The sides of a node on which its label can stand, and the best of them. */
import type { Box, CollisionGrid, EdgeDensity } from '../layout/collision-grid.ts';
import type { LabelBox } from './label-placement.ts';
import { type MeasureText, textBlock } from './label-text.ts';
import type { NodeSprite } from './sprites.ts';

/** Names in an overview may cover nodes that are less important than this. */
export const covered = 1000;
/** Covering a node is as bad as so many steps of lines. */
const coveringCosts = 12;
/** So is a name that the edge of the drawing cuts, beside a node that it does not. */
const cutCosts = 1000;
/** Between a name and the edge, in pixels. */
const atEdge = 4;

/** Where a label may stand: where nothing is, or at last where only what matters less is. */
interface Grids {
  grid: CollisionGrid;
  last: CollisionGrid | undefined;
  frame: Box | undefined;
  /** The widest line. */
  widest: number;
}

const isWithin = (box: Box, frame: Box): boolean =>
  box.left >= frame.left &&
  box.right <= frame.right &&
  box.top >= frame.top &&
  box.bottom <= frame.bottom;

/** The side on which least runs through a label that finds room there. */
export function bestLabelBox(
  node: NodeSprite,
  body: Box,
  scale: number,
  { grid, last, frame, widest }: Grids,
  density: EdgeDensity,
  measure: MeasureText,
): LabelBox | undefined {
  const block = textBlock(
    { label: node.label, quote: node.quote, bold: node.bold, widest },
    measure,
  );
  const [width, height] = [block.width * scale, block.height * scale];
  const [x, y] = [(body.left + body.right) / 2, (body.top + body.bottom) / 2];
  const gap = 3 * scale;
  const besideTop = y - height / 2;
  const candidates: [left: number, top: number, align: LabelBox['align'], cost: number][] = [
    [x - width / 2, body.bottom + gap, 'center', 0],
    [body.right + gap, besideTop, 'left', 0.6],
    [x - width / 2, body.top - gap - height, 'center', 0.7],
    [body.left - gap - width, besideTop, 'right', 0.9],
    [body.right, body.bottom, 'left', 2],
    [body.left - width, body.bottom, 'right', 2.2],
    [body.right, body.top - height, 'left', 2.4],
    [body.left - width, body.top - height, 'right', 2.6],
  ];
  if (node.importance >= covered || scale > 1) {
    // What matters most is named even at some distance, and zoomed in, where bodies are large, all.
    for (const more of [14, 28].map((far) => far * scale)) {
      candidates.push(
        [x - width / 2, body.bottom + gap + more, 'center', 3],
        [body.right + gap + more, besideTop, 'left', 3.2],
        [x - width / 2, body.top - gap - more - height, 'center', 3.4],
        [body.left - gap - more - width, besideTop, 'right', 3.6],
        [body.right + more, body.bottom + more, 'left', 4],
        [body.left - more - width, body.bottom + more, 'right', 4.2],
        [body.right + more, body.top - more - height, 'left', 4.4],
        [body.left - more - width, body.top - more - height, 'right', 4.6],
      );
    }
  }
  const kept = frame && isWithin(body, frame) ? frame : undefined;
  if (kept && !isWithin({ ...body, left: x - width / 2, right: x + width / 2 }, kept)) {
    // Near an edge it stands below or above as far in as it must.
    const inside = Math.min(
      kept.right - width - atEdge,
      Math.max(kept.left + atEdge, x - width / 2),
    );
    candidates.push(
      [inside, body.bottom + gap, 'center', 0.4],
      [inside, body.top - gap - height, 'center', 0.8],
    );
  }
  let best: { labelBox: LabelBox; cost: number } | undefined;
  for (const [left, top, align, rank] of candidates) {
    if (best && rank >= best.cost) continue;
    const labelBox = { left, top, right: left + width, bottom: top + height, align };
    const clear = {
      left: left - 2,
      top: top - 1,
      right: left + width + 2,
      bottom: top + height + 1,
    };
    const covers = last ? grid.count(clear, body) * coveringCosts : 0;
    const cut = kept && !isWithin(labelBox, kept) ? cutCosts : 0;
    const cost = rank + density.within(labelBox) + covers + cut;
    if (best && cost >= best.cost) continue;
    if ((last ?? grid).isFree(clear, body)) best = { labelBox, cost };
  }
  return best?.labelBox;
}
