/** AND, OR, XOR, NOT and what WHERE takes for true. */
import { typeError } from '../values/errors.ts';
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

export function and(left: Evaluate, right: Evaluate): Evaluate {
  return () => {
    const first = truth(left());
    if (first === false) return false;
    const second = truth(right());
    if (second === false) return false;
    return first === null || second === null ? null : true;
  };
}

export function or(left: Evaluate, right: Evaluate): Evaluate {
  return () => {
    const first = truth(left());
    if (first === true) return true;
    const second = truth(right());
    if (second === true) return true;
    return first === null || second === null ? null : false;
  };
}

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
