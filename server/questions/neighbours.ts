/** The neighbours of a node, a page at a time, and what joins a set of nodes. */

import type { GraphNode, GraphRelationship } from '../../model/schemas/graph.ts';
import type { AmongReply, NeighboursReply, NeighboursRequest } from '../../model/schemas/nodes.ts';
import type { StatementFilters } from '../../model/schemas/statements.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { elementKey } from '../store/elements.ts';
import type { Engine, EngineNode, EngineRelationship } from '../store/engine.ts';
import { toNode, toRelationship, toRelationshipByKeys } from '../store/entities.ts';
import { nextCursor, offsetOf } from './cursors.ts';
import { type Facts, statementNumber } from './facts/facts.ts';
import { select } from './facts/select.ts';
import { nodesByIds, notFound } from './node.ts';
import { splitIds } from './paths/steps.ts';

interface NeighbourRow {
  relationship: EngineRelationship;
  neighbour: EngineNode;
  outgoing: boolean;
}

/** The canvas takes at most so many relationships. */
export const maxRelationships = 20_000;

/** Throws `not-found` when there is no such node, `bad-input` for a foreign cursor. */
export async function neighbours(
  context: Context,
  request: NeighboursRequest,
): Promise<NeighboursReply> {
  const { id, type, direction, label, sort, limit, cursor, ...filters } = request;
  const filtered = Object.values(filters).some((value) => value !== undefined);
  if (filtered) return matchingNeighbours(context, request, filters);
  const { engine } = context;
  const key = elementKey(engine.kind, id);
  const offset = offsetOf(cursor, request);
  const anchor = key === undefined ? { id } : { key };
  const asked = { ...anchor, types: type ?? null, label: label ?? null, direction };
  const folder = key === undefined ? 'questions/' : `${engine.kind}/element-`;
  const page = key === undefined ? `questions/neighbours-${sort}` : `${folder}neighbours`;
  const [rows, totals, anchors] = await Promise.all([
    engine.read<NeighbourRow>(cypher(page), { ...asked, skip: offset, limit }),
    engine.read<{ total: number }>(cypher(`${folder}neighbours-total`), asked),
    engine.read<{ node: EngineNode }>(cypher(`${folder}node`), anchor),
  ]);
  if (!anchors[0]) throw notFound(id);
  const total = totals[0]?.total ?? 0;
  const nodes = new Map<string, GraphNode>();
  const relationships: GraphRelationship[] = [];
  for (const row of rows) {
    const neighbour = toNode(row.neighbour);
    if (neighbour.id !== id) nodes.set(neighbour.id, neighbour);
    const [from, to] = row.outgoing ? [id, neighbour.id] : [neighbour.id, id];
    relationships.push(toRelationship(row.relationship, from, to));
  }
  return {
    nodes: [...nodes.values()],
    relationships,
    total,
    next: nextCursor(offset + rows.length, total, request),
  };
}

/** The statements beside a node that match the filters, the most recent first. */
async function matchingNeighbours(
  context: Context,
  request: NeighboursRequest,
  filters: StatementFilters,
): Promise<NeighboursReply> {
  const { engine } = context;
  const offset = offsetOf(request.cursor, request);
  const { id, type, direction } = request;
  const [rows, { facts, statements }, anchors] = await Promise.all([
    engine.read<{ statement: string; relationships: number }>(
      cypher('questions/neighbour-statements'),
      { id, types: type ?? null, direction },
    ),
    select(context, filters),
    nodesByIds(engine, [id]),
  ]);
  if (!anchors[0]) throw notFound(id);
  const match = new Set(statements);
  const found = rows
    .map((row) => ({ ...row, number: statementNumber(facts, row.statement) }))
    .filter((row) => match.has(row.number))
    .sort((a, b) => undated(facts, a.number) - undated(facts, b.number) || b.number - a.number);
  const page = found.slice(offset, offset + request.limit).map((row) => row.statement);
  const joined = page.length > 0 ? await among(context, [id, ...page]) : undefined;
  return {
    nodes: joined?.nodes.filter((node) => node.id !== id) ?? [],
    relationships: joined?.relationships.filter((one) => one.from === id || one.to === id) ?? [],
    total: found.reduce((sum, row) => sum + row.relationships, 0),
    next: nextCursor(offset + page.length, found.length, request),
  };
}

function undated(facts: Facts, statement: number): number {
  return facts.first[statement] === 0 ? 1 : 0;
}

/** Nodes by their ids with every relationship among them; ids that are not there are named. */
export async function among({ engine }: Context, ids: readonly string[]): Promise<AmongReply> {
  const distinct = [...new Set(ids)];
  const unknown = splitIds(engine, distinct).keys.length > 0;
  const [nodes, relationships] = await Promise.all([
    nodesByIds(engine, distinct),
    unknown ? relationshipsByKeys(engine, distinct) : relationshipsByIds(engine, distinct),
  ]);
  const found = new Set(nodes.map((node) => node.id));
  return {
    nodes,
    relationships: relationships.slice(0, maxRelationships),
    missing: distinct.filter((id) => !found.has(id)),
    truncated: relationships.length > maxRelationships,
  };
}

async function relationshipsByIds(engine: Engine, ids: string[]): Promise<GraphRelationship[]> {
  const rows = await engine.read<{ relationship: EngineRelationship; from: string; to: string }>(
    cypher('questions/relationships-among'),
    { ids, limit: maxRelationships + 1 },
  );
  return rows.map((row) => toRelationship(row.relationship, row.from, row.to));
}

/** The same where some of the nodes belong to a graph that we do not know. */
async function relationshipsByKeys(engine: Engine, ids: string[]): Promise<GraphRelationship[]> {
  const { ours, keys } = splitIds(engine, ids);
  const known = await engine.read<{ id: string; key: string }>(cypher('questions/keys'), {
    ids: ours,
  });
  const all = [
    ...keys,
    ...known.flatMap(({ key }) => elementKey(engine.kind, `element:${key}`) ?? []),
  ];
  const keyTexts = [
    ...ids.filter((id) => !ours.includes(id)).map((id) => id.slice('element:'.length)),
    ...known.map(({ key }) => key),
  ];
  const rows = await engine.read<{ relationship: EngineRelationship }>(
    cypher(`${engine.kind}/element-relationships-among`),
    { keys: all, keyTexts, limit: maxRelationships + 1 },
  );
  const idOfKey = new Map(known.map(({ id, key }): [string, string] => [key, id]));
  return rows.map((row) => toRelationshipByKeys(row.relationship, idOfKey));
}
