/** Asks the layout worker for places. */
import type { GraphNode } from '../../../model/graph.ts';
import { mainLabel } from '../../../model/vocabulary.ts';
import { look } from '../look.ts';
import type { Place, Scene } from '../scene.ts';
import type { LayoutReply, LayoutRequest } from './messages.ts';

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (places: LayoutReply['places']) => void>();

function theWorker(): Worker {
  if (!worker) {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<LayoutReply>) => {
      waiting.get(data.id)?.(data.places);
      waiting.delete(data.id);
    };
  }
  return worker;
}

/** Ends what is being computed; its promise never resolves. */
export function stopLayout(): void {
  worker?.terminate();
  worker = undefined;
  waiting.clear();
}

/**
 * Places for the nodes that have none (or, with `all`, for every node that is not pinned). New
 * nodes begin near a neighbour that has a place.
 */
export async function arrangeScene(
  scene: Scene,
  aspect: number,
  options: { all?: boolean; near?: string } = {},
): Promise<ReadonlyMap<string, Place>> {
  const nodes = [...scene.nodes.values()];
  const seeds = seedPlaces(scene, options.near);
  const request: LayoutRequest = {
    id: ++asked,
    aspect,
    links: [...scene.relationships.values()].map(({ from, to, type }) => ({
      source: from,
      target: to,
      type,
    })),
    nodes: nodes.map((node) => {
      const place = scene.places.get(node.id);
      const fixed = place !== undefined && (!options.all || place.pinned);
      const start = fixed ? place : options.all ? undefined : seeds.get(node.id);
      return {
        id: node.id,
        label: mainLabel(node.labels) ?? '',
        ...room(node),
        ...(start ? { x: start.x, y: start.y } : {}),
        fixed,
      };
    }),
  };
  const places = await new Promise<LayoutReply['places']>((resolve) => {
    waiting.set(request.id, resolve);
    theWorker().postMessage(request);
  });
  return new Map(
    nodes.flatMap((node, index): [string, Place][] => {
      const found = places[index];
      if (!found || request.nodes[index]?.fixed) return [];
      return [[node.id, { x: found[0], y: found[1], pinned: false }]];
    }),
  );
}

/** Room for a node and its label, as the layout must leave it. */
function room(node: GraphNode): { width: number; height: number } {
  const { width, height, label, inside } = look(node);
  if (inside) return { width: width + 26, height: height + 22 };
  const lines = Math.min(3, Math.ceil(label.length / 20));
  const across = Math.min(150, label.length * 7);
  return { width: Math.max(width, across) + 14, height: height + lines * 17 + 16 };
}

/** Where new nodes begin: around the neighbour that they belong to, evenly spread. */
function seedPlaces(scene: Scene, near?: string): Map<string, { x: number; y: number }> {
  const seeds = new Map<string, { x: number; y: number }>();
  const turns = new Map<string, number>();
  const links = [...scene.relationships.values()];
  for (const id of scene.nodes.keys()) {
    if (scene.places.has(id)) continue;
    const neighbour = links
      .filter((one) => one.from === id || one.to === id)
      .map((one) => (one.from === id ? one.to : one.from))
      .find((other) => scene.places.has(other));
    const anchor = neighbour ?? near ?? '';
    const place = scene.places.get(anchor);
    if (!place) continue;
    const turn = turns.get(anchor) ?? 0;
    turns.set(anchor, turn + 1);
    const angle = turn * 2.399963;
    const distance = 130 + 14 * Math.sqrt(turn);
    seeds.set(id, {
      x: place.x + Math.cos(angle) * distance,
      y: place.y + Math.sin(angle) * distance,
    });
  }
  return seeds;
}
