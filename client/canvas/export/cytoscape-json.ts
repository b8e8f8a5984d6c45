/** Cytoscape JSON: what Cytoscape and Cytoscape.js open. */
import { nodeName } from '../../../model/formats/names.ts';
import { isForeignId } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { Drawable } from '../picture/picture.ts';
import { doubtOf, labelsOf, nameInFile } from './attributes.ts';

/** What Cytoscape itself reads of elements. */
const takenByNodes = ['id', 'name', 'labels', 'parent'];
const takenByEdges = ['id', 'source', 'target', 'interaction'];

/** The text of the file. */
export function cytoscapeJson(scene: Drawable, name: string): string {
  const nodes = [...scene.nodes.values()].map((node) => {
    const place = scene.places.get(node.id);
    return {
      data: {
        ...renamed(node, takenByNodes),
        id: node.id,
        name: nodeName(node),
        labels: labelsOf(node),
      },
      position: { x: Math.round(place?.x ?? 0), y: Math.round(place?.y ?? 0) },
    };
  });
  const drawn = [...scene.relationships.values()].filter(
    (one) => scene.nodes.has(one.from) && scene.nodes.has(one.to),
  );
  const edges = drawn.map((one) => ({
    data: {
      ...renamed(one, takenByEdges),
      ...doubtOf(one),
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

/** The properties of an element, of a graph of others under names that Cytoscape has no use for. */
function renamed(
  { id, properties }: Pick<GraphNode, 'id' | 'properties'>,
  taken: readonly string[],
): GraphNode['properties'] {
  if (!isForeignId(id)) return properties;
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [nameInFile(name, taken), value]),
  );
}
