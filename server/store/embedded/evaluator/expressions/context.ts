/** What the parts of a query share while it is turned into steps and functions, and while it runs. */
import type { Expression, PathPattern, QueryTree, TextPlace } from '../../../../language/ast.ts';
import type { CallContext } from '../functions/index.ts';
import type { Graph } from '../graph/graph.ts';
import type { Budget } from '../index.ts';
import type { PlanStep } from '../plan/step.ts';
import { Unsupported } from '../values/errors.ts';
import type { Value } from '../values/types.ts';

/** Computes a value from the slots of the row. */
export type Evaluate = () => Value;

/** What an aggregating function inside a projection becomes: a slot that is filled for each group. */
export type CollectAggregate = (
  call: Extract<Expression, { kind: 'call' }>,
  scope: SlotScope,
) => Evaluate;

/** Which slot each variable has. */
export interface SlotScope {
  readonly slots: ReadonlyMap<string, number>;
  /** Those that no WITH takes away: what a subquery knows from outside. */
  readonly outer?: ReadonlyMap<string, number> | undefined;
  /** Whether only a WITH at the beginning knows these. */
  readonly importing?: boolean | undefined;
  /** Only inside a projection that aggregates. */
  readonly aggregate?: CollectAggregate | undefined;
}

export interface OutputColumn {
  name: string;
  slot: number;
}

/** A variable that a MATCH brings. */
export interface Fresh extends OutputColumn {
  /**
   * What it is when an OPTIONAL MATCH finds nothing. A path of nothing but known elements is made
   * of them all the same, as Neo4j does; everything else is null.
   */
  otherwise?: Evaluate | undefined;
}

export interface PlannedQuery {
  step: PlanStep;
  /** What RETURN gives; none without RETURN. */
  columns: OutputColumn[];
}

/** Patterns to be found, for the variables that are known already. */
export interface MatchRequest {
  patterns: PathPattern[];
  where?: Expression | undefined;
  scope: SlotScope;
  source: PlanStep;
  /** Names of the MATCH clauses right before: Neo4j plans them together with this one. */
  joined?: ReadonlySet<string> | undefined;
}

export interface Matched {
  step: PlanStep;
  scope: SlotScope;
  /** Variables that were not known before. */
  fresh: Fresh[];
}

/** Parts of the evaluator that need one another, so that their files need not. */
interface EvaluatorParts {
  compile(expression: Expression, scope: SlotScope): Evaluate;
  planQuery(query: QueryTree, scope: SlotScope, source: PlanStep): PlannedQuery;
  planMatch(request: MatchRequest): Matched;
}

/** Tells the budget of a value that has become large; small ones are forgotten with their row. */
export function weighed<Kept extends Value>(budget: Budget, value: Kept): Kept {
  if (typeof value === 'string') {
    if (value.length > 65_536) budget.hold(value.length * 2);
  } else if (Array.isArray(value) && value.length > 1000) {
    budget.step(value.length >> 4);
    if (value.length > 16_384) budget.hold(value.length * 8);
  }
  return value;
}

/** The budget of the run that is going on. */
class CurrentBudget implements Budget {
  inner: Budget | undefined;

  step(count?: number): void {
    this.inner?.step(count);
  }

  hold(bytes: number): void {
    this.inner?.hold(bytes);
  }
}

/** Functions whose value is the same for every row of a query. */
const constants = new WeakSet<Evaluate>();

function isConstant(evaluate: Evaluate): boolean {
  return constants.has(evaluate);
}

export function constant(value: Value): Evaluate {
  const evaluate = () => value;
  constants.add(evaluate);
  return evaluate;
}

/** Computes once, when first asked, what depends on constants alone. */
export function folded(evaluate: Evaluate, parts: Evaluate[]): Evaluate {
  if (!parts.every(isConstant)) return evaluate;
  let value: Value | undefined;
  const once = () => {
    value ??= evaluate();
    return value;
  };
  constants.add(once);
  return once;
}

export class Compilation {
  readonly text: string;
  readonly graph: Graph;
  readonly params: Record<string, Value>;
  readonly call: CallContext;
  readonly budget = new CurrentBudget();
  /** The slots. */
  readonly row: Value[] = [];
  readonly parts: EvaluatorParts;
  /** Plans of subqueries inside the expressions that were compiled since they were last taken. */
  private nested: PlanStep[] = [];
  private made = 0;

  constructor(
    text: string,
    graph: Graph,
    params: Record<string, Value>,
    call: Omit<CallContext, 'budget'>,
    parts: (compilation: Compilation) => EvaluatorParts,
  ) {
    this.text = text;
    this.graph = graph;
    this.params = params;
    this.call = { ...call, budget: this.budget };
    this.parts = parts(this);
  }

  slot(): number {
    return this.row.push(null) - 1;
  }

  /** A name for what has none; no reader can write it. */
  anonymous(): string {
    return ` ${++this.made}`;
  }

  compile(expression: Expression, scope: SlotScope): Evaluate {
    return this.parts.compile(expression, scope);
  }

  note(subplan: PlanStep): void {
    this.nested.push(subplan);
  }

  takeNested(): PlanStep[] {
    const { nested } = this;
    this.nested = [];
    return nested;
  }

  textOf(place: TextPlace): string {
    return this.text.slice(place.start, place.end).replace(/\s+/g, ' ');
  }
}

export function withSlots(scope: SlotScope, more: Iterable<readonly [string, number]>): SlotScope {
  return { ...scope, slots: new Map([...scope.slots, ...more]) };
}

/** The same variables as the inside of a subquery knows them. */
export function fromOutside(scope: SlotScope): SlotScope {
  return { slots: scope.slots, outer: scope.slots };
}

export function slotOf(scope: SlotScope, name: string): number {
  const slot = scope.slots.get(name);
  // Only of a pattern whose parts read one another in a circle.
  if (slot === undefined) throw new Unsupported(`The name \`${name.trim()}\` at this place`);
  return slot;
}
