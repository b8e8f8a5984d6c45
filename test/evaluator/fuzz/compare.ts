/** One case: a graph and a query, answered by the evaluator and measured by a Neo4j. */
import { CheckError } from '../../../server/store/embedded/evaluator/check/index.ts';
import { MemoryGraph } from '../../../server/store/embedded/evaluator/graph/memory.ts';
import {
  EvaluationError,
  Unsupported,
} from '../../../server/store/embedded/evaluator/values/errors.ts';
import { cellOf } from '../cells.ts';
import { write } from '../graph-writer.ts';
import { answer, TooLong } from '../run.ts';
import { Choices } from './choices.ts';
import { graphText } from './graphs.ts';
import type { Found, Measure } from './measure.ts';
import { Queries } from './queries.ts';

export interface Case {
  graph: string;
  query: string;
}

/** The case that a row of numbers makes. */
export function caseOf(numbers: readonly number[]): Case {
  const half = Math.floor(numbers.length / 3);
  const graph = graphText(new Choices(numbers.slice(0, half)));
  return { graph, query: new Queries(new Choices(numbers.slice(half))).query() };
}

/** Steps of a query over five nodes; one that takes more keeps Neo4j busy for long, too. */
const mostSteps = 500_000;

/** What is collected comes in no order. */
const spellingOf = (query: string) => ({ anyListOrder: /collect/i.test(query) });

/** What our evaluator says; nothing when it names what it cannot do, or it takes too long. */
export function ours({ graph, query }: Case): Found | undefined {
  const memory = new MemoryGraph();
  if (graph) write(memory, graph);
  try {
    const { columns, rows } = answer(query, memory, {}, mostSteps);
    const cells = rows.map((row) =>
      row.map((value) => cellOf(value, spellingOf(query))).join(' | '),
    );
    return { columns, rows: cells };
  } catch (error) {
    if (error instanceof Unsupported || error instanceof TooLong) return undefined;
    if (error instanceof CheckError || error instanceof EvaluationError)
      return { error: `${error.code} ${error.message}` };
    throw error;
  }
}

/** Of a case that tells nothing: we refuse it by name, or one of the two takes too long. */
export const unmeasured = Symbol('unmeasured');

/** How the two differ; nothing when they agree. */
export async function difference(
  one: Case,
  measure: Measure,
): Promise<string | undefined | typeof unmeasured> {
  const mine = ours(one);
  if (!mine) return unmeasured;
  const theirs = await measure.answer(one.graph, one.query, spellingOf(one.query));
  if ('error' in theirs && /TransactionTimedOut|OutOfMemory|Terminated/.test(theirs.error))
    return unmeasured;
  if ('error' in mine || 'error' in theirs) {
    if ('error' in mine && 'error' in theirs) return undefined;
    return isOfPlan(one, mine, theirs) ? unmeasured : said(mine, theirs);
  }
  const isOrdered = / RETURN (?:(?! RETURN ).)* ORDER BY [^{}]*$/.test(one.query);
  const [left, right] = [mine, theirs].map(({ rows }) =>
    JSON.stringify(isOrdered ? rows : rows.toSorted()),
  );
  return left === right ? undefined : said(mine, theirs);
}

/** Of a part that fails and a part that finds nothing, a plan says which is asked first. */
function isOfPlan({ query }: Case, mine: Found, theirs: Found): boolean {
  const isEarly = [mine, theirs].some((one) => 'error' in one && /SyntaxError/.test(one.error));
  const isEmpty = [mine, theirs].some((one) => 'rows' in one && one.rows.length === 0);
  return !isEarly && isEmpty && /MATCH/.test(query);
}

const text = (found: Found) =>
  'error' in found ? found.error : found.rows.slice(0, 20).join('\n') || '(nothing)';
const said = (mine: Found, theirs: Found) => `${text(mine)}\n— Neo4j:\n${text(theirs)}`;
