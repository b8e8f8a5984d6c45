/**
 * Writes the rows of an import in pieces. As long as nobody else writes, what is new is created without
 * looking; from then on each piece is compared with what stands there now, which is kept for the undo.
 */
import { searchTextOf, type WriteRow } from '../store/batch.ts';
import { noted, notedAround } from '../store/changes.ts';
import { guardedSteps, inTurn, isOutrun } from '../store/guarded.ts';
import type { Store } from '../store/store.ts';
import { goneIds } from '../store/tombstones.ts';
import { writeCompared } from './compared.ts';
import type { Corrected } from './corrected.ts';
import { changedProperties, mergeStored } from './merge.ts';
import type { PlannedImport } from './plan.ts';
import type { BeforeParts } from './records.ts';
import { newRows, replacing, touched } from './rows.ts';
import {
  anchorOf,
  parts,
  type StoredNode,
  type StoredRelationship,
  standing,
  storedNodes,
} from './stored.ts';

/** Rows in one transaction. */
const rowsAtOnce = 10_000;
/** Characters of rows in one transaction: texts may be long. */
const charactersAtOnce = 16 * 1024 * 1024;
/** Rows that are compared and written at once beside others, who must not always come in between. */
const rowsBeside = 1000;

type Row = StoredNode | StoredRelationship;
type Written = (rows: number) => Promise<void>;

export class Writing {
  readonly #store: Store;
  readonly #importId: string;
  readonly #corrected: Corrected;
  /** What stands there before; what others have made since the plan is added to it. */
  readonly #before: BeforeParts;
  /** That the graph has if nobody else has written since the plan; nothing when somebody has. */
  #version: number | undefined;

  constructor(store: Store, planned: PlannedImport, before: BeforeParts) {
    this.#store = store;
    this.#importId = planned.importId;
    this.#corrected = planned.corrected;
    this.#version = planned.version;
    this.#before = before;
  }

  /** `written` is told of rows when they stand in the store; it may break the writing off by an error. */
  async all(source: AsyncIterable<Row[]>, written: Written): Promise<void> {
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
      last = this.#piece(some, written);
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
  async #piece(rows: readonly Row[], written: Written): Promise<void> {
    const { engine } = this.#store;
    if (await this.#isWrittenAlone(rows)) {
      await written(rows.length);
      return;
    }
    for (const some of parts(rows, rowsBeside)) {
      await writeCompared(
        engine,
        async () => {
          const ready = await this.#asItStands(some);
          if (ready.length === 0) return [];
          return noted(engine.kind, touched(ready), replacing(ready));
        },
        () => written(0),
      );
      await written(some.length);
    }
  }

  /** False when somebody else has written since the plan. */
  async #isWrittenAlone(rows: readonly Row[]): Promise<boolean> {
    const version = this.#version;
    if (version === undefined) return false;
    try {
      await inTurn(this.#store.engine, () => this.#alone(rows, version));
      this.#version = version + 1;
      return true;
    } catch (error) {
      if (!isOutrun(error)) throw error;
      this.#version = undefined;
      return false;
    }
  }

  /** Throws {@link Outrun} when somebody else has written since that version. */
  async #alone(rows: readonly Row[], version: number): Promise<void> {
    const { engine } = this.#store;
    const fresh = rows.filter(({ isNew }) => isNew);
    const { before, after } = notedAround(engine.kind, touched(rows));
    // The change is noted after it, so that nobody takes the facts of before for those of after.
    const guarded = guardedSteps(before, { graph: version });
    const rest = [...replacing(rows.filter(({ isNew }) => !isNew)), ...after];
    if (fresh.length > 0) await engine.create(newRows(fresh, version), guarded, rest);
    else await engine.write([...guarded, ...rest]);
  }

  /** The rows over what stands there now, which is kept before it is written over. */
  async #asItStands(given: readonly Row[]): Promise<Row[]> {
    const { engine } = this.#store;
    this.#corrected.update(await goneIds(engine));
    const rows = this.#corrected.withoutGone(given);
    const there = await standing(engine, rows);
    const owners = new Set(rows.flatMap((row) => ('label' in row ? [] : [anchorOf(row)])));
    for (const owner of (await storedNodes(engine, [...owners])).values()) {
      this.#corrected.know(owner);
    }
    const ready: Row[] = [];
    for (const row of rows) {
      const stored = there.get(row.id);
      if ('type' in row && this.#corrected.keepsRelationship(withPlace(row), stored)) continue;
      // What was to be changed and is deleted meanwhile stays so.
      if (!stored && row.changes) continue;
      // What carries the mark of this import was written by it.
      if (!stored || stored.properties.importId === this.#importId) {
        ready.push(row);
        continue;
      }
      const over = this.#over(stored, row);
      if (!over) continue;
      await this.#before.add('label' in stored ? { node: stored } : { relationship: stored });
      ready.push(over);
    }
    await this.#before.flush();
    return ready;
  }

  /** A row over what stands there now; nothing when all that it would change has been corrected. */
  #over(stored: Row, row: Row): Row | undefined {
    const said = overStored(stored, row);
    if (!('label' in said)) return said;
    const { place } = withPlace(row);
    const { properties, dates } = this.#corrected.withCorrections(stored, said, place);
    const over = { ...said, properties, dates };
    if (row.changes && changedProperties(stored, over).length === 0) return undefined;
    // What is searched may be of both.
    Object.assign(over.properties, searchTextOf(over.label, over.properties));
    return over;
  }
}

function withPlace<Kind extends Row>(row: Kind): Kind & { place: string } {
  return { ...row, place: String(row.properties.importPlace ?? '') };
}

/** What an import says of something, over what stands there now: what it does not say stays. */
function overStored(stored: Row, row: Row): Row {
  const { changes } = row;
  return changes
    ? { ...row, ...withChanges(stored, row, [...changes, 'importId', 'importPlace']) }
    : { ...row, ...mergeStored(stored, row, 'update') };
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
