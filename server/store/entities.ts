/** From an engine's nodes and relationships to the shapes that cross the API. */
import { textOfRange } from '../../model/dates.ts';
import { elementPrefix, isOwnRelationship, ownLabel } from '../../model/ours.ts';
import type { GraphNode, GraphRelationship, PropertyValue } from '../../model/schemas/graph.ts';
import { dateProperties, hiddenProperties, mainLabel } from '../../model/vocabulary/index.ts';
import type { EngineNode, EnginePath, EngineRelationship, EngineValue } from './engine.ts';
import { memoize } from './memoize.ts';

const hidden = new Set<string>(hiddenProperties);
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** The id of a node: its own when it is an entity of ours, else `element:` and the store's. */
export function nodeId(node: Pick<EngineNode, 'key' | 'labels'> & { id?: EngineValue }): string {
  return ownLabel(node.labels, node.id) ? String(node.id) : elementPrefix + node.key;
}

export function nodeIdOf({ key, labels, properties }: EngineNode): string {
  return nodeId({ key, labels, id: properties.id ?? null });
}

/** A node as the API gives it: labels with the vocabulary's first, dates at their precision. */
export function toNode(node: EngineNode): GraphNode {
  const id = nodeIdOf(node);
  return {
    id,
    labels: id === node.properties.id ? sortedLabels(node.labels) : [...node.labels].sort(),
    properties: toProperties(node.properties, id === node.properties.id),
  };
}

/** The vocabulary's label first, the others in the order of their names. */
const sortedLabels = memoize(
  (labels: readonly string[]) => labels.join('\0'),
  (labels) => {
    const main = mainLabel(labels);
    return [...labels].sort((a, b) =>
      a === main ? -1 : b === main ? 1 : a < b ? -1 : a > b ? 1 : 0,
    );
  },
);

/** A relationship as the API gives it; the ids of its ends are known to the caller. */
export function toRelationship(
  relationship: EngineRelationship,
  from: string,
  to: string,
): GraphRelationship {
  const { key, type, properties } = relationship;
  const own = isOwnRelationship(properties.id, type, from, to) ? properties.id : undefined;
  return {
    id: own ?? elementPrefix + key,
    type,
    from,
    to,
    properties: toProperties(properties, own !== undefined),
  };
}

/** A relationship whose ends are looked up among the keys of nodes. */
export function toRelationshipByKeys(
  relationship: EngineRelationship,
  idOfKey: ReadonlyMap<string, string>,
): GraphRelationship {
  return toRelationship(
    relationship,
    idOfKey.get(relationship.start) ?? elementPrefix + relationship.start,
    idOfKey.get(relationship.end) ?? elementPrefix + relationship.end,
  );
}

/** The nodes and relationships of a path, as the API gives them. */
export function toPath(path: EnginePath): {
  nodes: GraphNode[];
  relationships: GraphRelationship[];
} {
  const nodes = path.nodes.map(toNode);
  const ids = new Map(path.nodes.map((node, index) => [node.key, nodes[index]?.id ?? '']));
  return { nodes, relationships: path.relationships.map((r) => toRelationshipByKeys(r, ids)) };
}

/** Properties in the order of their names; a pair of days becomes one date of its precision. */
export function toProperties(
  properties: Record<string, EngineValue>,
  ours = true,
): Record<string, PropertyValue> {
  const names = Object.keys(properties);
  if (!ours) {
    // Made from entries: a property may be called `__proto__`.
    return Object.fromEntries(
      names.sort().map((name) => [name, properties[name] as PropertyValue]),
    );
  }
  const result: Record<string, PropertyValue> = {};
  for (const { name, end } of shownOf(names)) {
    const value = properties[name] as PropertyValue;
    result[name] = end === undefined ? value : dateText(value, properties[end]);
  }
  return result;
}

interface Shown {
  name: string;
  /** The property that holds the last day of a date. */
  end: string | undefined;
}

/** What is shown of an entity with properties of these names. */
const shownOf = memoize(
  (names: string[]) => names.join('\0'),
  (names) =>
    names
      .filter((name) => name !== 'id' && !hidden.has(name) && !isEndOfDate(name, names))
      .sort()
      .map((name): Shown => ({ name, end: dateProperties.has(name) ? `${name}End` : undefined })),
);

function isEndOfDate(name: string, names: readonly string[]): boolean {
  const base = name.slice(0, -3);
  return name.endsWith('End') && dateProperties.has(base) && names.includes(base);
}

function dateText(value: PropertyValue, end: EngineValue | undefined): PropertyValue {
  return isDay(value) && isDay(end) ? textOfRange(value, end) : value;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && dayPattern.test(value);
}

/** Whether a value is a node, relationship or path of an engine. */
export function kindOf(value: EngineValue): 'node' | 'relationship' | 'path' | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const kind = (value as { '@kind'?: unknown })['@kind'];
  return kind === 'node' || kind === 'relationship' || kind === 'path' ? kind : undefined;
}
