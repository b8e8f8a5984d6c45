/** What is worked out from the facts once, and kept exactly as long as they are. */
import type { Facts } from './facts.ts';

/** A function of the facts that works its answer out once for each. */
export function derived<Value>(make: (facts: Facts) => Value): (facts: Facts) => Value {
  const kept = new WeakMap<Facts, { value: Value }>();
  return (facts) => {
    let known = kept.get(facts);
    if (!known) {
      known = { value: make(facts) };
      kept.set(facts, known);
    }
    return known.value;
  };
}
