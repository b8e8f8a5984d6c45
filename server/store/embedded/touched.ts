/** In the process that owns the store: what of it a write has touched, for the readers' process. */
import type { GrafeoDB } from '@grafeo-db/js';
import { cypher } from '../cypher-files.ts';
import type { GraphPart } from './graph-parts.ts';
import { allParts, partOfNodes } from './reading-store.ts';

export interface State {
  nodes: number;
  relationships: number;
  /** Goes up with every write. */
  epoch: number;
}

export interface Touched {
  /** Numbers of the program's own records that are there no more. */
  gone: number[];
  part: GraphPart;
}

const tries = 4;

export class StoreReading {
  private readonly database: GrafeoDB;
  /** The program's own records as the readers' process has them. */
  private records: ReadonlyMap<number, string> | undefined;

  constructor(database: GrafeoDB) {
    this.database = database;
  }

  /** To be asked before the graph is read: what is touched later is compared with this. */
  async state(): Promise<State> {
    this.records = await this.recordsNow();
    return {
      nodes: this.database.nodeCount(),
      relationships: this.database.edgeCount(),
      epoch: this.epoch,
    };
  }

  /** The whole graph as it is at one moment; null when it was written to all the time. */
  async parts(): Promise<GraphPart[] | null> {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const { epoch } = this;
      const parts: GraphPart[] = [];
      this.records = await this.recordsNow();
      for await (const part of allParts(this.database)) {
        parts.push(part);
        await new Promise(setImmediate);
      }
      if (epoch === this.epoch) return parts;
    }
    return null;
  }

  /** Entities with their relationships, and records that have changed; null when that is not known. */
  async touched(entities: string[]): Promise<Touched | null> {
    for (let attempt = 1; attempt <= tries && this.records; attempt += 1) {
      const { epoch, records: before } = this;
      const records = await this.recordsNow();
      const changed = [...records].filter(([number, state]) => before.get(number) !== state);
      const gone = [...before.keys()].filter((number) => !records.has(number));
      const found =
        entities.length > 0
          ? await this.rows<{ number: number }>('elements-of-entities', { ids: entities })
          : [];
      const part = await partOfNodes(this.database, [
        ...new Set([...found.map(({ number }) => number), ...changed.map(([number]) => number)]),
      ]);
      if (epoch !== this.epoch) continue;
      this.records = records;
      // A number may be given again to what is no record.
      return { gone: gone.filter((number) => !this.database.getNode(number)), part };
    }
    return null;
  }

  private get epoch(): number {
    return Number(this.database.currentEpoch());
  }

  private async recordsNow(): Promise<Map<number, string>> {
    const rows = await this.rows<{ number: number; state: unknown[] }>('housekeeping', {});
    return new Map(rows.map(({ number, state }) => [number, state.join('\0')]));
  }

  private async rows<Row>(file: string, params: object): Promise<Row[]> {
    const result = await this.database.executeCypher(cypher(`embedded/${file}`), params);
    return result.toArray() as Row[];
  }
}
