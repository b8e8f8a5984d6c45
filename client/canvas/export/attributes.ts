/** Nodes and relationships as flat attributes of one type each, as graph files want them. */

import { nodeName } from '../../../model/formats/names.ts';
import { unknownDatesOf } from '../../../model/formats/unknown-dates.ts';
import { isForeignId } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship, PropertyValue } from '../../../model/schemas/graph.ts';
import { entityLabel } from '../../../model/vocabulary/index.ts';
import type { Drawable } from '../picture/picture.ts';

type Flat = string | number | boolean;
export type AttributeType = 'string' | 'integer' | 'double' | 'boolean';

export interface FlatElement {
  id: string;
  values: ReadonlyMap<string, Flat>;
}
interface FlatNode extends FlatElement {
  name: string;
  x: number;
  y: number;
}
interface FlatEdge extends FlatElement {
  type: string;
  from: string;
  to: string;
}

interface FlatGraph {
  nodes: FlatNode[];
  edges: FlatEdge[];
  nodeTypes: ReadonlyMap<string, AttributeType>;
  edgeTypes: ReadonlyMap<string, AttributeType>;
}

/** What is shown, flattened: lists are joined by `; `, what is null is left out. */
export function flatGraph(scene: Drawable): FlatGraph {
  const nodes = [...scene.nodes.values()].map((node): FlatNode => {
    const place = scene.places.get(node.id);
    return {
      id: node.id,
      name: nodeName(node),
      x: Math.round(place?.x ?? 0),
      y: Math.round(place?.y ?? 0),
      values: new Map([...flattened(node, takenByNodes), ['labels', labelsOf(node).join('; ')]]),
    };
  });
  const drawn = [...scene.relationships.values()].filter(
    (one) => scene.nodes.has(one.from) && scene.nodes.has(one.to),
  );
  const edges = drawn.map(
    (one): FlatEdge => ({
      id: one.id,
      type: one.type,
      from: one.from,
      to: one.to,
      values: new Map([
        ...flattened(one, takenByEdges),
        ...Object.entries(doubtOf(one)),
        ['type', one.type],
      ]),
    }),
  );
  return { nodes, edges, nodeTypes: typesOf(nodes), edgeTypes: typesOf(edges) };
}

/** What is not known of a relationship: `{uncertain: 'dates of office unknown'}`, else nothing. */
export function doubtOf(one: GraphRelationship): { uncertain?: string } {
  const uncertain = unknownDatesOf(one);
  return uncertain ? { uncertain } : {};
}

/** The labels of a node, of ours without the one that all have. */
export function labelsOf({ id, labels }: GraphNode): string[] {
  return isForeignId(id) ? labels : labels.filter((label) => label !== entityLabel);
}

/** What the files themselves say of every node and relationship. */
const takenByNodes = ['id', 'label', 'labels', 'x', 'y'];
const takenByEdges = ['id', 'type'];

/** A property's name in a file that has another use for some names. */
export function nameInFile(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? `${name} (property)` : name;
}

function flattened(
  { id, properties }: Pick<GraphNode, 'id' | 'properties'>,
  taken: readonly string[],
): [string, Flat][] {
  return Object.entries(properties).flatMap(([name, value]): [string, Flat][] => {
    const flat = flat1(value);
    const own = !isForeignId(id);
    if (flat === undefined || (own && name === 'id')) return [];
    return [[own ? name : nameInFile(name, taken), flat]];
  });
}

function flat1(value: PropertyValue): Flat | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map((one) => flat1(one) ?? '').join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

/** One type a name: what differs between elements is written as text. */
function typesOf(elements: readonly FlatElement[]): Map<string, AttributeType> {
  const types = new Map<string, AttributeType>();
  for (const { values } of elements) {
    for (const [name, value] of values) {
      const [before, now] = [types.get(name), typeOf(value)];
      if (before === undefined || before === now) types.set(name, now);
      else types.set(name, isNumeric(before) && isNumeric(now) ? 'double' : 'string');
    }
  }
  return new Map([...types].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function typeOf(value: Flat): AttributeType {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'double';
  return 'string';
}

function isNumeric(type: AttributeType): boolean {
  return type === 'integer' || type === 'double';
}
