/** From a scene to Cytoscape's elements. */
import type { ElementDefinition } from 'cytoscape';
import { mainLabel } from '../../../model/vocabulary.ts';
import type { Drawn } from '../chain/drawn.ts';
import { labelSides } from '../label-sides.ts';
import { edgeLabel, look } from '../look.ts';

/**
 * Nodes first, each with its place and the side of its label; then relationships. The classes:
 * `out` is outside the working set, `changed` a speaker who changed position, `noted` has a note.
 */
export function toElements(scene: Drawn): ElementDefinition[] {
  const sides = labelSides(scene);
  const nodes = [...scene.nodes.values()].map((node): ElementDefinition => {
    const place = scene.places.get(node.id);
    const { width, height, label, inside } = look(node);
    const { scale = 1, fill = null, line = null, ink = null } = scene.looks.get(node.id) ?? {};
    return {
      group: 'nodes',
      data: {
        id: node.id,
        type: mainLabel(node.labels) ?? node.labels[0] ?? '',
        width: width * scale,
        height: height * scale,
        // Null takes away what a rule said before.
        fill,
        border: line,
        ink,
        label,
        side: inside ? 'inside' : (sides.get(node.id) ?? 'bottom'),
        quote: node.properties.kind === 'quote',
        pinned: place?.pinned === true,
      },
      position: { x: place?.x ?? 0, y: place?.y ?? 0 },
      classes: classesOf(scene, node.id),
    };
  });
  const edges = [...scene.relationships.values()].map((one): ElementDefinition => {
    const label = edgeLabel(one);
    return {
      group: 'edges',
      data: {
        id: one.id,
        source: one.from,
        target: one.to,
        type: one.type,
        label,
        act: label !== '' && one.type !== 'ABOUT',
        lineWidth: scene.looks.get(one.id)?.width ?? null,
        ...(one.type === 'ABOUT' ? { stance: one.properties.stance } : {}),
      },
      classes: classesOf(scene, one.id),
    };
  });
  return [...nodes, ...edges];
}

function classesOf({ faded, changed, noted }: Drawn, id: string): string[] {
  return [
    ...(faded.has(id) ? ['out'] : []),
    ...(changed.has(id) ? ['changed'] : []),
    ...(noted.has(id) ? ['noted'] : []),
  ];
}
