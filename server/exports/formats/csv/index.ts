/**
 * CSV, a file for each label and type, with the header that `neo4j-admin database import` takes.
 * Values stand as they are: an apostrophe before what a spreadsheet takes for a formula would change
 * them.
 */
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { propertiesOfLabel, propertiesOfType } from '../../../../model/vocabulary/index.ts';
import type { PropertyDefinition } from '../../../../model/vocabulary/labels.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import { ArchiveSpool, ZipSink } from '../../archive.ts';
import { unknownOfNode, unknownOfRelationship } from '../../flat.ts';
import type { ExportFormat } from '../../format.ts';
import { saidNodes, saidRelationships } from '../../unsourced.ts';

/** That a fact names no source. */
const said: Record<string, PropertyDefinition> = {
  unsourced: { title: 'Names no source', type: 'boolean' },
};

/** Between the items of a list, as Neo4j has it. */
const between = ';';

export const csv: ExportFormat = {
  name: 'csv',
  async write(graph, sink) {
    await ArchiveSpool.in(async (spool) => {
      for await (const page of saidNodes(graph)) {
        for (const { id, label, properties } of page) {
          const definitions = { ...propertiesOfLabel(label), ...said };
          const head = ['id:ID', ...Object.entries(definitions).map(column), ':LABEL'];
          const file = await spool.to(`nodes-${label}.csv`, line(head));
          await file.write(
            line([id, ...cells(properties, definitions), `${label}${between}Entity`]),
          );
        }
      }
      for await (const page of saidRelationships(graph)) {
        for (const { id, type, from, to, properties } of page) {
          const definitions = { ...propertiesOfType(type), ...said };
          const head = [
            ':START_ID',
            'id',
            ...Object.entries(definitions).map(column),
            ':END_ID',
            ':TYPE',
          ];
          const file = await spool.to(`relationships-${type}.csv`, line(head));
          await file.write(line([from, id, ...cells(properties, definitions), to, type]));
        }
      }
      const zip = new ZipSink(sink);
      for (const name of spool.names) await zip.file(name, (entry) => spool.copy(name, entry));
      await zip.end();
    });
  },
  losesNodes: (nodes) =>
    nodes.flatMap((node) => [...unknownOfNode(node), ...unlisted(node.label, node.properties)]),
  losesRelationships: (all) =>
    all.flatMap((one) => [...unknownOfRelationship(one), ...unlisted(one.type, one.properties)]),
};

function column([name, { type }]: [string, PropertyDefinition]): string {
  if (type === 'texts' || type === 'entities') return `${name}:string[]`;
  if (type === 'integers') return `${name}:long[]`;
  return type === 'integer' ? `${name}:long` : type === 'boolean' ? `${name}:boolean` : name;
}

function cells(properties: BatchProperties, definitions: Record<string, unknown>): string[] {
  return Object.keys(definitions).map((name) => cell(properties[name]));
}

function cell(value: PropertyValue | undefined): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(String).join(between) : String(value);
}

function line(values: readonly string[]): string {
  return `${values
    .map((value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(',')}\n`;
}

/** Lists whose items hold what stands between items. */
function unlisted(of: string, properties: BatchProperties): string[] {
  return Object.entries(properties).flatMap(([name, value]) =>
    Array.isArray(value) && value.some((one) => String(one).includes(between))
      ? [`property ${name} of ${of}`]
      : [],
  );
}
