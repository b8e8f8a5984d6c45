/** By party: each party with its people and their words in a cluster of its own. */
import { speaksAs } from '../../../model/vocabulary/labels.ts';
import type { Coordinates, LayoutNode, LayoutRequest } from './messages.ts';

const isParty = (label: string | undefined) => speaksAs(label) === 'party';

const turn = 2.399963;
const between = 90;

interface Cluster {
  members: number[];
  radius: number;
  x: number;
  y: number;
}

export function byParty(request: LayoutRequest): Coordinates {
  const { nodes } = request;
  const groups = new Map<string, number[]>();
  for (const [index, group] of partyOf(request).entries()) {
    groups.set(group, [...(groups.get(group) ?? []), index]);
  }
  const clusters = [...groups].map(([name, members]): Cluster & { name: string } => {
    const cell = members.reduce(
      (most, index) => Math.max(most, spacing(nodes[index] as LayoutNode)),
      0,
    );
    return { name, members, radius: cell * Math.sqrt(members.length) * 0.75, x: 0, y: 0 };
  });
  // What belongs to no party stands in the middle, between those who talk about it.
  clusters.sort((a, b) => Number(a.name !== '') - Number(b.name !== '') || b.radius - a.radius);
  const done: Cluster[] = [];
  for (const cluster of clusters) {
    putBeside(cluster, done, request.aspect);
    done.push(cluster);
  }
  const places: Coordinates = nodes.map(() => [0, 0]);
  for (const { members, radius, x, y } of clusters) {
    const first = members.findIndex((index) => isParty(nodes[index]?.label));
    const ordered =
      first > 0 ? [members[first] as number, ...members.filter((_, at) => at !== first)] : members;
    for (const [at, index] of ordered.entries()) {
      const far = ordered.length === 1 ? 0 : radius * Math.sqrt(at / ordered.length);
      places[index] = [x + Math.cos(at * turn) * far, y + Math.sin(at * turn) * far];
    }
  }
  return places;
}

const spacing = ({ width, height }: LayoutNode) => (width + height) / 2 + 26;

/** The first place on a spiral that is free. */
function putBeside(cluster: Cluster, others: readonly Cluster[], aspect: number): void {
  for (let step = 0; step < 20_000; step += 1) {
    const far = 26 * Math.sqrt(step);
    cluster.x = Math.cos(step * turn) * far * Math.sqrt(aspect);
    cluster.y = (Math.sin(step * turn) * far) / Math.sqrt(aspect);
    const free = others.every(
      ({ x, y, radius }) =>
        Math.hypot(cluster.x - x, cluster.y - y) >= radius + cluster.radius + between,
    );
    if (free) return;
  }
}

/** For each node the id of its party: its own, its speaker's; empty when it has none. */
function partyOf({ nodes, links }: LayoutRequest): string[] {
  const label = new Map(nodes.map((node) => [node.id, node.label]));
  const party = new Map<string, string>();
  for (const node of nodes) if (isParty(node.label)) party.set(node.id, node.id);
  for (const { source, target, type } of links) {
    if (type === 'MEMBER_OF' && isParty(label.get(target)) && !party.has(source))
      party.set(source, target);
  }
  for (const { source, target, type } of links) {
    const own = party.get(source);
    if (type === 'MADE' && own && !party.has(target)) party.set(target, own);
  }
  for (const { source, target, type } of links) {
    const own = party.get(source);
    if (type === 'STATED_IN' && own && !party.has(target)) party.set(target, own);
  }
  return nodes.map(({ id }) => party.get(id) ?? '');
}
