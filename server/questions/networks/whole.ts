/** Networks with every edge and every attribute of their nodes, for files. */
import type { Edges } from '../../../model/networks/weights.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import {
  type Network,
  type NetworkNode,
  type NetworksRequest,
  weightsOf,
} from '../../../model/schemas/networks.ts';
import type { Context } from '../../store/cache.ts';
import { nodesOf } from '../fact-nodes.ts';
import { certainEdges } from './certain.ts';
import { type CountedStatements, countedEntries } from './entries.ts';
import { computed, networkOf } from './network.ts';
import { namedNodes, refusingTooMany } from './networks.ts';
import { type Window, windowsOf } from './windows.ts';

export interface WholeNode extends Omit<NetworkNode, 'node'> {
  node: GraphNode;
  /** What kind of row or column it is. */
  variable: 'actor' | 'party' | 'institution' | 'agreement';
}

export interface WholeNetwork {
  from: string | null;
  middle: string | null;
  to: string | null;
  statements: number;
  totals: Network['totals'];
  twoMode: boolean;
  nodes: WholeNode[];
  /** Its ends are places in `nodes`. */
  edges: Edges;
  /** Of an edge by its place: whether all that it counts is certain. */
  certain: (at: number) => boolean;
}

/** The networks of a request, one after another: each is as large as it is. */
export async function wholeNetworks(
  context: Context,
  request: NetworksRequest,
): Promise<{ count: number; each: () => Generator<WholeNetwork> }> {
  const counted = await countedEntries(context, request);
  const { windows } = windowsOf(counted, request);
  const nodeOf = await namedNodes(context, counted);
  const { facts, rows, columns } = counted;
  const full = await nodesOf(context, facts, [...rows, ...columns]);
  const byId = new Map([...full.values()].map((node) => [node.id, node]));
  return {
    count: windows.length,
    *each() {
      for (const window of windows) {
        const network = refusingTooMany(() => networkOf(counted, request, window, nodeOf, 1));
        yield whole(counted, request, window, network, byId);
      }
    },
  };
}

function whole(
  counted: CountedStatements,
  request: NetworksRequest,
  window: Window,
  network: Network,
  byId: ReadonlyMap<string, GraphNode>,
): WholeNetwork {
  const found = computed(counted, request, window);
  const { edges, ends } = found;
  const { facts } = counted;
  const places = new Map(network.nodes.map(({ node }, place) => [node.id, place]));
  const place = (end: number) => places.get(facts.nodes[ends[end] ?? 0]?.id ?? '') ?? 0;
  return {
    from: network.from,
    middle: network.middle,
    to: network.to,
    statements: network.statements,
    totals: network.totals,
    twoMode: weightsOf(request).mode === 'two',
    nodes: network.nodes.map((one) => ({
      ...one,
      node: byId.get(one.node.id) ?? one.node,
      variable: one.side === 'row' ? request.rows : 'agreement',
    })),
    edges: { ...edges, from: edges.from.map(place), to: edges.to.map(place) },
    certain: certainEdges(counted, request, window, found),
  };
}
