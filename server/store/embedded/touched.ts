/** Runs in the process that owns the store: finds what a write touched, for the readers' process. */
import type { GrafeoDB } from '@grafeo-db/js';
import { housekeepingLabels } from '../../../model/vocabulary/index.ts';
import { cypher, cypherWith } from '../cypher-files.ts';
import type { GraphPart } from './graph-parts.ts';
import { allParts, partOfNodes } from './reading-store.ts';

export interface StoreState {
  nodes: number;
  relationships: number;
  /** The graph's own; goes up with every write to it, and with none of the program's records. */
  version: number;
}

const tries = 4;

export class StoreReading {
  private readonly database: GrafeoDB;
  /** Whether the readers' process has read this database; it knows nothing of another's numbers. */
  private isRead = false;

  constructor(database: GrafeoDB) {
    this.database = database;
  }

  /** To be asked before the graph is read. The program's own records are no part of it. */
  async state(): Promise<StoreState> {
    this.isRead = true;
    let nodes = this.database.nodeCount();
    let relationships = this.database.edgeCount();
    for (const label of housekeepingLabels) {
      const text = cypherWith('embedded/housekeeping', { label });
      for (const { what, count } of await this.rows<{ what: string; count: number }>(text, {})) {
        if (what === 'nodes') nodes -= count;
        else relationships -= count;
      }
    }
    const [known] = await this.rows<{ version: number | null }>(
      cypher('questions/graph-version'),
      {},
    );
    return { nodes, relationships, version: known?.version ?? 0 };
  }

  /** The whole graph as it is at one moment; null when it was written to all the time. */
  async parts(): Promise<GraphPart[] | null> {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const { epoch } = this;
      const parts: GraphPart[] = [];
      this.isRead = true;
      for await (const part of allParts(this.database)) {
        parts.push(part);
        await new Promise(setImmediate);
      }
      if (epoch === this.epoch) return parts;
    }
    return null;
  }

  /** Entities with their relationships; null when that is not known. */
  async touched(entities: string[]): Promise<GraphPart | null> {
    for (let attempt = 1; attempt <= tries && this.isRead; attempt += 1) {
      const { epoch } = this;
      const found =
        entities.length > 0
          ? await this.rows<{ number: number }>(cypher('embedded/elements-of-entities'), {
              ids: entities,
            })
          : [];
      const numbers = new Set(found.map(({ number }) => number));
      const part = await partOfNodes(this.database, [...numbers]);
      if (epoch === this.epoch) return part;
    }
    return null;
  }

  private get epoch(): number {
    return Number(this.database.currentEpoch());
  }

  private async rows<Row>(text: string, params: object): Promise<Row[]> {
    const result = await this.database.executeCypher(text, params);
    return result.toArray() as Row[];
  }
}
