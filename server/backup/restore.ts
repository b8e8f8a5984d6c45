/** Brings a backup into a store: checked whole before anything is written. */
import { basename } from 'node:path';
import { isEntityId } from '../../model/ids.ts';
import type { AuditEntry } from '../../model/schemas/audit.ts';
import { StancegraphError } from '../errors.ts';
import type { ArchivedNode, ArchivedRelationship } from '../store/archive.ts';
import type { RecordKind, StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type BackupLine, type Counts, readLines } from './format.ts';

const rowsAtOnce = 2000;
const recordBytesAtOnce = 4 * 1024 * 1024;

/** What a backup holds. Throws `bad-input` when it is not whole or does not fit together. */
async function checkBackup(path: string): Promise<Counts> {
  const ids = new Set<string>();
  const relationships = new Set<string>();
  const records = new Set<string>();
  const entries = new Set<string>();
  let begun = false;
  let end: Counts | undefined;
  const fail = (number: number, what: string): never => {
    throw new StancegraphError('bad-input', `BackupLine ${number} of the backup: ${what}.`);
  };
  const once = (seen: Set<string>, id: string, number: number) => {
    if (seen.has(id)) fail(number, `${id} is there twice`);
    seen.add(id);
  };
  for await (const [line, number] of readLines(path)) {
    if (number === 1 && !('backup' in line)) fail(1, 'this is no backup of Stancegraph');
    if (end) fail(number, 'there is more after the end');
    if ('backup' in line) {
      if (begun) fail(number, 'a second backup begins here');
      begun = true;
    } else if ('node' in line) once(ids, line.node.id, number);
    else if ('relationship' in line) {
      const { id, from, to } = line.relationship;
      once(relationships, id, number);
      for (const node of [from, to]) {
        if (!ids.has(node)) fail(number, `${id} joins ${node}, which is not in the backup`);
      }
    } else if ('record' in line) once(records, `${line.record.label} ${line.record.key}`, number);
    else if ('audit' in line) once(entries, line.audit.key, number);
    else end = line.end;
  }
  const found = {
    nodes: ids.size,
    relationships: relationships.size,
    records: records.size,
    entries: entries.size,
  };
  if (!end || JSON.stringify(end) !== JSON.stringify(found)) {
    throw new StancegraphError(
      'bad-input',
      end
        ? 'The backup does not hold as much as its end says: it was changed.'
        : 'The backup has no end: it was cut off.',
    );
  }
  return found;
}

/**
 * Restores a backup into an empty store, or with `replace` in the place of what is there. Until the
 * last row is written the store is marked as unfinished, and the server does not start on it. Throws
 * `bad-input` for a backup that is not right, `conflict` for a store that is not empty; then nothing
 * was written.
 *
 * Nothing of others is touched. `kept` counts entities that the backup does not have and that stay,
 * because others have joined nodes of theirs to them; `leftOut` what an earlier version took along
 * although it was not of ours: nodes without an id of our form, and their relationships.
 */
export async function restore(
  store: Store,
  path: string,
  {
    replace = false,
    progress = () => {},
  }: { replace?: boolean; progress?: (done: Counts) => void },
): Promise<Counts & { kept: number; leftOut: number }> {
  const { archive } = store;
  const whole = await checkBackup(path);
  const unfinished = await archive.isUnfinished();
  if (!replace && (unfinished || !(await archive.isEmpty()))) {
    throw new StancegraphError(
      'conflict',
      `The store ${unfinished ? 'holds part of an earlier restore' : 'is not empty'}. Say --replace to delete what Stancegraph keeps in it and restore the backup in its place.`,
    );
  }
  await archive.begin(basename(path));
  if (replace) await archive.clear();
  const done: Counts = { nodes: 0, relationships: 0, records: 0, entries: 0 };
  let nodes: ArchivedNode[] = [];
  let relationships: ArchivedRelationship[] = [];
  const records = new Map<RecordKind, StoredRecord[]>();
  let entries: AuditEntry[] = [];
  let bytes = 0;
  let leftOut = 0;
  const flush = async () => {
    if (nodes.length > 0) await archive.writeNodes(nodes);
    if (relationships.length > 0) await archive.writeRelationships(relationships);
    for (const [label, rows] of records) {
      await archive.writeRecords(label, rows);
      done.records += rows.length;
    }
    if (entries.length > 0) await archive.writeAudit(entries);
    done.nodes += nodes.length;
    done.relationships += relationships.length;
    done.entries += entries.length;
    [nodes, relationships, entries, bytes] = [[], [], [], 0];
    records.clear();
    progress(done);
  };
  for await (const [line] of readLines(path)) {
    if (isOfOthers(line)) leftOut += 1;
    else if ('node' in line) nodes.push(line.node);
    else if ('relationship' in line) {
      // The nodes read so far are written first, so that both ends are there.
      if (nodes.length > 0) await flush();
      relationships.push(line.relationship);
    } else if ('record' in line) {
      const { label, ...record } = line.record;
      records.set(label, [...(records.get(label) ?? []), record]);
      bytes += record.body.length;
    } else if ('audit' in line) entries.push(line.audit);
    if (
      nodes.length + relationships.length + entries.length >= rowsAtOnce ||
      bytes > recordBytesAtOnce
    )
      await flush();
  }
  await flush();
  await archive.finish();
  const kept = replace ? (await archive.entities()) - done.nodes : 0;
  return { ...whole, nodes: done.nodes, relationships: done.relationships, kept, leftOut };
}

function isOfOthers(line: BackupLine): boolean {
  if ('node' in line) return !isEntityId(line.node.id, line.node.label);
  if (!('relationship' in line)) return false;
  return ![line.relationship.from, line.relationship.to].every((id) => isEntityId(id));
}
