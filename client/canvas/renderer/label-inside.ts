/** Names inside their shapes: how large they are at a zoom, and which find no room there. */
import { type MeasureText, type TextBlock, textBlock } from './label-text.ts';
import type { NodeSprite } from './sprites.ts';

/** Below it there is no room for words and glyphs inside a node; its label stands beside it. */
export const insideFrom = 0.42;
/** In the scene. */
const largest = 14;
/** In pixels of the screen: so large where the shape has room for it, and nowhere smaller than the least. */
const [wanted, least] = [10.5, 8.5];
/** Of its shape's width and height, what a name of one line may take. */
const [across, along] = [0.88, 0.6];

/** The lines of a name inside its shape. */
export function insideBlock(node: NodeSprite, measure: MeasureText): TextBlock {
  const { label, bold } = node;
  return textBlock({ label, quote: false, bold, widest: node.width - 12 }, measure);
}

/** The size in the scene of a name inside its shape; 0 for one that stands beside it. */
export function insideSize(node: NodeSprite, zoom: number, measure: MeasureText): number {
  if (!node.inside || zoom < insideFrom) return 0;
  const block = insideBlock(node, measure);
  const usual = Math.min(block.size, largest);
  // A note has several lines, and is as large as they are.
  if (usual * zoom >= wanted || block.lines.length !== 1) return usual;
  const fitting = Math.min((node.width * across * block.size) / block.width, node.height * along);
  const onScreen = Math.min(wanted, fitting * zoom);
  return onScreen < least ? 0 : onScreen / zoom;
}
