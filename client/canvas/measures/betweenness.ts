/** Betweenness by Brandes' algorithm (2001), with progress after each part of the nodes. */
import type Graph from 'graphology';
import { createUnweightedIndexedBrandes } from 'graphology-shortest-path/indexed-brandes.js';

/** How many times progress is reported. */
const tellings = 50;

/**
 * Of each node, on what share of the shortest ways between two others it lies; of an undirected
 * graph. `onProgress` gets the part that is done, from 0 to 1.
 */
export function betweenness(
  graph: Graph,
  onProgress: (part: number) => void = () => {},
): Record<string, number> {
  const ids = graph.nodes();
  const { length } = ids;
  if (length < 3) return {};
  const from = createUnweightedIndexedBrandes(graph);
  const sums = new Float64Array(length);
  const shares = new Float64Array(length);
  const every = Math.max(1, Math.floor(length / tellings));
  for (let source = 0; source < length; source += 1) {
    if (source % every === 0) onProgress(source / length);
    // Those reached, the nearest first; through whom, and in how many ways.
    const [reached, through, ways] = from(source);
    shares.fill(0);
    while (reached.size > 0) {
      const at = reached.pop() ?? 0;
      const share = (1 + (shares[at] ?? 0)) / (ways[at] ?? 1);
      for (const before of through[at] ?? []) {
        shares[before] = (shares[before] ?? 0) + (ways[before] ?? 0) * share;
      }
      if (at !== source) sums[at] = (sums[at] ?? 0) + (shares[at] ?? 0);
    }
  }
  const pairs = (length - 1) * (length - 2);
  return Object.fromEntries(ids.map((id, index) => [id, (sums[index] ?? 0) / pairs]));
}
