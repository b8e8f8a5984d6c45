/**
 * Sprites: nodes and relationships with their looks, ready to be painted. A sprite has no position of
 * its own; it reads that of its Cytoscape element.
 */

import { unknownDatesOf } from '../../../model/formats/unknown-dates.ts';
import { isForeignId, labelOf, stanceOf, typeOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import {
  hueOf,
  type Label,
  labels,
  type SpeaksAs,
  speaksAs,
  stances,
} from '../../../model/vocabulary/labels.ts';
import { countOf, isBundle, isNote } from '../chain/bundled.ts';
import type { Drawn } from '../chain/drawn.ts';
import { type TimeAxis, ticksOf } from '../layout/time.ts';
import { labelColour } from '../state/foreign-labels.ts';
import { edgeLabel, look } from '../state/look.ts';
import type { LookOverride } from '../style/style-scene.ts';
import type { ShapeName } from './shapes.ts';

export interface Point {
  x: number;
  y: number;
}

/** Where a sprite is painted: at its element's position, and beside it while it is animated. */
class PlacedSprite {
  /** Cytoscape's live position, once the element exists; until then where the scene has the node. */
  at: Point;
  /** The animation's distance from there. */
  dx = 0;
  dy = 0;

  constructor(at: Point) {
    this.at = at;
  }

  get x(): number {
    return this.at.x + this.dx;
  }

  get y(): number {
    return this.at.y + this.dy;
  }
}

interface NodeAppearance {
  id: string;
  width: number;
  height: number;
  shape: ShapeName;
  /** Names of tokens. */
  fill: string;
  line: string;
  lineWidth: number;
  dashed: boolean;
  label: string;
  /** The label stands inside the shape. */
  inside: boolean;
  quote: boolean;
  bold: boolean;
  ink: string;
  /** Small drawing inside the shape. */
  glyph: 'quote' | 'lines' | null;
  /** How many relationships of this scene end here. */
  degree: number;
  /** Whose label comes first where there is no room for all. */
  importance: number;
  faded: boolean;
  pinned: boolean;
  changed: boolean;
  noted: boolean;
  onPath: boolean;
  /** How many a closed bundle stands for; 0 for all else. */
  bundle: number;
  /** Of a hub: how many of its relationships are shown, as "8 of 57"; empty until it is known. */
  badge: string;
  edges: EdgeSprite[];
}

export type NodeSprite = PlacedSprite & NodeAppearance;

export interface EdgeSprite {
  id: string;
  from: NodeSprite;
  to: NodeSprite;
  /** How far its middle is pushed aside, for relationships between the same two nodes. */
  bend: number;
  colour: string;
  width: number;
  dash: readonly number[];
  /** Whether it is drawn as two lines: an office or membership whose dates are unknown. */
  hollow: boolean;
  /** A stance's mark, in a disc. */
  mark: string;
  /** An act's verb, or how many relationships this one stands for. */
  words: string;
  vee: boolean;
  /** Without an arrow. */
  headless: boolean;
  /** How many relationships it stands for. */
  stands: number;
  /** What is painted in its place when one line stands for all between two nodes; else itself. */
  merged: EdgeSprite;
  faded: boolean;
  onPath: boolean;
  noted: boolean;
}

export interface Sprites {
  nodes: readonly NodeSprite[];
  edges: readonly EdgeSprite[];
  /** The same with one line, and their number, in place of all that join the same two nodes. */
  joined: readonly EdgeSprite[];
  node: ReadonlyMap<string, NodeSprite>;
  edge: ReadonlyMap<string, EdgeSprite>;
  /** Drawn behind everything. */
  axis?: AxisSprite;
  hulls?: readonly HullSprite[];
}

/** An area around nodes that belong together. */
export interface HullSprite {
  title: string;
  /** The name of a token. */
  fill: string;
  nodes: readonly NodeSprite[];
}

export interface AxisSprite {
  ticks: readonly { x: number; title: string; year: boolean }[];
  top: number;
  bottom: number;
}

export const noSprites: Sprites = {
  nodes: [],
  edges: [],
  joined: [],
  node: new Map(),
  edge: new Map(),
};

/** Of whoever speaks, and of what they speak about. */
const ranksOfSpeakers: Record<SpeaksAs, number> = { party: 60, institution: 40, person: 30 };
const ranks: Partial<Record<Label, number>> = { Agreement: 1000, Statement: 10, Source: 0 };
const otherRank = 20;
const noDash: readonly number[] = [];
/** Between two relationships that join the same nodes. */
const apart = 44;

/** The sprites of a scene; nodes without a place stand at its middle. */
export function spritesOf(scene: Drawn): Sprites {
  const onPath = new Set(scene.path);
  const node = new Map<string, NodeSprite>();
  for (const one of scene.nodes.values()) node.set(one.id, nodeSprite(one, scene, onPath));
  const edge = new Map<string, EdgeSprite>();
  const pairs = new Map<string, EdgeSprite[]>();
  for (const one of scene.relationships.values()) {
    const [from, to] = [node.get(one.from), node.get(one.to)];
    if (!from || !to) continue;
    const sprite = edgeSprite(one, from, to, scene, onPath);
    edge.set(one.id, sprite);
    from.edges.push(sprite);
    if (to !== from) to.edges.push(sprite);
    const pair = one.from < one.to ? `${one.from} ${one.to}` : `${one.to} ${one.from}`;
    const others = pairs.get(pair);
    if (others) others.push(sprite);
    else pairs.set(pair, [sprite]);
  }
  const joined: EdgeSprite[] = [];
  for (const parallel of pairs.values()) {
    const merged = mergedSprite(parallel);
    joined.push(merged);
    if (parallel.length === 1) continue;
    for (const one of parallel) one.merged = merged;
    for (const [index, one] of parallel.entries()) {
      const side = one.from.id < one.to.id ? 1 : -1;
      one.bend = (index - (parallel.length - 1) / 2) * apart * side;
    }
  }
  for (const one of node.values()) {
    one.degree = one.edges.length;
    one.importance += Math.min(900, one.degree * 4);
  }
  const axis = axisSprite(scene, [...node.values()]);
  const hulls = hullsOf(scene, node);
  return {
    nodes: [...node.values()],
    edges: [...edge.values()],
    joined,
    node,
    edge,
    ...axis,
    ...hulls,
  };
}

function hullsOf(scene: Drawn, node: ReadonlyMap<string, NodeSprite>): { hulls?: HullSprite[] } {
  if (!scene.hulls) return {};
  const hulls = scene.hulls.map(({ title, members, fill }) => ({
    title,
    fill,
    nodes: members.flatMap((id) => node.get(id) ?? []),
  }));
  return { hulls };
}

/** One line in place of several; what they have in common shows, and how many they are. */
function mergedSprite(parallel: readonly EdgeSprite[]): EdgeSprite {
  const [first] = parallel as readonly [EdgeSprite];
  if (parallel.length === 1) return first;
  const alike = parallel.every(({ colour }) => colour === first.colour);
  const merged: EdgeSprite = {
    ...first,
    bend: 0,
    colour: alike ? first.colour : 'control',
    dash: alike ? first.dash : noDash,
    hollow: parallel.every(({ hollow }) => hollow),
    mark: '',
    words: parallel.length.toLocaleString('en'),
    stands: parallel.reduce((sum, one) => sum + one.stands, 0),
    width: Math.min(6, 1.5 + parallel.length / 2),
    faded: parallel.every(({ faded }) => faded),
    onPath: parallel.some(({ onPath }) => onPath),
  };
  merged.merged = merged;
  return merged;
}

function axisSprite(scene: Drawn, nodes: readonly NodeSprite[]): { axis?: AxisSprite } {
  const { axis } = scene.style;
  if (!isAxis(axis) || nodes.length === 0) return {};
  const ys = nodes.map(({ y }) => y);
  const least = ys.reduce((a, b) => Math.min(a, b));
  const most = ys.reduce((a, b) => Math.max(a, b));
  return { axis: { ticks: ticksOf(axis), top: least - 80, bottom: most + 80 } };
}

function isAxis(value: unknown): value is TimeAxis {
  const { from, to, width } = (value ?? {}) as Partial<TimeAxis>;
  return typeof from === 'string' && typeof to === 'string' && typeof width === 'number';
}

function nodeSprite(one: GraphNode, scene: Drawn, onPath: ReadonlySet<string>): NodeSprite {
  const { width, height, label, inside } = look(one);
  const name = labelOf(one);
  const own: LookOverride = scene.looks.get(one.id) ?? {};
  const { scale = 1 } = own;
  const place = scene.places.get(one.id);
  const hue = name && hueOf(name);
  const foreign = isForeignId(one.id) ? labelColour(one.labels) : undefined;
  const bundle = isBundle(one.id);
  const note = isNote(one.id);
  const shape: ShapeName = note ? 'note' : name ? labels[name].shape : 'ellipse';
  const ink = (own as { ink?: string }).ink;
  return Object.assign(new PlacedSprite({ x: place?.x ?? 0, y: place?.y ?? 0 }), {
    id: one.id,
    width: width * scale,
    height: height * scale,
    shape,
    fill: own.fill ?? (hue ? `${hue}-fill` : note ? 'mark' : (foreign ?? 'surface')),
    line: own.line ?? hue ?? (bundle ? 'ink' : note ? 'rule2' : foreign ? 'cat-line' : 'control'),
    lineWidth: name === 'Agreement' && !own.fill ? 0 : name === 'Statement' ? 1.5 : note ? 1 : 2,
    dashed: own.dashed ?? (!name && !bundle && !note && !foreign),
    label,
    inside,
    quote: name === 'Statement' && one.properties.kind === 'quote',
    bold: name === 'Agreement' || (inside && !note),
    ink: inside && ink ? ink : 'ink',
    glyph: glyphOf(one, name),
    degree: 0,
    importance: own.chief === undefined ? rankOf(name) : chiefFrom + own.chief,
    faded: scene.faded.has(one.id),
    pinned: place?.pinned === true,
    changed: scene.changed.has(one.id),
    noted: scene.noted.has(one.id),
    onPath: onPath.has(one.id),
    bundle: bundle ? Number(one.properties.count ?? 0) : 0,
    badge: '',
    edges: [],
  });
}

/** Above what any degree adds to a rank: see where labels are placed. */
const chiefFrom = 2000;

function rankOf(label: Label | undefined): number {
  const as = speaksAs(label);
  if (as) return ranksOfSpeakers[as];
  return (label && ranks[label]) ?? otherRank;
}

function glyphOf(one: GraphNode, name: string | undefined): NodeSprite['glyph'] {
  if (name === 'Source') return 'lines';
  if (name !== 'Statement') return null;
  return one.properties.kind === 'quote' ? 'quote' : 'lines';
}

function edgeSprite(
  one: GraphRelationship,
  from: NodeSprite,
  to: NodeSprite,
  scene: Drawn,
  onPath: ReadonlySet<string>,
): EdgeSprite {
  const label = edgeLabel(one);
  const stance = stanceOf(one);
  const act = label !== '' && typeOf(one) !== 'ABOUT';
  const walked = onPath.has(one.id);
  const count = countOf(one);
  const many = count > 1 ? count.toLocaleString('en') : '';
  const mark = stance && !scene.looks.get(one.id)?.markless ? label : '';
  const dash: readonly number[] = stance ? stances[stance].dash : noDash;
  const sprite: Omit<EdgeSprite, 'merged'> = {
    id: one.id,
    from,
    to,
    bend: 0,
    colour: stance ?? (act ? 'ink' : 'control'),
    width: walked ? 4 : (scene.looks.get(one.id)?.width ?? (stance || act ? 2 : 1.25)),
    dash: dash.length > 0 ? dash : noDash,
    hollow: scene.looks.get(one.id)?.hollow ?? unknownDatesOf(one) !== undefined,
    mark,
    words: stance ? many : [label, many].filter(Boolean).join(' · '),
    vee: typeOf(one) === 'RESPONDS_TO',
    headless: scene.looks.get(one.id)?.headless === true,
    stands: count,
    faded: scene.faded.has(one.id),
    onPath: walked,
    noted: scene.noted.has(one.id),
  };
  const own = sprite as EdgeSprite;
  own.merged = own;
  return own;
}
