/** Records that are written in the transaction of something else. */
import { entryOf, maxAuditEntries, stored } from '../store/audit.ts';
import { cypherWith } from '../store/cypher-files.ts';
import type { WriteStep } from '../store/engine.ts';
import { type RecordContent, recordLabel } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** Makes a record unless there is one of its key. The records' version must be bumped before. */
export function createStep({ origin }: Store, now: string, content: RecordContent): WriteStep {
  return {
    text: cypherWith('records/create-record', { label: recordLabel('Coding') }),
    params: {
      ...content,
      now,
      kept: maxAuditEntries,
      entry: stored(entryOf({ action: 'create', kind: 'Coding', name: content.key }, origin)),
    },
  };
}
