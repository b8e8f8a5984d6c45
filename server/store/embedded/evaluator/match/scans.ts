/** Steps that begin: nodes by label, by a property, by id; relationships by type or by id. */
import type { Compilation } from '../expressions/context.ts';
import { nothing } from '../graph/arrays.ts';
import type { Ids } from '../graph/graph.ts';
import { PlanStep } from '../plan/step.ts';
import { NodeValue, RelationshipValue } from '../values/types.ts';
import type { PatternEdge } from './pattern.ts';

/** Stands for what has been counted. */
const counted: Ids = { next: () => -1 };

/** Gives each node that `begin` reads. */
export class NodeScan extends PlanStep {
  private readonly compilation: Compilation;
  private readonly slot: number;
  private readonly begin: () => Ids;
  private readonly size: (() => number) | undefined;
  private ids: Ids = nothing;
  private counting = false;

  /** `size`: how many there are, where that is known without reading them. */
  constructor(
    operator: string,
    compilation: Compilation,
    slot: number,
    begin: () => Ids,
    size?: () => number,
  ) {
    super(operator);
    this.compilation = compilation;
    this.slot = slot;
    this.begin = begin;
    this.size = size;
  }

  override countOnly(read: ReadonlySet<number>, counted: readonly number[]): boolean {
    if (!this.size || read.has(this.slot) || counted.some((slot) => slot !== this.slot))
      return false;
    this.counting = true;
    this.operator = 'NodeCountFromCountStore';
    return true;
  }

  open(): void {
    this.ids = this.counting ? nothing : this.begin();
    if (this.counting) this.weight = this.size?.() ?? 0;
  }

  next(): boolean {
    const { compilation } = this;
    compilation.budget.step();
    if (this.counting) {
      // The first time it stands for all of them.
      const some = this.weight > 0 && this.ids === nothing;
      this.ids = counted;
      return some;
    }
    const id = this.ids.next();
    if (id < 0) return false;
    compilation.row[this.slot] = new NodeValue(id, compilation.graph);
    return true;
  }
}

/** Gives each relationship that `begin` reads, with its ends; twice when it has no direction. */
export class RelationshipScan extends PlanStep {
  private readonly compilation: Compilation;
  private readonly edge: PatternEdge;
  private readonly begin: () => Ids;
  private ids: Ids = nothing;
  private again = -1;
  private readonly size: (() => number) | undefined;
  private counting = false;

  constructor(
    operator: string,
    compilation: Compilation,
    edge: PatternEdge,
    begin: () => Ids,
    size?: () => number,
  ) {
    super(operator);
    this.compilation = compilation;
    this.edge = edge;
    this.begin = begin;
    this.size = size;
  }

  override countOnly(read: ReadonlySet<number>, counted: readonly number[]): boolean {
    const { slot, left, right, direction } = this.edge;
    const own = [slot, left.slot, right.slot];
    // Without a direction a relationship comes twice, but not one from a node to itself.
    if (!this.size || direction === 'both' || left === right) return false;
    if (own.some((one) => read.has(one)) || !counted.every((one) => own.includes(one)))
      return false;
    this.counting = true;
    this.operator = 'RelationshipCountFromCountStore';
    return true;
  }

  open(): void {
    this.ids = this.counting ? nothing : this.begin();
    if (this.counting) this.weight = this.size?.() ?? 0;
    this.again = -1;
  }

  next(): boolean {
    const { edge } = this;
    const { graph, budget } = this.compilation;
    const loop = edge.left === edge.right;
    if (this.counting) {
      const some = this.weight > 0 && this.ids === nothing;
      this.ids = counted;
      return some;
    }
    for (;;) {
      budget.step();
      if (this.again >= 0) {
        const id = this.again;
        this.again = -1;
        return this.give(id, graph.endOf(id), graph.startOf(id));
      }
      const id = this.ids.next();
      if (id < 0) return false;
      const start = graph.startOf(id);
      const end = graph.endOf(id);
      if (loop && start !== end) continue;
      if (edge.direction === 'both' && start !== end) this.again = id;
      return edge.direction === 'in' ? this.give(id, end, start) : this.give(id, start, end);
    }
  }

  private give(id: number, left: number, right: number): boolean {
    const { edge } = this;
    const { row, graph } = this.compilation;
    row[edge.slot] = new RelationshipValue(id, graph);
    row[edge.left.slot] = new NodeValue(left, graph);
    row[edge.right.slot] = new NodeValue(right, graph);
    return true;
  }
}
