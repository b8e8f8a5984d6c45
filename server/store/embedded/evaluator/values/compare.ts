/** Equality, comparison and the total order of values, as Neo4j 5 has them. */

import { utcOf } from './temporal/zones.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  LocalTimeValue,
  type MapValue,
  NodeValue,
  PathValue,
  PointValue,
  RelationshipValue,
  srids,
  TimeValue,
  type Value,
} from './types.ts';

/** Cypher's `=`: null where it cannot be known. */
export function equals(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null;
  if (isNumber(a)) return isNumber(b) && numbersEqual(a, b);
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a)) return Array.isArray(b) ? listsEqual(a, b) : false;
  if (a instanceof Map) return b instanceof Map ? mapsEqual(a, b) : false;
  return a.constructor === b.constructor && orderObjects(a, b) === 0;
}

function listsEqual(a: Value[], b: Value[]): boolean | null {
  if (a.length !== b.length) return false;
  return all(a.map((one, at) => [one, b[at] as Value]));
}

function mapsEqual(a: MapValue, b: MapValue): boolean | null {
  if (a.size !== b.size) return false;
  const pairs: [Value, Value][] = [];
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined) return false;
    pairs.push([value, other]);
  }
  return all(pairs);
}

function all(pairs: [Value, Value][]): boolean | null {
  let unknown = false;
  for (const [one, other] of pairs) {
    const same = equals(one, other);
    if (same === false) return false;
    if (same === null) unknown = true;
  }
  return unknown ? null : true;
}

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

const largest = 2n ** 63n - 1n;
const exactLimit = 2 ** 53;

function numbersEqual(a: bigint | number, b: bigint | number): boolean {
  if (typeof a === typeof b) return a === b;
  const [integer, float] = (typeof a === 'bigint' ? [a, b] : [b, a]) as [bigint, number];
  if (Math.abs(float) < exactLimit) return Number(integer) === float && BigInt(float) === integer;
  if (Number(integer) !== float) return false;
  // The largest integer counts as equal to the FLOAT next to it, which is beyond the integers.
  return float === 2 ** 63 ? integer === largest : BigInt(float) === integer;
}

/**
 * For `<`, `<=`, `>`, `>=`: below, at or above 0; NaN where all four are false (a number beside
 * NaN); null where values cannot be compared. Values that have no order (durations, points) can
 * still be equal: `lessThan` and `lessOrEqual` know that, `compare` gives 0 for them.
 */
export function compare(a: Value, b: Value): number | null {
  if (a === null || b === null) return null;
  if (isNumber(a)) {
    if (!isNumber(b)) return null;
    return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : orderNumbers(a, b);
  }
  if (typeof a !== typeof b) return null;
  if (typeof a === 'string') return compareTexts(a, b as string);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (Array.isArray(a)) return Array.isArray(b) ? compareLists(a, b) : null;
  if (a instanceof Map) return b instanceof Map ? compareMaps(a, b) : null;
  if (a.constructor !== (b as object).constructor) return null;
  const result = orderObjects(a, b);
  return result !== 0 && hasNoOrder(a) ? null : result;
}

function hasNoOrder(value: Value): boolean {
  return value instanceof DurationValue || value instanceof PointValue;
}

function compareLists(a: Value[], b: Value[]): number | null {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const result = compare(a[at] as Value, b[at] as Value);
    if (result === null || Number.isNaN(result)) return null;
    if (result !== 0) return result;
  }
  return a.length - b.length;
}

function compareMaps(a: MapValue, b: MapValue): number | null {
  if (a.size !== b.size) return a.size - b.size;
  const [keys, others] = [[...a.keys()].sort(), [...b.keys()].sort()];
  for (const [at, key] of keys.entries()) {
    const result = compareTexts(key, others[at] as string);
    if (result !== 0) return result;
  }
  for (const key of keys) {
    const result = compare(a.get(key) as Value, b.get(key) as Value);
    if (result === null || Number.isNaN(result)) return null;
    if (result !== 0) return result;
  }
  return 0;
}

/** Cypher's `<`. `a > b` is `lessThan(b, a)`. */
export function lessThan(a: Value, b: Value): boolean | null {
  const result = compare(a, b);
  return result === null || (result === 0 && hasNoOrder(a)) ? null : result < 0;
}

/** Cypher's `<=`. `a >= b` is `lessOrEqual(b, a)`. */
export function lessOrEqual(a: Value, b: Value): boolean | null {
  const result = compare(a, b);
  return result === null ? null : result <= 0;
}

/** By code point: surrogate pairs come after all characters of the basic plane. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return planeOrder(one) - planeOrder(other);
  }
  return a.length - b.length;
}

function planeOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** The total order of ORDER BY, ascending: every two values have one, null is last. */
export function order(a: Value, b: Value): number {
  const difference = rank(a) - rank(b);
  if (difference !== 0 || a === null) return difference;
  switch (typeof a) {
    case 'bigint':
    case 'number':
      return orderNumbers(a, b as number);
    case 'string':
      return compareTexts(a, b as string);
    case 'boolean':
      return Number(a) - Number(b);
    default:
      return orderObjects(a as object & Value, b);
  }
}

function rank(value: Value): number {
  switch (typeof value) {
    case 'string':
      return 12;
    case 'boolean':
      return 13;
    case 'bigint':
    case 'number':
      return 14;
    default:
      break;
  }
  return value === null ? 15 : (ranks.get(value.constructor) ?? 0);
}

// In the order that Neo4j gives the types; what is no object has its number above.
const ranks = new Map<unknown, number>(
  [
    Map,
    NodeValue,
    RelationshipValue,
    Array,
    PathValue,
    PointValue,
    DateTimeValue,
    LocalDateTimeValue,
    DateValue,
    TimeValue,
    LocalTimeValue,
    DurationValue,
  ].map((one, at) => [one, at]),
);

function orderNumbers(a: bigint | number, b: bigint | number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  const [one, other] = [Number.isNaN(a), Number.isNaN(b)];
  if (one || other) return Number(one) - Number(other);
  // -0.0 comes before 0.0 and 0.
  return Number(Object.is(b, -0)) - Number(Object.is(a, -0));
}

function orderObjects(a: object & Value, b: Value): number {
  if (Array.isArray(a)) return orderSequences(a, b as Value[]);
  if (a instanceof Map) return orderMaps(a, b as MapValue);
  if (a instanceof NodeValue || a instanceof RelationshipValue) return a.id - (b as NodeValue).id;
  if (a instanceof PathValue) return orderPaths(a, b as PathValue);
  if (a instanceof DateValue) return a.epochDay - (b as DateValue).epochDay;
  if (a instanceof LocalTimeValue) return a.nanosOfDay - (b as LocalTimeValue).nanosOfDay;
  if (a instanceof LocalDateTimeValue) {
    const other = b as LocalDateTimeValue;
    return a.epochDay - other.epochDay || a.nanosOfDay - other.nanosOfDay;
  }
  if (a instanceof TimeValue) {
    const other = b as TimeValue;
    const utc = (one: TimeValue) => one.nanosOfDay - one.offsetSeconds * 1e9;
    return utc(a) - utc(other) || a.offsetSeconds - other.offsetSeconds;
  }
  if (a instanceof DateTimeValue) return orderDateTimes(a, b as DateTimeValue);
  if (a instanceof DurationValue) return orderDurations(a, b as DurationValue);
  const [point, other] = [a as PointValue, b as PointValue];
  const system = srids[point.crs] - srids[other.crs];
  return system || orderSequences([...point.coordinates], [...other.coordinates]);
}

function orderSequences(a: Value[], b: Value[]): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const result = order(a[at] as Value, b[at] as Value);
    if (result !== 0) return result;
  }
  return a.length - b.length;
}

function orderMaps(a: MapValue, b: MapValue): number {
  if (a.size !== b.size) return a.size - b.size;
  const [keys, others] = [[...a.keys()].sort(compareTexts), [...b.keys()].sort(compareTexts)];
  return (
    orderSequences(keys, others) ||
    orderSequences(
      keys.map((key) => a.get(key) as Value),
      keys.map((key) => b.get(key) as Value),
    )
  );
}

function orderPaths(a: PathValue, b: PathValue): number {
  const first = order(a.nodes[0] as Value, b.nodes[0] as Value);
  if (first !== 0) return first;
  const length = Math.min(a.relationships.length, b.relationships.length);
  for (let at = 0; at < length; at++) {
    const result =
      order(a.relationships[at] as Value, b.relationships[at] as Value) ||
      order(a.nodes[at + 1] as Value, b.nodes[at + 1] as Value);
    if (result !== 0) return result;
  }
  return a.relationships.length - b.relationships.length;
}

function orderDateTimes(a: DateTimeValue, b: DateTimeValue): number {
  const [one, other] = [utcOf(a), utcOf(b)];
  const instants = one.epochDay - other.epochDay || one.nanosOfDay - other.nanosOfDay;
  if (instants || a.offsetSeconds !== b.offsetSeconds) {
    return instants || a.offsetSeconds - b.offsetSeconds;
  }
  return compareTexts(a.zone ?? '', b.zone ?? '');
}

const averageMonth = 2_629_746n;

/** By the average length; parts of the same length by months, days and seconds. */
function orderDurations(a: DurationValue, b: DurationValue): number {
  const length = (one: DurationValue) =>
    one.seconds + one.days * 86_400n + one.months * averageMonth;
  const differences = [
    length(a) - length(b),
    BigInt(a.nanoseconds - b.nanoseconds),
    a.months - b.months,
    a.days - b.days,
    a.seconds - b.seconds,
  ];
  return Number(differences.find((one) => one !== 0n) ?? 0n);
}
