/** Finds places for nodes: a force simulation that is the same each time, without overlap. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { LayoutNode, LayoutReply, LayoutRequest } from './messages.ts';

interface Body extends SimulationNodeDatum {
  node: LayoutNode;
}

const lengths: Record<string, number> = {
  ABOUT: 150,
  MADE: 74,
  MEMBER_OF: 84,
  STATED_IN: 70,
  RESPONDS_TO: 160,
  PART_OF: 110,
};
const charges: Record<string, number> = { Agreement: -2600, Statement: -420, Party: -520 };

/** Places in the order of the nodes; those that are fixed keep theirs. */
export function arrange(request: LayoutRequest): LayoutReply['places'] {
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
  const calm = anyFixed ? 0.12 : 1;
  const simulation = forceSimulation(bodies)
    .force(
      'link',
      forceLink(joined)
        .distance((link) => lengths[link.type] ?? 130)
        .strength((link) => (link.type === 'MADE' || link.type === 'MEMBER_OF' ? 0.55 : 0.16)),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength((body) => (charges[body.node.label] ?? -520) * calm * (large ? 0.35 : 1))
        .distanceMax(large ? 400 : 900)
        .theta(large ? 1.1 : 0.9),
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
  const ticks = large ? 220 : 420;
  simulation.alphaDecay(1 - 0.001 ** (1 / ticks));
  simulation.tick(ticks);
  separate(bodies);
  return bodies.map((body) => [Math.round(body.x ?? 0), Math.round(body.y ?? 0)]);
}

/** Pushes apart what still overlaps, along the shorter way; what is fixed stays. */
function separate(bodies: Body[]): void {
  for (let round = 0; round < 40; round += 1) {
    let moved = false;
    const byX = [...bodies].sort((a, b) => (a.x ?? 0) - (b.x ?? 0));
    for (const [at, a] of byX.entries()) {
      for (let next = at + 1; next < byX.length; next += 1) {
        const b = byX[next] as Body;
        const needX = (a.node.width + b.node.width) / 2;
        const gapX = (b.x ?? 0) - (a.x ?? 0);
        if (gapX > 260) break;
        const needY = (a.node.height + b.node.height) / 2;
        const gapY = (b.y ?? 0) - (a.y ?? 0);
        if (gapX >= needX || Math.abs(gapY) >= needY) continue;
        if (a.node.fixed && b.node.fixed) continue;
        moved = true;
        const alongX = needX - gapX < needY - Math.abs(gapY);
        const push = (alongX ? needX - gapX : needY - Math.abs(gapY)) + 1;
        const share = a.node.fixed || b.node.fixed ? push : push / 2;
        const sign = alongX ? 1 : gapY < 0 ? -1 : 1;
        if (!b.node.fixed) shift(b, alongX, share * sign);
        if (!a.node.fixed) shift(a, alongX, -share * sign);
      }
    }
    if (!moved) return;
  }
}

function shift(body: Body, alongX: boolean, by: number): void {
  if (alongX) body.x = (body.x ?? 0) + by;
  else body.y = (body.y ?? 0) + by;
}
