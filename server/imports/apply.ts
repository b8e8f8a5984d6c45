/**
 * Writes a plan, all or nothing. One transaction cannot hold an import of any size, so: what stands
 * there before is kept first, then the import is marked as begun, written in pieces, and marked as
 * done. Whatever breaks it off, this program or its next start takes out again what was written.
 */
import type { Decision, ImportState } from '../../model/schemas/imports.ts';
import { isLabel } from '../../model/vocabulary/index.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import { noted } from '../store/changes.ts';
import { cypher } from '../store/cypher-files.ts';
import type { WriteStep } from '../store/engine.ts';
import type { Store } from '../store/store.ts';
import { nodesText, relationshipsText } from '../store/write-batch.ts';
import type { PlannedImport } from './plan.ts';
import { auditSteps, BeforeParts, recordSteps, type StoredImport, writer } from './records.ts';
import { newRows, newSteps, touched, writeSteps } from './rows.ts';
import type { StoredNode, StoredRelationship } from './stored.ts';
import { takeOut } from './undo.ts';

/** Rows in one transaction. */
const rowsAtOnce = 10_000;
/** Characters of rows in one transaction: texts may be long. */
const charactersAtOnce = 16 * 1024 * 1024;

/** How often a writer says that it is alive, to servers on other machines. */
const aliveMs = 20_000;

interface ApplyRequest {
  store: Store;
  planned: PlannedImport;
  format: string;
  made: string;
  decisions: readonly Decision[];
  skipInvalid: boolean;
  progress?: (done: number, total: number) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Writes what a plan says. Throws when it cannot be written whole; then nothing of it is left, or, when
 * the store is away, nothing will be after the next start.
 */
export async function apply(request: ApplyRequest): Promise<void> {
  const { store, planned, progress, signal } = request;
  const { importId } = planned;
  const total = planned.nodes.rows + planned.relationships.rows;
  const before = new BeforeParts(store, importId);
  await begin(request);
  try {
    for await (const images of planned.before.read()) {
      for (const image of images) await before.add(image);
    }
    await before.flush();
    let done = 0;
    let said = Date.now();
    const written = async (rows: number) => {
      done += rows;
      progress?.(done, total);
      signal?.throwIfAborted();
      if (Date.now() - said < aliveMs) return;
      said = Date.now();
      await begin(request);
    };
    const writing = new Writing(store, planned.version);
    await writing.all(planned.nodes.read(), written);
    await writing.all(planned.relationships.read(), written);
    await store.engine.write([
      ...noted(store.engine.kind, null, []),
      ...recordSteps(importOf(request, 'applied')),
      ...auditSteps(store, importId, 'load'),
    ]);
  } catch (error) {
    await takeOut(store, importId).catch(() => {
      // The store is away: whoever asked, or the next start, takes it out.
    });
    throw error;
  }
}

async function begin(request: ApplyRequest): Promise<void> {
  await request.store.engine.write(recordSteps(importOf(request, 'applying')), 'records');
}

function importOf(
  { planned, format, made, decisions, skipInvalid }: ApplyRequest,
  state: ImportState,
): StoredImport {
  const { staged, plan, issues, importId } = planned;
  const all = (kind: 'problem' | 'note') => [...staged.issues.groups(kind), ...issues.groups(kind)];
  return {
    summary: {
      id: importId,
      state,
      dossier: staged.dossier,
      format,
      files: staged.files.map(({ name, size }) => ({ name, size })),
      made,
      problems: staged.issues.count('problem') + issues.count('problem'),
      notes: staged.issues.count('note') + issues.count('note'),
      writer: writer(),
      coverage: staged.issues.collections(),
    },
    body: {
      plan,
      problemGroups: all('problem'),
      noteGroups: all('note'),
      items: staged.issues.items(),
      decisions: [...decisions],
      skipInvalid,
    },
  };
}

/** Writes rows in pieces; what is new is created, as long as nobody else writes. */
class Writing {
  readonly #store: Store;
  /** That the graph has if nobody else has written since the plan; nothing when somebody has. */
  #version: number | undefined;

  constructor(store: Store, version: number) {
    this.#store = store;
    this.#version = version;
  }

  async all<Row extends StoredNode | StoredRelationship>(
    source: AsyncIterable<Row[]>,
    written: (rows: number) => Promise<void>,
  ): Promise<void> {
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

  async #piece(rows: readonly (StoredNode | StoredRelationship)[]): Promise<void> {
    const { engine } = this.#store;
    if (this.#version === undefined) {
      await engine.write(noted(engine.kind, touched(rows), replacing(rows)));
      return;
    }
    const fresh = rows.filter(({ isNew }) => isNew);
    let left = fresh;
    if (engine.create && fresh.length > 0) {
      if (!(await engine.create(newRows(fresh, this.#version)))) {
        this.#version = undefined;
        await this.#piece(rows);
        return;
      }
      left = [];
    }
    // The change is noted after it, so that nobody takes the facts of before for those of after.
    this.#version += 1;
    const results = await engine.write(
      noted(engine.kind, touched(rows), [
        ...replacing(rows.filter(({ isNew }) => !isNew)),
        ...newSteps(left, this.#version),
        { text: cypher('questions/graph-version'), params: {} },
      ]),
    );
    const found = results.flat().find((row) => 'version' in row)?.version;
    if (found === this.#version) return;
    // Somebody else has written: what was left was not created, and may be there now.
    this.#version = undefined;
    if (left.length > 0) await this.#piece(left);
  }
}

function replacing(rows: readonly (StoredNode | StoredRelationship)[]): WriteStep[] {
  return writeSteps(
    rows,
    (row) => ('label' in row ? row.label : row.type),
    (kind, dates) =>
      isLabel(kind) ? nodesText(kind, dates) : relationshipsText(kind as RelationshipType, dates),
  );
}
