/**
 * The canvas as shapes and words, without a canvas: what an SVG, a thumbnail and the picture of a
 * story are drawn from. Colours are names of tokens.
 */
import type { GraphNode, GraphRelationship } from '../../../model/graph.ts';
import { isRelationshipType, mainLabel, type Stance, stances } from '../../../model/vocabulary.ts';
import { labelSides, type Side } from '../label-sides.ts';
import { edgeLabel, look } from '../look.ts';
import type { Scene } from '../scene.ts';
import { outline, reach, shapeOf, short } from './shapes.ts';
import { estimatedWidth, type MeasureText, wrapped } from './words.ts';

/** What a rule of style says of an element; what is missing is drawn as its type. */
export interface PictureLook {
  scale?: number;
  fill?: string;
  line?: string;
  /** Width of a relationship's line. */
  width?: number;
  /** Colour of words inside the shape. */
  ink?: string;
}

export interface Words {
  lines: string[];
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
  words: Words;
}

export interface PictureEdge {
  id: string;
  from: string;
  to: string;
  line: string;
  colour: string;
  width: number;
  dash: readonly number[];
  /** Points of the arrow's head. */
  arrow: string;
  /** Middle of the line. */
  middle: { x: number; y: number };
  stance: Stance | null;
  words: string;
}

export interface Picture {
  box: { x: number; y: number; width: number; height: number };
  nodes: PictureNode[];
  edges: PictureEdge[];
}

/** The part of a scene that is drawn. */
export type Drawable = Pick<Scene, 'nodes' | 'relationships' | 'places' | 'path'>;

const margin = 24;

/** The picture of a scene. */
export function pictureOf(
  scene: Drawable,
  looks: ReadonlyMap<string, PictureLook> = new Map(),
  measure: MeasureText = estimatedWidth,
): Picture {
  const sides = labelSides(scene as Scene);
  const onPath = new Set(scene.path);
  const nodes = [...scene.nodes.values()].map((node) =>
    drawNode(node, scene, sides.get(node.id) ?? 'bottom', looks.get(node.id), measure, onPath),
  );
  const bodies = new Map(
    [...scene.nodes.values()].map((node) => [node.id, bodyOf(node, scene, looks.get(node.id))]),
  );
  const bundles = new Map<string, GraphRelationship[]>();
  for (const one of scene.relationships.values()) {
    const key = [one.from, one.to].sort().join(' ');
    bundles.set(key, [...(bundles.get(key) ?? []), one]);
  }
  const edges = [...bundles.values()].flatMap((bundle) =>
    bundle.flatMap((one, index) => {
      const [from, to] = [bodies.get(one.from), bodies.get(one.to)];
      if (!from || !to) return [];
      const bend = (index - (bundle.length - 1) / 2) * 44 * (one.from < one.to ? 1 : -1);
      return [drawEdge(one, from, to, bend, looks.get(one.id)?.width, onPath.has(one.id))];
    }),
  );
  return { box: boxOf(nodes, measure), nodes, edges };
}

interface Body {
  x: number;
  y: number;
  width: number;
  height: number;
  shape: ReturnType<typeof shapeOf>;
}

function bodyOf(node: GraphNode, scene: Drawable, style: PictureLook | undefined): Body {
  const { width, height } = look(node);
  const place = scene.places.get(node.id);
  const scale = style?.scale ?? 1;
  return {
    x: place?.x ?? 0,
    y: place?.y ?? 0,
    width: width * scale,
    height: height * scale,
    shape: shapeOf(mainLabel(node.labels)),
  };
}

function drawNode(
  node: GraphNode,
  scene: Drawable,
  side: Side,
  style: PictureLook | undefined,
  measure: MeasureText,
  onPath: ReadonlySet<string>,
): PictureNode {
  const label = mainLabel(node.labels);
  const { x, y, width, height, shape } = bodyOf(node, scene, style);
  const hue = label?.toLowerCase();
  const solid = label === 'Agreement' && !style?.fill;
  return {
    id: node.id,
    x: short(x),
    y: short(y),
    outline: outline(shape, width, height),
    fill: style?.fill ?? (hue ? `${hue}-fill` : 'surface'),
    border: style?.line ?? hue ?? 'control',
    borderWidth: solid ? 0 : label === 'Statement' ? 1.5 : 2,
    dashed: !label,
    onPath: onPath.has(node.id),
    words: wordsOf(node, side, width, height, style, measure),
  };
}

function wordsOf(
  node: GraphNode,
  side: Side,
  width: number,
  height: number,
  style: PictureLook | undefined,
  measure: MeasureText,
): Words {
  const { label, inside } = look(node);
  const agreement = node.labels.includes('Agreement');
  const quote = node.properties.kind === 'quote';
  const size = agreement ? 15 : quote ? 13.5 : 14;
  const font = quote ? 'serif' : 'sans';
  const leading = short(size * 1.15);
  const lines = inside ? [label] : wrapped(label, 150, (text) => measure(text, size, font));
  const tall = lines.length * leading;
  const rise = size * 0.78;
  const common = {
    lines,
    size,
    leading,
    font,
    bold: agreement || inside,
    ink: (inside && style?.ink) || 'ink',
    halo: !inside,
  } as const;
  const middle = short(-tall / 2 + rise + 1);
  if (inside) return { ...common, x: 0, y: middle, anchor: 'middle' };
  if (side === 'left') return { ...common, x: short(-width / 2 - 7), y: middle, anchor: 'end' };
  if (side === 'right') return { ...common, x: short(width / 2 + 7), y: middle, anchor: 'start' };
  const y = side === 'top' ? -height / 2 - 6 - tall + rise : height / 2 + 6 + rise;
  return { ...common, x: 0, y: short(y), anchor: 'middle' };
}

function drawEdge(
  one: GraphRelationship,
  from: Body,
  to: Body,
  bend: number,
  styledWidth: number | undefined,
  onPath: boolean,
): PictureEdge {
  const stance = one.type === 'ABOUT' ? (one.properties.stance as Stance) : null;
  const known = stance && Object.hasOwn(stances, stance) ? stance : null;
  const words = known ? '' : edgeLabel(one);
  const act = words !== '' && isRelationshipType(one.type);
  const width = onPath ? 4 : (styledWidth ?? (known || act ? 2 : 1.25));
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const control = {
    x: (from.x + to.x) / 2 - (dy / length) * bend,
    y: (from.y + to.y) / 2 + (dx / length) * bend,
  };
  const leave = Math.atan2(control.y - from.y, control.x - from.x);
  const enter = Math.atan2(control.y - to.y, control.x - to.x);
  const head = 7 + width * 1.5;
  const start = along(from, leave, reach(from.shape, from.width, from.height, leave) + 3);
  const tip = along(to, enter, reach(to.shape, to.width, to.height, enter) + 4);
  const end = along(tip, enter, head * 0.8);
  const left = along(tip, enter + 0.38, head);
  const right = along(tip, enter - 0.38, head);
  const curve = bend === 0 ? 'L' : `Q${short(control.x)} ${short(control.y)} `;
  return {
    id: one.id,
    from: one.from,
    to: one.to,
    line: `M${short(start.x)} ${short(start.y)}${curve}${short(end.x)} ${short(end.y)}`,
    colour: known ?? (act ? 'ink' : 'control'),
    width,
    dash: known ? stances[known].dash : [],
    arrow: [left, tip, right].map(({ x, y }) => `${short(x)} ${short(y)}`).join(' '),
    middle: {
      x: short((start.x + tip.x) / 4 + control.x / 2),
      y: short((start.y + tip.y) / 4 + control.y / 2),
    },
    stance: known,
    words,
  };
}

function along(from: { x: number; y: number }, angle: number, distance: number) {
  return { x: from.x + Math.cos(angle) * distance, y: from.y + Math.sin(angle) * distance };
}

/** What a node and its words cover. */
function boxOf(nodes: readonly PictureNode[], measure: MeasureText): Picture['box'] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, words } of nodes) {
    const wide = Math.max(...words.lines.map((line) => measure(line, words.size, words.font)), 0);
    const from = words.anchor === 'middle' ? -wide / 2 : words.anchor === 'end' ? -wide : 0;
    left = Math.min(left, x - 36, x + words.x + from);
    right = Math.max(right, x + 36, x + words.x + from + wide);
    top = Math.min(top, y - 36, y + words.y - words.size);
    bottom = Math.max(bottom, y + 36, y + words.y + words.lines.length * words.leading);
  }
  if (nodes.length === 0) return { x: 0, y: 0, width: 100, height: 100 };
  return {
    x: Math.floor(left - margin),
    y: Math.floor(top - margin),
    width: Math.ceil(right - left + 2 * margin),
    height: Math.ceil(bottom - top + 2 * margin),
  };
}
