/** Cytoscape JSON: what Cytoscape and Cytoscape.js open. */
import { nodeName } from '../../../model/formats/names.ts';
import type { Drawable } from '../picture/picture.ts';

/** The text of the file. */
export function cytoscapeJson(scene: Drawable, name: string): string {
  const nodes = [...scene.nodes.values()].map((node) => {
    const place = scene.places.get(node.id);
    return {
      data: {
        ...node.properties,
        id: node.id,
        name: nodeName(node),
        labels: node.labels.filter((label) => label !== 'Entity'),
      },
      position: { x: Math.round(place?.x ?? 0), y: Math.round(place?.y ?? 0) },
    };
  });
  const edges = [...scene.relationships.values()].map((one) => ({
    data: {
      ...one.properties,
      id: one.id,
      source: one.from,
      target: one.to,
      interaction: one.type,
    },
  }));
  const file = {
    format_version: '1.0',
    generated_by: 'Stancegraph',
    target_cytoscapejs_version: '~3.34',
    data: { name },
    elements: { nodes, edges },
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
