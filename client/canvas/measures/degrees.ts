/** The degree alone, which needs neither a library nor a worker. */

/** Nodes by id, and what joins them; `from` and `to` are ids. */
export interface MeasuredGraph {
  ids: readonly string[];
  links: readonly { from: string; to: string }[];
}

/** How many of the relationships begin or end at each node; a loop counts once. */
export function measuredDegrees(graph: MeasuredGraph): Map<string, number> {
  const found = new Map(graph.ids.map((id) => [id, 0]));
  for (const { from, to } of graph.links) {
    if (!found.has(from) || !found.has(to)) continue;
    found.set(from, (found.get(from) ?? 0) + 1);
    if (to !== from) found.set(to, (found.get(to) ?? 0) + 1);
  }
  return found;
}
