/** GEXF 1.3 with every property: what Gephi opens. */
import { nodeName } from '../../../../model/formats/names.ts';
import { xmlAttribute } from '../../../../model/formats/xml.ts';
import type { PropertyType } from '../../../../model/vocabulary/labels.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import { edgeKeys, flatProperties, nodeKeys } from '../../flat.ts';
import type { ExportFormat } from '../../format.ts';
import { saidNodes, saidRelationships } from '../../unsourced.ts';
import { attributeType, xmlLosses } from '../../xml.ts';

export const gexf: ExportFormat = {
  name: 'gexf',
  async write(graph, sink, { day }) {
    await sink.write(head(day));
    for await (const page of saidNodes(graph)) {
      await sink.write(
        page
          .map(({ id, label, properties }) => {
            const name = nodeName({ id, labels: [label], properties });
            return `<node id="${xmlAttribute(id)}" label="${xmlAttribute(name)}">${values(properties, nodeKeys, ['labels', label])}</node>\n`;
          })
          .join(''),
      );
    }
    await sink.write('</nodes>\n<edges>\n');
    for await (const page of saidRelationships(graph)) {
      await sink.write(
        page
          .map(
            ({ id, type, from, to, properties }) =>
              `<edge id="${xmlAttribute(id)}" source="${xmlAttribute(from)}" target="${xmlAttribute(to)}" label="${type}" kind="${type}">${values(properties, edgeKeys, ['type', type])}</edge>\n`,
          )
          .join(''),
      );
    }
    await sink.write('</edges>\n</graph>\n</gexf>\n');
  },
  ...xmlLosses,
};

function head(day: string): string {
  const declared = (kind: string, first: string, types: ReadonlyMap<string, PropertyType>) =>
    [
      `<attributes class="${kind}">\n<attribute id="${first}" title="${first}" type="string"/>\n`,
      ...[...types].map(
        ([name, type]) =>
          `<attribute id="p-${name}" title="${name}" type="${attributeType(type)}"/>\n`,
      ),
      '</attributes>\n',
    ].join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n',
    `<meta lastmodifieddate="${day}"><creator>Stancegraph</creator></meta>\n`,
    '<graph mode="static" defaultedgetype="directed">\n',
    declared('node', 'labels', nodeKeys),
    declared('edge', 'type', edgeKeys),
    '<nodes>\n',
  ].join('');
}

function values(
  properties: BatchProperties,
  keys: ReadonlyMap<string, PropertyType>,
  [name, value]: readonly [string, string],
): string {
  const own = flatProperties(properties, keys).map(
    ([of, text]) => `<attvalue for="p-${of}" value="${xmlAttribute(text)}"/>`,
  );
  return `<attvalues><attvalue for="${name}" value="${value}"/>${own.join('')}</attvalues>`;
}
