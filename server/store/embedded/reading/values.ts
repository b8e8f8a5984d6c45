/** The evaluator's values in the form that both engines share, and parameters in the evaluator's. */
import type { EngineNode, EngineRelationship, EngineValue } from '../../engine.ts';
import { escapedName } from '../../map-names.ts';
import { stringOf } from '../evaluator/values/index.ts';
import {
  DateTimeValue,
  DateValue,
  LocalDateTimeValue,
  LocalTimeValue,
  NodeValue,
  PathValue,
  PointValue,
  RelationshipValue,
  srids,
  TimeValue,
  type Value,
} from '../evaluator/values/types.ts';
import { LimitReached } from './limits.ts';

/** Lists and maps within one another at most: what carries and writes them goes by recursion. */
const deepest = 500;
/** Nodes and relationships kept to be given again as the same objects. */
const keptAtMost = 2000;

/** Converts the values of one query: a node that comes again is the same object, sent once a batch. */
export class ValueConverter {
  private readonly nodes = new Map<number, EngineNode>();
  private readonly relationships = new Map<number, EngineRelationship>();

  convert(value: Value, depth = 0): EngineValue {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'bigint') {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : String(value);
    }
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
    if (depth > deepest) throw new LimitReached('depth');
    if (Array.isArray(value)) return value.map((part) => this.convert(part, depth + 1));
    if (value instanceof Map) return this.map(value, escapedName, depth + 1);
    if (value instanceof NodeValue) return this.node(value);
    if (value instanceof RelationshipValue) return this.relationship(value);
    if (value instanceof PathValue) {
      return {
        '@kind': 'path',
        nodes: value.nodes.map((node) => this.node(node)),
        relationships: value.relationships.map((one) => this.relationship(one)),
      };
    }
    if (value instanceof PointValue) {
      const [x = 0, y = 0, z] = value.coordinates;
      return { srid: srids[value.crs], x, y, ...(z === undefined ? {} : { z }) };
    }
    return temporalText(value) ?? stringOf(value);
  }

  private map(map: Map<string, Value>, named: (name: string) => string, depth = 0) {
    const result: Record<string, EngineValue> = {};
    for (const [name, part] of map) {
      const own = named(name);
      // A reader may name it `__proto__`.
      if (own === '__proto__') {
        const given = { value: this.convert(part, depth), enumerable: true, writable: true };
        Object.defineProperty(result, own, { ...given, configurable: true });
      } else result[own] = this.convert(part, depth);
    }
    return result;
  }

  private node({ id, graph }: NodeValue): EngineNode {
    return cached(this.nodes, id, () => ({
      '@kind': 'node',
      key: graph.nodeElementId(id),
      labels: [...graph.labels(id)],
      properties: this.map(graph.nodeProperties(id), (name) => name),
    }));
  }

  private relationship({ id, graph }: RelationshipValue): EngineRelationship {
    return cached(this.relationships, id, () => ({
      '@kind': 'relationship',
      key: graph.relationshipElementId(id),
      type: graph.typeOf(id),
      start: graph.nodeElementId(graph.startOf(id)),
      end: graph.nodeElementId(graph.endOf(id)),
      properties: this.map(graph.relationshipProperties(id), (name) => name),
    }));
  }
}

function cached<Item>(items: Map<number, Item>, id: number, make: () => Item): Item {
  let item = items.get(id);
  if (!item) {
    item = make();
    if (items.size >= keptAtMost) items.clear();
    items.set(id, item);
  }
  return item;
}

/** As Neo4j's driver writes times: with seconds, which `toString` leaves out when they are 0. */
function temporalText(value: Value): EngineValue | undefined {
  const text = stringOf(value) ?? '';
  const isTemporal =
    value instanceof DateValue ||
    value instanceof LocalTimeValue ||
    value instanceof TimeValue ||
    value instanceof LocalDateTimeValue ||
    value instanceof DateTimeValue;
  if (!isTemporal) return undefined;
  return text
    .replace(/^((?:[+-]?\d+-\d\d-\d\dT)?\d\d:\d\d)(?!:)/, '$1:00')
    .replace(/^([+-])(\d+)(?=-)/, (_, sign: string, year: string) => sign + year.padStart(6, '0'));
}

/** Parameters of a query: a whole number is an integer, at any depth. */
export function toValues(params: Record<string, unknown>): Record<string, Value> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, toValue(value)]));
}

function toValue(value: unknown): Value {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value === 'object' && value !== null) {
    return new Map(Object.entries(value).map(([name, part]) => [name, toValue(part)]));
  }
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint'
    ? value
    : null;
}
