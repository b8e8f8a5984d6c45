/** Nodes pull on what they are joined to and push off the rest; the same each time. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Coordinates, LayoutNode, LayoutRequest } from './messages.ts';

interface Body extends SimulationNodeDatum {
  node: LayoutNode;
}

const lengths: ReadonlyMap<string, number> = new Map([
  ['ABOUT', 150],
  ['MADE', 74],
  ['MEMBER_OF', 84],
  ['STATED_IN', 70],
  ['RESPONDS_TO', 160],
  ['PART_OF', 110],
]);
/** How hard a node pushes the others off; the least the statements, of which there are many. */
const charges: ReadonlyMap<string, number> = new Map([
  ['Agreement', -2600],
  ['Statement', -420],
]);
const otherCharge = -520;

/** Coordinates in the order of the nodes; those that are fixed keep theirs. Overlaps may remain. */
export function byForce(request: LayoutRequest, onProgress: (part: number) => void): Coordinates {
  const { nodes, links, aspect } = request;
  const anyFixed = nodes.some((node) => node.fixed);
  const bodies: Body[] = nodes.map((node) => ({
    node,
    ...(node.x === undefined || node.y === undefined ? {} : { x: node.x, y: node.y }),
    ...(node.fixed ? { fx: node.x ?? 0, fy: node.y ?? 0 } : {}),
  }));
  const index = new Map(nodes.map((node, at) => [node.id, at]));
  const joined = links.flatMap(({ source, target, type }) => {
    const [from, to] = [index.get(source), index.get(target)];
    return from === undefined || to === undefined || from === to
      ? []
      : [{ source: from, target: to, type }];
  });
  const large = nodes.length > 300;
  const huge = nodes.length > 2000;
  const calm = anyFixed ? 0.12 : 1;
  const simulation = forceSimulation(bodies)
    .force(
      'link',
      forceLink(joined)
        .distance((link) => lengths.get(link.type) ?? 130)
        .strength((link) => (link.type === 'MADE' || link.type === 'MEMBER_OF' ? 0.55 : 0.16)),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength(
          (body) => (charges.get(body.node.label) ?? otherCharge) * calm * (large ? 0.35 : 1),
        )
        .distanceMax(huge ? 260 : large ? 400 : 900)
        .theta(huge ? 1.4 : large ? 1.1 : 0.9),
    )
    .force('x', forceX<Body>(0).strength(anyFixed ? 0.005 : 0.035 / Math.max(0.5, aspect)))
    .force('y', forceY<Body>(0).strength(anyFixed ? 0.005 : 0.035 * Math.max(0.7, aspect * 1.2)))
    .force(
      'collide',
      forceCollide<Body>((body) => Math.hypot(body.node.width, body.node.height) / 2.15).iterations(
        large ? 1 : 3,
      ),
    )
    .stop();
  const ticks = huge ? 70 : large ? 160 : 420;
  simulation.alphaDecay(1 - 0.001 ** (1 / ticks));
  for (let done = 0; done < ticks; done += 10) {
    onProgress(done / ticks);
    simulation.tick(10);
  }
  return bodies.map((body) => [body.x ?? 0, body.y ?? 0]);
}
