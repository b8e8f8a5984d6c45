/**
 * Writes a plan, all or nothing. One transaction cannot hold an import of any size, so: what stands
 * there before is kept first, then the import is marked as begun, written in pieces, and marked as
 * done. Whatever breaks it off, this program or its next start takes out again what was written.
 */
import type { Decision, ImportState } from '../../model/schemas/imports.ts';
import { noted } from '../store/changes.ts';
import type { Store } from '../store/store.ts';
import type { PlannedImport } from './plan.ts';
import { auditSteps, BeforeParts, recordSteps, type StoredImport, writer } from './records.ts';
import { takeOut } from './undo.ts';
import { Writing } from './writing.ts';

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
    const writing = new Writing(store, planned, before);
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
      coverage: staged.issues.counts(),
    },
    body: {
      plan,
      problemGroups: all('problem'),
      noteGroups: all('note'),
      collections: staged.issues.collections(),
      items: staged.issues.missing(),
      decisions: [...decisions],
      skipInvalid,
    },
  };
}
