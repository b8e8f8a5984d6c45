/** Keys by which DISTINCT, grouping and joins find equal values. */
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  LocalTimeValue,
  NodeValue,
  PathValue,
  type PointValue,
  RelationshipValue,
  TimeValue,
  type Value,
} from './types.ts';

export type GroupKey = null | boolean | bigint | number | string;

// Keys of composite values are texts behind this sign, which texts of queries get doubled.
const mark = '\u0001';

/** How many keys of NaN were made: whoever groups by one asks whether it was the key of another. */
export const nanKeys = { made: 0 };

/**
 * The same primitive for two values exactly when Neo4j puts them into one group: 1 and 1.0 are one,
 * nulls are one. NaN has one key, too, though Neo4j takes only a NaN that is the same object of its
 * own for the same.
 */
export function groupKey(value: Value): GroupKey {
  switch (typeof value) {
    case 'string':
      return value.startsWith(mark) ? `${mark}${value}` : value;
    case 'boolean':
      return value;
    case 'bigint':
      return integerKey(value);
    case 'number':
      return Number.isNaN(value) ? partOf(value) : value + 0;
    default:
      return value === null ? null : partOf(value);
  }
}

function integerKey(value: bigint): bigint | number {
  const float = Number(value);
  return Number.isSafeInteger(float) || BigInt(float) === value ? float : value;
}

/** One key for several values: rows, the groups of an aggregation. */
export function groupKeyOf(values: readonly Value[]): GroupKey {
  if (values.length === 1) return groupKey(values[0] as Value);
  let key = mark;
  for (const value of values) key += partOf(value);
  return key;
}

/** A text that cannot be continued to that of another value. */
function partOf(value: Value): string {
  switch (typeof value) {
    case 'string':
      return `s${value.length}:${value}`;
    case 'boolean':
      return value ? 't' : 'f';
    case 'bigint': {
      // What no FLOAT is keeps its own letter: the shortest text of a FLOAT may read the same.
      const key = integerKey(value);
      return typeof key === 'bigint' ? `i${key};` : `n${key};`;
    }
    case 'number':
      if (Number.isNaN(value)) {
        nanKeys.made++;
        return `${mark}u`;
      }
      return `n${value + 0};`;
    default:
      return value === null ? '0' : objectPart(value);
  }
}

function objectPart(value: object & Value): string {
  if (Array.isArray(value)) return `${mark}[${value.map(partOf).join('')}]`;
  if (value instanceof Map) {
    const keys = [...value.keys()].sort();
    return `${mark}{${keys.map((key) => partOf(key) + partOf(value.get(key) as Value)).join('')}}`;
  }
  if (value instanceof NodeValue) return `${mark}N${value.id};`;
  if (value instanceof RelationshipValue) return `${mark}R${value.id};`;
  if (value instanceof PathValue) {
    const steps = value.relationships.map((one) => one.id);
    return `${mark}P${value.nodes[0]?.id}:${steps.join(',')}:${value.nodes.at(-1)?.id};`;
  }
  if (value instanceof DateValue) return `${mark}d${value.epochDay};`;
  if (value instanceof LocalTimeValue) return `${mark}l${value.nanosOfDay};`;
  if (value instanceof TimeValue) return `${mark}z${value.nanosOfDay},${value.offsetSeconds};`;
  if (value instanceof LocalDateTimeValue) {
    return `${mark}L${value.epochDay},${value.nanosOfDay};`;
  }
  if (value instanceof DateTimeValue) {
    const { epochDay, nanosOfDay, offsetSeconds, zone } = value;
    return `${mark}Z${epochDay},${nanosOfDay},${offsetSeconds},${zone ?? ''};`;
  }
  if (value instanceof DurationValue) {
    return `${mark}D${value.months},${value.days},${value.seconds},${value.nanoseconds};`;
  }
  const { crs, coordinates } = value as PointValue;
  return `${mark}p${crs},${coordinates.map((one) => one + 0).join(',')};`;
}
