/** Keeps what was worked out for the texts that come most. */

/**
 * `work` with its last results kept by their key, `most` of them at most; results are shared, so
 * nobody may change them.
 */
export function memoize<Input, Result>(
  keyOf: (input: Input) => string,
  work: (input: Input) => Result,
  most = 500,
): (input: Input) => Result {
  const known = new Map<string, Result>();
  return (input) => {
    const key = keyOf(input);
    let result = known.get(key);
    if (result === undefined) {
      result = work(input);
      if (known.size >= most) known.clear();
      known.set(key, result);
    }
    return result;
  };
}
