/** Reads Cypher over a graph in memory: what is right is answered, what cannot be is refused by name. */
import type { PlanNode } from '../../../../model/schemas/queries.ts';
import type { Graph } from './graph/graph.ts';
import type { Value } from './values/types.ts';

/** What a run may use; every loop asks it. */
export interface Budget {
  /** Throws when steps, time or memory are used up, or when somebody said stop. */
  step(count?: number): void;
  /** Notes that so many bytes more are held until the run is over. */
  hold(bytes: number): void;
}

export interface PrepareOptions {
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
  _text: string,
  _graph: Graph,
  _params: Record<string, Value>,
  _options: PrepareOptions = {},
): Prepared {
  throw new Error('not yet');
}
