/** All functions of Cypher that the evaluator knows, found by name. */
import type { AggregateDefinition, FunctionDefinition, FunctionSignature } from './definition.ts';

export type {
  AggregateDefinition,
  Aggregator,
  CallContext,
  FunctionArgument,
  FunctionCategory,
  FunctionDefinition,
  FunctionSignature,
} from './definition.ts';

const families: FunctionDefinition[][] = [];
const aggregates: AggregateDefinition[] = [];

/** Every function, aggregating ones too, in the order of their families. */
export const allFunctions: readonly FunctionSignature[] = [...families.flat(), ...aggregates];

const byName = new Map(families.flat().map((one) => [one.name.toLowerCase(), one]));
const aggregatesByName = new Map(aggregates.map((one) => [one.name.toLowerCase(), one]));

/** The function that is called so, whatever the case of the letters. */
export function functionNamed(name: string): FunctionDefinition | undefined {
  return byName.get(name.toLowerCase());
}

/** The aggregating function that is called so, whatever the case of the letters. */
export function aggregateNamed(name: string): AggregateDefinition | undefined {
  return aggregatesByName.get(name.toLowerCase());
}
