/** A network as what the canvas draws: size is statements, colour the group, the line its sign. */
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import type { Network, NetworkEdge, NetworkNode } from '../../../model/schemas/networks.ts';
import type { Search } from '../../address/address.ts';
import type { Drawn } from '../../canvas/chain/drawn.ts';
import { emptyScene, type Place } from '../../canvas/state/scene.ts';
import type { Group } from '../../canvas/style/groups.ts';
import type { LookOverride } from '../../canvas/style/style-scene.ts';
import { called } from './figures.ts';
import type { Settings } from './settings.ts';

/** Nodes drawn at most, as on the canvas. */
export const mostNodes = 5000;
/** Groups with a colour of their own. */
export const colours = 7;
/** The class of a coalition's colour; that of none for those beyond the colours. */
export const coalitionClass = (community: number) =>
  `coalition-${community >= 0 && community < colours ? community + 1 : 0}`;
/** Nodes that are named wherever they lie: those with most statements. */
const mostChief = 12;
/** More lines than this say their sign by colour and dashes alone. */
const mostMarked = 30;

/** How an address shows a network. */
export interface DrawingOptions {
  colour: 'coalition' | 'party';
  short: boolean;
  /** Null where the address says none. */
  threshold: number | null;
  /** So many of the strongest lines of each node; null for all. */
  strongest: number | null;
}

export function optionsOf(search: Search): DrawingOptions {
  return {
    colour: search.colour === 'party' ? 'party' : 'coalition',
    short: search.names !== 'full',
    threshold: search.threshold === undefined ? null : Number(search.threshold) || 0,
    strongest: search.strongest ? Number(search.strongest) : null,
  };
}

/** Whether weights have a sign: a line says so by colour, dashes and mark. */
export function isSigned({ aggregation }: Settings): boolean {
  return aggregation === 'subtract' || aggregation === 'conflict';
}

/** The groups of a network: coalitions found, or what nodes belong to; the largest first. */
export function groupsIn(network: Network, colour: DrawingOptions['colour']): Group[] {
  const members = new Map<string, NetworkNode[]>();
  for (const one of network.nodes) {
    const key = colour === 'party' ? one.group : one.community?.toString();
    if (key === null || key === undefined) continue;
    const list = members.get(key) ?? [];
    list.push(one);
    members.set(key, list);
  }
  const ordered = [...members].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  return ordered.map(([key, list], at) => ({
    key,
    title: colour === 'party' ? (list[0]?.groupName ?? key) : `Coalition ${Number(key) + 1}`,
    members: list.map(({ node }) => node.id),
    fill: at < colours ? `cat-${at + 1}` : 'cat-other',
    line: 'cat-line',
  }));
}

/** The most statements that a node of a network has; at least 1. */
export function mostStatements({ nodes }: Pick<Network, 'nodes'>): number {
  return nodes.reduce((most, one) => Math.max(most, one.statements), 1);
}

/** What is drawn of a network. */
export function drawnNetwork(
  network: Network,
  edges: readonly NetworkEdge[],
  places: ReadonlyMap<string, Place>,
  settings: Settings,
  { colour, short }: Pick<DrawingOptions, 'colour' | 'short'>,
): Drawn {
  const signed = isSigned(settings);
  // A line of conflict divides, though its weight is above 0.
  const turned = settings.aggregation === 'conflict' ? -1 : 1;
  const groups = groupsIn(network, colour);
  const looks = new Map<string, LookOverride>();
  const nodes = new Map<string, GraphNode>();
  const most = mostStatements(network);
  // The larger are named first, and lie below the smaller.
  const ordered = [...network.nodes].sort((a, b) => b.statements - a.statements);
  for (const [at, one] of ordered.entries()) {
    const { node } = one;
    const name = called(one, short);
    const { abbreviation: _, ...properties } = node.properties;
    nodes.set(node.id, short ? node : { ...node, properties: { ...properties, name } });
    const scale = 0.6 + 1.5 * Math.sqrt(one.statements / most);
    const plain = one.side === 'row' ? { fill: 'surface' } : {};
    const chief = at < mostChief ? { chief: mostChief - at } : {};
    looks.set(node.id, { scale, ...plain, ...chief, ...(one.certain ? {} : { dashed: true }) });
  }
  for (const { members, fill, line } of groups) {
    for (const id of members) looks.set(id, { ...looks.get(id), fill, line, ink: 'on-cat' });
  }
  const relationships = new Map<string, GraphRelationship>();
  const many = edges.length > mostMarked;
  const heaviest = Math.max(1e-9, ...edges.map((edge) => Math.abs(edge.weight)));
  for (const edge of edges) {
    const { from, to } = edge;
    const weight = edge.weight * turned;
    if (weight === 0) continue;
    const stance = weight > 0 ? 'support' : 'oppose';
    const type = signed ? 'ABOUT' : 'MEMBER_OF';
    const id = edgeId(from, to, signed);
    relationships.set(id, { id, type, from, to, properties: signed ? { stance } : {} });
    // What holds together stands out; what divides lies behind it.
    const part = Math.abs(weight) / heaviest;
    const width = weight > 0 ? 1.25 + 6.5 * part : 0.75 + 2.5 * part;
    looks.set(id, { width, headless: true, markless: many, hollow: !edge.certain });
  }
  const hulls = groups.filter(({ members }) => members.length > 1);
  return {
    ...emptyScene,
    nodes,
    relationships,
    places: new Map([...places].filter(([id]) => nodes.has(id))),
    faded: new Set(),
    changed: new Set(),
    noted: new Set(),
    looks,
    groups,
    ...(colour === 'coalition' ? { hulls } : {}),
  };
}

/** The id of an edge on the canvas, of the form that the canvas knows. */
function edgeId(from: string, to: string, signed: boolean): string {
  return `${from}|${signed ? 'ABOUT' : 'MEMBER_OF'}|${to}`;
}

/** The ends of an edge on the canvas. */
export function endsOfId(id: string): { from: string; to: string } | undefined {
  const [from, , to] = id.split('|');
  return from && to ? { from, to } : undefined;
}

/** Lines drawn unless more are asked for, and so many more for each node: else a thicket. */
const [usualLines, usualLinesEach] = [24, 0.6];

/** What an address hides: what it says, else so much that a drawing can be read. */
export function thresholdOf(
  { nodes, edges }: Pick<Network, 'nodes' | 'edges'>,
  { threshold, strongest }: Pick<DrawingOptions, 'threshold' | 'strongest'>,
): number {
  if (threshold !== null) return threshold;
  if (strongest !== null) return 0;
  const most = Math.round(usualLines + usualLinesEach * nodes.length);
  const sizes = edges.map((edge) => Math.abs(edge.weight));
  const next = sizes[most];
  // Edges come from the heaviest on; those of one weight are drawn together or not at all.
  if (!next) return 0;
  return sizes.slice(0, most).findLast((size) => size > next) ?? 0;
}

/** Edges of at least a weight, and of them the strongest of each node. */
export function shownEdges(
  edges: readonly NetworkEdge[],
  threshold: number,
  strongest: number | null,
): NetworkEdge[] {
  const heavy = edges.filter((edge) => edge.weight !== 0 && Math.abs(edge.weight) >= threshold);
  if (strongest === null) return heavy;
  const had = new Map<string, number>();
  // Edges come from the heaviest on.
  return heavy.filter(({ from, to }) => {
    const [one, other] = [had.get(from) ?? 0, had.get(to) ?? 0];
    if (one >= strongest && other >= strongest) return false;
    had.set(from, one + 1);
    had.set(to, other + 1);
    return true;
  });
}
