/** The neighbours of a node, a page at a time. */

import type { GraphNode, GraphRelationship } from '../../model/schemas/graph.ts';
import type { NeighboursReply, NeighboursRequest } from '../../model/schemas/nodes.ts';
import { type StatementFilters, statementFilters } from '../../model/schemas/statements.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { elementKey } from '../store/elements.ts';
import type { Engine, EngineNode, EngineRelationship } from '../store/engine.ts';
import { toNode, toRelationship } from '../store/entities.ts';
import { among } from './among.ts';
import { cursorOffset, nextCursor } from './cursors.ts';
import { type Facts, statementNumber } from './facts/facts.ts';
import { select } from './facts/select.ts';
import { nodesByIds, notFound } from './node.ts';

/** Which neighbours of which node, without how many of them. */
type Asked = Omit<NeighboursRequest, 'limit' | 'cursor'>;

interface NeighbourRow {
  relationship: EngineRelationship;
  neighbour: EngineNode;
  outgoing: boolean;
}

/** Throws `not-found` when there is no such node, `bad-input` for a foreign cursor. */
export async function neighbours(
  context: Context,
  request: NeighboursRequest,
): Promise<NeighboursReply> {
  const filters = statementFiltersOf(request);
  if (filters) return matchingNeighbours(context, request, filters);
  const { id, limit, cursor } = request;
  const offset = cursorOffset(cursor, request);
  const [rows, total] = await Promise.all([
    neighbourRows(context.engine, request, { except: [], skip: offset, limit }),
    neighboursTotal(context.engine, request),
  ]);
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

/** The filters of statements that a request has, if any: then it is about statements alone. */
export function statementFiltersOf(asked: StatementFilters): StatementFilters | undefined {
  const names = statementFilters.keyof().options.filter((name) => asked[name] !== undefined);
  // How a filter is read is none by itself.
  const readings: readonly string[] = ['scope', 'certain', 'parts'];
  return names.some((name) => !readings.includes(name))
    ? Object.fromEntries(names.map((name) => [name, asked[name]]))
    : undefined;
}

/**
 * Relationships of a node with the neighbours at their other ends, in the order asked for. Leaves
 * out the neighbours named in `except` that have an id of ours.
 */
export function neighbourRows(
  engine: Engine,
  asked: Asked,
  page: { except: readonly string[]; skip: number; limit: number },
): Promise<NeighbourRow[]> {
  const { params, folder } = lookUp(engine, asked);
  // What others call a date is not known: their neighbours have no latest.
  const connected = asked.sort === 'connected' ? '-connected' : '';
  const file =
    folder === 'questions/'
      ? `questions/neighbours-${asked.sort}`
      : `${folder}neighbours${connected}`;
  return engine.read<NeighbourRow>(cypher(file), { ...params, ...page });
}

/** How many relationships of a node match. Throws `not-found` when there is no such node. */
export async function neighboursTotal(engine: Engine, asked: Asked): Promise<number> {
  const { params, anchor, folder } = lookUp(engine, asked);
  const [totals, anchors] = await Promise.all([
    engine.read<{ total: number }>(cypher(`${folder}neighbours-total`), params),
    engine.read<{ node: EngineNode }>(cypher(`${folder}node`), anchor),
  ]);
  if (!anchors[0]) throw notFound(asked.id);
  return totals[0]?.total ?? 0;
}

/** Nodes of ours are found by id, others by the store's own key, with files of their own. */
function lookUp(engine: Engine, { id, type, label, direction }: Asked) {
  const key = elementKey(engine.kind, id);
  const anchor = key === undefined ? { id } : { key };
  const params = { ...anchor, types: type ?? null, label: label ?? null, direction };
  return { params, anchor, folder: key === undefined ? 'questions/' : `${engine.kind}/element-` };
}

/** The statements beside a node that match the filters, the most recent first. */
async function matchingNeighbours(
  context: Context,
  request: NeighboursRequest,
  filters: StatementFilters,
): Promise<NeighboursReply> {
  const { id } = request;
  const offset = cursorOffset(request.cursor, request);
  const { ids, total } = await matchingStatements(context, request, filters);
  const page = ids.slice(offset, offset + request.limit);
  const joined = page.length > 0 ? await among(context, [id, ...page]) : undefined;
  return {
    nodes: joined?.nodes.filter((node) => node.id !== id) ?? [],
    relationships: joined?.relationships.filter((one) => one.from === id || one.to === id) ?? [],
    total,
    next: nextCursor(offset + page.length, ids.length, request),
  };
}

/**
 * Ids of the statements beside a node that match the filters, the most recent first, and how many
 * relationships join them with it. Throws `not-found` when there is no such node.
 */
export async function matchingStatements(
  context: Context,
  { id, type, direction }: Asked,
  filters: StatementFilters,
): Promise<{ ids: string[]; total: number }> {
  const [rows, { facts, statements }, anchors] = await Promise.all([
    context.engine.read<{ statement: string; relationships: number }>(
      cypher('questions/neighbour-statements'),
      { id, types: type ?? null, direction },
    ),
    select(context, filters),
    nodesByIds(context.engine, [id]),
  ]);
  if (!anchors[0]) throw notFound(id);
  const match = new Set(statements);
  const found = rows
    .map((row) => ({ ...row, number: statementNumber(facts, row.statement) }))
    .filter((row) => match.has(row.number))
    .sort((a, b) => undated(facts, a.number) - undated(facts, b.number) || b.number - a.number);
  return {
    ids: found.map((row) => row.statement),
    total: found.reduce((sum, row) => sum + row.relationships, 0),
  };
}

function undated(facts: Facts, statement: number): number {
  return facts.first[statement] === 0 ? 1 : 0;
}
