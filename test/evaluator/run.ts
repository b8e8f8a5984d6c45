/** Runs a query over a graph in memory, as the reader's process does, within generous limits. */
import type { Graph } from '../../server/store/embedded/evaluator/graph/graph.ts';
import { type Budget, prepare } from '../../server/store/embedded/evaluator/index.ts';
import type { Value } from '../../server/store/embedded/evaluator/values/types.ts';

export interface Answer {
  columns: string[];
  rows: Value[][];
}

/** A query took more steps than any test needs. */
export class TooLong extends Error {}

/** Steps that a query may take. */
export function budgetOf(steps = 5_000_000): Budget {
  let used = 0;
  return {
    step(count = 1) {
      used += count;
      if (used > steps) throw new TooLong(`more than ${steps} steps`);
    },
    hold() {},
  };
}

/** All rows of a query. */
export function answer(
  text: string,
  graph: Graph,
  params: Record<string, Value> = {},
  steps?: number,
): Answer {
  const prepared = prepare(text, graph, params);
  return { columns: prepared.columns, rows: [...prepared.run(budgetOf(steps))] };
}
