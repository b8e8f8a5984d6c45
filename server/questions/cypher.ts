/** Runs a reader's own Cypher, or a saved query, and gives rows and the graph they hold. */

import type { GraphNode, GraphRelationship, PropertyValue } from '../../model/schemas/graph.ts';
import type { CypherReply, Notice, PlanNode } from '../../model/schemas/queries.ts';
import { isHousekeeping } from '../../model/vocabulary/index.ts';
import { assertShallow } from '../language/depth.ts';
import { splitPrefix } from '../language/prefix.ts';
import type { Context } from '../store/cache.ts';
import type {
  EngineNode,
  EnginePath,
  EngineRelationship,
  EngineValue,
  Params,
  ReaderLimits,
  ReaderSummary,
} from '../store/engine.ts';
import { kindOf, toNode, toRelationshipByKeys } from '../store/entities.ts';
import { unescapedName } from '../store/map-names.ts';
import { rowsWithEnds } from './cypher-ends.ts';
import { noticesOf, withSuggestion } from './notices.ts';
import { isOwn, ownNotices } from './own-records.ts';
import { within } from './patience.ts';

interface RowSink {
  columns(names: string[]): void | Promise<void>;
  /** Each node and relationship of a row before the row, once however often it comes. */
  found?(element: GraphNode | GraphRelationship): void;
  row(values: PropertyValue[]): void | Promise<void>;
}

interface ReaderQuery {
  query: string;
  params: Params;
  limits: ReaderLimits;
}

type Summary = CypherReply['summary'];

/** Milliseconds that an answer waits for its notices: a busy machine needs some where the schema is known. */
const patienceMs = 300;

/**
 * Streams the rows of a read query into `rows`, converted to the API's shapes. With a leading
 * EXPLAIN nothing runs and the summary holds the plan; with PROFILE it runs and the plan tells what
 * each step did. Throws as `Engine.readCypher`.
 */
export async function streamCypher(
  context: Context,
  request: ReaderQuery,
  rows: RowSink,
  signal: AbortSignal,
): Promise<Summary> {
  const { engine } = context;
  assertShallow(request.query);
  const { mode, query } = splitPrefix(request.query);
  const limits = { rows: request.limits.rows, timeoutMs: request.limits.timeoutMs };
  const noticed = noticesOf(context, query).catch((): Notice[] => []);
  let ownRows = 0;
  const withNotices = async (summary: Summary): Promise<Summary> => {
    // Who has it explained is told of nothing but the text.
    const own =
      mode === 'explain'
        ? []
        : await ownNotices(context, query, ownRows, summary.rowCount).catch(() => []);
    // Of a large graph the schema is read for seconds: an answer does not wait for it.
    const notices = [...(await within(patienceMs, noticed, [])), ...own];
    return notices.length > 0 ? { ...summary, notices } : summary;
  };
  const explained = (error: unknown): never => {
    throw withSuggestion(error, query, Object.keys(request.params));
  };
  if (mode === 'explain') {
    const started = performance.now();
    const plan: PlanNode = await engine
      .explain(query, request.params, request.limits.timeoutMs, signal)
      .catch(explained);
    await rows.columns([]);
    const summary = {
      truncated: false as const,
      rowCount: 0,
      elapsedMs: performance.now() - started,
    };
    return withNotices({ ...rounded(summary), limits, store: engine.kind, plan });
  }
  const ids = new Map<string, string>();
  const shapes = createShapes(ids, (element) => rows.found?.(element));
  const waiting = rowsWithEnds(context, ids, (given) => {
    const values = given.map((value) => convert(value, shapes));
    if (engine.kind === 'neo4j' && values.some(isOwn)) ownRows += 1;
    return rows.row(values);
  });
  const summary = await engine
    .readCypher(
      query,
      request.params,
      { ...request.limits, profile: mode === 'profile' },
      {
        columns: (names) => rows.columns(names),
        row: (values) => waiting.row(values),
      },
      signal,
    )
    .catch(async (error) => {
      // What came before it broke off is given too.
      await waiting.flush().catch(() => {});
      return explained(error);
    });
  await waiting.flush();
  const { plan } = summary;
  return withNotices({
    ...rounded(summary),
    limits,
    store: engine.kind,
    ...(ownRows > 0 ? { ownRows } : {}),
    ...(plan ? { plan } : {}),
  });
}

/** As {@link streamCypher}, gathered into one reply. */
export async function runCypher(
  context: Context,
  request: ReaderQuery,
  signal: AbortSignal,
): Promise<CypherReply> {
  let columns: string[] = [];
  const rows: PropertyValue[][] = [];
  const nodes = new Map<string, GraphNode>();
  const relationships = new Map<string, GraphRelationship>();
  const summary = await streamCypher(
    context,
    request,
    {
      columns: (names) => {
        columns = names;
      },
      found: (element) => {
        if ('labels' in element) nodes.set(element.id, element);
        else relationships.set(element.id, element);
      },
      row: (values) => {
        rows.push(values);
      },
    },
    signal,
  );
  return {
    columns,
    rows,
    graph: { nodes: [...nodes.values()], relationships: [...relationships.values()] },
    summary,
  };
}

function rounded({ truncated, rowCount, elapsedMs }: ReaderSummary): Omit<ReaderSummary, 'plan'> {
  return { elapsedMs: Math.round(elapsedMs * 100) / 100, truncated, rowCount };
}

/** Shapes kept of a stream at most, so that a long one does not fill the memory. */
const shapesAtMost = 10_000;

/** Gives nodes and relationships the API's shapes; one that comes again is the same object. */
interface Shapes {
  node(found: EngineNode): PropertyValue;
  relationship(found: EngineRelationship): PropertyValue;
}

function createShapes(
  ids: ReadonlyMap<string, string>,
  found: (element: GraphNode | GraphRelationship) => void,
): Shapes {
  const nodes = new Map<string, GraphNode>();
  const relationships = new Map<string, GraphRelationship>();
  const remember = <Shape>(shapes: Map<string, Shape>, key: string, shape: Shape) => {
    if (shapes.size >= shapesAtMost) shapes.clear();
    shapes.set(key, shape);
  };
  return {
    node(given) {
      let node = nodes.get(given.key);
      if (!node) {
        node = toNode(given);
        remember(nodes, given.key, node);
        // The program's own records may be read, and are never drawn.
        if (!node.labels.some(isHousekeeping)) found(node);
      }
      return node as unknown as PropertyValue;
    },
    relationship(given) {
      let relationship = relationships.get(given.key);
      if (!relationship) {
        relationship = toRelationshipByKeys(given, ids);
        remember(relationships, given.key, relationship);
        found(relationship);
      }
      return relationship as unknown as PropertyValue;
    },
  };
}

function convert(value: EngineValue, shapes: Shapes): PropertyValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => convert(part, shapes));
  const kind = kindOf(value);
  if (kind === 'node') return shapes.node(value as EngineNode);
  if (kind === 'relationship') return shapes.relationship(value as EngineRelationship);
  if (kind === 'path') {
    const path = value as EnginePath;
    return {
      nodes: path.nodes.map(shapes.node),
      relationships: path.relationships.map(shapes.relationship),
    };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      unescapedName(name),
      convert(part as EngineValue, shapes),
    ]),
  );
}
