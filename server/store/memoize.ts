/** Memoizes functions of texts. */

/**
 * `work` with its results cached by key, `most` of them at most. Callers share the results and must not
 * change them.
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
