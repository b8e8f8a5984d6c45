/** The graph in memory: columns for properties, arrays for relationships, and what is written later. */
import { equals, groupKey } from '../values/index.ts';
import type { MapValue, Value } from '../values/types.ts';
import { Adjacency } from './adjacency.ts';
import { ElementNumbers, GrowingInts, ListIds, nothing, numberIn, RangeIds } from './arrays.ts';
import type { GraphWriter, Properties } from './builder.ts';
import { PropertyColumns } from './column.ts';
import type { Direction, Graph, Ids, NameCount } from './graph.ts';
import { PropertyIndexes } from './indexes.ts';
import { LabelSets } from './labels.ts';

export class MemoryGraph implements Graph, GraphWriter {
  readonly graph: Graph = this;
  nodeCount = 0;
  relationshipCount = 0;
  version = 0;

  private readonly nodeNumbers = new ElementNumbers();
  private readonly labelSets = new LabelSets();
  private readonly nodeColumns = new PropertyColumns();

  private readonly relationshipNumbers = new ElementNumbers();
  private readonly starts = new GrowingInts();
  private readonly ends = new GrowingInts();
  /** The number of its type; 0 of what was removed. */
  private readonly types = new GrowingInts();
  private readonly relationshipColumns = new PropertyColumns();
  private readonly typeNames: string[] = [''];
  private readonly typeNumbers = new Map<string, number>();
  private readonly typeCounts: number[] = [0];
  private readonly adjacency = new Adjacency(
    () => {
      const types = this.types.values;
      return {
        length: this.types.length,
        starts: this.starts.values,
        ends: this.ends.values,
        types,
        isAlive: (relationship: number) => types[relationship] !== 0,
      };
    },
    () => this.nodeNumbers.length,
  );
  private readonly indexes = new PropertyIndexes(this);

  addNode(elementId: string, labels: readonly string[], properties: Properties): void {
    const number = expectNumber(elementId, 'n');
    this.version++;
    let node = this.nodeNumbers.placeOf(number);
    const isNew = node < 0 || !this.isNode(node);
    if (isNew) {
      node = this.nodeNumbers.add(number);
      this.nodeCount++;
    }
    this.labelSets.set(node, labels);
    this.nodeColumns.set(node, properties, isNew);
    this.indexes.note(node);
  }

  addRelationship(
    elementId: string,
    type: string,
    startElementId: string,
    endElementId: string,
    properties: Properties,
  ): void {
    const number = expectNumber(elementId, 'e');
    this.version++;
    let relationship = this.relationshipNumbers.placeOf(number);
    const isNew = relationship < 0 || !this.isRelationship(relationship);
    if (isNew) {
      const start = this.nodeOf(startElementId);
      const end = this.nodeOf(endElementId);
      if (start < 0 || end < 0) throw new Error(`${elementId} has an end that is not there.`);
      relationship = this.relationshipNumbers.add(number);
      this.starts.set(relationship, start);
      this.ends.set(relationship, end);
      const typeNumber = this.typeNumber(type);
      this.types.set(relationship, typeNumber);
      this.typeCounts[typeNumber] = (this.typeCounts[typeNumber] ?? 0) + 1;
      this.adjacency.add(relationship, start, end);
      this.relationshipCount++;
    }
    this.relationshipColumns.set(relationship, properties, isNew);
  }

  removeNode(elementId: string): void {
    const node = this.nodeOf(elementId);
    if (node < 0) return;
    const ids = this.expand(node, 'both');
    const gone: number[] = [];
    for (let id = ids.next(); id >= 0; id = ids.next()) gone.push(id);
    for (const id of gone) this.remove(id);
    this.version++;
    this.nodeCount--;
    this.labelSets.remove(node);
    this.nodeColumns.clear(node);
  }

  removeRelationship(elementId: string): void {
    const relationship = this.relationshipOf(elementId);
    if (relationship >= 0) this.remove(relationship);
  }

  private remove(relationship: number): void {
    this.version++;
    this.relationshipCount--;
    const type = this.types.get(relationship);
    this.typeCounts[type] = (this.typeCounts[type] ?? 0) - 1;
    this.types.set(relationship, 0);
    this.relationshipColumns.clear(relationship);
    this.adjacency.remove(this.startOf(relationship), this.endOf(relationship));
  }

  private typeNumber(type: string): number {
    let number = this.typeNumbers.get(type);
    if (number === undefined) {
      number = this.typeNames.push(type) - 1;
      this.typeNumbers.set(type, number);
    }
    return number;
  }

  isNode(node: number): boolean {
    return this.labelSets.isAlive(node);
  }

  isRelationship(relationship: number): boolean {
    return this.types.get(relationship) !== 0;
  }

  nodes(): Ids {
    return new RangeIds(this.nodeNumbers.length, (node) => this.labelSets.isAlive(node));
  }

  nodesWithLabel(label: string): Ids {
    return new ListIds(this.labelSets.nodesWith(label));
  }

  sampleNodes(label: string | undefined, size: number): number[] {
    const list = label === undefined ? undefined : this.labelSets.nodesWith(label);
    const { length } = list ?? this.nodeNumbers;
    const nodes = Array.from({ length: Math.min(length, size) }, (_, place) => {
      const at = Math.floor((place * length) / Math.min(length, size));
      return list ? (list[at] as number) : at;
    });
    return nodes.filter((node) => this.isNode(node));
  }

  relationships(): Ids {
    return new RangeIds(this.types.length, (id) => this.isRelationship(id));
  }

  relationshipsWithType(type: string): Ids {
    const number = this.typeNumbers.get(type);
    if (number === undefined) return nothing;
    return new RangeIds(this.types.length, (id) => this.types.get(id) === number);
  }

  labelCount(label: string): number {
    return this.labelSets.count(label);
  }

  typeCount(type: string): number {
    return this.typeCounts[this.typeNumbers.get(type) ?? 0] ?? 0;
  }

  labels(node: number): readonly string[] {
    return this.labelSets.labels(node);
  }

  hasLabel(node: number, label: string): boolean {
    return this.labelSets.labels(node).includes(label);
  }

  labelTest(label: string): (node: number) => boolean {
    return this.labelSets.test(label);
  }

  nodeProperty(node: number, key: string): Value {
    return this.nodeColumns.get(node, key);
  }

  nodeReader(key: string): (node: number) => Value {
    return this.nodeColumns.reader(key);
  }

  nodeProperties(node: number): MapValue {
    return this.nodeColumns.all(node);
  }

  nodeKeys(node: number): string[] {
    return this.nodeColumns.keys(node);
  }

  expand(node: number, direction: Direction, types?: readonly string[]): Ids {
    return this.expander(direction, types)(node);
  }

  expander(direction: Direction, types?: readonly string[]): (node: number) => Ids {
    return this.adjacency.expander(direction, this.typeNumbersOf(types));
  }

  degree(node: number, direction: Direction, types?: readonly string[]): number {
    return this.adjacency.degree(node, direction, this.typeNumbersOf(types));
  }

  private typeNumbersOf(types: readonly string[] | undefined): number[] | undefined {
    if (!types) return undefined;
    const numbers = new Set(types.map((type) => this.typeNumbers.get(type) ?? 0));
    numbers.delete(0);
    return [...numbers];
  }

  typeOf(relationship: number): string {
    return this.typeNames[this.types.get(relationship)] as string;
  }

  startOf(relationship: number): number {
    return this.starts.values[relationship] as number;
  }

  endOf(relationship: number): number {
    return this.ends.values[relationship] as number;
  }

  relationshipProperty(relationship: number, key: string): Value {
    return this.relationshipColumns.get(relationship, key);
  }

  relationshipReader(key: string): (relationship: number) => Value {
    return this.relationshipColumns.reader(key);
  }

  relationshipProperties(relationship: number): MapValue {
    return this.relationshipColumns.all(relationship);
  }

  relationshipKeys(relationship: number): string[] {
    return this.relationshipColumns.keys(relationship);
  }

  nodeElementId(node: number): string {
    return `n:${this.nodeNumbers.at(node)}`;
  }

  relationshipElementId(relationship: number): string {
    return `e:${this.relationshipNumbers.at(relationship)}`;
  }

  nodeNumber(node: number): number {
    return this.nodeNumbers.at(node);
  }

  relationshipNumber(relationship: number): number {
    return this.relationshipNumbers.at(relationship);
  }

  nodeOf(elementId: string): number {
    const node = this.nodeNumbers.placeOf(numberIn(elementId, 'n'));
    return node >= 0 && this.isNode(node) ? node : -1;
  }

  relationshipOf(elementId: string): number {
    const relationship = this.relationshipNumbers.placeOf(numberIn(elementId, 'e'));
    return relationship >= 0 && this.isRelationship(relationship) ? relationship : -1;
  }

  findNodes(label: string, key: string, value: Value, step: () => void = nothingToDo): Ids {
    if (value === null) return nothing;
    const found = this.indexes.find(label, key, groupKey(value), step);
    const isLabelled = label === '' ? () => true : this.labelSets.test(label);
    const read = this.nodeReader(key);
    // The index keeps what has gone; and NaN is no number's equal, not even its own.
    const isRight = (node: number) =>
      this.isNode(node) && isLabelled(node) && equals(read(node), value) === true;
    return found.length > 0 ? new ListIds(found, isRight) : nothing;
  }

  allLabels(): NameCount[] {
    return this.labelSets.used();
  }

  allTypes(): NameCount[] {
    return [...this.typeNumbers]
      .map(([name, number]) => ({ name, count: this.typeCounts[number] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  allNodeKeys(): NameCount[] {
    return this.nodeColumns.used();
  }

  allRelationshipKeys(): NameCount[] {
    return this.relationshipColumns.used();
  }
}

const nothingToDo = () => {};

function expectNumber(elementId: string, letter: 'n' | 'e'): number {
  const number = numberIn(elementId, letter);
  if (number < 0) throw new Error(`${elementId} is no element id.`);
  return number;
}
