/** AND, OR, XOR, NOT and what WHERE takes for true. */
import { EvaluationError, typeError } from '../values/errors.ts';
import { valueTypeName } from '../values/index.ts';
import type { Value } from '../values/types.ts';
import type { Evaluate } from './context.ts';

/** A value where a truth is asked for: a list is true when it holds something, a map always, as in Neo4j. */
export function truth(value: Value): boolean | null {
  if (value === true || value === false || value === null) return value;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return true;
  throw typeError(`A BOOLEAN is expected here, but it is ${valueTypeName(value)}.`);
}

export function isTrue(evaluate: Evaluate): () => boolean {
  return () => truth(evaluate()) === true;
}

/**
 * When one side fails, the other may still decide: as in Neo4j, `1 / 0 = 1 AND false` is false,
 * whichever stands first.
 */
function decidedBy(decisive: boolean): (left: Evaluate, right: Evaluate) => Evaluate {
  return (left, right) => () => {
    let first: boolean | null = null;
    let failure: EvaluationError | undefined;
    try {
      first = truth(left());
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      failure = error;
    }
    if (first === decisive) return decisive;
    const second = truth(right());
    if (second === decisive) return decisive;
    if (failure) throw failure;
    return first === null || second === null ? null : !decisive;
  };
}

export const and = decidedBy(false);
export const or = decidedBy(true);

export function xor(left: Evaluate, right: Evaluate): Evaluate {
  return () => {
    const first = truth(left());
    const second = truth(right());
    return first === null || second === null ? null : first !== second;
  };
}

export function not(of: Evaluate): Evaluate {
  return () => {
    const value = truth(of());
    return value === null ? null : !value;
  };
}
