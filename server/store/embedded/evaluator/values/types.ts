/** The values of Cypher as the evaluator holds them. */
import { ownNames } from '../../../../../model/own-names.ts';
import type { Graph } from '../graph/graph.ts';

/** INTEGER is a bigint (checked to 64 bits), FLOAT a number, LIST an array, MAP a Map. */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Value[]
  | MapValue
  | NodeValue
  | RelationshipValue
  | PathValue
  | TemporalValue
  | DurationValue
  | PointValue;

export type MapValue = Map<string, Value>;

/** A list as a property holds it: nothing may change it, and it is told apart from others. */
export function stored(list: Value[]): Value[] {
  return Object.freeze(list) as Value[];
}

export function isStored(list: Value[]): boolean {
  return Object.isFrozen(list);
}

export type TemporalValue =
  | DateValue
  | LocalTimeValue
  | TimeValue
  | LocalDateTimeValue
  | DateTimeValue;

export class NodeValue {
  readonly id: number;
  readonly graph: Graph;

  constructor(id: number, graph: Graph) {
    this.id = id;
    this.graph = graph;
  }
}

export class RelationshipValue {
  readonly id: number;
  readonly graph: Graph;

  constructor(id: number, graph: Graph) {
    this.id = id;
    this.graph = graph;
  }
}

/** Nodes and relationships in walking order: one node more than relationships. */
export class PathValue {
  readonly nodes: NodeValue[];
  readonly relationships: RelationshipValue[];

  constructor(nodes: NodeValue[], relationships: RelationshipValue[]) {
    this.nodes = nodes;
    this.relationships = relationships;
  }
}

/** A day of the ISO calendar, as days since 1970-01-01: years to 999,999,999 both ways. */
export class DateValue {
  readonly epochDay: number;

  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }
}

/** A time of day without a zone, as nanoseconds since midnight (below 2^53, so a number is exact). */
export class LocalTimeValue {
  readonly nanosOfDay: number;

  constructor(nanosOfDay: number) {
    this.nanosOfDay = nanosOfDay;
  }
}

/** A time of day with an offset from UTC. */
export class TimeValue {
  readonly nanosOfDay: number;
  readonly offsetSeconds: number;

  constructor(nanosOfDay: number, offsetSeconds: number) {
    this.nanosOfDay = nanosOfDay;
    this.offsetSeconds = offsetSeconds;
  }
}

/** A day and a time without a zone. */
export class LocalDateTimeValue {
  readonly epochDay: number;
  readonly nanosOfDay: number;

  constructor(epochDay: number, nanosOfDay: number) {
    this.epochDay = epochDay;
    this.nanosOfDay = nanosOfDay;
  }
}

/** A day and a time as the clock of its zone shows them, with the offset that holds then. */
export class DateTimeValue {
  readonly epochDay: number;
  readonly nanosOfDay: number;
  readonly offsetSeconds: number;
  /** The zone's name ('Europe/Stockholm'), null where only the offset is known. */
  readonly zone: string | null;

  constructor(epochDay: number, nanosOfDay: number, offsetSeconds: number, zone: string | null) {
    this.epochDay = epochDay;
    this.nanosOfDay = nanosOfDay;
    this.offsetSeconds = offsetSeconds;
    this.zone = zone;
  }
}

/** An amount of time in four parts that Cypher keeps apart; nanoseconds are 0 to 999,999,999. */
export class DurationValue {
  readonly months: bigint;
  readonly days: bigint;
  readonly seconds: bigint;
  readonly nanoseconds: number;

  constructor(months: bigint, days: bigint, seconds: bigint, nanoseconds: number) {
    this.months = months;
    this.days = days;
    this.seconds = seconds;
    this.nanoseconds = nanoseconds;
  }
}

export type CrsName = 'cartesian' | 'cartesian-3d' | 'wgs-84' | 'wgs-84-3d';

/** A point of two or three coordinates in one of Neo4j's four reference systems. */
export class PointValue {
  readonly crs: CrsName;
  readonly coordinates: readonly number[];

  constructor(crs: CrsName, coordinates: readonly number[]) {
    this.crs = crs;
    this.coordinates = coordinates;
  }
}

/** The number that Neo4j gives each reference system. */
export const srids: Record<CrsName, number> = ownNames({
  cartesian: 7203,
  'cartesian-3d': 9157,
  'wgs-84': 4326,
  'wgs-84-3d': 4979,
});
