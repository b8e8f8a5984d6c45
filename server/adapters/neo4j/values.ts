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
  type Node,
  type Path,
  type Relationship,
} from 'neo4j-driver';
import type {
  EngineNode,
  EnginePath,
  EngineRelationship,
  EngineValue,
  Params,
} from '../../graph/engine.ts';
import { timeText } from '../../graph/time-text.ts';

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

/** A value of the driver in the form that both engines share. */
export function toEngineValue(value: unknown): EngineValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return fromInteger(value);
  if (typeof value !== 'object') return value as EngineValue;
  if (isInt(value)) return fromInteger((value as Integer).toBigInt());
  if (Array.isArray(value)) return value.map(toEngineValue);
  if (isNode(value)) return toEngineNode(value as Node);
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
  if (value instanceof Uint8Array || isUnboundRelationship(value)) return String(value);
  return toEngineMap(value as Record<string, unknown>);
}

function fromInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function isTemporal(value: object): boolean {
  return (
    isDate(value) ||
    isDateTime(value) ||
    isLocalDateTime(value) ||
    isTime(value) ||
    isLocalTime(value) ||
    isDuration(value)
  );
}

function toEngineMap(map: Record<string, unknown>): Record<string, EngineValue> {
  return Object.fromEntries(Object.entries(map).map(([name, part]) => [name, toEngineValue(part)]));
}

function toEngineNode(node: Node): EngineNode {
  return {
    '@kind': 'node',
    key: node.elementId,
    labels: [...node.labels],
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
