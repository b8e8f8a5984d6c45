/** Cytoscape JSON, of our own exports and of drawings that keep our labels and types. */
import type { ImportFile, ImportFormat, ImportRecord, SniffedFile } from '../format.ts';
import { problemRecord } from '../shared/emit.ts';
import type { GraphRecords } from '../shared/graph.ts';
import { readGraphJson } from '../shared/graph-files.ts';
import { type JsonElement, jsonElements } from '../shared/json.ts';
import { headText } from '../shared/text.ts';

export const cytoscape: ImportFormat = {
  name: 'cytoscape',
  title: 'Cytoscape JSON',
  endings: ['.cyjs', '.json'],
  sniff: (files) => (files.some(isCytoscape) ? 0.9 : 0),
  read: readGraphJson(async function* (file, meter, records) {
    for await (const element of jsonElements(file, meter, ([name]) => name === 'elements')) {
      yield* elementRecords(element, records, file);
    }
  }, 'has no nodes'),
};

/** Elements may also stand in a list by themselves, as cytoscape.js takes them. */
function isCytoscape({ name, head }: SniffedFile): boolean {
  const text = headText(head);
  return (
    /\.cyjs$/i.test(name) ||
    /"elements"\s*:\s*[{[]/.test(text) ||
    /^\s*\[\s*\{\s*("group"\s*:\s*"(nodes|edges)"\s*,\s*)?"data"\s*:\s*\{[^}]*"(id|source)"\s*:/.test(
      text,
    )
  );
}

function* elementRecords(
  { path, index, value, line }: JsonElement,
  records: GraphRecords,
  file: ImportFile,
): Generator<ImportRecord> {
  const isElement = path.length === 0 || path[0] === 'elements';
  if (!isElement || index === undefined) return;
  const place = `${file.name}:${line}`;
  const { data, group } = (typeof value === 'object' && value ? value : {}) as Record<
    string,
    unknown
  >;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    yield problemRecord(place, 'an element has no data', 'Leave it out.');
    return;
  }
  const properties = data as Record<string, unknown>;
  const text = (name: string) =>
    ['string', 'number'].includes(typeof properties[name]) ? String(properties[name]) : undefined;
  const isEdge = path[1] === 'edges' || group === 'edges' || ('source' in data && 'target' in data);
  if (isEdge) {
    const { source: _, target: __, ...rest } = properties;
    // Cytoscape makes a name of the ends and the type.
    if (rest.shared_name !== undefined) delete rest.name;
    const type = text('interaction') ?? text('type') ?? text('label') ?? '';
    const [from = '', to = ''] = [text('source'), text('target')];
    yield* records.edge({ type, from, to, properties: rest, place });
    return;
  }
  const labels = [properties.labels ?? properties.label ?? properties.type ?? []]
    .flat()
    .map(String);
  yield* records.node({ id: text('id') ?? '', labels, name: text('name'), properties, place });
}
