/** "Did you mean": the known name that is nearest to a written one. */

/** Nothing when none is near: at most a third of the letters may differ. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  const folded = written.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const name of known) {
    if (name === written) continue;
    const distance = name.toLowerCase() === folded ? 0 : apart(folded, name.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

/** How many letters must be added, left out, replaced or swapped; `limit` when it is more. */
function apart(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let [before, row]: [number[], number[]] = [[], [...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (before[j - 2] ?? 0) + 1
          : limit;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit;
}
