/** A node with its degrees and the sources that prove it. */

import { labelOf } from '../../model/ours.ts';
import type { GraphNode } from '../../model/schemas/graph.ts';
import type { Degree, NodeReply } from '../../model/schemas/nodes.ts';
import { mainLabel } from '../../model/vocabulary/index.ts';
import { StancegraphError } from '../errors.ts';
import { batchLoader } from '../store/batch-loader.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { elementKey } from '../store/elements.ts';
import type { EngineNode } from '../store/engine.ts';
import { toNode } from '../store/entities.ts';
import { splitIds } from './paths/steps.ts';

interface DegreeRow {
  type: string;
  direction: 'in' | 'out';
  labels: string[];
  count: number;
}

/** Throws `not-found` when there is no such node. */
export async function node(context: Context, id: string): Promise<NodeReply> {
  const { engine } = context;
  const key = elementKey(engine.kind, id);
  const files = key === undefined ? 'questions/' : `${engine.kind}/element-`;
  const params = key === undefined ? { id } : { key };
  const [found, degreeRows] = await Promise.all([
    engine.read<{ node: EngineNode }>(cypher(`${files}node`), params),
    engine.read<DegreeRow>(cypher(`${files}degrees`), params),
  ]);
  // Others may have nodes with an id of our form.
  const reply = found.map((row) => toNode(row.node)).find((one) => one.id === id);
  if (!reply) throw notFound(id);
  return { node: reply, degrees: degrees(degreeRows), sources: await sourcesOf(context, reply) };
}

/** The error for an id that is not in the store. */
export function notFound(id: string): StancegraphError {
  return new StancegraphError(
    'not-found',
    `There is no node with the id ${JSON.stringify(id)}. Ids look like actor:geert-wilders; search finds them by name.`,
  );
}

function degrees(rows: DegreeRow[]): Degree[] {
  const sums = new Map<string, Degree>();
  for (const { type, direction, labels, count } of rows) {
    const label = mainLabel(labels) ?? [...labels].sort()[0] ?? '';
    const key = [type, direction, label].join('\0');
    const sum = sums.get(key) ?? { type, direction, label, count: 0 };
    sums.set(key, { ...sum, count: sum.count + count });
  }
  return [...sums.entries()]
    .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .map(([, degree]) => degree);
}

async function sourcesOf({ engine }: Context, node: GraphNode): Promise<GraphNode[]> {
  const label = labelOf(node);
  if (label === undefined) return [];
  if (label === 'Source') return [node];
  if (label === 'Statement') {
    const rows = await engine.read<{ node: EngineNode }>(cypher('questions/statement-sources'), {
      id: node.id,
    });
    return rows.map((row) => toNode(row.node));
  }
  const ids = node.properties.sources;
  return Array.isArray(ids)
    ? nodesByIds(
        engine,
        ids.filter((id) => typeof id === 'string'),
      )
    : [];
}

/** Nodes by their ids, in the order asked for; unknown ids are left out. */
export async function nodesByIds(
  engine: Context['engine'],
  ids: readonly string[],
): Promise<GraphNode[]> {
  if (ids.length === 0) return [];
  const found = await loadNodes(engine, ids, (all) => readNodes(engine, all));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const loadNodes = batchLoader<GraphNode>();

async function readNodes(
  engine: Context['engine'],
  ids: readonly string[],
): Promise<Map<string, GraphNode>> {
  const { ours, keys } = splitIds(engine, ids);
  const [known, unknown] = await Promise.all([
    ours.length > 0
      ? engine.read<{ node: EngineNode }>(cypher('questions/nodes'), { ids: ours })
      : [],
    keys.length > 0
      ? engine.read<{ node: EngineNode }>(cypher(`${engine.kind}/element-nodes`), { keys })
      : [],
  ]);
  const nodes = [...known, ...unknown].map((row) => toNode(row.node));
  return new Map(nodes.map((node) => [node.id, node]));
}
