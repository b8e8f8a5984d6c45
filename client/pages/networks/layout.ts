/** Places of a network: those on one side near one another, each coalition around a place of its own. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { NetworkEdge, NetworkNode } from '../../../model/schemas/networks.ts';
import type { Place } from '../../canvas/state/scene.ts';

interface Body extends SimulationNodeDatum {
  id: string;
  radius: number;
  home: { x: number; y: number };
}

/** Edges that pull on nodes: the heaviest are enough, and soon done. */
const mostPulling = 4000;

/** A drawing narrower than this, by its height, has tall coalitions close together. */
const high = 0.8;

/** What places rest on. */
export interface Placed {
  nodes: { node: Pick<NetworkNode['node'], 'id'>; statements: number; community: number | null }[];
  edges: Pick<NetworkEdge, 'from' | 'to' | 'weight'>[];
}

/** The same places each time for the same network. `wide` is the drawing's width by its height. */
export function placesOf(network: Placed, wide: number): Map<string, Place> {
  const homes = homesOf(network, wide);
  const most = network.nodes.reduce((sofar, one) => Math.max(sofar, one.statements), 1);
  const bodies: Body[] = network.nodes.map((one) => {
    const home = homes.get(one.community ?? -1) ?? { x: 0, y: 0 };
    return {
      id: one.node.id,
      radius: 26 + 26 * Math.sqrt(one.statements / most),
      home,
    };
  });
  const number = new Map(bodies.map(({ id }, at) => [id, at]));
  const pulling = network.edges.filter((edge) => edge.weight > 0).slice(0, mostPulling);
  const heaviest = Math.max(1e-9, ...pulling.map((edge) => edge.weight));
  const links = pulling.flatMap(({ from, to, weight }) => {
    const [source, target] = [number.get(from), number.get(to)];
    return source === undefined || target === undefined
      ? []
      : [{ source, target, pull: weight / heaviest }];
  });
  const large = bodies.length > 300;
  const grouped = homes.size > 1;
  const narrow = wide < high;
  const [across, down] = !grouped ? [0.04, 0.04 * wide] : narrow ? [0.4, 0.1] : [0.16, 0.16];
  const simulation = forceSimulation(bodies)
    .force(
      'link',
      forceLink(links)
        .distance((link) => 170 - 70 * link.pull)
        .strength((link) => (grouped ? 0.05 : 0.15) * link.pull),
    )
    .force(
      'charge',
      forceManyBody()
        .strength(large ? -120 : narrow ? -150 : -420)
        .distanceMax(600),
    )
    .force('x', forceX<Body>((body) => body.home.x).strength(across))
    .force('y', forceY<Body>((body) => body.home.y).strength(down))
    .force(
      'collide',
      forceCollide<Body>((body) => body.radius + (narrow ? 4 : 14)).iterations(large ? 1 : 3),
    )
    .stop();
  simulation.tick(large ? 120 : 320);
  return new Map(
    bodies.map((body) => [
      body.id,
      { x: Math.round(body.x ?? 0), y: Math.round(body.y ?? 0), pinned: false },
    ]),
  );
}

/** Where each coalition gathers: around a ring, the largest first; whoever has no ties below. */
function homesOf(network: Placed, wide: number): Map<number, { x: number; y: number }> {
  const sizes = new Map<number, number>();
  for (const { community } of network.nodes) {
    const key = community ?? -1;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const order = [...sizes.keys()]
    .filter((key) => key >= 0)
    .sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || a - b);
  const apart =
    wide < high
      ? 80 + 26 * Math.sqrt(network.nodes.length)
      : 110 + 34 * Math.sqrt(network.nodes.length);
  const ring = order.length < 2 ? 0 : apart;
  const stretch = Math.sqrt(Math.max(0.4, Math.min(2.6, wide)));
  const homes = new Map(
    order.map((key, at) => {
      const turn = Math.PI + (2 * Math.PI * at) / Math.max(1, order.length);
      return [key, { x: Math.cos(turn) * ring * stretch, y: (Math.sin(turn) * ring) / stretch }];
    }),
  );
  if (sizes.has(-1)) homes.set(-1, { x: -ring * stretch, y: ring / stretch + 40 });
  return homes;
}
