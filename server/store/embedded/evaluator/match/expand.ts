/** Steps along one relationship from a node that is known. */
import type { Compilation } from '../expressions/context.ts';
import { relationshipTest } from '../expressions/labels.ts';
import { nothing } from '../graph/arrays.ts';
import type { Direction, Ids } from '../graph/graph.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import { NodeValue, RelationshipValue } from '../values/types.ts';
import { nodeIn, relationshipIn } from './nodes.ts';
import type { PatternEdge } from './pattern.ts';

const inverted: Record<Direction, Direction> = { in: 'out', out: 'in', both: 'both' };

/** The direction as it is seen from the side where one begins. */
export function directionFrom(edge: PatternEdge, fromLeft: boolean): Direction {
  return fromLeft ? edge.direction : inverted[edge.direction];
}

/** Which slots of an edge somebody reads. */
export interface ReadSlots {
  relationship: boolean;
  node: boolean;
}

/** All relationships of a node and where they lead; `into`: only those that lead to a known node. */
export class Expand extends SourceStep {
  private readonly edge: PatternEdge;
  private readonly into: boolean;
  private readonly fromSlot: number;
  private readonly toSlot: number;
  private readonly forward: (node: number) => Ids;
  private readonly backward: (node: number) => Ids;
  private readonly direction: Direction;
  private readonly used: ((relationship: number) => boolean) | undefined;
  private readonly typeFits: ((relationship: number) => boolean) | undefined;
  private readonly puts: ReadSlots;
  private ids: Ids = nothing;
  private from = -1;
  private to = -1;
  private counting = false;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    edge: PatternEdge,
    fromLeft: boolean,
    into: boolean,
    used: ((relationship: number) => boolean) | undefined,
    puts: ReadSlots,
  ) {
    super(into ? 'Expand(Into)' : 'Expand(All)', compilation, source);
    this.edge = edge;
    this.into = into;
    this.fromSlot = fromLeft ? edge.left.slot : edge.right.slot;
    this.toSlot = fromLeft ? edge.right.slot : edge.left.slot;
    this.direction = directionFrom(edge, fromLeft);
    this.forward = compilation.graph.expander(this.direction, edge.types);
    this.backward = compilation.graph.expander(inverted[this.direction], edge.types);
    this.used = used;
    this.puts = { relationship: puts.relationship, node: puts.node && !into };
    this.typeFits = edge.typeTest && relationshipTest(compilation, edge.typeTest, edge.scope);
  }

  override countOnly(read: ReadonlySet<number>, counted: readonly number[]): boolean {
    const { edge, fromSlot, toSlot } = this;
    if (this.into || this.used || this.typeFits) return false;
    if (read.has(edge.slot) || read.has(toSlot)) return false;
    if (!counted.every((slot) => slot === edge.slot || slot === toSlot || slot === fromSlot)) {
      return false;
    }
    this.counting = true;
    this.details += ' (counted)';
    return true;
  }

  override open(): void {
    super.open();
    this.ids = nothing;
  }

  next(): boolean {
    const { row, graph, budget } = this.compilation;
    if (this.counting) return this.count();
    for (;;) {
      budget.step();
      const id = this.ids.next();
      if (id < 0) {
        if (!this.source.next()) return false;
        this.begin();
        continue;
      }
      const start = graph.startOf(id);
      const other = start === this.from ? graph.endOf(id) : start;
      if (this.into && other !== this.to) continue;
      if (this.typeFits && !this.typeFits(id)) continue;
      if (this.used?.(id)) continue;
      if (this.puts.relationship) row[this.edge.slot] = new RelationshipValue(id, graph);
      if (this.puts.node) row[this.toSlot] = new NodeValue(other, graph);
      return true;
    }
  }

  private count(): boolean {
    const { row, graph, budget } = this.compilation;
    while (this.source.next()) {
      budget.step();
      const from = nodeIn(row[this.fromSlot]);
      this.weight = from < 0 ? 0 : graph.degree(from, this.direction, this.edge.types);
      if (this.weight > 0) return true;
    }
    return false;
  }

  private begin(): void {
    const { row, graph } = this.compilation;
    this.ids = nothing;
    this.from = nodeIn(row[this.fromSlot]);
    if (this.from < 0) return;
    if (!this.into) {
      this.ids = this.forward(this.from);
      return;
    }
    this.to = nodeIn(row[this.toSlot]);
    if (this.to < 0) return;
    // From the end that has fewer relationships.
    const { types } = this.edge;
    const one = graph.degree(this.from, this.direction, types);
    const other = graph.degree(this.to, inverted[this.direction], types);
    if (other < one) {
      const { from } = this;
      this.from = this.to;
      this.to = from;
      this.ids = this.backward(this.from);
    } else this.ids = this.forward(this.from);
  }
}

/** The ends of a relationship that is known. */
export class ProjectEndpoints extends SourceStep {
  private readonly edge: PatternEdge;
  private readonly known: { left: boolean; right: boolean };
  private readonly used: ((relationship: number) => boolean) | undefined;
  private readonly typeFits: (relationship: number) => boolean;
  private ways: [left: number, right: number][] = [];

  constructor(
    compilation: Compilation,
    source: PlanStep,
    edge: PatternEdge,
    known: { left: boolean; right: boolean },
    used: ((relationship: number) => boolean) | undefined,
  ) {
    super('ProjectEndpoints', compilation, source);
    this.edge = edge;
    this.known = known;
    this.used = used;
    const { typeTest, types } = edge;
    const { graph } = compilation;
    this.typeFits = typeTest
      ? relationshipTest(compilation, typeTest, edge.scope)
      : (id) => !types || types.includes(graph.typeOf(id));
  }

  override open(): void {
    super.open();
    this.ways = [];
  }

  next(): boolean {
    const { row, graph, budget } = this.compilation;
    const { left, right } = this.edge;
    for (;;) {
      budget.step();
      const way = this.ways.pop();
      if (!way) {
        if (!this.source.next()) return false;
        this.begin();
        continue;
      }
      if (this.known.left && nodeIn(row[left.slot]) !== way[0]) continue;
      if (this.known.right && nodeIn(row[right.slot]) !== way[1]) continue;
      if (left === right && way[0] !== way[1]) continue;
      if (!this.known.left) row[left.slot] = new NodeValue(way[0], graph);
      if (!this.known.right) row[right.slot] = new NodeValue(way[1], graph);
      return true;
    }
  }

  private begin(): void {
    const { row, graph } = this.compilation;
    const { slot, direction } = this.edge;
    const id = relationshipIn(row[slot]);
    if (id < 0 || !this.typeFits(id) || this.used?.(id)) return;
    const start = graph.startOf(id);
    const end = graph.endOf(id);
    if (direction !== 'out' && (direction === 'in' || start !== end)) this.ways.push([end, start]);
    if (direction !== 'in') this.ways.push([start, end]);
  }
}
