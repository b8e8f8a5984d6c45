/** What is measured: the nodes and relationships that are drawn, notes left out. */
import { isNote } from '../chain/bundled.ts';
import type { Scene } from '../state/scene.ts';
import type { MeasuredGraph } from './degrees.ts';

/** The drawn scene as a graph to measure. */
export function measuredGraph(scene: Scene): MeasuredGraph {
  const ids = [...scene.nodes.values()].filter((node) => !isNote(node.id)).map((node) => node.id);
  return { ids, links: [...scene.relationships.values()].map(({ from, to }) => ({ from, to })) };
}
