/**
 * Where labels stand at a zoom: the most important first, each on its bestLabelBox side, none over
 * another, over a node or over a mark. What finds no room is left out until one zooms in.
 */

import { type Box, CollisionGrid, EdgeDensity } from '../layout/collision-grid.ts';
import { lineOf, newLine, pointOn } from './geometry.ts';
import { hullOutline, titleSize, topOf } from './hulls.ts';
import { insideFrom, insideSize } from './label-inside.ts';
import { bestLabelBox, covered } from './label-sides.ts';
import { type MeasureText, textBlock } from './label-text.ts';
import { LineIndex } from './line-index.ts';
import { markPlace, type WordsBox, wordsPlace } from './line-labels.ts';
import { sans } from './palette.ts';
import type { EdgeSprite, NodeSprite, Sprites } from './sprites.ts';

export interface LabelBox extends Box {
  align: 'left' | 'center' | 'right';
}

/** Places in pixels of a drawing whose origin is the scene's, at this zoom. */
export interface Placement {
  zoom: number;
  /** How much larger than at full size words are drawn. */
  scale: number;
  /** The widest line of a label. */
  widest: number;
  labels: ReadonlyMap<NodeSprite, LabelBox>;
  /** Where each labelled node stood then. */
  homes: ReadonlyMap<NodeSprite, { x: number; y: number }>;
  marks: ReadonlyMap<EdgeSprite, { x: number; y: number }>;
  words: ReadonlyMap<EdgeSprite, WordsBox>;
  /** Badges of hubs. */
  badges: ReadonlyMap<NodeSprite, LabelBox>;
}

/** Words are never smaller than 12 pixels and grow with the zoom, slower than the rest. */
const wordScale = (zoom: number) => (zoom > 1 ? Math.sqrt(zoom) : Math.max(0.86, zoom));
/** Smaller, the marks of a scene would be specks. */
const marksFrom = 0.4;
const wordsFrom = 0.35;
/** Zoomed out so far, only the most important nodes are named. */
const overviewBelow = 0.3;
const namedInOverview = 150;
/** So many of the most important are named even where their names cover others. */
const namedInCrowd = 12;
/** Steps of lines in the squares under a badge: a line may pass by, none may run through. */
const mostThroughBadge = 2;
/** Smaller, a badge would only add to the crowd. */
const badgesFrom = 0.5;

/** Zoomed out so far, relationships between the same two nodes are one line with their number. */
const joinedBelow = 0.55;

/** The lines that are drawn at a zoom. */
export const edgesAt = ({ edges, joined }: Sprites, zoom: number) =>
  zoom < joinedBelow ? joined : edges;

/** The line that is drawn for an edge at a zoom. */
export const paintedAs = (edge: EdgeSprite, zoom: number): EdgeSprite =>
  zoom < joinedBelow ? edge.merged : edge;

/** Radius of a stance's disc at a zoom. */
export const markRadius = (zoom: number) => 8.5 * Math.min(2, Math.max(0.7, zoom));

/** The widest line of a label in pixels at full size; on a phone, where most are near an edge. */
export const widest = 150;
const widestOnPhone = 108;
const phone = 600;

/**
 * Places everything in steps, so that it can be spread over frames. Names of nodes in the `frame`, the
 * part of the drawing that is in view, keep within it where they find room.
 */
export function* placeLabels(
  sprites: Sprites,
  zoom: number,
  measure: MeasureText,
  frame?: Box,
): Generator<undefined, Placement> {
  const { nodes } = sprites;
  const edges = edgesAt(sprites, zoom);
  const scale = wordScale(zoom);
  const most = frame && frame.right - frame.left < phone ? widestOnPhone : widest;
  const overview = zoom < overviewBelow && nodes.length > 300;
  const grid = new CollisionGrid();
  /** What no name may cover, not even one that finds room nowhere else. */
  const chiefGrid = new CollisionGrid();
  const density = new EdgeDensity();
  const boxes = new Map<NodeSprite, Box>();
  for (const node of nodes) {
    const box = bodyBox(node, zoom);
    boxes.set(node, box);
    if (!overview || node.importance >= covered) grid.add(box);
    if (node.importance >= covered) chiefGrid.add(box);
    if (zoom < insideFrom) continue;
    if (node.changed) grid.add(signBox(node, zoom, 1));
    if (node.noted) grid.add(signBox(node, zoom, -1));
  }
  for (const title of titleBoxes(sprites, zoom, measure)) {
    grid.add(title);
    chiefGrid.add(title);
  }
  yield;
  const marks = new Map<EdgeSprite, { x: number; y: number }>();
  const words = new Map<EdgeSprite, WordsBox>();
  const lines = new LineIndex();
  const around = { grid, lines, zoom };
  const line = newLine();
  const radius = markRadius(zoom) + 1;
  let done = 0;
  for (const edge of overview ? [] : edges) {
    if (!lineOf(edge, line)) continue;
    const middle = pointOn(line, 0.5);
    density.addLine(line.fromX * zoom, line.fromY * zoom, middle.x * zoom, middle.y * zoom);
    density.addLine(middle.x * zoom, middle.y * zoom, line.toX * zoom, line.toY * zoom);
    if (zoom >= wordsFrom) lines.add(edge, line, zoom, edge.bend !== 0 || edge.from === edge.to);
    done += 1;
    if (done % 300 === 0) yield;
  }
  const labels = new Map<NodeSprite, LabelBox>();
  const named = [...nodes]
    .filter((node) => node.label !== '' && insideSize(node, zoom, measure) === 0)
    .sort((a, b) => Number(a.faded) - Number(b.faded) || b.importance - a.importance);
  const name = (node: NodeSprite, last?: CollisionGrid) => {
    const body = boxes.get(node) as Box;
    const labelBox = bestLabelBox(
      node,
      body,
      scale,
      { grid, last, frame, widest: most },
      density,
      measure,
    );
    if (!labelBox) return;
    labels.set(node, labelBox);
    grid.add(labelBox);
    chiefGrid.add(labelBox);
  };
  // The most important are named before marks take room, the others after.
  const chief = named.filter((node) => node.importance >= covered && !node.faded);
  for (const node of chief.slice(0, namedInOverview)) name(node);
  // A hub in the thick of its neighbours is named over some of them rather than not at all.
  for (const node of chief.slice(0, namedInCrowd)) if (!labels.has(node)) name(node, chiefGrid);
  yield;
  for (const edge of zoom >= marksFrom ? edges : []) {
    const middle = edge.mark && markPlace(edge, radius, around);
    if (!middle) continue;
    grid.add(boxAround(middle.x, middle.y, radius, radius));
    marks.set(edge, middle);
    done += 1;
    if (done % 100 === 0) yield;
  }
  const others = named.slice(0, overview ? namedInOverview : named.length);
  const nameAll = function* (nodesToName: readonly NodeSprite[]) {
    for (const [index, node] of nodesToName.entries()) {
      if (!labels.has(node)) name(node);
      // Few at once: the first time a font is measured with costs most of all.
      if (index % 12 === 11) yield;
    }
  };
  // Verbs come before the words of statements, which find room on more sides and can be opened.
  yield* nameAll(others.filter(({ shape }) => shape !== 'speech-tag'));
  for (const edge of zoom >= wordsFrom && !overview ? edges : []) {
    const box = edge.words && wordsPlace(edge, scale, measure, around);
    if (!box) continue;
    grid.add(box);
    words.set(edge, box);
    done += 1;
    if (done % 100 === 0) yield;
  }
  yield* nameAll(others);
  const badges = new Map<NodeSprite, LabelBox>();
  const hubs = nodes
    .filter(({ badge }) => badge !== '')
    .sort((a, b) => b.importance - a.importance);
  for (const node of zoom >= badgesFrom ? hubs : []) {
    const body = boxes.get(node) as Box;
    const labelBox = bestBadgeBox(node, body, labels.get(node), scale, grid, density, measure);
    if (!labelBox) continue;
    badges.set(node, labelBox);
    grid.add(labelBox);
  }
  const homes = new Map(
    [...labels.keys(), ...badges.keys()].map((node) => [node, { x: node.x, y: node.y }]),
  );
  return { zoom, scale, widest: most, labels, homes, marks, words, badges };
}

/** Where the areas of a drawing are named. */
function titleBoxes({ hulls = [] }: Sprites, zoom: number, measure: MeasureText): Box[] {
  return hulls.flatMap((hull) => {
    const outline = hullOutline(hull);
    if (outline.length === 0) return [];
    const top = topOf(outline);
    const size = titleSize * Math.max(1, zoom);
    const half = measure(hull.title, `650 ${size}px ${sans}`) / 2;
    const base = top.y * zoom - 4;
    return [boxAround(top.x * zoom, base - size / 2, half, size / 2 + 2)];
  });
}

/** How a badge is written, to be measured and painted alike. */
export const badgeStyle = (node: NodeSprite) =>
  ({ label: node.badge, quote: false, bold: false, widest }) as const;
/** Of a label's size. */
export const badgeScale = 13 / 14;

/** Beside the label, or else the node, where no line runs through a badge; none has no place. */
function bestBadgeBox(
  node: NodeSprite,
  body: Box,
  label: LabelBox | undefined,
  scale: number,
  grid: CollisionGrid,
  density: EdgeDensity,
  measure: MeasureText,
): LabelBox | undefined {
  const block = textBlock(badgeStyle(node), measure);
  const [width, height] = [block.width, block.height].map(
    (length) => length * scale * badgeScale,
  ) as [number, number];
  const near = label ?? body;
  const gap = label ? 1 : 4;
  const align = label?.align ?? 'center';
  const middle = (near.left + near.right - width) / 2;
  const left = align === 'left' ? near.left : align === 'right' ? near.right - width : middle;
  const line = (near.top + near.bottom - height) / 2;
  const candidates: [left: number, top: number, align: LabelBox['align']][] = [
    [left, near.bottom + gap, align],
    [left, near.top - gap - height, align],
    [near.right + gap + 5, line, 'left'],
  ];
  // Before a name it would be read as its neighbour's.
  if (!label) candidates.push([near.left - gap - 5 - width, line, 'right']);
  let best: { labelBox: LabelBox; cost: number } | undefined;
  for (const [x, top, side] of candidates) {
    const labelBox = { left: x, top, right: x + width, bottom: top + height, align: side };
    const cost = density.within(labelBox);
    if ((!best || cost < best.cost) && grid.isFree(labelBox)) best = { labelBox, cost };
  }
  return best && best.cost <= mostThroughBadge ? best.labelBox : undefined;
}

function boxAround(x: number, y: number, right: number, down: number): Box {
  return { left: x - right, top: y - down, right: x + right, bottom: y + down };
}

/** Radius of the sign at an upper corner of a node: of a changed position, or a note. */
export const signRadius = 8.5;
/** Where its middle is, in the scene: right for 1, left for -1. */
export const signPlace = (node: NodeSprite, side: 1 | -1) => ({
  x: node.x + side * (node.width / 2 + 1),
  y: node.y - node.height / 2 - 1,
});

function signBox(node: NodeSprite, zoom: number, side: 1 | -1): Box {
  const { x, y } = signPlace(node, side);
  const radius = (signRadius + 1) * zoom;
  return boxAround(x * zoom, y * zoom, radius, radius);
}

function bodyBox(node: NodeSprite, zoom: number): Box {
  const more = 2 + node.lineWidth / 2;
  return boxAround(
    node.x * zoom,
    node.y * zoom,
    (node.width / 2 + more) * zoom,
    (node.height / 2 + more) * zoom,
  );
}
