/** Cytoscape JSON, of our own exports and of drawings that keep our labels and types. */
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../format.ts';
import { problemOf, problemRecord } from '../shared/emit.ts';
import { GraphRecords } from '../shared/graph.ts';
import { type JsonElement, jsonElements } from '../shared/json.ts';
import { headText, Meter } from '../shared/text.ts';

export const cytoscape: ImportFormat = {
  name: 'cytoscape',
  title: 'Cytoscape JSON',
  endings: ['.cyjs', '.json'],
  sniff: (files) =>
    files.some(
      ({ name, head }) => /\.cyjs$/i.test(name) || /"elements"\s*:\s*[{[]/.test(headText(head)),
    )
      ? 0.9
      : 0,
  async *read(files: readonly ImportFile[], options: ReadOptions): AsyncGenerator<ImportRecord> {
    const meter = new Meter(options);
    for (const file of files) {
      const records = new GraphRecords(file);
      try {
        for await (const element of jsonElements(file, meter, ([name]) => name === 'elements')) {
          yield* elementRecords(element, records, file);
        }
        if (records.size === 0)
          yield problemRecord(file.name, 'has no nodes', 'Is it the right file?');
        yield* records.end();
      } catch (error) {
        yield problemOf(file, error);
      }
    }
  },
};

function* elementRecords(
  { path, index, value, line }: JsonElement,
  records: GraphRecords,
  file: ImportFile,
): Generator<ImportRecord> {
  if (path[0] !== 'elements' || index === undefined) return;
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
