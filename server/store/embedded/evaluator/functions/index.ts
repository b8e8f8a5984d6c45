/**
 * All functions of Cypher that the evaluator knows, found by name. A new one is one object in the
 * list of its family: signature, description and evaluation together. The check of types, the
 * editor's completion and the suggestions for a misspelt name read it from here; what the editor
 * reads is written by `npx vitest run test/model/cypher-functions.test.ts --update`.
 */
import { aggregates } from './aggregates.ts';
import { conversions } from './conversions.ts';
import type { AggregateDefinition, FunctionDefinition, FunctionSignature } from './definition.ts';
import { durations } from './durations.ts';
import { forms } from './forms.ts';
import { lists } from './lists.ts';
import { logarithmic } from './logarithmic.ts';
import { mathematical } from './mathematical.ts';
import { predicates } from './predicates.ts';
import { scalars } from './scalars.ts';
import { spatial } from './spatial.ts';
import { strings } from './strings.ts';
import { temporal } from './temporal.ts';
import { trigonometric } from './trigonometric.ts';
import { trims } from './trims.ts';
import { vectors } from './vectors.ts';

export { propertyOfValue } from '../values/properties.ts';
export type {
  AggregateDefinition,
  Aggregator,
  CallContext,
  FunctionDefinition,
  FunctionSignature,
} from './definition.ts';
export { matchesPattern } from './regex/matching.ts';
export { isNormalized } from './strings.ts';
export { trimSpecial } from './trims.ts';

const families: FunctionDefinition[][] = [
  predicates,
  scalars,
  conversions,
  lists,
  strings,
  trims,
  mathematical,
  logarithmic,
  trigonometric,
  temporal,
  durations,
  spatial,
  vectors,
];

/** Every function, aggregating ones and forms like `all()` too, in the order of their families. */
export const allFunctions: readonly FunctionSignature[] = [
  ...families.flat(),
  ...aggregates,
  ...forms,
];

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
