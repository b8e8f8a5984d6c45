/** The first scene of a graph in which nothing is of ours: its best connected nodes, and what joins them. */
import type { AmongReply } from '../../model/schemas/nodes.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import type { EngineNode } from '../store/engine.ts';
import { toNode } from '../store/entities.ts';
import { among } from './among.ts';
import { stepsFrom } from './paths/steps.ts';

/** Nodes that are looked through for the best connected. */
const looked = 100_000;
/** A graph of so many nodes is shown whole. */
const whole = 40;
const hubs = 12;
/** Relationships read of each hub, and neighbours shown of it. */
const read = 60;
const besides = 4;

/** Empty in an empty store. */
export async function openingOfForeign(context: Context): Promise<AmongReply> {
  const rows = await context.engine.read<{ node: EngineNode; degree: number }>(
    cypher('questions/opening-anything'),
    { looked, limit: whole + 1 },
  );
  const ids = rows.map((row) => toNode(row.node).id);
  if (ids.length === 0) return { nodes: [], relationships: [], missing: [], truncated: false };
  return among(context, ids.length <= whole ? ids : await withNeighbours(context, rows));
}

/** The hubs, of several labels where there are, each with a few neighbours, the shared ones first. */
async function withNeighbours(
  context: Context,
  rows: readonly { node: EngineNode }[],
): Promise<string[]> {
  const taken = new Map<string, number>();
  const most = Math.ceil(hubs / 2);
  const chosen = rows.filter(({ node }) => {
    const label = [...node.labels].sort().join(':');
    const count = taken.get(label) ?? 0;
    taken.set(label, count + 1);
    return count < most;
  });
  const ids = [...new Set([...chosen, ...rows].map(({ node }) => toNode(node).id))].slice(0, hubs);
  const neighbours = await Promise.all(
    ids.map(async (id) => {
      const { steps } = await stepsFrom(context.engine, [id], { types: null, avoid: null }, read);
      return [...new Set(steps.map((step) => step.to))].filter((other) => !ids.includes(other));
    }),
  );
  const shared = new Map<string, number>();
  for (const other of neighbours.flat()) shared.set(other, (shared.get(other) ?? 0) + 1);
  const beside = neighbours.flatMap((others) =>
    [...others].sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0)).slice(0, besides),
  );
  return [...new Set([...ids, ...beside])];
}
