/** Records that are written in the transaction of something else. */
import type { AuditEntry } from '../../model/schemas/audit.ts';
import { auditEntryOf, maxAuditEntries, storedEntry } from '../store/audit.ts';
import { cypher, cypherWith } from '../store/cypher-files.ts';
import type { WriteStep } from '../store/engine.ts';
import { type RecordContent, type RecordKind, recordLabel } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** Lets writers of records queue up; before the steps that write some. */
export function bumpRecords(): WriteStep {
  return { text: cypher('records/bump-records-version'), params: {} };
}

/** Makes a record unless there is one of its key. The records' version must be bumped before. */
export function createStep(store: Store, now: string, content: RecordContent): WriteStep {
  return recordStep(store, 'create-record', 'Coding', now, content, true);
}

/** Makes or replaces a record; `quietly` leaves nothing of it in the audit. */
export function putSteps(
  store: Store,
  kind: RecordKind,
  content: RecordContent,
  { now = new Date().toISOString(), quietly = false } = {},
): WriteStep[] {
  return (['replace-record', 'create-record'] as const).map((file) =>
    recordStep(store, file, kind, now, content, !quietly),
  );
}

/** Deletes a record, if it is there. */
export function dropStep(store: Store, kind: RecordKind, key: string): WriteStep {
  return {
    text: cypherWith('records/delete-record', { label: recordLabel(kind) }),
    params: {
      key,
      expected: null,
      kept: maxAuditEntries,
      entry: storedEntry(auditEntryOf({ action: 'delete', kind, name: key }, store.origin)),
    },
  };
}

function recordStep(
  { origin }: Store,
  file: 'create-record' | 'replace-record',
  kind: RecordKind,
  now: string,
  content: RecordContent,
  noted: boolean,
): WriteStep {
  const action: AuditEntry['action'] = file === 'create-record' ? 'create' : 'change';
  return {
    text: cypherWith(`records/${file}`, { label: recordLabel(kind) }),
    params: {
      ...content,
      now,
      kept: maxAuditEntries,
      ...(file === 'replace-record' ? { expected: null } : {}),
      entry: noted ? storedEntry(auditEntryOf({ action, kind, name: content.key }, origin)) : null,
    },
  };
}
