/**
 * Nodes and relationships on their way from the engine to the graph in memory: by columns, with the
 * kinds of their values, since the engine tells neither a date from a text nor 1.0 from 1.
 */
import type { GraphWriter } from './evaluator/graph/builder.ts';
import { durationOf } from './evaluator/values/temporal/durations.ts';
import {
  parseDate,
  parseDateTime,
  parseLocalDateTime,
  parseLocalTime,
  parseTime,
} from './evaluator/values/temporal/parse.ts';
import type { DateValue, Value } from './evaluator/values/types.ts';

/** What a value is, in the words of cypher/embedded/node-kinds.cypher; of a list, each element. */
export type ValueKind = string | string[];

/** Values of one property and one kind; undefined where an element has none. */
export interface PartColumn {
  key: string;
  kind: ValueKind;
  values: unknown[];
}

export interface NodePart {
  labels: string[];
  /** The engine's own numbers. */
  ids: number[];
  columns: PartColumn[];
}

export interface RelationshipPart {
  type: string;
  ids: number[];
  starts: number[];
  ends: number[];
  columns: PartColumn[];
}

export interface GraphPart {
  nodes: NodePart[];
  relationships: RelationshipPart[];
}

/** Puts a part into the graph; nodes come before what joins them. */
export function addPart(writer: GraphWriter, part: GraphPart): void {
  for (const { labels, ids, columns } of part.nodes) {
    const rows = rowsOf(columns, ids.length);
    for (const [index, id] of ids.entries()) {
      writer.addNode(`n:${id}`, labels, rows[index] ?? []);
    }
  }
  for (const { type, ids, starts, ends, columns } of part.relationships) {
    const rows = rowsOf(columns, ids.length);
    for (const [index, id] of ids.entries()) {
      writer.addRelationship(
        `e:${id}`,
        type,
        `n:${starts[index]}`,
        `n:${ends[index]}`,
        rows[index] ?? [],
      );
    }
  }
}

function rowsOf(columns: readonly PartColumn[], length: number): [string, Value][][] {
  const rows = Array.from({ length }, (): [string, Value][] => []);
  for (const { key, kind, values } of columns) {
    const convert = converter(kind);
    for (const [index, value] of values.entries()) {
      if (value !== undefined && value !== null) rows[index]?.push([key, convert(value)]);
    }
  }
  return rows;
}

/** How values of a kind become the evaluator's. */
function converter(kind: ValueKind): (value: unknown) => Value {
  if (typeof kind === 'string') return single(kind);
  const converters = kind.map(single);
  const [first = single('plain')] = converters;
  return (value) => (value as unknown[]).map((part, index) => (converters[index] ?? first)(part));
}

function single(kind: string): (value: unknown) => Value {
  switch (kind) {
    case 'integer':
      return (value) => BigInt(value as number | bigint);
    case 'date':
      return (value) => dayOf(value as string);
    case 'localdatetime':
      return (value) => parseLocalDateTime(value as string);
    case 'datetime':
      return (value) => parseDateTime(value as string, { offset: 0 });
    case 'localtime':
      return (value) => parseLocalTime(value as string);
    case 'time':
      return (value) => parseTime(value as string, () => 0);
    case 'duration':
      return durationFrom;
    default:
      return (value) => value as Value;
  }
}

/** Days are many, and the same ones come again and again. */
const days = new Map<string, DateValue>();
const daysAtMost = 20_000;

function dayOf(text: string): DateValue {
  let day = days.get(text);
  if (!day) {
    day = parseDate(text);
    if (days.size >= daysAtMost) days.clear();
    days.set(text, day);
  }
  return day;
}

/** From `months days nanoseconds`. */
function durationFrom(value: unknown): Value {
  const [months = 0n, days = 0n, nanoseconds = 0n] = (value as string).split(' ').map(BigInt);
  return durationOf(months, days, 0n, nanoseconds);
}

/** A column for each kind; lists of one kind of elements share one. */
export function byKind(
  key: string,
  values: readonly unknown[],
  kindAt: (value: unknown, index: number) => ValueKind,
): PartColumn[] {
  const columns = new Map<string, PartColumn>();
  let last: { kind: ValueKind; column: PartColumn } | undefined;
  for (const [index, value] of values.entries()) {
    if (value === undefined) continue;
    const found = kindAt(value, index);
    if (last?.kind !== found) {
      const isSame = Array.isArray(found) && found.every((name) => name === found[0]);
      const kind = isSame ? (found.length > 0 ? found.slice(0, 1) : ['plain']) : found;
      const name = String(kind) + (Array.isArray(kind) ? '[]' : '');
      let column = columns.get(name);
      if (!column) {
        column = { key, kind, values: Array.from({ length: values.length }) };
        columns.set(name, column);
      }
      last = { kind: found, column };
    }
    last.column.values[index] = value;
  }
  return [...columns.values()];
}
