/** Arranges made-up graphs with the product's own layouts. */
import { drawn } from '../../client/canvas/chain/drawn.ts';
import { noWorkingSet } from '../../client/canvas/chain/filtered.ts';
import { overlap } from '../../client/canvas/layout/collision-grid.ts';
import { arrangeScene } from '../../client/canvas/layout/index.ts';
import { createCore } from '../../client/canvas/renderer/core.ts';
import { drawScene } from '../../client/canvas/renderer/draw.ts';
import { rendererOf } from '../../client/canvas/renderer/renderer.ts';
import { look } from '../../client/canvas/state/look.ts';
import { type Scene, withPlaces, withSubgraph } from '../../client/canvas/state/scene.ts';
import { madeUpGraph } from './graph.ts';
import { toScene } from './peers.ts';

export interface Arranged {
  placed: number;
  /** Until the next frame after the places were known. */
  shown: number;
  held: number;
  repaint: number;
  overlaps: number;
  moved: number;
}

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function canvas() {
  const container = document.getElementById('canvas') as HTMLElement;
  container.classList.add('canvas');
  return createCore(container);
}

/** Places all of a graph, then shows it. */
export async function arrangeAfresh(count: number, tasks: number[]): Promise<Arranged> {
  const scene = { ...toScene(madeUpGraph(count)), places: new Map() };
  const cy = canvas();
  await pause(300);
  tasks.length = 0;
  const start = performance.now();
  const places = await arrangeScene(scene, 1.6, { all: true });
  const placed = performance.now() - start;
  await pause(60);
  const held = Math.max(0, ...tasks);
  tasks.length = 0;
  const from = performance.now();
  const done = withPlaces(scene, places);
  drawScene(cy, drawn(done, noWorkingSet));
  await nextFrame();
  const shown = placed + performance.now() - from;
  await pause(1500 + count);
  const repaint = Math.max(0, ...tasks);
  return { placed, shown, held, repaint, overlaps: overlapsIn(done), moved: 0 };
}

/** Adds 50 nodes to a drawing of a graph that was arranged before. */
export async function growBy50(count: number, tasks: number[]): Promise<Arranged> {
  const graph = madeUpGraph(count + 50);
  const old = { nodes: graph.nodes.slice(0, count), edges: graph.edges };
  const before = { ...toScene(old), places: new Map() };
  const arranged = withPlaces(before, await arrangeScene(before, 1.6, { all: true }));
  const cy = canvas();
  drawScene(cy, drawn(arranged, noWorkingSet));
  await pause(2500);
  tasks.length = 0;
  const start = performance.now();
  const whole = { ...withSubgraph(arranged, subgraphOf(toScene(graph))), places: arranged.places };
  const found = await arrangeScene(whole, 1.6, {});
  const placed = performance.now() - start;
  const next = withPlaces(whole, found);
  drawScene(cy, drawn(next, noWorkingSet));
  await nextFrame();
  const shown = performance.now() - start;
  await pause(1500);
  const home = new Map(rendererOf(cy).sprites.nodes.map(({ id, x, y }) => [id, { x, y }]));
  const moved = [...arranged.places].filter(([id, { x, y }]) => {
    const now = home.get(id);
    return now?.x !== x || now.y !== y;
  }).length;
  const repaint = Math.max(0, ...tasks);
  return { placed, shown, held: 0, repaint, overlaps: overlapsIn(next), moved };
}

const subgraphOf = (scene: Scene) => ({
  nodes: [...scene.nodes.values()],
  relationships: [...scene.relationships.values()],
});

/** Pairs of nodes that share any place. */
function overlapsIn({ nodes, places }: Scene): number {
  const boxes = [...nodes.values()]
    .map((node) => {
      const { x = 0, y = 0 } = places.get(node.id) ?? {};
      const { width, height } = look(node);
      const [right, down] = [width / 2, height / 2];
      return { left: x - right, right: x + right, top: y - down, bottom: y + down };
    })
    .sort((a, b) => a.left - b.left);
  let found = 0;
  for (const [at, a] of boxes.entries()) {
    for (let next = at + 1; next < boxes.length; next += 1) {
      const b = boxes[next] as typeof a;
      if (b.left >= a.right) break;
      if (overlap(a, b)) found += 1;
    }
  }
  return found;
}
