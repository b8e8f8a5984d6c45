/**
 * What a store adapter must provide: run the project's own Cypher, find texts, apply a batch, and
 * run a reader's Cypher safely. `Store` (store.ts) asks the explorer's questions through it,
 * so both stores give the same answers by the same code.
 */

import type { PlanNode } from '../../model/schemas/queries.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import type { WriteRow } from './batch.ts';

export type StoreKind = 'embedded' | 'neo4j';

/** A node as an engine returns it; `key` is the engine's own element id. */
export interface EngineNode {
  '@kind': 'node';
  key: string;
  labels: string[];
  properties: Record<string, EngineValue>;
}

/** A relationship as an engine returns it; `start` and `end` are keys of nodes. */
export interface EngineRelationship {
  '@kind': 'relationship';
  key: string;
  type: string;
  start: string;
  end: string;
  properties: Record<string, EngineValue>;
}

/** A path in walking order: one relationship fewer than nodes. */
export interface EnginePath {
  '@kind': 'path';
  nodes: EngineNode[];
  relationships: EngineRelationship[];
}

/**
 * A value as both engines agree on it: dates, times and durations are ISO 8601 texts, integers
 * beyond 2^53, NaN and infinities are texts.
 */
export type EngineValue =
  | null
  | boolean
  | number
  | string
  | EngineNode
  | EngineRelationship
  | EnginePath
  | EngineValue[]
  | { [key: string]: EngineValue };

/**
 * Parameters as JSON. Numbers that are whole are sent as integers on every engine; write a date as
 * an ISO text and wrap it in `date($x)` in the Cypher.
 */
export type Params = Record<string, unknown>;

/** One row: column name to value, in the order of the query's RETURN. */
export type EngineRow = Record<string, EngineValue>;

export interface WriteStep {
  text: string;
  params: Params;
  /** Without a row nothing of the write is done ({@link Outrun}). */
  needsRow?: true;
}

/** Somebody else wrote between a writer's reading and its write, of which nothing was done. */
export class Outrun extends Error {
  override name = 'Outrun';
}

/** Entities and relationships that are known not to be there. */
export interface NewRows {
  /** Of the graph, in which they were looked for. */
  version: number;
  nodes: NewNode[];
  relationships: NewRelationship[];
}

export interface NewNode {
  label: Label;
  properties: WriteRow['properties'];
  /** Days as ISO texts. */
  dates: Record<string, string>;
}

interface NewRelationship extends Omit<NewNode, 'label'> {
  type: string;
  /** Ids of entities. */
  from: string;
  to: string;
}

export interface ReaderLimits {
  /** Rows delivered at most; the engine stops when they are reached. */
  rows: number;
  /** Bytes of JSON delivered at most. */
  bytes: number;
  timeoutMs: number;
  /** Also tells what each step of the plan did. */
  profile?: boolean;
}

export interface ReaderSummary {
  truncated: false | 'rows' | 'bytes';
  rowCount: number;
  elapsedMs: number;
  /** Of a profiled run. */
  plan?: PlanNode;
}

export interface ReaderSink {
  /** Called once, before any row. */
  columns(names: string[]): void | Promise<void>;
  /** Called for each row, values in the order of the columns. A returned promise is awaited. */
  row(values: EngineValue[]): void | Promise<void>;
}

/** The words of a node that a search of texts found. */
export interface FoundText {
  id: string;
  searchText: string;
}

export interface Engine {
  readonly kind: StoreKind;

  /** Version of the store's engine, such as `5.26.12`. */
  version(): Promise<string>;

  /**
   * Runs one of the project's own read queries (text from `cypher/`).
   * Throws `unavailable` when the store is away, `limit-reached` when it took too long: longer
   * than `timeoutMs`, or than the engine's own limit.
   */
  read<Row = EngineRow>(text: string, params?: Params, timeoutMs?: number): Promise<Row[]>;

  /**
   * Runs the steps in one transaction: all of them or none. Writes queue up behind one another and
   * conflicts are retried. Gives the rows that each step returned. Writes of `records` (saved
   * queries, scenes …) leave the graph as it is, and so its {@link changeMark}.
   */
  write(steps: WriteStep[], of?: 'graph' | 'records'): Promise<EngineRow[][]>;

  /**
   * Creates what is known not to be there, faster than {@link write}, between steps that are run before
   * and after it in one transaction. `before` guards the graph's version: throws {@link Outrun}, and
   * nothing is created, when it is another. What was created may be left when it fails otherwise: whoever
   * asks takes it out.
   */
  create(rows: NewRows, before: WriteStep[], after: WriteStep[]): Promise<void>;

  /**
   * A text that differs when something of the graph was made or deleted, by whomever; records do
   * not count. `complete` when it also differs after a mere change of properties.
   */
  changeMark(): Promise<{ mark: string; complete: boolean }>;

  /**
   * Creates constraints, indexes and the full-text index when they are not there. Gives a sentence for
   * each that cannot be made: what the program does without.
   */
  prepare(): Promise<readonly string[]>;

  /**
   * Nodes of a label with texts whose `searchText` holds any of the words (folded, whole words), by
   * their ids, the engine's best first, at most `limit`.
   */
  searchTexts(label: Label, words: string[], limit: number): Promise<FoundText[]>;

  /**
   * The plan of a reader's query, which is not run. Throws what {@link readCypher} would throw
   * before running it: `bad-cypher`, `forbidden` or `cannot-answer`.
   */
  explain(query: string, params: Params, timeoutMs: number, signal: AbortSignal): Promise<PlanNode>;

  /**
   * Runs a reader's own query, reads only, within the limits; an abort ends it in the store within
   * a second. Throws `bad-cypher` (with a position when known), `forbidden` (a write, a file, the
   * network, a procedure), `cannot-answer` (a construct this engine answers wrongly),
   * `limit-reached` (time or memory), `unavailable`.
   */
  readCypher(
    query: string,
    params: Params,
    limits: ReaderLimits,
    sink: ReaderSink,
    signal: AbortSignal,
  ): Promise<ReaderSummary>;

  /** Gets ready for readers' queries, where the first would else wait for it. */
  warmReaders?(): Promise<void>;

  /** Ends every query, writes what is pending and lets go of the store. */
  close(): Promise<void>;
}
