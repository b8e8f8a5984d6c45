/** `shortestPath`, `allShortestPaths`, `SHORTEST k` and their kin along one kind of relationship. */
import type { Compilation } from '../expressions/context.ts';
import { HeldMemory } from '../plan/held.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import { EvaluationError } from '../values/errors.ts';
import { NodeValue, RelationshipValue } from '../values/types.ts';
import { directionFrom } from './expand.ts';
import { nodeIn } from './nodes.ts';
import type { PatternEdge } from './pattern.ts';
import { shortestFrom, shortestWays, trails, type Ways } from './search.ts';

type Test = (id: number) => boolean;

interface SearchTests {
  node: Test | undefined;
  relationship: Test | undefined;
  /** What the path as a whole must be; it is in its slots then. */
  path: (() => boolean)[];
  /** What its ends must be, as their slots say. */
  ends: (() => boolean)[];
}

function waysOf(
  compilation: Compilation,
  edge: PatternEdge,
  fromLeft: boolean,
  tests: SearchTests,
  budget: HeldMemory,
): Ways {
  const { graph } = compilation;
  const { node, relationship } = tests;
  return {
    graph,
    budget,
    forward: graph.expander(directionFrom(edge, fromLeft), edge.types),
    backward: graph.expander(directionFrom(edge, !fromLeft), edge.types),
    node,
    relationship,
    min: edge.min,
    max: edge.max,
  };
}

/** Between two nodes that are known. */
export class ShortestPath extends SourceStep {
  private readonly edge: PatternEdge;
  private readonly tests: SearchTests;
  private readonly put: (way: number[]) => void;
  private readonly held: HeldMemory;
  private found: Iterator<unknown> | undefined;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    edge: PatternEdge,
    tests: SearchTests,
    put: (way: number[]) => void,
  ) {
    super('ShortestPath', compilation, source);
    this.edge = edge;
    this.tests = tests;
    this.put = put;
    this.held = new HeldMemory(compilation.budget);
  }

  override open(): void {
    super.open();
    this.found = undefined;
  }

  next(): boolean {
    for (;;) {
      this.compilation.budget.step();
      if (this.found) {
        if (!this.found.next().done) return true;
        this.found = undefined;
      }
      if (!this.source.next()) return false;
      this.held.release();
      this.found = this.search()[Symbol.iterator]();
    }
  }

  private *search(): Iterable<true> {
    const { row } = this.compilation;
    const { edge } = this;
    const from = nodeIn(row[edge.left.slot]);
    const to = nodeIn(row[edge.right.slot]);
    if (from < 0 || to < 0 || edge.min > edge.max) return;
    const kind = edge.selector?.kind;
    const old = kind === 'shortestPath' || kind === 'allShortestPaths';
    const oneName = edge.left.name === edge.right.name;
    if (old && from === to && (oneName || edge.min > 0)) throw sameEnds();
    const count = edge.selector?.count ?? 1;
    const groups =
      kind === 'allShortestPaths' || kind === 'allShortest' || kind === 'shortestGroups';
    const most = kind === 'shortestGroups' ? count : groups ? 1 : count;
    let paths = 0;
    let lengths = 0;
    let length = -1;
    for (const way of this.ways(from, to, most === 1, groups)) {
      if (groups && way.length !== length && lengths === most) return;
      this.put(way);
      if (!this.tests.path.every((test) => test())) continue;
      if (way.length !== length) lengths++;
      length = way.length;
      yield true;
      paths++;
      if (!groups && paths === most) return;
    }
  }

  private ways(from: number, to: number, one: boolean, all: boolean): Iterable<number[]> {
    const ways = waysOf(this.compilation, this.edge, true, this.tests, this.held);
    const plain = one && this.tests.path.length === 0 && from !== to && ways.min <= 1;
    return plain ? shortestWays(ways, from, to, all) : trails(ways, from, to);
  }
}

function sameEnds(): EvaluationError {
  return new EvaluationError(
    'Neo.DatabaseError.Statement.ExecutionFailed',
    'The shortest path algorithm does not work when the start and end nodes are the same.',
  );
}

/** From a node that is known to all that are reached. */
export class ShortestFrom extends SourceStep {
  private readonly edge: PatternEdge;
  private readonly fromLeft: boolean;
  private readonly tests: SearchTests;
  private readonly put: (way: number[]) => void;
  private readonly held: HeldMemory;
  private found: Iterator<[number, number[]]> | undefined;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    edge: PatternEdge,
    fromLeft: boolean,
    tests: SearchTests,
    put: (way: number[]) => void,
  ) {
    super('StatefulShortestPath(All)', compilation, source);
    this.edge = edge;
    this.fromLeft = fromLeft;
    this.tests = tests;
    this.put = put;
    this.held = new HeldMemory(compilation.budget);
  }

  override open(): void {
    super.open();
    this.found = undefined;
  }

  next(): boolean {
    const { row, graph, budget } = this.compilation;
    const { edge, fromLeft } = this;
    for (;;) {
      budget.step();
      const next = this.found?.next();
      if (next && !next.done) {
        const [end, way] = next.value;
        row[fromLeft ? edge.right.slot : edge.left.slot] = new NodeValue(end, graph);
        this.put(fromLeft ? way : [...way].reverse());
        return true;
      }
      if (!this.source.next()) return false;
      this.held.release();
      const from = nodeIn(row[fromLeft ? edge.left.slot : edge.right.slot]);
      const kind = edge.selector?.kind;
      const all = kind === 'allShortest' || kind === 'shortestGroups';
      const ways = waysOf(this.compilation, edge, fromLeft, this.tests, this.held);
      const back = () => this.mayEndAt(from);
      this.found = from < 0 ? undefined : shortestFrom(ways, from, all, back)[Symbol.iterator]();
    }
  }

  /** Whether both ends may be this node; also where that cannot be said. */
  private mayEndAt(node: number): boolean {
    const { row, graph } = this.compilation;
    const { left, right } = this.edge;
    row[left.slot] = new NodeValue(node, graph);
    row[right.slot] = row[left.slot] as NodeValue;
    try {
      return this.tests.ends.every((test) => test());
    } catch {
      return true;
    }
  }
}

/** Puts a way into the slot of its relationships. */
export function putWay(compilation: Compilation, edge: PatternEdge): (way: number[]) => void {
  const { row, graph } = compilation;
  return (way) => {
    row[edge.slot] = way.map((id) => new RelationshipValue(id, graph));
  };
}
