/** Ties of a network as a graph that is walked through. */

/** Pairs of nodes with positive weights. */
export interface Ties {
  nodes: number;
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  weight: ArrayLike<number>;
}

/** Neighbours of each node: those of `n` lie from `starts[n]` to `starts[n + 1]`. */
export interface Graph {
  nodes: number;
  starts: Int32Array;
  peers: Int32Array;
  weights: Float64Array;
  degrees: Float64Array;
  /** Twice the weight inside what has been merged into a node. */
  loops: Float64Array;
  whole: number;
}

export function graphOf({ nodes, from, to, weight }: Ties): Graph {
  const starts = new Int32Array(nodes + 1);
  const degrees = new Float64Array(nodes);
  let whole = 0;
  const used = (at: number) => (weight[at] ?? 0) > 0;
  const count = (end: number, value: number) => {
    starts[end + 1] = (starts[end + 1] ?? 0) + 1;
    degrees[end] = (degrees[end] ?? 0) + value;
  };
  for (let at = 0; at < weight.length; at += 1) {
    if (!used(at)) continue;
    count(from[at] ?? 0, weight[at] ?? 0);
    count(to[at] ?? 0, weight[at] ?? 0);
    whole += weight[at] ?? 0;
  }
  for (let at = 1; at <= nodes; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const peers = new Int32Array(starts[nodes] ?? 0);
  const weights = new Float64Array(peers.length);
  const put = (end: number, peer: number, value: number) => {
    const place = next[end] ?? 0;
    next[end] = place + 1;
    peers[place] = peer;
    weights[place] = value;
  };
  for (let at = 0; at < weight.length; at += 1) {
    if (!used(at)) continue;
    put(from[at] ?? 0, to[at] ?? 0, weight[at] ?? 0);
    put(to[at] ?? 0, from[at] ?? 0, weight[at] ?? 0);
  }
  return { nodes, starts, peers, weights, degrees, loops: new Float64Array(nodes), whole };
}
