/** GraphML 1.0 (http://graphml.graphdrawing.org), with every property and place. */

import { escaped } from '../../../model/formats/xml-text.ts';
import type { Drawable } from '../picture/picture.ts';
import { type AttributeType, type FlatElement, flatGraph } from './attributes.ts';

const xmlTypes: Record<AttributeType, string> = {
  string: 'string',
  integer: 'long',
  double: 'double',
  boolean: 'boolean',
};

/** The text of the file. */
export function sceneGraphml(scene: Drawable): string {
  const { nodes, edges, nodeTypes, edgeTypes } = flatGraph(scene);
  const keys = (kind: 'node' | 'edge', types: ReadonlyMap<string, AttributeType>) =>
    [...types].map(
      ([name, type]) =>
        `<key id="${kind}-${escaped(name)}" for="${kind}" attr.name="${escaped(name)}" attr.type="${xmlTypes[type]}"/>`,
    );
  const data = (kind: 'node' | 'edge', { values }: FlatElement) =>
    [...values].map(
      ([name, value]) => `<data key="${kind}-${escaped(name)}">${escaped(String(value))}</data>`,
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...keys('node', nodeTypes),
    '<key id="node-label" for="node" attr.name="label" attr.type="string"/>',
    '<key id="node-x" for="node" attr.name="x" attr.type="double"/>',
    '<key id="node-y" for="node" attr.name="y" attr.type="double"/>',
    ...keys('edge', edgeTypes),
    '<graph id="scene" edgedefault="directed">',
    ...nodes.map((node) =>
      [
        `<node id="${escaped(node.id)}">`,
        `<data key="node-label">${escaped(node.name)}</data>`,
        `<data key="node-x">${node.x}</data><data key="node-y">${node.y}</data>`,
        ...data('node', node),
        '</node>',
      ].join(''),
    ),
    ...edges.map((edge) =>
      [
        `<edge id="${escaped(edge.id)}" source="${escaped(edge.from)}" target="${escaped(edge.to)}">`,
        ...data('edge', edge),
        '</edge>',
      ].join(''),
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}
