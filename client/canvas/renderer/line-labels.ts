/**
 * Where marks and words stand on lines: on their own, clear of all other lines, so that no verb is
 * read as another relationship's. Words that find no such place are left out until one zooms in.
 */
import type { Box, CollisionGrid } from '../layout/collision-grid.ts';
import { type EdgeLine, lineOf, newLine, pointOn } from './geometry.ts';
import { type MeasureText, type TextBlock, textBlock } from './label-text.ts';
import type { LineIndex } from './line-index.ts';
import type { EdgeSprite } from './sprites.ts';

/** Words on a line, and how wide a line of them may be at full size. */
export interface WordsBox extends Box {
  widest: number;
}

interface Around {
  /** What is taken already. */
  grid: CollisionGrid;
  lines: LineIndex;
  zoom: number;
}

/** From the middle outwards; near the ends, where lines meet, at last. */
const alongLine = [
  0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.27, 0.73, 0.22, 0.78, 0.17, 0.83, 0.13, 0.87,
];
/** Pixels between words and the line of another relationship: on their line, and beside it. */
const clear = { on: 3, beside: 10 };
/** Pixels between words and their own line, where they stand beside it. */
const beside = 1;
/** Words on lines are written a little smaller than names. */
export const wordsSize = 0.94;
const unbroken = 400;
/** Words that find no room in one line are tried in two and three. */
const narrower = [0.62, 0.45];

/** The block of words on a line. */
export const wordsBlock = (words: string, widest: number, measure: MeasureText): TextBlock =>
  textBlock({ label: words, quote: false, bold: false, widest }, measure);

/** The middle of a stance's disc; in a crowd it may touch another line, whose colour tells it apart. */
export function markPlace(
  edge: EdgeSprite,
  radius: number,
  { grid, lines, zoom }: Around,
): { x: number; y: number } | undefined {
  const line = newLine();
  if (!lineOf(edge, line)) return undefined;
  let crowded: { x: number; y: number } | undefined;
  for (const part of alongLine) {
    const point = pointOn(line, part);
    const [x, y] = [point.x * zoom, point.y * zoom];
    const box = around(x, y, radius, radius);
    if (!grid.isFree(box)) continue;
    if (!lines.crosses(box, edge)) return { x, y };
    crowded ??= { x, y };
  }
  return crowded;
}

/** Where the words of a line have room: on it, in as few lines of text as it takes, or else close by. */
export function wordsPlace(
  edge: EdgeSprite,
  scale: number,
  measure: MeasureText,
  { grid, lines, zoom }: Around,
): WordsBox | undefined {
  const line = newLine();
  if (!lineOf(edge, line)) return undefined;
  const blocks = blocksOf(edge.words, measure);
  for (const side of [0, 1, -1]) {
    // Beside a line, a block of several would seem to belong to nothing.
    for (const { widest, block } of side === 0 ? blocks : blocks.slice(0, 1)) {
      const right = (block.width * scale * wordsSize) / 2 + 3;
      const down = (block.height * scale * wordsSize) / 2 + 0.5;
      for (const at of alongLine) {
        const { x, y } = pointOn(line, at);
        const [acrossX, acrossY] = normalAt(line, at);
        const far = right * Math.abs(acrossX) + down * Math.abs(acrossY) + beside;
        const box = {
          ...around(x * zoom + side * far * acrossX, y * zoom + side * far * acrossY, right, down),
          widest,
        };
        if (!grid.isFree(box)) continue;
        if (!lines.crosses(grown(box, side === 0 ? clear.on : clear.beside), edge)) return box;
      }
    }
  }
  return undefined;
}

/** The words in one line of text, in two, and in three. */
function blocksOf(words: string, measure: MeasureText): { widest: number; block: TextBlock }[] {
  const whole = wordsBlock(words, unbroken, measure);
  const blocks = [{ widest: unbroken, block: whole }];
  for (const part of narrower) {
    const widest = Math.ceil(whole.width * part);
    const block = wordsBlock(words, widest, measure);
    if (block.lines.length > (blocks.at(-1)?.block.lines.length ?? 0))
      blocks.push({ widest, block });
  }
  return blocks;
}

/** Across a line, of length 1. */
function normalAt(line: EdgeLine, at: number): [x: number, y: number] {
  const [before, after] = [pointOn(line, at - 0.05), pointOn(line, at + 0.05)];
  const [dx, dy] = [after.x - before.x, after.y - before.y];
  const length = Math.hypot(dx, dy) || 1;
  return [-dy / length, dx / length];
}

function around(x: number, y: number, right: number, down: number): Box {
  return { left: x - right, top: y - down, right: x + right, bottom: y + down };
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
