/** Asks the layout worker for places. */
import { labelOf, typeOf } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { look } from '../state/look.ts';
import type { Place, Scene } from '../state/scene.ts';
import type {
  Coordinates,
  LayoutName,
  LayoutNode,
  LayoutReply,
  LayoutRequest,
} from './messages.ts';
import { seeded } from './seed.ts';
import { nodeDate } from './time.ts';

/** How to arrange. */
export interface ArrangeOptions {
  /** Every node that is not pinned, rather than only those that have no place. */
  all?: boolean;
  /** New nodes without a neighbour go beside this one. */
  near?: string;
  layout?: LayoutName;
  /** The nodes in the middle of rings. */
  around?: readonly string[];
  onProgress?: (part: number) => void;
}

/** So many new nodes find their places without a worker, before the next frame. */
const seededAtMost = 400;
/** Larger scenes are drawn with fewer labels than nodes, and keep room for the nodes alone. */
const labelledAtMost = 400;

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<
  number,
  { done: (places: Coordinates) => void; onProgress: (part: number) => void }
>();

function theWorker(): Worker {
  if (!worker) {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<LayoutReply>) => {
      const asker = waiting.get(data.id);
      if ('part' in data) {
        asker?.onProgress(data.part);
        return;
      }
      waiting.delete(data.id);
      asker?.done(data.places);
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

/** Coordinates for the nodes that have none, or for every node that is not pinned. */
export async function arrangeScene(
  scene: Scene,
  aspect: number,
  options: ArrangeOptions = {},
): Promise<ReadonlyMap<string, Place>> {
  const { all = false, near, layout = 'force', around = [], onProgress = () => {} } = options;
  const nodes = [...scene.nodes.values()].map((node) => layoutNode(node, scene, all));
  const links = [...scene.relationships.values()].map((one) => ({
    source: one.from,
    target: one.to,
    // What others call as we do is no membership and no statement.
    type: typeOf(one) ?? '',
  }));
  const free = nodes.filter((node) => !node.fixed);
  if (!all && free.length < nodes.length && free.length <= seededAtMost) {
    const found = seeded(nodes, links, near);
    return new Map([...found].map(([id, place]) => [id, { ...place, pinned: false }]));
  }
  const request: LayoutRequest = { id: ++asked, layout, aspect, around, links, nodes };
  const places = await new Promise<Coordinates>((resolve) => {
    waiting.set(request.id, { done: resolve, onProgress });
    theWorker().postMessage(request);
  });
  return new Map(
    nodes.flatMap((node, index): [string, Place][] => {
      const found = places[index];
      if (!found || node.fixed) return [];
      return [[node.id, { x: found[0], y: found[1], pinned: false }]];
    }),
  );
}

function layoutNode(node: GraphNode, scene: Scene, all: boolean): LayoutNode {
  const place = scene.places.get(node.id);
  const fixed = place !== undefined && (!all || place.pinned);
  const date = nodeDate(node);
  return {
    id: node.id,
    label: labelOf(node) ?? '',
    ...footprint(node, scene.nodes.size <= labelledAtMost),
    ...(fixed ? { x: place.x, y: place.y } : {}),
    fixed,
    ...(date ? { date } : {}),
  };
}

/** The space of a node with its label, in pixels, which the layout keeps free. */
function footprint(node: GraphNode, labelled: boolean): { width: number; height: number } {
  const { width, height, label, inside } = look(node);
  if (inside || !labelled) return { width: width + 20, height: height + 20 };
  const lines = Math.min(3, Math.ceil(label.length / 20));
  const across = Math.min(150, label.length * 7);
  return { width: Math.max(width, across) + 14, height: height + lines * 17 + 16 };
}
