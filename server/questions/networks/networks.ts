/** Discourse networks: who stands with whom, computed from what they said. */

import { TooManyEdges } from '../../../model/networks/weights.ts';
import {
  mostEdgesGiven,
  type NetworksReply,
  type NetworksRequest,
  normalizationOf,
} from '../../../model/schemas/networks.ts';
import { StancegraphError } from '../../errors.ts';
import { type Context, graphVersion } from '../../store/cache.ts';
import { nodesOf } from '../fact-nodes.ts';
import { outermostAgreements } from '../facts/affiliations.ts';
import { cachedAnswer } from '../facts/memoize.ts';
import { type CountedStatements, countedEntries } from './entries.ts';
import { networkOf } from './network.ts';
import { type NodeOf, slim } from './nodes.ts';
import { notesOf } from './notes.ts';
import { robustnessOf } from './robustness.ts';
import { windowsOf } from './windows.ts';

/** Edges that the networks of one answer give together at most. */
const mostInAll = 100_000;

/** Throws `bad-input` when there would be too many windows or edges. */
export async function networks(context: Context, request: NetworksRequest): Promise<NetworksReply> {
  // Read before the facts: an answer never bears the number of a later graph than it was made of.
  const version = await graphVersion(context.engine);
  const counted = await countedEntries(context, request);
  const { format: _format, separator: _separator, readme: _readme, ...asked } = request;
  const answer = await cachedAnswer(counted.facts, { networks: asked }, async () => {
    const { windows, coarse, undated } = windowsOf(counted, request);
    const nodeOf = await namedNodes(context, counted);
    const most = Math.min(
      request.limit,
      Math.max(1, Math.floor(mostInAll / Math.max(1, windows.length))),
    );
    const found = refusingTooMany(() =>
      windows.map((window) =>
        networkOf(counted, request, window, nodeOf, Math.min(most, mostEdgesGiven)),
      ),
    );
    const [first] = found;
    if (first && request.robustness && request.window === 'no') {
      first.robustness = await robustnessOf(context, request, counted, first.edges);
    }
    const leftOut = { ...counted.leftOut, coarse, undated };
    return {
      settings: settingsOf(request),
      selected: counted.selected,
      networks: found,
      leftOut,
      notes: notesOf(request, leftOut),
    };
  });
  return { ...answer, graphVersion: version };
}

/** The settings that an answer rests on, with the defaults. */
export function settingsOf(request: NetworksRequest): Record<string, unknown> {
  const settings = { ...request, normalization: normalizationOf(request) };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** The nodes that a network may name: its own and what they may be grouped under. */
export async function namedNodes(context: Context, counted: CountedStatements): Promise<NodeOf> {
  const { facts, rows, columns } = counted;
  const bodies = facts.nodes.flatMap((node, number) => (node.label === 'Party' ? [number] : []));
  const wholes = columns.flatMap((column) => outermostAgreements(facts, column));
  return slim(await nodesOf(context, facts, [...rows, ...columns, ...wholes, ...bodies]), facts);
}

/** Runs what makes edges, and says what to do when there are too many. */
export function refusingTooMany<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TooManyEdges)) throw error;
    const message = 'makes more edges than can be worked with; ask for a higher number';
    throw new StancegraphError('bad-input', 'The network is too large.', {
      errors: [{ path: 'minStatements', message }],
    });
  }
}
