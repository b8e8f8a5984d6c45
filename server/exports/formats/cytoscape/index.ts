/** Cytoscape JSON: what Cytoscape and Cytoscape.js open. */
import { nodeName } from '../../../../model/formats/names.ts';
import { unknownOfNode, unknownOfRelationship } from '../../flat.ts';
import type { ExportFormat } from '../../format.ts';
import { writeList } from '../../listed.ts';
import { saidNodes, saidRelationships } from '../../unsourced.ts';

export const cytoscape: ExportFormat = {
  name: 'cytoscape',
  async write(graph, sink, { name }) {
    const head = { format_version: '1.0', generated_by: 'Stancegraph', data: { name } };
    await sink.write(`${JSON.stringify(head).slice(0, -1)},\n"elements":{"nodes":[\n`);
    await writeList(sink, saidNodes(graph), ({ id, label, properties }) => ({
      data: {
        ...properties,
        id,
        name: nodeName({ id, labels: [label], properties }),
        labels: [label],
      },
    }));
    await sink.write('\n],\n"edges":[\n');
    await writeList(sink, saidRelationships(graph), ({ id, type, from, to, properties }) => ({
      data: { ...properties, id, source: from, target: to, interaction: type },
    }));
    await sink.write('\n]}}\n');
  },
  losesNodes: (nodes) => nodes.flatMap(unknownOfNode),
  losesRelationships: (all) => all.flatMap(unknownOfRelationship),
};
