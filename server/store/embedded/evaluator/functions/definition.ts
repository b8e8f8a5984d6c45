/** What a function of Cypher is: its signature, its meaning and its evaluation in one place. */
import type { Budget } from '../index.ts';
import type { Value } from '../values/types.ts';

export type FunctionCategory =
  | 'scalar'
  | 'list'
  | 'string'
  | 'mathematical'
  | 'trigonometric'
  | 'logarithmic'
  | 'temporal'
  | 'duration'
  | 'spatial'
  | 'predicate'
  | 'aggregating'
  | 'vector';

export interface FunctionArgument {
  name: string;
  /** In Neo4j's words: 'INTEGER | FLOAT'. */
  type: string;
  optional?: boolean;
  /** The last argument may be repeated. */
  variadic?: boolean;
  description?: string;
}

export interface FunctionSignature {
  /** As Neo4j writes it; calls are found whatever their case. */
  name: string;
  category: FunctionCategory;
  arguments: FunctionArgument[];
  returns: string;
  /** One sentence for the editor's completion. */
  description: string;
  /** Neo4j still reads it and advises against it. */
  deprecated?: boolean;
}

export interface FunctionDefinition extends FunctionSignature {
  /** Without this, a null among the arguments gives null and `evaluate` is not called. */
  takesNull?: boolean;
  /** Every argument is computed, and may fail, before a null among them gives null. */
  computesAll?: boolean;
  evaluate(args: Value[], context: CallContext): Value;
}

/** Collects the values of one group. */
export interface Aggregator {
  /** `second` computes a second argument. */
  add(value: Value, second: () => Value): void;
  result(): Value;
}

export interface AggregateDefinition extends FunctionSignature {
  create(context: CallContext): Aggregator;
}

/** What a call may ask of the query that runs it. */
export interface CallContext {
  /** Nanoseconds since 1970 when the statement began, and its transaction (where known). */
  clock: { statement: bigint; transaction?: bigint };
  timeZone: string;
  random(): number;
  /** Compiled regular expressions of this query by their text. */
  patterns: Map<string, RegExp>;
  budget: Budget;
}
