/** What is worked out from the facts once, and kept exactly as long as they are. */
import type { Facts } from './facts.ts';

/** A function of the facts that works its answer out once for each. */
export function memoizeByFacts<Value>(make: (facts: Facts) => Value): (facts: Facts) => Value {
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

const answersKept = 16;
const answers = memoizeByFacts(() => new Map<string, unknown>());

/**
 * The answer to a question about the facts, kept for those who ask the same again; the longest
 * unused is let go.
 */
export async function cachedAnswer<Answer>(
  facts: Facts,
  question: object,
  answer: () => Promise<Answer> | Answer,
): Promise<Answer> {
  const kept = answers(facts);
  const key = JSON.stringify(question);
  const known = kept.get(key) as Answer | undefined;
  const found = known ?? (await answer());
  kept.delete(key);
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > answersKept && oldest !== undefined) kept.delete(oldest);
  return found;
}
