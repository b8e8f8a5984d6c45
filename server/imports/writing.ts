/**
 * Writes the rows of an import in pieces. As long as nobody else writes, what is new is created without
 * looking; from then on each piece is compared with what stands there now, which is kept for the undo.
 */
import { setTimeout } from 'node:timers/promises';
import { isLabel } from '../../model/vocabulary/index.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import { StancegraphError } from '../errors.ts';
import { searchTextOf, type WriteRow } from '../store/batch.ts';
import { graphVersion } from '../store/cache.ts';
import { noted } from '../store/changes.ts';
import { Outrun, type WriteStep } from '../store/engine.ts';
import { guardedSteps, inTurn, isOutrun } from '../store/guarded.ts';
import type { Store } from '../store/store.ts';
import { nodesText, relationshipsText } from '../store/write-batch.ts';
import { mergeStored } from './merge.ts';
import type { Before } from './plan.ts';
import type { BeforeParts } from './records.ts';
import { newRows, newSteps, touched, writeSteps } from './rows.ts';
import {
  anchorOf,
  parts,
  type StoredNode,
  type StoredRelationship,
  storedNodes,
  storedRelationships,
} from './stored.ts';

/** Rows in one transaction. */
const rowsAtOnce = 10_000;
/** Characters of rows in one transaction: texts may be long. */
const charactersAtOnce = 16 * 1024 * 1024;
/** Rows that are compared and written at once beside others, who must not always come in between. */
const rowsBeside = 1000;
/** How often such a piece is compared anew. */
const mostTries = 40;

type Row = StoredNode | StoredRelationship;

export class Writing {
  readonly #store: Store;
  readonly #importId: string;
  /** What stands there before; what others have made since the plan is added to it. */
  readonly #before: BeforeParts;
  /** That the graph has if nobody else has written since the plan; nothing when somebody has. */
  #version: number | undefined;

  constructor(store: Store, importId: string, version: number, before: BeforeParts) {
    this.#store = store;
    this.#importId = importId;
    this.#version = version;
    this.#before = before;
  }

  async all(source: AsyncIterable<Row[]>, written: (rows: number) => Promise<void>): Promise<void> {
    let rows: Row[] = [];
    let characters = 0;
    // The next rows are read while the store writes.
    let last: Promise<void> = Promise.resolve();
    const flush = async () => {
      if (rows.length === 0) return;
      const some = rows;
      rows = [];
      characters = 0;
      await last;
      last = this.#piece(some).then(() => written(some.length));
      last.catch(() => {});
    };
    try {
      for await (const some of source) {
        for (const row of some) {
          rows.push(row);
          const { text } = row.properties;
          characters += 300 + (typeof text === 'string' ? text.length : 0);
          if (rows.length >= rowsAtOnce || characters >= charactersAtOnce) await flush();
        }
      }
      await flush();
    } finally {
      // Whoever takes out what was written does so after the last of it.
      await last;
    }
  }

  /** Between two writes whoever corrects has a turn. */
  async #piece(rows: readonly Row[]): Promise<void> {
    const { engine } = this.#store;
    const version = this.#version;
    if (version !== undefined) {
      try {
        await inTurn(engine, () => this.#alone(rows, version));
        this.#version = version + 1;
        return;
      } catch (error) {
        if (!isOutrun(error)) throw error;
        this.#version = undefined;
      }
    }
    for (const some of parts(rows, rowsBeside)) {
      await inTurn(engine, () => this.#beside(some));
    }
  }

  /** Throws {@link Outrun} when somebody else has written since that version. */
  async #alone(rows: readonly Row[], version: number): Promise<void> {
    const { engine } = this.#store;
    const fresh = rows.filter(({ isNew }) => isNew);
    let left = fresh;
    if (engine.create && fresh.length > 0) {
      if (!(await engine.create(newRows(fresh, version)))) throw new Outrun();
      left = [];
    }
    // The change is noted after it, so that nobody takes the facts of before for those of after.
    const steps = noted(engine.kind, touched(rows), [
      ...replacing(rows.filter(({ isNew }) => !isNew)),
      ...newSteps(left, version + 1),
    ]);
    await engine.write(guardedSteps(steps, { graph: version }));
  }

  async #beside(rows: readonly Row[]): Promise<void> {
    const { engine } = this.#store;
    for (let tries = 1; ; tries += 1) {
      const graph = await graphVersion(engine);
      const ready = await this.#asItStands(rows);
      const steps = noted(engine.kind, touched(ready), replacing(ready));
      try {
        await engine.write(guardedSteps(steps, { graph }));
        return;
      } catch (error) {
        if (!isOutrun(error)) throw error;
        if (tries >= mostTries) {
          throw new StancegraphError(
            'conflict',
            'Other programs are writing to this graph without a pause, so that this could not be imported. Nothing of it was kept. Try again in a minute.',
            { cause: error },
          );
        }
        await setTimeout(Math.random() * 20 * tries);
      }
    }
  }

  /** The rows over what stands there now, which is kept before it is written over. */
  async #asItStands(rows: readonly Row[]): Promise<Row[]> {
    const { engine } = this.#store;
    const ids = rows.flatMap((row) => ('label' in row ? [row.id] : []));
    const nodes = await storedNodes(engine, ids);
    const anchors = new Map<RelationshipType, Set<string>>();
    for (const row of rows) {
      if ('label' in row) continue;
      const known = anchors.get(row.type) ?? new Set();
      anchors.set(row.type, known.add(anchorOf(row)));
    }
    const relationships = new Map<string, StoredRelationship>();
    for (const [type, ends] of anchors) {
      for (const [id, one] of await storedRelationships(engine, type, [...ends])) {
        relationships.set(id, one);
      }
    }
    const ready: Row[] = [];
    const over = async <Of extends Row>(row: Of, stored: Of | undefined, image?: Before) => {
      // What carries the mark of this import was written by it.
      if (!stored || stored.properties.importId === this.#importId) return ready.push(row);
      if (image) await this.#before.add(image);
      return ready.push(overStored(stored, row));
    };
    for (const row of rows) {
      if ('label' in row) {
        const node = nodes.get(row.id);
        await over(row, node, node && { node });
      } else {
        const relationship = relationships.get(row.id);
        await over(row, relationship, relationship && { relationship });
      }
    }
    await this.#before.flush();
    return ready;
  }
}

/** What an import says of something, over what stands there now: what it does not say stays. */
function overStored<Of extends Row>(stored: Of, row: Of): Of {
  const { changes } = row;
  const merged: Of = changes
    ? { ...row, ...withChanges(stored, row, [...changes, 'importId', 'importPlace']) }
    : { ...row, ...mergeStored(stored, row, 'update') };
  // What is searched may be of both.
  if ('label' in merged) {
    Object.assign(merged.properties, searchTextOf(merged.label, merged.properties));
  }
  return merged;
}

function withChanges(stored: WriteRow, row: WriteRow, changes: readonly string[]) {
  const properties = { ...stored.properties };
  const dates = { ...stored.dates };
  for (const name of changes) {
    const [value, day] = [row.properties[name], row.dates[name]];
    if (value === undefined) delete properties[name];
    else properties[name] = value;
    if (day === undefined) delete dates[name];
    else dates[name] = day;
  }
  return { properties, dates };
}

function replacing(rows: readonly Row[]): WriteStep[] {
  return writeSteps(
    rows,
    (row) => ('label' in row ? row.label : row.type),
    (kind, dates) =>
      isLabel(kind) ? nodesText(kind, dates) : relationshipsText(kind as RelationshipType, dates),
  );
}
