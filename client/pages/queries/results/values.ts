/** What a value of a result is: node, relationship, path, or plain; and as text. */

import { nodeName } from '../../../../model/formats/names.ts';
import type {
  GraphNode,
  GraphRelationship,
  PropertyValue,
  Subgraph,
} from '../../../../model/schemas/graph.ts';
import { isHousekeeping } from '../../../../model/vocabulary/index.ts';
import { relationshipTitle } from '../../../canvas/state/look.ts';

type Fields = { [key: string]: unknown };
const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;

/** A path is walked: one relationship fewer than nodes. */
type GraphPath = Subgraph;

export function isNode(value: unknown): value is GraphNode {
  const fields = fieldsOf(value);
  return (
    typeof fields?.id === 'string' && Array.isArray(fields.labels) && 'properties' in (fields ?? {})
  );
}

export function isRelationship(value: unknown): value is GraphRelationship {
  const fields = fieldsOf(value);
  return (
    typeof fields?.id === 'string' &&
    typeof fields.type === 'string' &&
    'from' in fields &&
    'to' in fields &&
    'properties' in fields
  );
}

export function isPath(value: unknown): value is GraphPath {
  const fields = fieldsOf(value);
  return (
    Array.isArray(fields?.nodes) &&
    Array.isArray(fields.relationships) &&
    fields.nodes.length === fields.relationships.length + 1 &&
    fields.nodes.every(isNode)
  );
}

/** Every node and relationship that the rows hold, each once, also inside lists and maps. */
export function graphOf(rows: readonly PropertyValue[][]): Subgraph {
  const nodes = new Map<string, GraphNode>();
  const relationships = new Map<string, GraphRelationship>();
  const visit = (value: unknown): void => {
    // The program's own records may be read, and are never drawn.
    if (isNode(value)) {
      if (!value.labels.some(isHousekeeping)) nodes.set(value.id, value);
    } else if (isRelationship(value)) relationships.set(value.id, value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  for (const row of rows) for (const value of row) visit(value);
  return { nodes: [...nodes.values()], relationships: [...relationships.values()] };
}

/** A value as text for copying: a node's name, a relationship's type, lists with commas. */
export function valueText(value: PropertyValue): string {
  if (value === null) return '';
  if (isNode(value)) return nodeName(value);
  if (isRelationship(value)) return relationshipTitle(value);
  if (isPath(value)) {
    return value.nodes
      .map((node, index) => {
        const before = value.relationships[index - 1];
        return before ? `${relationshipTitle(before)} ${nodeName(node)}` : nodeName(node);
      })
      .join(' · ');
  }
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
