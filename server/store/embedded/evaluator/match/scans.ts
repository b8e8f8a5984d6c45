/** Steps that begin: nodes by label, by a property, by id; relationships by type or by id. */
import type { Compilation } from '../expressions/context.ts';
import { nothing } from '../graph/arrays.ts';
import type { Ids } from '../graph/graph.ts';
import { Step } from '../plan/step.ts';
import { NodeValue, RelationshipValue } from '../values/types.ts';
import type { PatternEdge } from './pattern.ts';

/** Gives each node that `begin` reads. */
export class NodeScan extends Step {
  private readonly compilation: Compilation;
  private readonly slot: number;
  private readonly begin: () => Ids;
  private ids: Ids = nothing;

  constructor(operator: string, compilation: Compilation, slot: number, begin: () => Ids) {
    super(operator);
    this.compilation = compilation;
    this.slot = slot;
    this.begin = begin;
  }

  open(): void {
    this.ids = this.begin();
  }

  next(): boolean {
    const { compilation } = this;
    compilation.budget.step();
    const id = this.ids.next();
    if (id < 0) return false;
    compilation.row[this.slot] = new NodeValue(id, compilation.graph);
    return true;
  }
}

/** Gives each relationship that `begin` reads, with its ends; twice when it has no direction. */
export class RelationshipScan extends Step {
  private readonly compilation: Compilation;
  private readonly edge: PatternEdge;
  private readonly begin: () => Ids;
  private ids: Ids = nothing;
  private again = -1;

  constructor(operator: string, compilation: Compilation, edge: PatternEdge, begin: () => Ids) {
    super(operator);
    this.compilation = compilation;
    this.edge = edge;
    this.begin = begin;
  }

  open(): void {
    this.ids = this.begin();
    this.again = -1;
  }

  next(): boolean {
    const { edge } = this;
    const { graph, budget } = this.compilation;
    const loop = edge.left === edge.right;
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
