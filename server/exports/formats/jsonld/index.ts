/** JSON-LD: schema.org for people, bodies and quotations, Web Annotation for where words stand. */
import type { BatchNode, BatchProperties, BatchRelationship } from '../../../store/batch.ts';
import type { ExportFormat } from '../../format.ts';
import { writeList } from '../../listed.ts';
import { saidNodes, saidRelationships } from '../../unsourced.ts';
import { context, jsonldTerm, typesOf } from './terms.ts';

export const jsonld: ExportFormat = {
  name: 'jsonld',
  async write(graph, sink) {
    await sink.write(`{"@context":${JSON.stringify(context)},\n"@graph":[\n`);
    const isAny = await writeList(sink, saidNodes(graph), nodeObject);
    await writeList(sink, saidRelationships(graph), relationshipObject, !isAny);
    await sink.write('\n]}\n');
  },
  // Every property has a term, of ours where schema.org has none.
  losesNodes: () => [],
  losesRelationships: () => [],
};

function nodeObject({ id, label, properties }: BatchNode): object {
  const object: Record<string, unknown> = { '@id': id, '@type': typesOf(label) };
  for (const [name, value] of Object.entries(properties)) object[jsonldTerm(label, name)] = value;
  return object;
}

function relationshipObject({ id, type, from, to, properties }: BatchRelationship): object {
  if (type !== 'STATED_IN') {
    const object = {
      '@id': iri(id),
      '@type': `sg:${type}`,
      'sg:start': { '@id': from },
      'sg:end': { '@id': to },
    };
    return { ...object, ...own(properties) };
  }
  const { exact, prefix, suffix, start, end, ...rest } = properties;
  const selectors: object[] = [];
  if (exact !== undefined || prefix !== undefined || suffix !== undefined) {
    selectors.push({ '@type': 'oa:TextQuoteSelector', ...oa({ exact, prefix, suffix }) });
  }
  if (start !== undefined || end !== undefined) {
    selectors.push({ '@type': 'oa:TextPositionSelector', ...oa({ start, end }) });
  }
  return {
    '@id': iri(id),
    '@type': ['oa:Annotation', 'sg:STATED_IN'],
    'oa:hasBody': { '@id': from },
    'oa:hasTarget': { 'oa:hasSource': { '@id': to }, 'oa:hasSelector': selectors },
    ...own(rest),
  };
}

/** An id of ours as an address, which may not hold the sign between its parts. */
function iri(id: string): string {
  return id.replaceAll('|', '%7C');
}

function own(properties: BatchProperties): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [`sg:${name}`, value]),
  );
}

function oa(properties: BatchProperties): object {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[`oa:${name}`, value]],
    ),
  );
}
