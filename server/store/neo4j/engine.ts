/** Neo4j 5 or later, through the official driver. */
import neo4j, {
  type Driver,
  type ManagedTransaction,
  Neo4jError,
  type QueryResult,
  type Record,
  type Session,
} from 'neo4j-driver';
import type { PlanNode } from '../../../model/schemas/queries.ts';
import { StancegraphError, StartError } from '../../errors.ts';
import { administers, refusal, refusalOf } from '../../language/not-reading.ts';
import { cypher } from '../cypher-files.ts';
import {
  type Engine,
  type EngineRow,
  type FoundText,
  Outrun,
  type Params,
  type ReaderLimits,
  type ReaderSink,
  type ReaderSummary,
  type WriteStep,
} from '../engine.ts';
import { askedAgain } from './asked-again.ts';
import { createRows } from './create.ts';
import { assertDatabase, startError } from './database.ts';
import { fromNeo4j } from './errors.ts';
import { assertKnownFunctions } from './functions.ts';
import { assertOwnGraph, assertReadOnly, namesGraph } from './guard.ts';
import { toPlan } from './plan.ts';
import { prepareSchema, textIndexIn } from './prepare.ts';
import { type Bounds, bounded, rowsAtOnce, streamReader } from './reader.ts';
import { toEngineValue, toParams } from './values.ts';

interface Neo4jSettings {
  uri: string;
  username: string;
  password: string;
  database?: string | undefined;
  /** Milliseconds that one of the explorer's own questions may take. */
  timeoutMs: number;
}

/** Milliseconds after which a database that does not answer counts as away; a reply takes < 5 s. */
const patience = 2000;
/** Queries whose verdict is remembered, and how long they may be. */
const knownAtMost = 500;
const knownLength = 5000;

/** Connects and checks. Throws `StartError` in one line for wrong credentials or no answer. */
export async function openNeo4j(settings: Neo4jSettings): Promise<Engine> {
  const driver = createDriver(settings);
  try {
    await driver.getServerInfo(settings.database ? { database: settings.database } : {});
    await assertDatabase(driver, settings);
  } catch (error) {
    await driver.close();
    throw error instanceof StartError ? error : startError(settings, error);
  }
  return createEngine(driver, settings);
}

function createDriver(settings: Neo4jSettings): Driver {
  try {
    return neo4j.driver(settings.uri, neo4j.auth.basic(settings.username, settings.password), {
      connectionTimeout: patience,
      connectionAcquisitionTimeout: patience * 1.5,
      maxTransactionRetryTime: patience,
      maxConnectionPoolSize: 50,
      userAgent: 'stancegraph',
    });
  } catch (error) {
    throw startError(settings, error);
  }
}

function createEngine(driver: Driver, settings: Neo4jSettings): Engine {
  const session = (mode: 'READ' | 'WRITE', fetchSize?: number): Session =>
    driver.session({
      ...(fetchSize === undefined ? {} : { fetchSize }),
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      ...(settings.database ? { database: settings.database } : {}),
    });
  const inSession = async <Result>(
    mode: 'READ' | 'WRITE',
    work: (open: Session) => Promise<Result>,
  ): Promise<Result> => {
    const open = session(mode);
    try {
      return await work(open);
    } catch (error) {
      throw fromNeo4j(error);
    } finally {
      open.close().catch(() => {});
    }
  };
  const read = <Row = EngineRow>(
    text: string,
    params: Params = {},
    timeoutMs = settings.timeoutMs,
  ): Promise<Row[]> =>
    inSession('READ', async (open) => {
      const bounds = { timeout: timeoutMs };
      const sent = toParams(params);
      const rows = ({ records }: { records: Record[] }) => records.map((one) => rowOf<Row>(one));
      try {
        // One message there and back: a transaction that is begun and committed takes three times the work.
        return rows(await open.run(text, sent, bounds));
      } catch (error) {
        if (!(error instanceof Neo4jError && error.retryable)) throw error;
        return await open.executeRead(async (again) => rows(await again.run(text, sent)), bounds);
      }
    });
  let version: string | undefined;
  /** Names of the full-text indexes; where one may not make any, or not ask, there is none. */
  const textIndexes = new Map<string, Promise<string | undefined>>();
  const textIndex = (label: string): Promise<string | undefined> => {
    const known = textIndexes.get(label) ?? textIndexIn(read, label);
    textIndexes.set(label, known);
    known.then(
      (name) => {
        // It may be made later.
        if (name === undefined) textIndexes.delete(label);
      },
      () => textIndexes.delete(label),
    );
    return known.catch((error: unknown) => {
      if (error instanceof StancegraphError && error.code === 'unavailable') throw error;
      return undefined;
    });
  };
  let writes: Promise<unknown> = Promise.resolve();
  /** Writes when what was begun before is done. */
  const inLine = <Value>(write: (open: Session) => Promise<Value>): Promise<Value> => {
    const work = writes.then(() => inSession('WRITE', write));
    writes = work.catch(() => {});
    return work;
  };

  /** Reader's queries that were found to read only; the text alone decides. */
  const known = new Set<string>();
  const explain = (query: string, params: Params, bounds: Bounds): Promise<PlanNode> => {
    const word = 'EXPLAIN ';
    assertKnownFunctions(query);
    assertOwnGraph(query, settings.database ?? 'neo4j');
    return bounded(session('READ'), bounds, async (transaction) => {
      const { summary } = await transaction.run(word + query, toParams(params));
      assertReadOnly(summary);
      if (!summary.plan) throw new StancegraphError('internal', 'Neo4j gave no plan.');
      return toPlan(summary.plan);
    }).catch((error) => {
      throw inWords(fromNeo4j(error, word.length), query);
    });
  };
  const guard = async (query: string, params: Params, bounds: Bounds): Promise<void> => {
    if (known.has(query)) return;
    await explain(query, params, bounds);
    if (known.size >= knownAtMost) known.clear();
    if (query.length < knownLength) known.add(query);
  };

  return {
    kind: 'neo4j',
    async version() {
      if (version === undefined) {
        // Who may not list procedures is told by the greeting of the server.
        const rows = await read<{ name: string; version: string }>(cypher('neo4j/version')).catch(
          (error: unknown) => {
            if (error instanceof StancegraphError && error.code === 'unavailable') throw error;
            return [];
          },
        );
        version =
          rows.find((row) => row.name === 'Neo4j Kernel')?.version ??
          (await driver.getServerInfo()).agent?.replace(/^Neo4j\//, '') ??
          'unknown';
      }
      return version;
    },
    read,
    write: (steps) =>
      inLine((open) => open.executeWrite((transaction) => runSteps(transaction, steps))),
    create(rows, before, after) {
      let creating: Promise<void> | undefined;
      const run = ({ text, params }: WriteStep) =>
        inSession('WRITE', (open) => open.run(text, toParams(params)));
      return inLine((open) =>
        open.executeWrite(async (transaction) => {
          // From here on other writers wait, and what is created beside this transaction stays alone.
          await runSteps(transaction, before);
          // Once, also when the driver runs this again.
          creating ??= createRows(rows, run);
          await creating;
          await runSteps(transaction, after);
        }),
      );
    },
    async changeMark() {
      const rows = await read<{ nodes: number; relationships: number }>(
        cypher('neo4j/change-mark'),
      );
      return { mark: `${rows[0]?.nodes} ${rows[0]?.relationships}`, complete: false };
    },
    async prepare() {
      // The driver's own errors: which of them matter is told by their codes.
      const write = async (text: string) => {
        const open = session('WRITE');
        try {
          await open.executeWrite((transaction) => transaction.run(text));
        } finally {
          open.close().catch(() => {});
        }
      };
      textIndexes.clear();
      return prepareSchema(write, read).catch((error) => {
        throw fromNeo4j(error);
      });
    },
    async searchTexts(label, words, limit) {
      const index = await textIndex(label);
      if (index === undefined) return [];
      const query = words.map((word) => `"${word}"`).join(' OR ');
      return read<FoundText>(cypher('neo4j/search-texts'), { index, query, limit });
    },
    explain: async (query, params, timeoutMs, signal) =>
      explain(query, params, { timeoutMs, since: performance.now(), signal }),
    async readCypher(
      query: string,
      params: Params,
      limits: ReaderLimits,
      sink: ReaderSink,
      signal: AbortSignal,
    ): Promise<ReaderSummary> {
      const bounds = { timeoutMs: limits.timeoutMs, since: performance.now(), signal };
      try {
        return await askedAgain(sink, signal, async (once) => {
          await guard(query, params, bounds);
          const open = session('READ', rowsAtOnce(limits));
          return streamReader(open, query, toParams(params), limits, once, bounds);
        });
      } catch (error) {
        throw fromNeo4j(error);
      }
    },
    close: () => driver.close(),
  };
}

/** Runs the steps of a write. One is sent while the one before it runs; what fails takes back all of them. */
async function runSteps(
  transaction: ManagedTransaction,
  steps: readonly WriteStep[],
): Promise<EngineRow[][]> {
  const results: EngineRow[][] = [];
  const ended = async (step: WriteStep, running: Promise<QueryResult>) => {
    const { records } = await running;
    if (step.needsRow && records.length === 0) throw new Outrun();
    results.push(records.map((record) => rowOf<EngineRow>(record)));
  };
  let before: Promise<void> = Promise.resolve();
  for (const step of steps) {
    const running = Promise.resolve(transaction.run(step.text, toParams(step.params)));
    running.catch(() => {});
    await before;
    before = ended(step, running);
    before.catch(() => {});
  }
  await before;
  return results;
}

/** A refusal with the place in the text; what Neo4j calls a slip may be administration. */
function inWords(error: unknown, query: string): unknown {
  if (!(error instanceof StancegraphError)) return error;
  if (error.code === 'unavailable' && namesGraph(query) && isNoSuchGraph(error.cause)) {
    return refusal('reads another graph (USE)');
  }
  if (error.code === 'forbidden' && !error.facts.position) return refusalOf(query) ?? error;
  return error.code === 'bad-cypher' && administers(query) ? (refusalOf(query) ?? error) : error;
}

function isNoSuchGraph(cause: unknown): boolean {
  return /DatabaseNotFound/.test(String((cause as { code?: unknown } | undefined)?.code));
}

function rowOf<Row>(record: Record): Row {
  return Object.fromEntries(record.keys.map((key) => [key, toEngineValue(record.get(key))])) as Row;
}
