/** What a real Neo4j answers, in the same notation. */
import neo4j, { type Driver, type Point } from 'neo4j-driver';
import { normalCell, type Spelling } from '../cells.ts';

export type Found = { columns: string[]; rows: string[] } | { error: string };

/** Asks a Neo4j with an empty database; nothing that is made there stays. */
export class Measure {
  readonly #driver: Driver;

  constructor(uri: string, username: string, password: string) {
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { useBigInt: true });
  }

  /** Takes out what other tests left. */
  async empty(): Promise<void> {
    await this.#driver.executeQuery('MATCH (n) DETACH DELETE n');
  }

  /** The answer over the graph that texts make. */
  async answer(graph: string[], query: string, spelling: Spelling = {}): Promise<Found> {
    const session = this.#driver.session();
    const transaction = await session.beginTransaction({ timeout: 20_000 });
    try {
      for (const text of graph) await transaction.run(text);
      const result = transaction.run(query);
      const columns = (await result.keys()).map(String);
      const { records } = await result;
      return {
        columns,
        rows: records.map((record) =>
          record.map((value) => normalCell(written(value), spelling)).join(' | '),
        ),
      };
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      return { error: `${code} ${message}` };
    } finally {
      await transaction.rollback().catch(() => {});
      await session.close();
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }
}

/** A value of the driver as the TCK writes it. */
function written(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return floatText(value);
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (neo4j.isNode(value)) {
    return `(${value.labels.map((label) => `:${label}`).join('')} ${mapText(value.properties)})`;
  }
  if (neo4j.isRelationship(value)) return `[:${value.type} ${mapText(value.properties)}]`;
  if (neo4j.isPath(value)) {
    let text = written(value.start);
    let at = value.start;
    for (const { relationship, end } of value.segments) {
      const isForward = relationship.startNodeElementId === at.elementId;
      const inside = written(relationship);
      text += `${isForward ? `-${inside}->` : `<-${inside}-`}${written(end)}`;
      at = end;
    }
    return `<${text}>`;
  }
  if (neo4j.isPoint(value)) return pointText(value);
  if (Object.getPrototypeOf(value) === Object.prototype) return mapText(value as object);
  return `'${String(value)}'`;
}

const systems: Record<string, string> = {
  7203: 'cartesian',
  9157: 'cartesian-3d',
  4326: 'wgs-84',
  4979: 'wgs-84-3d',
};

function pointText({ srid, x, y, z }: Point): string {
  const parts = Object.entries({ x, y, ...(z === undefined ? {} : { z }) });
  const numbers = parts.map(([name, number]) => `${name}: ${floatText(number)}`);
  return `'point({${numbers.join(', ')}, crs: \\'${systems[String(srid)]}\\'})'`;
}

const mapText = (map: object) =>
  `{${Object.entries(map)
    .map(([key, value]) => `${key}: ${written(value)}`)
    .join(', ')}}`;

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
