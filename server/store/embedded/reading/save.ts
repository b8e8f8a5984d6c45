/** Writes the graph in memory to a file, from which a later start takes it. */
import type { Ids } from '../evaluator/graph/graph.ts';
import type { MemoryGraph } from '../evaluator/graph/memory.ts';
import { stringOf } from '../evaluator/values/index.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  LocalTimeValue,
  type MapValue,
  TimeValue,
  type Value,
} from '../evaluator/values/types.ts';
import { GraphFile } from '../graph-file.ts';
import { byKind, type PartColumn, type ValueKind } from '../graph-parts.ts';

/** Elements of one part. */
const atOnce = 4000;

export function saveGraph(graph: MemoryGraph, path: string, mark: string): void {
  const file = new GraphFile(path, mark);
  const labelsOf = (node: number) => graph.labels(node).join('\0');
  for (const some of batches(graph.nodes(), labelsOf)) {
    const [first = 0] = some;
    const node = {
      labels: [...graph.labels(first)],
      ids: some.map((id) => graph.nodeNumber(id)),
      columns: columnsOf(some.map((id) => graph.nodeProperties(id))),
    };
    file.add({ nodes: [node], relationships: [] });
  }
  for (const some of batches(graph.relationships(), (id) => graph.typeOf(id))) {
    const relationship = {
      type: graph.typeOf(some[0] ?? 0),
      ids: some.map((id) => graph.relationshipNumber(id)),
      starts: some.map((id) => graph.nodeNumber(graph.startOf(id))),
      ends: some.map((id) => graph.nodeNumber(graph.endOf(id))),
      columns: columnsOf(some.map((id) => graph.relationshipProperties(id))),
    };
    file.add({ nodes: [], relationships: [relationship] });
  }
  file.finish();
}

/** Elements of one group each, as soon as there are enough. */
function* batches(ids: Ids, groupOf: (id: number) => string): Generator<number[]> {
  const groups = new Map<string, number[]>();
  for (let id = ids.next(); id >= 0; id = ids.next()) {
    const group = groupOf(id);
    const some = groups.get(group) ?? [];
    some.push(id);
    groups.set(group, some);
    if (some.length < atOnce) continue;
    yield some;
    groups.delete(group);
  }
  yield* groups.values();
}

function columnsOf(rows: MapValue[]): PartColumn[] {
  const byKey = new Map<string, Value[]>();
  for (const [index, row] of rows.entries()) {
    for (const [key, value] of row) {
      const values = byKey.get(key) ?? Array.from({ length: rows.length });
      values[index] = value;
      byKey.set(key, values);
    }
  }
  return [...byKey].flatMap(([key, values]) =>
    byKind(key, values.map(written), (_, index) => kindOf(values[index] as Value)),
  );
}

function kindOf(value: Value): ValueKind {
  if (Array.isArray(value)) return value.map((part) => kindOf(part) as string);
  if (typeof value === 'bigint') return 'integer';
  if (value instanceof DateValue) return 'date';
  if (value instanceof LocalTimeValue) return 'localtime';
  if (value instanceof TimeValue) return 'time';
  if (value instanceof LocalDateTimeValue) return 'localdatetime';
  if (value instanceof DateTimeValue) return 'datetime';
  return value instanceof DurationValue ? 'duration' : 'plain';
}

/** As `addPart` takes them. */
function written(value: Value | undefined): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(written);
  if (value instanceof DurationValue) {
    const { months, days, seconds, nanoseconds } = value;
    return `${months} ${days} ${seconds * 1_000_000_000n + BigInt(nanoseconds)}`;
  }
  return stringOf(value);
}
