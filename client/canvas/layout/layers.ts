/** Layered: what is decided above, its parts and what is said about them below, replies lower. */
import dagre from '@dagrejs/dagre';
import { isRelationshipType } from '../../../model/vocabulary/index.ts';
import { typeDefinition } from '../../../model/vocabulary/relationship-types.ts';
import type { Coordinates, LayoutRequest } from './messages.ts';

export function inLayers({ nodes, links }: LayoutRequest): Coordinates {
  const graph = new dagre.graphlib.Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'TB', nodesep: 14, ranksep: 70, ranker: 'longest-path' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { source, target, type } of links) {
    if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) continue;
    // A speaker stands under the words, the words under what they are about.
    const [above, below] = upward(type) ? [target, source] : [source, target];
    graph.setEdge(above, below);
  }
  dagre.layout(graph);
  return nodes.map(({ id }) => {
    const { x = 0, y = 0 } = graph.node(id) ?? {};
    return [x, y];
  });
}

const upward = (type: string) => isRelationshipType(type) && typeDefinition(type).endAbove === true;
