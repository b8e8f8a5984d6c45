/** Paints what is inside nodes, the marks on lines, and words. */

import { discRadius, stanceNames, stances } from '../../../model/vocabulary/stances.ts';
import { insideBlock, insideFrom, insideSize } from './label-inside.ts';
import {
  badgeScale,
  badgeStyle,
  type LabelBox,
  markRadius,
  type Placement,
  signPlace,
  signRadius,
} from './label-placement.ts';
import { type MeasureText, type TextBlock, textBlock } from './label-text.ts';
import { wordsBlock, wordsSize } from './line-labels.ts';
import { sans, serif } from './palette.ts';
import type { NodeSprite } from './sprites.ts';
import { batchSize, fadedOpacity, inBox, intoScene, type Paint, sceneBox } from './view.ts';

const halo = 3;

/** Measures with a canvas of its own, so that measuring leaves the picture's font alone. */
export function canvasMeasure(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  let last = '';
  return (text, font) => {
    if (!context) return text.length * 7;
    if (font !== last) context.font = font;
    last = font;
    return context.measureText(text).width;
  };
}

let measure: MeasureText | undefined;
const measured: MeasureText = (text, font) => {
  measure ??= canvasMeasure();
  return measure(text, font);
};

/** Glyphs, words and badges of nodes that are large enough. */
export function* paintGlyphs(
  paint: Paint,
  nodes: readonly NodeSprite[],
  moving: ReadonlySet<NodeSprite>,
): Generator<undefined, void> {
  const { context, view, palette } = paint;
  if (view.zoom < insideFrom) return;
  intoScene(paint);
  const seen = sceneBox(view, 60);
  let done = 0;
  for (const node of nodes) {
    if (!inBox(node, seen) || moving.has(node)) continue;
    context.globalAlpha = node.faded ? fadedOpacity : 1;
    if (node.inside) insideWords(paint, node);
    else if (node.bundle > 0) bundleCount(paint, node);
    else if (node.glyph === 'quote') {
      context.fillStyle = palette(node.line);
      context.font = `700 ${node.height * 0.86}px ${serif}`;
      context.textAlign = 'center';
      context.textBaseline = 'alphabetic';
      context.fillText('“', node.x, node.y + node.height * 0.4);
    } else if (node.glyph === 'lines') pageLines(paint, node);
    if (node.changed) badge(paint, node, '⇄', 1);
    if (node.noted) badge(paint, node, '✎', -1);
    done += 1;
    if (done % batchSize === 0) yield;
  }
}

function insideWords({ context, palette, view }: Paint, node: NodeSprite): void {
  const size = insideSize(node, view.zoom, measured);
  if (size === 0) return;
  const block = insideBlock(node, measured);
  context.fillStyle = palette(node.ink);
  context.font = `${block.weight} ${size}px ${sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [index, line] of block.lines.entries()) {
    const y = node.y + (index - (block.lines.length - 1) / 2) * block.leading;
    context.fillText(line, node.x, y + 1);
  }
}

/** How many a bundle stands for. */
function bundleCount({ context, palette }: Paint, node: NodeSprite): void {
  context.fillStyle = palette('ink');
  context.font = `600 16px ${sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(node.bundle.toLocaleString('en'), node.x, node.y + 1);
}

function pageLines({ context, palette }: Paint, node: NodeSprite): void {
  const { x, y, width, height } = node;
  const tag = node.shape === 'speech-tag';
  context.strokeStyle = palette(node.line);
  context.lineWidth = 1.25;
  context.beginPath();
  for (const part of tag ? [-0.24, 0.02] : [0, 0.17, 0.34]) {
    const long = part === (tag ? 0.02 : 0.34) ? 0.1 : 0.27;
    context.moveTo(x - width * 0.27, y + height * part);
    context.lineTo(x + width * long, y + height * part);
  }
  context.stroke();
}

/** A small sign at an upper corner of a node. */
function badge({ context, palette }: Paint, node: NodeSprite, sign: string, side: 1 | -1): void {
  const { x, y } = signPlace(node, side);
  context.beginPath();
  context.arc(x, y, signRadius, 0, 2 * Math.PI);
  context.fillStyle = palette('paper');
  context.fill();
  context.lineWidth = 1.25;
  context.strokeStyle = palette('ink');
  context.stroke();
  context.fillStyle = palette('ink');
  context.font = `600 11px ${sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(sign, x, y + 0.5);
}

/** Sets the canvas to the placement's pixels, wherever the view's own zoom is by now. */
function intoPlacement({ context, view }: Paint, placement: Placement): void {
  const grown = (view.ratio * view.zoom) / placement.zoom;
  context.setTransform(grown, 0, 0, grown, view.ratio * view.x, view.ratio * view.y);
}

/** What stands in a disc of this size, by the sign of its stance. */
function marksOf(radius: number): Map<string, { path: Path2D; width: number }> {
  const scale = radius / discRadius;
  return new Map(
    stanceNames.map((stance) => {
      const { mark, path, stroke } = stances[stance];
      const sized = new Path2D();
      sized.addPath(new Path2D(path), { a: scale, d: scale });
      return [mark, { path: sized, width: stroke * scale }];
    }),
  );
}

/** Discs with the marks of stances. */
export function* paintMarks(
  paint: Paint,
  placement: Placement,
  moving: ReadonlySet<NodeSprite>,
): Generator<undefined, void> {
  const { context, palette, view } = paint;
  intoPlacement(paint, placement);
  const radius = markRadius(placement.zoom);
  const marks = marksOf(radius);
  const seen = sceneBox(view, 20);
  let done = 0;
  for (const [edge, { x, y }] of placement.marks) {
    if (moving.has(edge.from) || moving.has(edge.to)) continue;
    if (!inBox({ x: x / placement.zoom, y: y / placement.zoom }, seen)) continue;
    context.globalAlpha = edge.faded ? fadedOpacity : 1;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = palette(edge.colour);
    context.fill();
    const drawn = marks.get(edge.mark);
    if (drawn) {
      context.strokeStyle = palette('on-stance');
      context.lineWidth = drawn.width;
      context.translate(x, y);
      context.stroke(drawn.path);
      context.translate(-x, -y);
    }
    done += 1;
    if (done % 120 === 0) yield;
  }
}

/** Labels of nodes and words on lines. */
export function* paintWords(
  paint: Paint,
  placement: Placement,
  moving: ReadonlySet<NodeSprite>,
): Generator<undefined, void> {
  const { context, palette, view } = paint;
  intoPlacement(paint, placement);
  const seen = sceneBox(view, 160);
  let done = 0;
  for (const [edge, box] of placement.words) {
    if (moving.has(edge.from) || moving.has(edge.to)) continue;
    context.globalAlpha = edge.faded ? fadedOpacity : 1;
    const block = wordsBlock(edge.words, box.widest, measured);
    context.fillStyle = palette('paper');
    context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    context.fillStyle = palette('ink');
    writeBlock(context, block, { ...box, align: 'center' }, placement.scale * wordsSize, false);
  }
  yield;
  context.strokeStyle = palette('paper');
  context.lineJoin = 'round';
  for (const [node, labelBox] of placement.labels) {
    if (moving.has(node) || !inBox(node, seen)) continue;
    context.globalAlpha = node.faded ? fadedOpacity : 1;
    context.fillStyle = palette('ink');
    const block = textBlock(
      { label: node.label, quote: node.quote, bold: node.bold, widest: placement.widest },
      measured,
    );
    writeBlock(context, block, labelBox, placement.scale, true);
    done += 1;
    if (done % batchSize === 0) yield;
  }
  for (const [node, labelBox] of placement.badges) {
    if (moving.has(node) || !inBox(node, seen)) continue;
    context.globalAlpha = node.faded ? fadedOpacity : 1;
    context.fillStyle = palette('ink3');
    const block = textBlock(badgeStyle(node), measured);
    writeBlock(context, block, labelBox, placement.scale * badgeScale, true);
  }
}

function writeBlock(
  context: CanvasRenderingContext2D,
  block: TextBlock,
  { left, right, top, bottom, align }: LabelBox,
  scale: number,
  haloed: boolean,
): void {
  const leading = block.leading * scale;
  context.font = `${block.weight} ${block.size * scale}px ${block.family}`;
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.lineWidth = halo * 2 * Math.min(1, scale);
  const x = align === 'left' ? left : align === 'right' ? right : (left + right) / 2;
  const first = (top + bottom) / 2 - ((block.lines.length - 1) / 2) * leading;
  if (haloed) {
    for (const [index, line] of block.lines.entries())
      context.strokeText(line, x, first + index * leading);
  }
  for (const [index, line] of block.lines.entries())
    context.fillText(line, x, first + index * leading);
}
