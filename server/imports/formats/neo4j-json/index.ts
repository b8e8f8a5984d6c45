/** What `apoc.export.json` of Neo4j writes: lines, one array, or nodes and relationships apart, in lists or by their ids. */
import { ownNames } from '../../../../model/own-names.ts';
import type { ImportFile, ImportFormat, ImportRecord } from '../format.ts';
import { problemRecord } from '../shared/emit.ts';
import type { GraphRecords } from '../shared/graph.ts';
import { readGraphJson } from '../shared/graph-files.ts';
import { jsonElements } from '../shared/json.ts';
import { firstBytes, headText, linesOf, type Meter, Unreadable } from '../shared/text.ts';

export const neo4jJson: ImportFormat = {
  name: 'neo4j-json',
  title: 'Neo4j JSON (apoc.export.json)',
  endings: ['.json', '.jsonl'],
  sniff: (files) =>
    files.some(({ head }) => {
      const text = headText(head);
      return (
        /"type"\s*:\s*"(node|relationship)"/.test(text) ||
        /^\s*\{\s*"nodes"\s*:\s*(\[|\{\s*"[^"]*"\s*:)\s*\{[^}]*"labels"\s*:/.test(text)
      );
    })
      ? 0.9
      : 0,
  read: readGraphJson(async function* (file, meter, records) {
    for await (const [value, line] of valuesIn(file, meter)) {
      yield* recordsOf(value, `${file.name}:${line}`, records);
    }
  }, 'has no nodes'),
};

/** What the collections of a document hold. */
const kinds: Record<string, 'node' | 'relationship'> = ownNames({
  nodes: 'node',
  rels: 'relationship',
  relationships: 'relationship',
});

async function* valuesIn(
  file: ImportFile,
  meter: Meter,
): AsyncGenerator<[value: unknown, line: number]> {
  const head = headText(await firstBytes(file)).trimStart();
  const [first = ''] = head.split('\n');
  // Lines begin with a whole object; a document begins with one that goes on.
  if (head.startsWith('{') && isWhole(first)) {
    for await (const [text, line] of linesOf(file, meter)) {
      if (text.trim() === '') continue;
      try {
        yield [JSON.parse(text), line];
      } catch (error) {
        throw new Unreadable(`line ${line} is not JSON: ${(error as Error).message.slice(0, 100)}`);
      }
    }
    return;
  }
  // With JSON_ID_AS_KEYS they are values by their ids.
  const isKeyed = (path: readonly string[]) =>
    path.length === 1 && kinds[path[0] ?? ''] !== undefined;
  for await (const { value, index, path, line } of jsonElements(file, meter, isKeyed)) {
    const [collection = '', key] = path;
    if (index === undefined && key === undefined) continue;
    const type = kinds[collection];
    const id = key === undefined ? {} : { id: key };
    yield [type && typeof value === 'object' ? { ...id, ...value, type } : value, line];
  }
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return !/^\s*\{\s*"nodes"/.test(line);
  } catch {
    return line.length >= 60_000;
  }
}

function* recordsOf(value: unknown, place: string, records: GraphRecords): Generator<ImportRecord> {
  const one = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const properties = (
    typeof one.properties === 'object' && one.properties ? one.properties : {}
  ) as Record<string, unknown>;
  if (one.type === 'node') {
    const labels = Array.isArray(one.labels) ? one.labels.map(String) : [];
    yield* records.node({ id: String(one.id ?? ''), labels, properties, place });
  } else if (one.type === 'relationship' || ('start' in one && 'end' in one)) {
    const [from, to] = [one.start, one.end].map(idOf);
    if (from === undefined || to === undefined) {
      yield problemRecord(place, 'a relationship names no start or no end', 'Leave it out.');
      return;
    }
    yield* records.edge({ type: String(one.label ?? ''), from, to, properties, place });
  } else yield problemRecord(place, 'is neither a node nor a relationship', 'Leave it out.');
}

function idOf(end: unknown): string | undefined {
  if (typeof end === 'string' || typeof end === 'number') return String(end);
  const id = typeof end === 'object' && end !== null && 'id' in end ? end.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
