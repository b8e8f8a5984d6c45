/** "Did you mean": the known name that is nearest to a written one. */

/**
 * Letters count alike in either case; at most a third of them may differ. Nothing when none is near,
 * or when the written name is itself known (with `anyCase`, in whatever case).
 */
export function nearest(
  written: string,
  known: Iterable<string>,
  anyCase = false,
): string | undefined {
  const folded = written.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const name of known) {
    const other = name.toLowerCase();
    if (name === written || (anyCase && other === folded)) return undefined;
    const distance = editDistance(folded, other, least);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

/**
 * How many letters must be added, left out, replaced or swapped with their neighbour (the restricted
 * Damerau–Levenshtein distance, also called optimal string alignment); `limit` when it is as many or
 * more. Libraries at hand count a swap as two, and swaps are the commonest slip.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let [before, row]: [number[], number[]] = [[], [...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (before[j - 2] ?? 0) + 1
          : limit;
      const edits = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap);
      next.push(edits);
      least = Math.min(least, edits);
    }
    if (least >= limit) return limit;
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit;
}
