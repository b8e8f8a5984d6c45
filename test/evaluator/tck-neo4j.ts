/** How a real Neo4j answers the scenarios of the openCypher TCK, asked as the server asks it. */
import { createHash } from 'node:crypto';
import neo4j, { type Driver } from 'neo4j-driver';
import { StancegraphError } from '../../server/errors.ts';
import type { Value } from '../../server/store/embedded/evaluator/values/types.ts';
import type { Engine, EngineValue, Params, ReaderLimits } from '../../server/store/engine.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { engineCell } from './cells.ts';
import { compared, type Scenario, spellingOf, type Verdict, valuesOf } from './tck.ts';

/** Whether a scenario is among those that are always asked: every tenth, whatever the others are. */
export function isTenth({ id }: Scenario): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE() % 10 === 0;
}

const timeoutMs = 60_000;
const limits: ReaderLimits = { rows: 100_000, bytes: 100_000_000, timeoutMs };

/** A Neo4j whose graph is emptied for each scenario. */
export class Neo4jReader {
  readonly #driver: Driver;
  readonly #engine: Engine;

  private constructor(driver: Driver, engine: Engine) {
    this.#driver = driver;
    this.#engine = engine;
  }

  /** Connects; the engine is the server's own, the driver makes the graphs. */
  static async open(settings: { uri: string; username: string; password: string }) {
    const { uri, username, password } = settings;
    const engine = await openNeo4j({ ...settings, timeoutMs });
    const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
    return new Neo4jReader(driver, engine);
  }

  /** How a reading scenario is answered. */
  async judge({ setup, params, query, expected }: Scenario): Promise<Verdict> {
    await this.#make(setup);
    const spelling = { ...spellingOf(expected), plainNumbers: true };
    try {
      const { columns, rows } = await this.#ask(query, jsonOf(valuesOf(params)));
      const cells = rows.map((row) => row.map((value) => engineCell(value, spelling)));
      return compared({ columns, rows: cells }, expected, spelling);
    } catch (error) {
      // When it says so is Neo4j's own affair.
      return expected.kind === 'error' && refusals.has(codeOf(error))
        ? { kind: 'right' }
        : { kind: 'wrong', why: String(error) };
    }
  }

  /** What a reader is told who writes: the code of the refusal, or what happened instead. */
  async refusalOfWriting({ params, query }: Scenario): Promise<string> {
    try {
      await this.#ask(query, jsonOf(valuesOf(params)));
      return 'none';
    } catch (error) {
      return codeOf(error);
    }
  }

  /** Empties the graph. */
  async empty(): Promise<void> {
    await this.#make([]);
  }

  /** Nodes that are there. */
  async countNodes(): Promise<unknown> {
    const { rows } = await this.#ask('MATCH (n) RETURN count(n)', {});
    return rows[0]?.[0];
  }

  async close(): Promise<void> {
    await Promise.all([this.#engine.close(), this.#driver.close()]);
  }

  async #make(setup: Scenario['setup']): Promise<void> {
    const session = this.#driver.session();
    try {
      await session.executeWrite(async (transaction) => {
        await transaction.run('MATCH (n) DETACH DELETE n');
        for (const one of setup) {
          if (typeof one === 'string') await transaction.run(one);
          else await transaction.run(one.text, jsonOf(valuesOf(one.params)));
        }
      });
    } finally {
      await session.close();
    }
  }

  async #ask(query: string, params: Params) {
    let columns: string[] = [];
    const rows: EngineValue[][] = [];
    const sink = {
      columns(names: string[]) {
        columns = names;
      },
      row(values: EngineValue[]) {
        rows.push(values);
      },
    };
    await this.#engine.readCypher(query, params, limits, sink, new AbortController().signal);
    return { columns, rows };
  }
}

/** What a reader may be told whose query is wrong. */
const refusals = new Set(['bad-cypher', 'forbidden']);

const codeOf = (error: unknown) =>
  error instanceof StancegraphError ? error.code : (error as Error).name;

/** Values as a request brings them, in which 1.0 is 1. */
const jsonOf = (values: Record<string, Value>): Params =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, json(value)]));

function json(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(json);
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, part]) => [key, json(part)]));
  if (value !== null && typeof value === 'object') throw new Error('no JSON is such a value');
  return value;
}
