/** The E-I index (Krackhardt and Stern): whether ties lie between groups or within them. */
import type { Ties } from './ties.ts';

/**
 * (external - internal) / (external + internal), from -1 (all within) to 1 (all between). Ties of a
 * node without a group are between groups; null when there are no ties.
 */
export function externalInternal(ties: Ties, groups: ArrayLike<number>): number | null {
  let external = 0;
  let internal = 0;
  for (let at = 0; at < ties.weight.length; at += 1) {
    const weight = ties.weight[at] ?? 0;
    if (weight <= 0) continue;
    const [one, other] = [groups[ties.from[at] ?? 0] ?? -1, groups[ties.to[at] ?? 0] ?? -1];
    if (one >= 0 && one === other) internal += weight;
    else external += weight;
  }
  return external + internal === 0 ? null : (external - internal) / (external + internal);
}
