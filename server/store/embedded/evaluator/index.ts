/** Reads Cypher over a graph in memory: what is right is answered, what cannot be is refused by name. */
import type { PlanNode } from '../../../../model/schemas/queries.ts';
import { readQuery } from './check/index.ts';
import { compileExpression } from './expressions/compile.ts';
import { Compilation, type PlannedQuery } from './expressions/context.ts';
import type { Graph } from './graph/graph.ts';
import { planMatch } from './match/plan.ts';
import { planQuery } from './plan/query.ts';
import { Argument, type Measured, measureSteps, type PlanStep, planTree } from './plan/step.ts';
import { Unsupported } from './values/errors.ts';
import type { Value } from './values/types.ts';

/** What a run may use; every loop asks it. */
export interface Budget {
  /** Throws when steps, time or memory are used up, or when somebody said stop. */
  step(count?: number): void;
  /** Notes that so many bytes more are held, or fewer when the number is negative. */
  hold(bytes: number): void;
}

interface PrepareOptions {
  /** Nanoseconds since 1970, for `datetime()` and its like; now when left out. */
  clock?: bigint;
  /** A zone by name; UTC when left out. */
  timeZone?: string;
}

/** A query that was found right, and how it would be run. */
export interface Prepared {
  columns: string[];
  /** With estimated rows. */
  plan: PlanNode;
  /** Rows one by one: the first before the last is known. */
  run(budget: Budget, options?: { profile?: boolean }): Iterable<Value[]>;
  /** The plan with what the last run with `profile` did. */
  profiled(): PlanNode;
}

/** Parses, checks and plans; throws `CheckError` and `Unsupported`. */
export function prepare(
  text: string,
  graph: Graph,
  params: Record<string, Value>,
  options: PrepareOptions = {},
): Prepared {
  const query = readQuery(text, params);
  const plan = () => {
    const compilation = new Compilation(text, graph, params, callContext(options), (made) => ({
      compile: (expression, scope) => compileExpression(made, expression, scope),
      planQuery: (inner, scope, source) => planQuery(made, inner, scope, source),
      planMatch: (request) => planMatch(made, request),
    }));
    const planned = planQuery(compilation, query, { slots: new Map() }, new Argument());
    return { compilation, planned };
  };
  let next: ReturnType<typeof plan> | undefined = withinDepth(plan);
  const { step, columns } = next.planned;
  let measured: { step: PlanStep; measures: Map<PlanStep, Measured> } | undefined;
  return {
    columns: columns.map(({ name }) => name),
    plan: withinDepth(() => planTree(step)),
    run(budget, { profile = false } = {}) {
      // Steps hold where a run is: another run has its own.
      const { compilation, planned } = next ?? withinDepth(plan);
      next = undefined;
      compilation.budget.inner = budget;
      if (profile) {
        measured = { step: planned.step, measures: new Map() };
        const { measures } = measured;
        withinDepth(() => measureSteps(planned.step, measures));
      }
      return rows(compilation, planned);
    },
    profiled: () => withinDepth(() => planTree(measured?.step ?? step, measured?.measures)),
  };
}

function* rows({ row }: Compilation, { step, columns }: PlannedQuery): Iterable<Value[]> {
  const slots = columns.map(({ slot }) => slot);
  try {
    step.open();
    while (step.next()) {
      // Without RETURN there is work to be done, but there are no rows.
      if (slots.length > 0) yield slots.map((slot) => row[slot] as Value);
    }
  } catch (error) {
    throw tooDeep(error);
  }
}

function withinDepth<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw tooDeep(error);
  }
}

/** Only what has thousands of parts, each inside the one before, goes deeper than the stack. */
function tooDeep(error: unknown): unknown {
  return error instanceof RangeError ? new Unsupported('A query or a path as long as this') : error;
}

function callContext({ clock, timeZone = 'UTC' }: PrepareOptions) {
  const statement = clock ?? BigInt(Date.now()) * 1_000_000n;
  return {
    clock: { statement },
    timeZone,
    random: Math.random,
    patterns: new Map<string, RegExp>(),
  };
}
