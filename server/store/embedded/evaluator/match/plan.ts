/** Plans a MATCH: where to begin, in which order to walk, and when to ask each condition. */
import { ProjectStep } from '../clauses/project.ts';
import type {
  Compilation,
  Evaluate,
  Fresh,
  Matched,
  MatchRequest,
} from '../expressions/context.ts';
import { Filter } from '../plan/filter.ts';
import { Argument, type PlanStep } from '../plan/step.ts';
import { Unsupported } from '../values/errors.ts';
import { type AskedWhen, passing } from './asking.ts';
import { selectivity } from './estimates.ts';
import { cannotFail } from './failing.ts';
import { Failing } from './failures.ts';
import { NestedLoop, ValueHashJoin } from './joins.ts';
import { nodeIn } from './nodes.ts';
import { orderEdges } from './order.ts';
import { connectedParts, hashKeys, type PatternPart } from './parts.ts';
import { pathMaker } from './path.ts';
import {
  type Condition,
  type Pattern,
  type PatternEdge,
  type PatternPath,
  readPattern,
} from './pattern.ts';
import { needsBothEnds, planSelective, selectiveOf } from './selective.ts';
import { edgeStarts, nodeStart, type Start } from './starts.ts';
import { meetsNone } from './used.ts';
import { walk } from './walk.ts';

export function planMatch(compilation: Compilation, request: MatchRequest): Matched {
  const selective = selectiveOf(request);
  if (selective) return planSelective(compilation, request, selective);
  const pattern = readPattern(compilation, request);
  const planner = new MatchPlanner(compilation, pattern, request.source);
  const step = planner.plan();
  const fresh: Fresh[] = [];
  for (const [name, slot] of pattern.scope.slots) {
    if (pattern.bound.has(name)) continue;
    const path = pattern.paths.find(({ names }) => names.has(name));
    fresh.push({ name, slot, otherwise: path && pathWithout(compilation, path, pattern.bound) });
  }
  return { step, scope: pattern.scope, fresh };
}

/** What Neo4j gives for a path of which OPTIONAL MATCH finds nothing, where that is not null. */
function pathWithout(
  compilation: Compilation,
  path: PatternPath,
  bound: ReadonlySet<string>,
): Evaluate | undefined {
  const parts = [...path.nodes, ...path.edges];
  if (parts.every((part) => bound.has(part.name))) return pathMaker(compilation, path);
  const [start] = path.nodes;
  const [only, ...others] = path.edges;
  // Of a repeated part of several relationships after a known node, it gives that node alone.
  const repeated = only?.kind === 'group' && (only.group?.pattern.elements.length ?? 0) > 3;
  if (!start || !bound.has(start.name) || !repeated || others.length > 0) return undefined;
  return pathMaker(compilation, { ...path, edges: [] });
}

/** A chain of steps and what it knows. */
export interface Chain {
  step: PlanStep;
  known: Set<string>;
  solved: PatternEdge[];
  /** Whether its rows are kept before they are used. */
  apart?: boolean;
}

const isWithin = (names: ReadonlySet<string>, known: ReadonlySet<string>) =>
  [...names].every((name) => known.has(name));

class MatchPlanner {
  private readonly compilation: Compilation;
  private readonly pattern: Pattern;
  private readonly source: PlanStep;
  private readonly done = new Set<Condition>();
  private readonly pathsMade = new Set<number>();

  constructor(compilation: Compilation, pattern: Pattern, source: PlanStep) {
    this.compilation = compilation;
    this.pattern = pattern;
    this.source = source;
  }

  plan(): PlanStep {
    const { pattern } = this;
    let chain: Chain = { step: this.source, known: new Set(pattern.bound), solved: [] };
    chain = this.ask(this.withoutNulls(chain));
    const { parts, pairs } = this.parts();
    const fresh: PatternPart[] = [];
    for (const part of parts) {
      if (part.known) chain = this.walkPart(chain, part);
      else fresh.push(part);
    }
    const begun = fresh
      .map((part) => ({ part, start: this.bestStart(part, chain.known) }))
      .sort(
        (a, b) =>
          Number(this.mayFail(b.part)) - Number(this.mayFail(a.part)) ||
          a.start.order.rows - b.start.order.rows,
      );
    for (const { part } of begun) chain = this.addPart(chain, part);
    while (pairs.length > 0) {
      const next = pairs.findIndex(({ needs }) => isWithin(needs, chain.known));
      if (next < 0)
        throw new Unsupported('A pattern whose parts need one another', pairs[0]?.place);
      for (const edge of pairs.splice(next, 1)) chain = this.walkEdge(chain, edge);
    }
    const { failures } = pattern;
    if (failures.length === 0) return chain.step;
    return new Failing(chain.step, failures, this.compilation.budget);
  }

  /** Whether a condition of a part alone can fail: it is asked also when another part is empty. */
  private mayFail(part: PatternPart): boolean {
    const { pattern } = this;
    const own = new Set([...pattern.bound, ...part.nodes.map(({ name }) => name)]);
    for (const { name } of part.edges) own.add(name);
    return pattern.conditions.some(
      ({ needs, expression }) =>
        needs.size > 0 &&
        isWithin(needs, own) &&
        !isWithin(needs, pattern.bound) &&
        !cannotFail(pattern, expression),
    );
  }

  /** The connected parts, and edges that are walked when both their ends are known. */
  private parts(): { parts: PatternPart[]; pairs: PatternEdge[] } {
    const { pattern } = this;
    const pairs = pattern.edges.filter((edge) => needsBothEnds(pattern, edge));
    for (;;) {
      const parts = connectedParts(pattern, pairs);
      const later = parts.flatMap((part) => this.cannotBeWalked(part));
      if (later.length === 0) return { parts, pairs };
      pairs.push(...later);
    }
  }

  /** Edges of a part that read what is known nowhere in it before them. */
  private cannotBeWalked(part: PatternPart): PatternEdge[] {
    const { pattern, compilation } = this;
    if (part.edges.every(({ needs }) => needs.size === 0)) return [];
    const begin = { known: pattern.bound, rows: 1, cost: 0, satisfied: [] };
    if (part.known) {
      const { edges } = orderEdges(compilation.graph, pattern, part.edges, begin);
      return part.edges.filter((edge) => !edges.includes(edge));
    }
    const { start, order } = this.bestStart(part, pattern.bound);
    return part.edges.filter((edge) => edge !== start.edge && !order.edges.includes(edge));
  }

  /** A node that is known and null is no match, also where nothing is walked from it. */
  private withoutNulls(chain: Chain): Chain {
    const { pattern, compilation } = this;
    const { row } = compilation;
    const slots = [...pattern.nodes.values()]
      .filter((node) => pattern.bound.has(node.name))
      .filter((node) => !pattern.edges.some(({ left, right }) => left === node || right === node))
      .map(({ slot }) => slot);
    if (slots.length === 0) return chain;
    const passes = () => slots.every((slot) => nodeIn(row[slot]) >= 0);
    const step = new Filter(chain.step, passes, compilation.budget);
    step.details = 'IS NOT NULL';
    step.estimatedRows = chain.step.estimatedRows;
    return { ...chain, step };
  }

  private walkPart(chain: Chain, part: PatternPart): Chain {
    const { edges } = orderEdges(this.compilation.graph, this.pattern, part.edges, {
      known: chain.known,
      rows: chain.step.estimatedRows,
      cost: 0,
      satisfied: [...this.done],
    });
    return edges.reduce((next, edge) => this.walkEdge(next, edge), chain);
  }

  private walkEdge(chain: Chain, edge: PatternEdge): Chain {
    const walked = walk(this.compilation, this.pattern, chain, edge, this.done);
    return this.ask(walked);
  }

  /** Joins a part that nothing known belongs to. */
  private addPart(chain: Chain, part: PatternPart): Chain {
    const { compilation, pattern } = this;
    const start = this.bestStart(part, chain.known);
    const isFirst = chain.step instanceof Argument;
    if (isFirst) return this.begin(chain, chain.known, [], start.start, start.order.edges);
    const constant = this.source instanceof Argument ? pattern.bound : new Set<string>();
    const keys = start.start.depends
      ? undefined
      : hashKeys(pattern, this.done, chain.known, part, constant);
    const apart = keys && this.bestStart(part, constant);
    if (keys && apart && Number.isFinite(apart.order.cost)) {
      const kept = this.begin(
        { step: new Argument(), known: new Set(constant), solved: [], apart: true },
        new Set(constant),
        [],
        apart.start,
        apart.order.edges,
      );
      const names = [...kept.known].filter((name) => !constant.has(name));
      const slots = names.map((name) => pattern.scope.slots.get(name) as number);
      const step = new ValueHashJoin(compilation, chain.step, kept.step, slots, {
        streamed: compilation.compile(keys.left, pattern.scope),
        kept: compilation.compile(keys.right, pattern.scope),
        areJoined: [...keys.condition.needs].some(
          (name) => chain.known.has(name) && (!pattern.bound.has(name) || pattern.joined.has(name)),
        ),
      });
      step.details = keys.condition.text;
      this.done.add(keys.condition);
      let joined: PlanStep = step;
      for (const edge of kept.solved) joined = this.apart(joined, edge, chain.solved);
      return this.ask({
        step: joined,
        known: new Set([...chain.known, ...kept.known]),
        solved: [...chain.solved, ...kept.solved],
      });
    }
    const right = this.begin(
      { step: new Argument(), known: chain.known, solved: [...chain.solved] },
      chain.known,
      chain.solved,
      start.start,
      start.order.edges,
    );
    const operator = start.start.depends ? 'Apply' : 'CartesianProduct';
    const step = new NestedLoop(operator, compilation, chain.step, right.step);
    return { step, known: right.known, solved: right.solved };
  }

  /** A chain that begins by itself; it may read what is known before. */
  private begin(
    chain: Chain,
    known: ReadonlySet<string>,
    solved: PatternEdge[],
    start: Start,
    edges: PatternEdge[],
  ): Chain {
    for (const condition of start.satisfies) this.done.add(condition);
    let step = start.make();
    if (start.edge) step = this.apart(step, start.edge, solved);
    let next: Chain = {
      ...chain,
      step,
      known: new Set([...known, ...start.gives]),
      solved: start.edge ? [...chain.solved, start.edge] : [...chain.solved],
    };
    next = this.ask(next);
    for (const edge of edges) next = this.walkEdge(next, edge);
    return next;
  }

  private apart(step: PlanStep, edge: PatternEdge, others: PatternEdge[]): PlanStep {
    const passes = meetsNone(this.compilation, edge, others);
    if (!passes) return step;
    const filter = new Filter(step, passes, this.compilation.budget);
    filter.details = 'different relationships';
    filter.estimatedRows = step.estimatedRows;
    return filter;
  }

  /** The start from which the whole part costs least. */
  private bestStart(part: PatternPart, known: ReadonlySet<string>) {
    const { compilation, pattern } = this;
    const { graph } = compilation;
    const starts = [
      ...part.nodes.map((node) => nodeStart(compilation, pattern, node, known, pattern.scope)),
      ...part.edges.flatMap((edge) => edgeStarts(compilation, pattern, edge, known, pattern.scope)),
    ];
    // Of a long pattern only the most promising starts are followed to the end.
    const most = 1 + Math.floor(400 / (part.edges.length + 1));
    if (starts.length > most) starts.sort((a, b) => a.cost - b.cost).splice(most);
    let best: { start: Start; order: ReturnType<typeof orderEdges> } | undefined;
    for (const start of starts) {
      const order = orderEdges(
        graph,
        pattern,
        part.edges.filter((edge) => edge !== start.edge),
        {
          known: new Set([...known, ...start.gives]),
          rows: start.rows,
          cost: start.cost,
          satisfied: [...this.done, ...start.satisfies],
        },
      );
      if (!best || order.cost < best.order.cost) best = { start, order };
    }
    if (!best) throw new Error('A pattern has nowhere to begin.');
    return best;
  }

  /** Makes the paths and asks the conditions for which everything is known now. */
  private ask(chain: Chain): Chain {
    const { compilation, pattern } = this;
    const { known } = chain;
    let { step } = chain;
    pattern.paths.forEach((path, place) => {
      if (path.name === undefined || this.pathsMade.has(place)) return;
      const complete =
        path.nodes.every(({ name }) => known.has(name)) &&
        path.edges.every((edge) => chain.solved.includes(edge));
      if (!complete) return;
      this.pathsMade.add(place);
      const rows = step.estimatedRows;
      step = new ProjectStep(compilation, step, [
        { slot: path.slot, evaluate: pathMaker(compilation, path) },
      ]);
      step.details = path.name.startsWith(' ') ? 'path' : path.name;
      step.estimatedRows = rows;
      for (const name of path.names) known.add(name);
    });
    const ready = pattern.conditions.filter(
      (one) => !this.done.has(one) && isWithin(one.needs, known),
    );
    if (ready.length === 0) return { ...chain, step };
    // Rows that are kept are compared first: what fails is asked once more after that.
    const again = chain.apart ? ready.filter((one) => !cannotFail(pattern, one.expression)) : [];
    for (const condition of ready) if (!again.includes(condition)) this.done.add(condition);
    const isWhole = chain.solved.length === pattern.edges.length && this.allKnown(known);
    const when = again.length > 0 ? 'again' : isWhole ? 'whole' : 'early';
    return { ...chain, step: this.filter(step, ready, when) };
  }

  private allKnown(known: ReadonlySet<string>): boolean {
    for (const name of this.pattern.nodes.keys()) if (!known.has(name)) return false;
    return true;
  }

  private filter(step: PlanStep, conditions: Condition[], when: AskedWhen): PlanStep {
    const { compilation, pattern } = this;
    const passes = passing(compilation, pattern, conditions, when);
    const filter = new Filter(step, passes, compilation.budget);
    filter.details = conditions.map(({ text }) => text).join(' AND ');
    filter.estimatedRows = conditions.reduce(
      (rows, one) => rows * selectivity(one),
      step.estimatedRows,
    );
    filter.children.push(...compilation.takeNested());
    return filter;
  }
}
