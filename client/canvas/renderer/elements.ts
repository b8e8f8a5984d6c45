/** A scene's nodes and relationships as Cytoscape's elements. */

import type { ElementDefinition } from 'cytoscape';
import { labelOf, stanceOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import type { Drawn } from '../chain/drawn.ts';
import { edgeLabel, look } from '../state/look.ts';

/** Nodes first, each with its place, then relationships. */
export function toElements(scene: Drawn): ElementDefinition[] {
  const path = new Set(scene.path);
  return [
    ...[...scene.nodes.values()].map((node) => toNode(node, scene, path)),
    ...[...scene.relationships.values()].map((one) => toEdge(one, scene, path)),
  ];
}

function toNode(node: GraphNode, scene: Drawn, path: ReadonlySet<string>): ElementDefinition {
  const place = scene.places.get(node.id);
  return {
    group: 'nodes',
    data: {
      id: node.id,
      type: labelOf(node) ?? node.labels[0] ?? '',
      label: look(node).label,
      pinned: place?.pinned === true,
    },
    position: { x: place?.x ?? 0, y: place?.y ?? 0 },
    classes: classesOf(scene, node.id, path),
  };
}

function toEdge(
  one: GraphRelationship,
  scene: Drawn,
  path: ReadonlySet<string>,
): ElementDefinition {
  const stance = stanceOf(one);
  return {
    group: 'edges',
    data: {
      id: one.id,
      source: one.from,
      target: one.to,
      type: one.type,
      label: edgeLabel(one),
      ...(stance ? { stance } : {}),
    },
    classes: classesOf(scene, one.id, path),
  };
}

/**
 * `out` is outside the working set, `changed` a speaker who changed position, `noted` has a note,
 * `path` lies on the path that is shown.
 */
function classesOf(
  { faded, changed, noted }: Drawn,
  id: string,
  path: ReadonlySet<string>,
): string[] {
  return [
    ...(faded.has(id) ? ['out'] : []),
    ...(changed.has(id) ? ['changed'] : []),
    ...(noted.has(id) ? ['noted'] : []),
    ...(path.has(id) ? ['path'] : []),
  ];
}
