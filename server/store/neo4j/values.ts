/** Values wrapped both ways: whole numbers are integers in Neo4j, dates are texts to us. */
import neo4j, {
  type Integer,
  isDate,
  isDateTime,
  isDuration,
  isInt,
  isLocalDateTime,
  isLocalTime,
  isNode,
  isPath,
  isPoint,
  isRelationship,
  isTime,
  isUnboundRelationship,
  type Date as Neo4jDate,
  type Node,
  type Path,
  type Relationship,
} from 'neo4j-driver';
import type { EngineNode, EnginePath, EngineRelationship, EngineValue, Params } from '../engine.ts';
import { escapedName } from '../map-names.ts';
import { timeText } from '../time-text.ts';

/** Parameters as the driver takes them: a whole number becomes an integer, at any depth. */
export function toParams(params: Params): Params {
  return toParam(params) as Params;
}

function toParam(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toParam);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toParam(part)]));
  }
  return value;
}

/**
 * A value of the driver in the form that both engines share. What a result holds most comes first:
 * this runs for every property of every node.
 */
export function toEngineValue(value: unknown): EngineValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return fromInteger(value);
  if (typeof value !== 'object') return value as EngineValue;
  if (isInt(value)) return ofInteger(value as Integer);
  if (Array.isArray(value)) return value.map(toEngineValue);
  if (!isOfDriver(value)) return toReadersMap(value as Record<string, unknown>);
  if (isNode(value)) return toEngineNode(value as Node);
  if (isDate(value)) return dateText(value as Neo4jDate);
  if (isRelationship(value)) return toEngineRelationship(value as Relationship);
  if (isPath(value)) return toEnginePath(value as Path);
  if (isTemporal(value)) return timeText(String(value)).replace(/T$/, '');
  if (isPoint(value)) {
    const { srid, x, y, z } = value as unknown as Record<string, unknown>;
    return {
      srid: toEngineValue(srid),
      x: toEngineValue(x),
      y: toEngineValue(y),
      ...(z === undefined ? {} : { z: toEngineValue(z) }),
    };
  }
  if (ArrayBuffer.isView(value)) return bytesText(value);
  if (isUnboundRelationship(value)) return String(value);
  return toEngineMap(value as Record<string, unknown>);
}

/** Bytes as the texts of other programs have them: `0x0a1f`. */
function bytesText({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return `0x${Buffer.from(buffer, byteOffset, byteLength).toString('hex')}`;
}

function fromInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function ofInteger(value: Integer): number | string {
  const number = value.toNumber();
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** As the driver writes dates, and much faster for the years that people speak of. */
function dateText(date: Neo4jDate): string {
  const [year, month, day] = [wholeOf(date.year), wholeOf(date.month), wholeOf(date.day)];
  if (year < 1000 || year > 9999) return String(date);
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

function wholeOf(value: number | bigint | Integer): number {
  return typeof value === 'object' ? value.toNumber() : Number(value);
}

function isTemporal(value: object): boolean {
  return (
    isDateTime(value) ||
    isLocalDateTime(value) ||
    isTime(value) ||
    isLocalTime(value) ||
    isDuration(value)
  );
}

/**
 * Whether the driver made it: not a map of the reader, which may have been given a prototype by the
 * name `__proto__`, but never one with a constructor.
 */
function isOfDriver(value: object): boolean {
  const made: object | null = Object.getPrototypeOf(value);
  if (made === null || made === Object.prototype || !Object.hasOwn(made, 'constructor'))
    return false;
  return typeof made.constructor === 'function';
}

const kept = { enumerable: true, configurable: true, writable: true } as const;

function toReadersMap(map: Record<string, unknown>): Record<string, EngineValue> {
  return Object.fromEntries(
    Object.keys(map).map((name) => [escapedName(name), toEngineValue(map[name])]),
  );
}

function toEngineMap(map: Record<string, unknown>): Record<string, EngineValue> {
  const result: Record<string, EngineValue> = {};
  for (const name of Object.keys(map)) {
    const value = toEngineValue(map[name]);
    // An assignment would lose it.
    if (name === '__proto__') Object.defineProperty(result, name, { ...kept, value });
    else result[name] = value;
  }
  return result;
}

function toEngineNode(node: Node): EngineNode {
  return {
    '@kind': 'node',
    key: node.elementId,
    labels: node.labels,
    properties: toEngineMap(node.properties),
  };
}

function toEngineRelationship(relationship: Relationship): EngineRelationship {
  return {
    '@kind': 'relationship',
    key: relationship.elementId,
    type: relationship.type,
    start: relationship.startNodeElementId,
    end: relationship.endNodeElementId,
    properties: toEngineMap(relationship.properties),
  };
}

function toEnginePath(path: Path): EnginePath {
  return {
    '@kind': 'path',
    nodes: [path.start, ...path.segments.map((segment) => segment.end)].map(toEngineNode),
    relationships: path.segments.map((segment) => toEngineRelationship(segment.relationship)),
  };
}
