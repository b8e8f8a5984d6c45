/**
 * The canvas as shapes and words, without a canvas: what an SVG and the pictures of a story are made
 * from. The same sprites and places of labels that the canvas is painted from; colours are names
 * of tokens.
 */
import { type Stance, stanceNames } from '../../../model/vocabulary/labels.ts';
import type { Drawn } from '../chain/drawn.ts';
import { type EdgeLine, lineOf, newLine } from '../renderer/geometry.ts';
import { hullOutline, topOf } from '../renderer/hulls.ts';
import { type Placement, placeLabels, widest } from '../renderer/label-placement.ts';
import { type MeasureText, textBlock } from '../renderer/label-text.ts';
import { type WordsBox, wordsBlock, wordsSize } from '../renderer/line-labels.ts';
import { outlineOf } from '../renderer/shapes.ts';
import {
  type EdgeSprite,
  type HullSprite,
  type NodeSprite,
  spritesOf,
} from '../renderer/sprites.ts';
import { emptyScene, type Scene } from '../state/scene.ts';

export interface PictureText {
  lines: readonly string[];
  x: number;
  /** Baseline of the first line. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  size: number;
  leading: number;
  font: 'sans' | 'serif';
  bold: boolean;
  ink: string;
  /** Has a halo of paper. */
  halo: boolean;
}

export interface PictureNode {
  id: string;
  x: number;
  y: number;
  outline: string;
  fill: string;
  border: string;
  borderWidth: number;
  dashed: boolean;
  onPath: boolean;
  faded: boolean;
  /** The mark of a quotation: its size and baseline. */
  quote: { size: number; y: number } | null;
  /** None where there was no room. */
  words: PictureText | null;
}

export interface PictureEdge {
  id: string;
  from: string;
  to: string;
  line: string;
  colour: string;
  width: number;
  dash: readonly number[];
  /** Whether it is drawn as two lines. */
  hollow: boolean;
  /** Points of the arrow's head; empty where it has none. */
  arrow: string;
  faded: boolean;
  mark: { stance: Stance; x: number; y: number } | null;
  /** The first line's baseline, and how far the next ones are below. */
  words: { lines: readonly string[]; x: number; y: number; leading: number } | null;
}

/** An area around nodes that belong together, named above. */
export interface PictureArea {
  points: string;
  fill: string;
  title: string;
  x: number;
  y: number;
}

export interface Picture {
  box: { x: number; y: number; width: number; height: number };
  areas: PictureArea[];
  nodes: PictureNode[];
  edges: PictureEdge[];
}

/** The part of a scene that is drawn. */
export type Drawable = Pick<Scene, 'nodes' | 'relationships' | 'places' | 'path'> & Partial<Drawn>;

const margin = 24;
const nothing: ReadonlySet<string> = new Set();

/** The picture of a scene at full size. */
export function pictureOf(scene: Drawable, measure: MeasureText = estimatedWidth): Picture {
  const sprites = spritesOf({
    ...emptyScene,
    faded: nothing,
    changed: nothing,
    noted: nothing,
    looks: new Map(),
    groups: [],
    ...scene,
  });
  const steps = placeLabels(sprites, 1, measure);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const placement = step.value;
  const nodes = sprites.nodes.map((sprite) => pictureNode(sprite, placement, measure));
  const line = newLine();
  const edges = sprites.edges.flatMap((sprite) =>
    lineOf(sprite, line) ? [pictureEdge(sprite, line, placement, measure)] : [],
  );
  const areas = (sprites.hulls ?? []).flatMap((hull) => pictureArea(hull));
  return { box: boxOf(sprites.nodes, placement, sprites.hulls ?? []), areas, nodes, edges };
}

function pictureArea(hull: HullSprite): PictureArea[] {
  const outline = hullOutline(hull);
  if (outline.length === 0) return [];
  const top = topOf(outline);
  const points = outline.map(({ x, y }) => `${short(x)} ${short(y)}`).join(' ');
  return [{ points, fill: hull.fill, title: hull.title, x: short(top.x), y: short(top.y - 7) }];
}

function pictureNode(sprite: NodeSprite, placement: Placement, measure: MeasureText): PictureNode {
  return {
    id: sprite.id,
    x: short(sprite.x),
    y: short(sprite.y),
    outline: outlineOf(sprite),
    fill: sprite.fill,
    border: sprite.line,
    borderWidth: sprite.lineWidth,
    dashed: sprite.dashed,
    onPath: sprite.onPath,
    faded: sprite.faded,
    quote:
      sprite.glyph === 'quote'
        ? { size: short(sprite.height * 0.86), y: short(sprite.height * 0.4) }
        : null,
    words: wordsOf(sprite, placement, measure),
  };
}

function wordsOf(
  sprite: NodeSprite,
  placement: Placement,
  measure: MeasureText,
): PictureText | null {
  const { label, bold, quote, inside } = sprite;
  const most = inside ? sprite.width - 12 : widest;
  const block = textBlock({ label, quote: quote && !inside, bold, widest: most }, measure);
  const size = inside ? Math.min(block.size, 14) : block.size;
  const common = {
    lines: block.lines,
    size,
    leading: short(block.leading),
    font: quote && !inside ? 'serif' : 'sans',
    bold,
    ink: sprite.ink,
    halo: !inside,
  } as const;
  // From the middle of the first line to its baseline.
  const drop = size * 0.34;
  const half = ((block.lines.length - 1) / 2) * block.leading;
  if (inside) return { ...common, x: 0, y: short(drop - half), anchor: 'middle' };
  const labelBox = placement.labels.get(sprite);
  if (!labelBox) return null;
  const { left, right, top, bottom, align } = labelBox;
  const x = align === 'left' ? left : align === 'right' ? right : (left + right) / 2;
  return {
    ...common,
    x: short(x - sprite.x),
    y: short((top + bottom) / 2 - half + drop - sprite.y),
    anchor: align === 'left' ? 'start' : align === 'right' ? 'end' : 'middle',
  };
}

function pictureEdge(
  sprite: EdgeSprite,
  line: EdgeLine,
  placement: Placement,
  measure: MeasureText,
): PictureEdge {
  const head = (7.5 + sprite.width * 1.6) * (sprite.colour === 'control' ? 0.85 : 1);
  const { toX, toY, headX, headY } = line;
  const [backX, backY] = [toX - headX * head, toY - headY * head];
  const half = head * 0.42;
  const points = [
    [backX - headY * half, backY + headX * half],
    [toX, toY],
    [backX + headY * half, backY - headX * half],
  ];
  const curve =
    sprite.bend === 0 && sprite.from !== sprite.to
      ? 'L'
      : `Q${short(line.viaX)} ${short(line.viaY)} `;
  const mark = placement.marks.get(sprite);
  const stance = stanceNames.find((name) => name === sprite.colour);
  const box = placement.words.get(sprite);
  const back = sprite.headless ? 0 : head * 0.7;
  return {
    id: sprite.id,
    from: sprite.from.id,
    to: sprite.to.id,
    line: `M${short(line.fromX)} ${short(line.fromY)}${curve}${short(toX - headX * back)} ${short(toY - headY * back)}`,
    colour: sprite.colour,
    width: sprite.width,
    dash: sprite.dash,
    hollow: sprite.hollow,
    arrow: sprite.headless
      ? ''
      : points.map(([x = 0, y = 0]) => `${short(x)} ${short(y)}`).join(' '),
    faded: sprite.faded,
    mark: mark && stance ? { stance, x: short(mark.x), y: short(mark.y) } : null,
    words: box ? wordsOnLine(sprite, box, measure) : null,
  };
}

function wordsOnLine(sprite: EdgeSprite, box: WordsBox, measure: MeasureText) {
  const block = wordsBlock(sprite.words, box.widest, measure);
  const leading = block.leading * wordsSize;
  return {
    lines: block.lines,
    x: short((box.left + box.right) / 2),
    y: short((box.top + box.bottom) / 2 + 4.5 - ((block.lines.length - 1) / 2) * leading),
    leading: short(leading),
  };
}

/** What nodes, their words and the areas around them cover. */
function boxOf(
  nodes: readonly NodeSprite[],
  placement: Placement,
  hulls: readonly HullSprite[],
): Picture['box'] {
  if (nodes.length === 0) return { x: 0, y: 0, width: 100, height: 100 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const cover = (box: { left: number; top: number; right: number; bottom: number }) => {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  };
  for (const { x, y, width, height } of nodes) {
    cover({
      left: x - width / 2,
      top: y - height / 2,
      right: x + width / 2,
      bottom: y + height / 2,
    });
  }
  for (const labelBox of placement.labels.values()) cover(labelBox);
  for (const hull of hulls) {
    for (const { x, y } of hullOutline(hull)) cover({ left: x, right: x, top: y - 26, bottom: y });
  }
  return {
    x: Math.floor(left - margin),
    y: Math.floor(top - margin),
    width: Math.ceil(right - left + 2 * margin),
    height: Math.ceil(bottom - top + 2 * margin),
  };
}

/** An estimate, a little generous, for where nothing can be measured. */
const estimatedWidth: MeasureText = (text, font) => {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 14);
  let sum = 0;
  for (const letter of text) {
    sum += /[iljtfrI.,;:!|'’‘()[\] ]/.test(letter)
      ? 0.3
      : /[mwMWQGODHN%@—…]/.test(letter)
        ? 0.78
        : 0.53;
  }
  return sum * size;
};

/** A number with at most one digit after the point. */
function short(value: number): number {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? 0 : rounded;
}
