/** The graph in memory as the evaluator reads it. Nodes and relationships are numbers of its own. */
import type { MapValue, Value } from '../values/types.ts';

export type Direction = 'out' | 'in' | 'both';

/** What is read one after the other; `next` gives -1 when there is no more. */
export interface Ids {
  next(): number;
}

/** A name that the graph knows, with how often it is used. */
export interface NameCount {
  name: string;
  count: number;
}

export interface Graph {
  readonly nodeCount: number;
  readonly relationshipCount: number;
  /** Goes up with every change. */
  readonly version: number;

  /** All nodes, or those with a label, in the order of their numbers. */
  nodes(): Ids;
  nodesWithLabel(label: string): Ids;
  /** Some nodes (with a label), spread evenly over all of them. */
  sampleNodes(label: string | undefined, size: number): number[];
  relationships(): Ids;
  relationshipsWithType(type: string): Ids;
  labelCount(label: string): number;
  typeCount(type: string): number;

  labels(node: number): readonly string[];
  hasLabel(node: number, label: string): boolean;
  /** A test for one label, looked up once. */
  labelTest(label: string): (node: number) => boolean;
  nodeProperty(node: number, key: string): Value;
  /** Reads one property of nodes, looked up once. */
  nodeReader(key: string): (node: number) => Value;
  /** Keys are sorted. */
  nodeProperties(node: number): MapValue;
  nodeKeys(node: number): string[];
  /** Whether it has not been removed. */
  isNode(node: number): boolean;

  /** Relationships of a node; a loop comes once for `both`. No types means any. */
  expand(node: number, direction: Direction, types?: readonly string[]): Ids;
  /** The same looked up once: the function gives a new reader for each node. */
  expander(direction: Direction, types?: readonly string[]): (node: number) => Ids;
  /** How many relationships `expand` would give. */
  degree(node: number, direction: Direction, types?: readonly string[]): number;
  typeOf(relationship: number): string;
  startOf(relationship: number): number;
  endOf(relationship: number): number;
  relationshipProperty(relationship: number, key: string): Value;
  relationshipReader(key: string): (relationship: number) => Value;
  relationshipProperties(relationship: number): MapValue;
  relationshipKeys(relationship: number): string[];
  isRelationship(relationship: number): boolean;

  /** `n:5` and `e:5`, as the store names them, and the number alone, which `id()` gives. */
  nodeElementId(node: number): string;
  relationshipElementId(relationship: number): string;
  nodeNumber(node: number): number;
  relationshipNumber(relationship: number): number;
  /** -1 when there is none. */
  nodeOf(elementId: string): number;
  relationshipOf(elementId: string): number;

  /**
   * Nodes with a label ('' is any) whose property is `value`; by an index made when first asked for,
   * which calls `step` for each node.
   */
  findNodes(label: string, key: string, value: Value, step?: () => void): Ids;

  /** Names in use, sorted. */
  allLabels(): NameCount[];
  allTypes(): NameCount[];
  allNodeKeys(): NameCount[];
  allRelationshipKeys(): NameCount[];
}
