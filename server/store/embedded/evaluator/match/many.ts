/** Steps along several relationships in a row, each met once: `-[:T*1..3]->`. */
import { type Compilation, withSlots } from '../expressions/context.ts';
import { relationshipTest } from '../expressions/labels.ts';
import { isTrue } from '../expressions/logic.ts';
import type { Ids } from '../graph/graph.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import { NodeValue, RelationshipValue, type Value } from '../values/types.ts';
import { directionFrom } from './expand.ts';
import { nodeIn } from './nodes.ts';
import type { PatternEdge } from './pattern.ts';

type Test = (relationship: number) => boolean;

/** What each single relationship must be; undefined when it may be any. */
export function insideTest(
  compilation: Compilation,
  edge: PatternEdge,
  known: ReadonlyMap<string, number>,
): Test | undefined {
  const { row, graph } = compilation;
  const { insideSlot } = edge;
  const scope = withSlots({ slots: known, outer: edge.scope.outer }, [[edge.inside, insideSlot]]);
  const conditions = edge.conditions.map((one) => isTrue(compilation.compile(one, scope)));
  const typeFits = edge.typeTest && relationshipTest(compilation, edge.typeTest, edge.scope);
  if (conditions.length === 0) return typeFits;
  return (id) => {
    if (typeFits && !typeFits(id)) return false;
    row[insideSlot] = new RelationshipValue(id, graph);
    return conditions.every((condition) => condition());
  };
}

export class VarLengthExpand extends SourceStep {
  private readonly edge: PatternEdge;
  private readonly fromLeft: boolean;
  private readonly into: boolean;
  private readonly expander: (node: number) => Ids;
  private readonly used: Test | undefined;
  private readonly inside: Test | undefined;
  /** What each node on the way must be. */
  private readonly passes: Test | undefined;
  /** Where the walk is: readers of what comes next, relationships walked, nodes reached. */
  private readonly readers: Ids[] = [];
  private readonly walked: number[] = [];
  private readonly reached: number[] = [];
  private to = -1;
  private begun = false;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    edge: PatternEdge,
    fromLeft: boolean,
    into: boolean,
    used: Test | undefined,
    inside: Test | undefined,
    passes: Test | undefined,
  ) {
    super(into ? 'VarLengthExpand(Into)' : 'VarLengthExpand(All)', compilation, source);
    this.edge = edge;
    this.fromLeft = fromLeft;
    this.into = into;
    this.expander = compilation.graph.expander(directionFrom(edge, fromLeft), edge.types);
    this.used = used;
    this.inside = inside;
    this.passes = passes;
  }

  override open(): void {
    super.open();
    this.reached.length = 0;
    this.begun = false;
  }

  next(): boolean {
    const { budget } = this.compilation;
    for (;;) {
      budget.step();
      if (this.reached.length === 0) {
        if (!this.source.next()) return false;
        this.begin();
        continue;
      }
      if (!this.begun) {
        this.begun = true;
        if (this.edge.min === 0 && this.give()) return true;
        continue;
      }
      if (!this.walk()) continue;
      if (this.walked.length >= this.edge.min && this.give()) return true;
    }
  }

  private begin(): void {
    const { row } = this.compilation;
    const { left, right, min, max } = this.edge;
    this.readers.length = 0;
    this.walked.length = 0;
    this.reached.length = 0;
    this.begun = false;
    const from = nodeIn(row[this.fromLeft ? left.slot : right.slot]);
    if (from < 0 || min > max || (this.passes && !this.passes(from))) return;
    if (this.into) {
      this.to = nodeIn(row[this.fromLeft ? right.slot : left.slot]);
      if (this.to < 0) return;
    }
    this.reached.push(from);
    if (max > 0) this.readers.push(this.expander(from));
  }

  /** One relationship on, or one back; false when it went back. */
  private walk(): boolean {
    const { graph, budget } = this.compilation;
    const { readers, walked, reached } = this;
    const reader = readers.at(-1);
    if (reader && readers.length === reached.length) {
      for (let id = reader.next(); id >= 0; id = reader.next()) {
        budget.step();
        if (walked.includes(id) || this.used?.(id) || (this.inside && !this.inside(id))) continue;
        const from = reached.at(-1);
        const start = graph.startOf(id);
        const other = start === from ? graph.endOf(id) : start;
        if (this.passes && !this.passes(other)) continue;
        walked.push(id);
        reached.push(other);
        if (walked.length < this.edge.max) readers.push(this.expander(other));
        return true;
      }
      readers.pop();
    }
    walked.pop();
    reached.pop();
    return false;
  }

  private give(): boolean {
    const { row, graph } = this.compilation;
    const { edge, fromLeft } = this;
    const end = this.reached.at(-1) as number;
    if (this.into) {
      if (end !== this.to) return false;
    } else row[fromLeft ? edge.right.slot : edge.left.slot] = new NodeValue(end, graph);
    const list: Value[] = this.walked.map((id) => new RelationshipValue(id, graph));
    row[edge.slot] = fromLeft ? list : list.reverse();
    return true;
  }
}

/** A list of relationships that is known is taken for the way between the ends. */
export class ProjectListEndpoints extends SourceStep {
  private readonly edge: PatternEdge;
  private readonly known: { left: boolean; right: boolean };
  private readonly used: Test | undefined;
  private readonly inside: Test | undefined;
  private ways: [left: number, right: number][] = [];

  constructor(
    compilation: Compilation,
    source: PlanStep,
    edge: PatternEdge,
    known: { left: boolean; right: boolean },
    used: Test | undefined,
    slots: ReadonlyMap<string, number>,
  ) {
    super('ProjectEndpoints', compilation, source);
    this.edge = edge;
    this.known = known;
    this.used = used;
    this.inside = insideTest(compilation, edge, slots);
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
      if (this.known.right && nodeIn(row[right.slot]) !== way[1]) continue;
      row[left.slot] = new NodeValue(way[0], graph);
      if (!this.known.right) row[right.slot] = new NodeValue(way[1], graph);
      return true;
    }
  }

  private begin(): void {
    const { row, graph, budget } = this.compilation;
    const { slot, left, right, min, max, types, direction } = this.edge;
    const value = row[slot];
    if (!Array.isArray(value) || value.length < min || value.length > max) return;
    const ids: number[] = [];
    for (const one of value) {
      if (!(one instanceof RelationshipValue)) return;
      const { id } = one;
      if (types && !types.includes(graph.typeOf(id))) return;
      if (ids.includes(id) || this.used?.(id) || (this.inside && !this.inside(id))) return;
      ids.push(id);
    }
    const [first] = ids;
    const starts = new Set<number>();
    if (this.known.left) starts.add(nodeIn(row[left.slot]));
    else if (first === undefined) {
      // Where no relationship is given, every node is both ends.
      const nodes = graph.nodes();
      if (this.known.right) starts.add(nodeIn(row[right.slot]));
      else for (let id = nodes.next(); id >= 0; id = nodes.next()) starts.add(id);
      budget.step(starts.size);
    } else {
      if (direction !== 'in') starts.add(graph.startOf(first));
      if (direction !== 'out') starts.add(graph.endOf(first));
    }
    for (const start of starts) {
      const end = start < 0 ? -1 : this.walk(start, ids);
      if (end >= 0 && (left !== right || start === end)) this.ways.push([start, end]);
    }
  }

  /** -1 when the relationships do not lead on from one another. */
  private walk(start: number, ids: number[]): number {
    const { graph } = this.compilation;
    const { direction } = this.edge;
    let node = start;
    for (const id of ids) {
      const from = graph.startOf(id);
      const to = graph.endOf(id);
      if (node === from && direction !== 'in') node = to;
      else if (node === to && direction !== 'out') node = from;
      else return -1;
    }
    return node;
  }
}
