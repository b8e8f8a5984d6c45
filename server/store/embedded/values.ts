/** The embedded engine's values in the form that both engines share. */

import type { EngineNode, EngineRelationship, EngineValue } from '../engine.ts';
import { escapedName } from '../map-names.ts';
import { timeText } from '../time-text.ts';

type Raw = Record<string, unknown>;

/** Nodes, relationships and paths are told by the engine's own underscored keys. */
export function toEngineValue(value: unknown): EngineValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string') return durationText(value);
  if (typeof value !== 'object') return value as EngineValue;
  if (Array.isArray(value)) return value.map(toEngineValue);
  if (value instanceof Date) return timeText(value.toISOString().replace('Z', ''));
  const raw = value as Raw;
  if (Array.isArray(raw._labels) && '_id' in raw) return toNode(raw);
  if (typeof raw._type === 'string' && '_source' in raw) return toRelationship(raw);
  if (isPath(raw)) {
    return {
      '@kind': 'path',
      nodes: raw.nodes.map(toNode),
      relationships: raw.edges.map(toRelationship),
    };
  }
  return Object.fromEntries(
    Object.entries(raw).map(([name, part]) => [escapedName(name), toEngineValue(part)]),
  );
}

function isPath(raw: Raw): raw is { nodes: Raw[]; edges: Raw[] } {
  const { nodes, edges } = raw;
  return (
    Object.keys(raw).length === 2 &&
    Array.isArray(nodes) &&
    Array.isArray(edges) &&
    nodes.length === edges.length + 1 &&
    nodes.every((node) => typeof node === 'object' && node !== null && '_labels' in node)
  );
}

function toNode(raw: Raw): EngineNode {
  return {
    '@kind': 'node',
    key: `n:${String(raw._id)}`,
    labels: (raw._labels as unknown[]).map(String),
    properties: properties(raw, ['_id', '_labels']),
  };
}

function toRelationship(raw: Raw): EngineRelationship {
  return {
    '@kind': 'relationship',
    key: `e:${String(raw._id)}`,
    type: String(raw._type),
    start: `n:${String(raw._source)}`,
    end: `n:${String(raw._target)}`,
    properties: properties(raw, ['_id', '_type', '_source', '_target']),
  };
}

function properties(raw: Raw, without: string[]): Record<string, EngineValue> {
  return Object.fromEntries(
    Object.entries(raw)
      .filter(([name]) => !without.includes(name))
      .map(([name, value]) => [name, toEngineValue(value)]),
  );
}

/** A negative duration as Neo4j writes it: a minus at each part, not before the whole. */
function durationText(text: string): string {
  if (!/^-P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(text)) return text;
  return text.slice(1).replace(/\d+(\.\d+)?/g, '-$&');
}
