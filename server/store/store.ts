/**
 * The port: the questions that the explorer asks of a store, in its own words. Routes know this
 * interface and nothing of the store behind it.
 */

import type { Health, SchemaReply, SearchReply, SearchRequest } from '../../model/schemas/api.ts';
import type { AuditMeans, AuditReply, AuditRequest } from '../../model/schemas/audit.ts';
import type {
  AmongReply,
  CommonReply,
  CommonRequest,
  ExpandReply,
  ExpandRequest,
  NeighboursReply,
  NeighboursRequest,
  NodeReply,
  PathsReply,
  PathsRequest,
} from '../../model/schemas/nodes.ts';
import type { AgreementReply, PageRequest, ProfileReply } from '../../model/schemas/pages.ts';
import type {
  ChangedSpeakersReply,
  ChangesReply,
  ChangesRequest,
  StancesReply,
  StancesRequest,
  TimelineReply,
  TimelineRequest,
} from '../../model/schemas/positions.ts';
import type { CypherReply } from '../../model/schemas/queries.ts';
import type { DegreesReply } from '../../model/schemas/scenes.ts';
import type {
  SourceReply,
  StatementItem,
  StatementsReply,
  StatementsRequest,
  WorkingSetReply,
  WorkingSetRequest,
} from '../../model/schemas/statements.ts';
import { agreement } from '../questions/agreement.ts';
import { among } from '../questions/among.ts';
import { changedSpeakers, changes } from '../questions/changes.ts';
import { commonNeighbours } from '../questions/common-neighbours.ts';
import { type ReaderQuery, type Rows, runCypher, streamCypher } from '../questions/cypher.ts';
import { degreesOf } from '../questions/degrees.ts';
import { expand } from '../questions/expand.ts';
import { changesOf } from '../questions/facts/changes.ts';
import { factsOf, fillWords } from '../questions/facts/read.ts';
import { neighbours } from '../questions/neighbours.ts';
import { node } from '../questions/node.ts';
import { opening } from '../questions/opening.ts';
import { paths } from '../questions/paths.ts';
import { profile } from '../questions/profile.ts';
import { health, schema } from '../questions/schema.ts';
import { search } from '../questions/search.ts';
import { source } from '../questions/source.ts';
import { stances } from '../questions/stances.ts';
import { statement, statements } from '../questions/statements.ts';
import { timeline } from '../questions/timeline.ts';
import { workingSet } from '../questions/working-set.ts';
import { type Archive, createArchive } from './archive.ts';
import { audit } from './audit.ts';
import type { GraphBatch } from './batch.ts';
import { createContext, graphVersion } from './cache.ts';
import type { Engine, StoreKind } from './engine.ts';
import { createRecords, type Records } from './records.ts';
import { load } from './write-batch.ts';

/**
 * Every method throws `unavailable` when the store is away and `limit-reached` when it took too
 * long. Lists come in an order that is the same on every store; what is not there is `not-found`.
 */
export interface GraphStore {
  readonly kind: StoreKind;
  /** Store, version, counts of nodes and relationships. */
  health(): Promise<Health>;
  schema(): Promise<SchemaReply>;
  /** Names before texts; at most `limit` hits, totals by label. */
  search(request: SearchRequest): Promise<SearchReply>;
  node(id: string): Promise<NodeReply>;
  neighbours(request: NeighboursRequest): Promise<NeighboursReply>;
  expand(request: ExpandRequest): Promise<ExpandReply>;
  /** Nodes by id with every relationship among them; unknown ids are named, not an error. */
  among(ids: readonly string[]): Promise<AmongReply>;
  /** How many relationships nodes have in the whole graph; unknown ids are left out. */
  degrees(ids: readonly string[]): Promise<DegreesReply>;
  /** Nodes that are joined to every one of two or more, the most recent first. */
  commonNeighbours(request: CommonRequest): Promise<CommonReply>;
  /** Which of the given statements match the filters, and which speakers changed position. */
  workingSet(request: WorkingSetRequest): Promise<WorkingSetReply>;
  /** Paths, the shortest first; none is an empty answer. */
  paths(request: PathsRequest): Promise<PathsReply>;
  statements(request: StatementsRequest): Promise<StatementsReply>;
  statement(id: string): Promise<StatementItem>;
  source(id: string): Promise<SourceReply>;
  /** The stance matrix, paged by row. */
  stances(request: StancesRequest): Promise<StancesReply>;
  changes(request: ChangesRequest): Promise<ChangesReply>;
  /** Whoever changed position, to be marked wherever they appear. */
  changedSpeakers(): Promise<ChangedSpeakersReply>;
  timeline(request: TimelineRequest): Promise<TimelineReply>;
  /** Everything that the page of an agreement shows. */
  agreement(request: PageRequest): Promise<AgreementReply>;
  /** Everything that the page of an actor, party or institution shows. */
  profile(request: PageRequest): Promise<ProfileReply>;
  /** What the page shows first. */
  opening(): Promise<AmongReply>;
  /** A reader's query, reads only, within limits. */
  runCypher(request: ReaderQuery, signal: AbortSignal): Promise<CypherReply>;
  streamCypher(
    request: ReaderQuery,
    rows: Rows,
    signal: AbortSignal,
  ): Promise<CypherReply['summary']>;
  /** Reads what counting needs, so that the first reader need not wait for it. */
  warm(): Promise<void>;
  /** Number that every write bumps. */
  version(): Promise<number>;
  /** Writes all of a batch or nothing; doing it twice equals doing it once. */
  load(batch: GraphBatch): Promise<void>;
  /** Saved queries, scenes and other records of the program itself. */
  readonly records: Records;
  /** What was written and by which means, the latest first. */
  audit(request: AuditRequest): Promise<AuditReply>;
  /** Everything, for a backup. */
  readonly archive: Archive;
  close(): Promise<void>;
}

/** The explorer's questions, asked through one engine; the audit tells by which means it is written to. */
export function createGraphStore(engine: Engine, means: AuditMeans = 'server'): GraphStore {
  const context = createContext(engine);
  const records = createRecords(engine, means);
  return {
    kind: engine.kind,
    health: () => health(context),
    schema: () => schema(context),
    search: (request) => search(context, request),
    node: (id) => node(context, id),
    neighbours: (request) => neighbours(context, request),
    expand: (request) => expand(context, request),
    among: (ids) => among(context, ids),
    degrees: (ids) => degreesOf(context, ids),
    commonNeighbours: (request) => commonNeighbours(context, request),
    workingSet: (request) => workingSet(context, request),
    paths: (request) => paths(context, request),
    statements: (request) => statements(context, request),
    statement: (id) => statement(context, id),
    source: (id) => source(context, id),
    stances: (request) => stances(context, request),
    changes: (request) => changes(context, request),
    changedSpeakers: () => changedSpeakers(context),
    timeline: (request) => timeline(context, request),
    agreement: (request) => agreement(context, request),
    profile: (request) => profile(context, request),
    opening: () => opening(context),
    runCypher: (request, signal) => runCypher(context, request, signal),
    streamCypher: (request, rows, signal) => streamCypher(context, request, rows, signal),
    async warm() {
      const facts = await factsOf(context);
      changesOf(facts);
      await fillWords(context, facts);
    },
    version: () => graphVersion(engine),
    load: (batch) => load(context, batch, means),
    records,
    audit: (request) => audit(engine, request),
    archive: createArchive(engine, records, means),
    close: () => engine.close(),
  };
}
