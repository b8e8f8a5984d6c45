/** Corrections of statements and entities: each with a reason, a version, and a way back. */
import { labelOfId } from '../../model/ids.ts';
import type {
  DeleteStatementRequest,
  EntityReply,
  PatchEntityRequest,
  PatchStatementRequest,
  UndoRequest,
} from '../../model/schemas/corrections.ts';
import type { StatementItem } from '../../model/schemas/statements.ts';
import { StancegraphError } from '../errors.ts';
import type { SecretSettings } from '../library/secrets.ts';
import { nodesByIds } from '../questions/node.ts';
import { statement } from '../questions/statements.ts';
import { toAudit } from '../store/audit.ts';
import { noted } from '../store/changes.ts';
import type { WriteStep } from '../store/engine.ts';
import type { Store } from '../store/store.ts';
import { mergedIds } from '../store/tombstones.ts';
import {
  differing,
  fieldsOf,
  type KeptVersion,
  type Snapshot,
  withIds,
} from '../store/versions.ts';
import { type Deleted, deleteHeld, restoreDeleted } from './delete.ts';
import { entityTarget } from './entity-changes.ts';
import { type HeldEntity, heldOf } from './held.ts';
import { undoMerge } from './merge.ts';
import { unfitting } from './published-ids.ts';
import { bumpRecords } from './record-steps.ts';
import { answeredReport, closeSteps, isContested, reopenSteps } from './reports.ts';
import { type How, type Revised, revised } from './revise.ts';
import { oneAfterAnother } from './serial.ts';
import { undoSourceText } from './source-texts.ts';
import { statementTarget } from './statement-changes.ts';

/** Who corrects, and with which key reports are read. */
export interface Corrector {
  by: string;
  settings: SecretSettings;
}

/** Corrects a statement. Throws `not-found`, `gone`, `unfitting` and `conflict`. */
export function patchStatement(
  own: Store,
  request: PatchStatementRequest,
  { by, settings }: Corrector,
  expected?: number,
): Promise<StatementItem> {
  return oneAfterAnother(own, async (store) => {
    const held = await heldOf(store.engine, request.id);
    assertLabel(held, 'Statement');
    assertRevision(held, expected);
    const merged = await mergedIds(store.engine);
    const changes = withIds(request.changes, merged);
    const target = await statementTarget(store, held, { ...request, changes });
    assertChanges(held, target);
    const { id, reason, report: reportId } = request;
    const report =
      reportId === undefined ? undefined : await answeredReport(store, settings, reportId, id);
    const how = howOf(by, reason, reportId);
    const others = report && (await isContested(store, settings, id, [report.id]));
    const beside = report ? { contested: others || null } : {};
    const done = revised(held, target, { how, merged, beside });
    const records = report ? closeSteps(store, settings, report, done.version.number) : [];
    await write(store, held, done, records);
    return statement(store, id);
  });
}

/** Deletes a statement; what is left says why. Throws as {@link patchStatement}. */
export function deleteStatement(
  own: Store,
  { id, reason, report }: DeleteStatementRequest,
  { by, settings }: Corrector,
): Promise<Deleted> {
  return oneAfterAnother(own, async (store) => {
    const held = await heldOf(store.engine, id);
    assertLabel(held, 'Statement');
    if (report !== undefined) await answeredReport(store, settings, report, id);
    return deleteHeld(store, held, howOf(by, reason, report), settings);
  });
}

/** Corrects an actor, party, institution or agreement. Throws as {@link patchStatement}. */
export function patchEntity(
  own: Store,
  { id, changes, reason }: PatchEntityRequest,
  { by }: Corrector,
  expected?: number,
): Promise<EntityReply> {
  return oneAfterAnother(own, async (store) => {
    const held = await heldOf(store.engine, id);
    if (held.label === 'Statement') {
      throw unfitting('id', 'statements are corrected at /api/statements/{id}.');
    }
    assertRevision(held, expected);
    const merged = await mergedIds(store.engine);
    const target = await entityTarget(store, held, withIds(changes, merged));
    assertChanges(held, target);
    const done = revised(held, target, { how: howOf(by, reason), merged });
    await write(store, held, done, []);
    return entityReply(store, id, done.version.number);
  });
}

/**
 * Puts back what a version changed. Throws `not-found` when there is none, and `conflict` when what it
 * left was changed again.
 */
export function undoVersion(
  own: Store,
  { id, number, reason }: UndoRequest,
  { by, settings }: Corrector,
): Promise<EntityReply> {
  return oneAfterAnother(own, async (store) => {
    const how = { ...howOf(by, reason), undoes: number };
    if (labelOfId(id) === 'Source') return undoSourceText(store, { id, number, reason }, by);
    const back = await restoreDeleted(store, id, number, how, settings);
    if (back !== undefined) return entityReply(store, id, back);
    const held = await heldOf(store.engine, id);
    const version = held.versions.find((one) => one.number === number && !one.baseline);
    if (!version) {
      throw new StancegraphError('not-found', `${id} has no version ${number} that was a change.`);
    }
    if (version.merged !== undefined) return undoMerge(store, version.merged, how);
    const merged = await mergedIds(store.engine);
    const target = stateBefore(held, version, merged);
    const reopened =
      version.report === undefined ? [] : await reopenSteps(store, settings, version.report);
    const done = revised(held, target, {
      how,
      merged,
      ...(version.kept ? { remembered: version.kept } : {}),
      beside: reopened.length > 0 ? { contested: true } : {},
    });
    await write(store, held, done, reopened);
    return entityReply(store, id, done.version.number);
  });
}

function stateBefore(
  held: HeldEntity,
  version: KeptVersion,
  merged: ReadonlyMap<string, string>,
): Snapshot {
  const { number, before, after, differences } = version;
  if (version.unmerged !== undefined) {
    throw new StancegraphError(
      'conflict',
      `Version ${number} took ${version.unmerged} out of it. Merge both again instead.`,
    );
  }
  if (before === null || after === null) {
    throw new StancegraphError(
      'conflict',
      `Version ${number} of ${held.id} is the first: there is nothing before it. Delete it instead.`,
    );
  }
  const left = fieldsOf(withIds(after, merged), differences);
  const changed = differing(left, fieldsOf(held.snapshot, differences));
  if (changed.length > 0) {
    throw new StancegraphError(
      'conflict',
      `${changed.join(', ')} of ${held.id} ${changed.length === 1 ? 'is' : 'are'} no longer as version ${number} left ${changed.length === 1 ? 'it' : 'them'}. Undo what came later first, or correct it anew. Nothing was changed.`,
    );
  }
  return { ...held.snapshot, ...withIds(before, merged) };
}

/** Writes a revision with its records, its version of the graph and its entry of the audit. */
async function write(
  store: Store,
  held: HeldEntity,
  { steps, version }: Revised,
  records: WriteStep[],
): Promise<void> {
  const kind = held.label === 'Statement' ? 'Statement' : 'Entity';
  const name = `${held.id} revision ${version.number}`;
  await store.engine.write([
    ...noted(store.engine.kind, [held.id], steps),
    ...(records.length > 0 ? [bumpRecords(), ...records] : []),
    ...toAudit({ action: 'change', kind, name }, store.origin),
  ]);
}

/** An entity as it is now, with its revision. */
async function entityReply(store: Store, id: string, revision: number): Promise<EntityReply> {
  const [node] = await nodesByIds(store.engine, [id]);
  if (!node) throw new StancegraphError('not-found', `${id} no longer exists.`);
  return { node, revision };
}

/** Now, by whom, why. */
export function howOf(by: string, reason: string, report?: string): How {
  const at = new Date().toISOString();
  return { at, by, reason, ...(report === undefined ? {} : { report }) };
}

function assertLabel({ id, label }: HeldEntity, wanted: 'Statement'): void {
  if (label !== wanted) throw new StancegraphError('not-found', `${id} is no statement.`);
}

function assertRevision({ id, versions }: HeldEntity, expected: number | undefined): void {
  const now = versions.at(-1)?.number ?? 1;
  if (expected === undefined || expected === now) return;
  throw new StancegraphError(
    'conflict',
    `${id} is at revision ${now}, not ${expected}: it was corrected after you opened it. Load it again and repeat your change. Nothing was changed.`,
  );
}

function assertChanges({ snapshot }: HeldEntity, target: Snapshot): void {
  if (differing(snapshot, target).length > 0) return;
  throw unfitting('changes', 'this is how it stands already.');
}
