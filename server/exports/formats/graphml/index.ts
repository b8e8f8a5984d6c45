/** GraphML 1.0 with every property, as text where it is a list. */
import { nodeName } from '../../../../model/formats/names.ts';
import { xmlAttribute, xmlText } from '../../../../model/formats/xml.ts';
import type { PropertyType } from '../../../../model/vocabulary/labels.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import { edgeKeys, flatProperties, nodeKeys } from '../../flat.ts';
import type { ExportFormat } from '../../format.ts';
import { saidNodes, saidRelationships } from '../../unsourced.ts';
import { attributeType, xmlLosses } from '../../xml.ts';

export const graphml: ExportFormat = {
  name: 'graphml',
  async write(graph, sink) {
    await sink.write(head());
    for await (const page of saidNodes(graph)) {
      await sink.write(
        page
          .map(({ id, label, properties }) => {
            const name = nodeName({ id, labels: [label], properties });
            return `<node id="${xmlAttribute(id)}"><data key="node-label">${xmlText(name)}</data><data key="node-labels">${label}</data>${data('node', properties)}</node>\n`;
          })
          .join(''),
      );
    }
    for await (const page of saidRelationships(graph)) {
      await sink.write(
        page
          .map(
            ({ id, type, from, to, properties }) =>
              `<edge id="${xmlAttribute(id)}" source="${xmlAttribute(from)}" target="${xmlAttribute(to)}"><data key="edge-type">${type}</data>${data('edge', properties)}</edge>\n`,
          )
          .join(''),
      );
    }
    await sink.write('</graph>\n</graphml>\n');
  },
  ...xmlLosses,
};

function head(): string {
  const keys = (kind: 'node' | 'edge', types: ReadonlyMap<string, PropertyType>) =>
    [...types].map(
      ([name, type]) =>
        `<key id="${kind}-p-${name}" for="${kind}" attr.name="${name}" attr.type="${attributeType(type)}"/>\n`,
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
    '<key id="node-label" for="node" attr.name="label" attr.type="string"/>\n',
    '<key id="node-labels" for="node" attr.name="labels" attr.type="string"/>\n',
    ...keys('node', nodeKeys),
    '<key id="edge-type" for="edge" attr.name="type" attr.type="string"/>\n',
    ...keys('edge', edgeKeys),
    '<graph id="graph" edgedefault="directed">\n',
  ].join('');
}

function data(kind: 'node' | 'edge', properties: BatchProperties): string {
  return flatProperties(properties, kind === 'node' ? nodeKeys : edgeKeys)
    .map(([name, text]) => `<data key="${kind}-p-${name}">${xmlText(text)}</data>`)
    .join('');
}
