/**
 * The audit: each write leaves an entry in its own transaction. It tells when what was done to what,
 * by which means, and with which token's name. Nothing in it is secret: readers may see it.
 */
import { randomBytes } from 'node:crypto';
import type { AuditEntry, AuditOrigin } from '../../model/schemas/audit.ts';
import { cypher } from './cypher-files.ts';
import type { Engine, WriteStep } from './engine.ts';

/** Entries that are kept; the oldest go. */
export const maxAuditEntries = 2000;
const longestName = 200;

/** Tells the entries of two servers apart that were made in one millisecond. */
const writer = randomBytes(4).toString('hex');
let made = 0;

/** An entry as the store keeps it: a line that begins with its key, and so with its time. */
export function storedEntry({ key, action, kind, means, by, name }: AuditEntry): string {
  return [key, action, kind, means, encodeURIComponent(by ?? ''), name].join('|');
}

function entryIn(line: string): AuditEntry {
  const [key = '', action, kind, means, by = '', ...name] = line.split('|');
  const at = key.slice(0, key.indexOf(' '));
  const whose = by === '' ? null : decodeURIComponent(by);
  return { key, at, action, kind, name: name.join('|'), means, by: whose } as AuditEntry;
}

type AuditedWrite = Pick<AuditEntry, 'action' | 'kind' | 'name'>;

/** The entry of something that is done now. */
export function auditEntryOf(audited: AuditedWrite, origin: AuditOrigin): AuditEntry {
  const at = new Date().toISOString();
  made = (made + 1) % 1e6;
  const key = `${at} ${String(made).padStart(6, '0')} ${writer}`;
  const { action, kind, name } = audited;
  return { key, at, action, kind, name: name.slice(0, longestName), ...origin };
}

/** The steps that note a write in the audit, at its end. */
export function toAudit(audited: AuditedWrite, origin: AuditOrigin): WriteStep[] {
  const entry = storedEntry(auditEntryOf(audited, origin));
  return [{ text: cypher('records/audit-add'), params: { entry, kept: maxAuditEntries } }];
}

/** Entries from a place on, the latest first. */
export async function allEntries(
  engine: Engine,
  skip = 0,
  limit = maxAuditEntries,
): Promise<AuditEntry[]> {
  const rows = await engine.read<{ entry: string }>(cypher('records/audit-entries'), {
    skip,
    limit,
  });
  return rows.map(({ entry }) => entryIn(entry));
}
