/** GEXF 1.3 (https://gexf.net), with every property and place: what Gephi opens. */

import { escaped } from '../../../model/formats/xml-text.ts';
import type { Drawable } from '../picture/picture.ts';
import { type AttributeType, type FlatElement, flatGraph } from './attributes.ts';

const gexfTypes: Record<AttributeType, string> = {
  string: 'string',
  integer: 'long',
  double: 'double',
  boolean: 'boolean',
};

/** The text of the file. `modified` is a day, `2026-11-24`. */
export function sceneGexf(scene: Drawable, modified: string): string {
  const { nodes, edges, nodeTypes, edgeTypes } = flatGraph(scene);
  const declared = (kind: 'node' | 'edge', types: ReadonlyMap<string, AttributeType>) => [
    `<attributes class="${kind}">`,
    ...[...types].map(
      ([name, type]) =>
        `<attribute id="${escaped(name)}" title="${escaped(name)}" type="${gexfTypes[type]}"/>`,
    ),
    '</attributes>',
  ];
  const values = ({ values }: FlatElement) =>
    `<attvalues>${[...values]
      .map(
        ([name, value]) => `<attvalue for="${escaped(name)}" value="${escaped(String(value))}"/>`,
      )
      .join('')}</attvalues>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta lastmodifieddate="${modified}"><creator>Stancegraph</creator></meta>`,
    '<graph mode="static" defaultedgetype="directed">',
    ...declared('node', nodeTypes),
    ...declared('edge', edgeTypes),
    '<nodes>',
    ...nodes.map(
      // In Gephi the second axis points up.
      (node) =>
        `<node id="${escaped(node.id)}" label="${escaped(node.name)}">${values(node)}<viz:position x="${node.x}" y="${0 - node.y}" z="0"/></node>`,
    ),
    '</nodes>',
    '<edges>',
    ...edges.map(
      (edge) =>
        `<edge id="${escaped(edge.id)}" source="${escaped(edge.from)}" target="${escaped(edge.to)}" label="${escaped(edge.type)}" kind="${escaped(edge.type)}">${values(edge)}</edge>`,
    ),
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ].join('\n');
}
