/** What two or more nodes have in common: the nodes that are joined to every one of them. */
import type { CommonReply, CommonRequest } from '../../model/schemas/nodes.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import type { EngineNode } from '../store/engine.ts';
import { toNode } from '../store/entities.ts';
import { among } from './among.ts';
import { cursorOffset, nextCursor } from './cursors.ts';
import { nodesByIds, notFound } from './node.ts';
import { splitIds, stepsFrom } from './paths/steps.ts';

/** Steps read at most for nodes of graphs that we do not know. */
const maxSteps = 100_000;

/**
 * A page of them, the most recent first, with the relationships that join them. Throws `not-found`
 * when one of the given nodes is not there.
 */
export async function commonNeighbours(
  context: Context,
  request: CommonRequest,
): Promise<CommonReply> {
  const { engine } = context;
  const offset = cursorOffset(request.cursor, request);
  const given = [...new Set(request.ids)];
  const found = await nodesByIds(engine, given);
  const missing = given.find((id) => !found.some((node) => node.id === id));
  if (missing !== undefined) throw notFound(missing);
  const { ids, total } =
    splitIds(engine, given).keys.length > 0
      ? await inUnknownGraph(context, given, offset, request.limit)
      : await inOurs(context, given, offset, request.limit);
  const wanted = new Set(ids);
  const joined = ids.length > 0 ? await among(context, [...given, ...ids]) : undefined;
  const between = (from: string, to: string) => wanted.has(from) !== wanted.has(to);
  return {
    nodes: ids.flatMap((id) => joined?.nodes.find((node) => node.id === id) ?? []),
    relationships: joined?.relationships.filter(({ from, to }) => between(from, to)) ?? [],
    total,
    next: nextCursor(offset + ids.length, total, request),
  };
}

async function inOurs({ engine }: Context, ids: string[], skip: number, limit: number) {
  const [rows, totals] = await Promise.all([
    engine.read<{ node: EngineNode }>(cypher('questions/common-neighbours'), { ids, skip, limit }),
    engine.read<{ total: number }>(cypher('questions/common-neighbours-total'), { ids }),
  ]);
  return { ids: rows.map((row) => toNode(row.node).id), total: totals[0]?.total ?? 0 };
}

async function inUnknownGraph({ engine }: Context, given: string[], skip: number, limit: number) {
  const { steps } = await stepsFrom(engine, given, { types: null, avoid: null }, maxSteps);
  const joins = new Map<string, Set<string>>();
  for (const { from, to } of steps) {
    const known = joins.get(to);
    if (known) known.add(from);
    else joins.set(to, new Set([from]));
  }
  const all = [...joins]
    .filter(([id, by]) => by.size === given.length && !given.includes(id))
    .map(([id]) => id)
    .sort();
  return { ids: all.slice(skip, skip + limit), total: all.length };
}
