/**
 * The audit: each write leaves an entry in its own transaction. It tells when what was done to what
 * and by which means, never by whom (there are no accounts), and nothing secret: readers may see it.
 */
import { randomBytes } from 'node:crypto';
import type { AuditEntry, AuditMeans, AuditReply, AuditRequest } from '../../model/audit.ts';
import { nextCursor, offsetOf } from './cursors.ts';
import { cypher } from './cypher-files.ts';
import type { Engine, WriteStep } from './engine.ts';

/** Entries that are kept; the oldest go. */
export const keptEntries = 2000;
const longestName = 200;

/** Tells the entries of two servers apart that were made in one millisecond. */
const writer = randomBytes(4).toString('hex');
let made = 0;

/** An entry as the store keeps it: its key has a name that nobody else uses. */
export function stored({ key, ...entry }: AuditEntry) {
  return { stancegraphKey: key, ...entry };
}

export type Deed = Pick<AuditEntry, 'action' | 'kind' | 'name'>;

/** The entry of something that is done now. */
export function entryOf(deed: Deed, means: AuditMeans): AuditEntry {
  const at = new Date().toISOString();
  made = (made + 1) % 1e6;
  const key = `${at} ${String(made).padStart(6, '0')} ${writer}`;
  const { action, kind, name } = deed;
  return { key, at, action, kind, name: name.slice(0, longestName), means };
}

/** The steps that note a deed, at the end of its write. */
export function toAudit(deed: Deed, means: AuditMeans): WriteStep[] {
  const entry = entryOf(deed, means);
  return [{ text: cypher('audit/add'), params: { entry: stored(entry) } }, shortened()];
}

/** The step that keeps the audit within its bound. */
export function shortened(): WriteStep {
  return { text: cypher('audit/shorten'), params: { kept: keptEntries } };
}

/** The latest entries first. */
export async function audit(engine: Engine, request: AuditRequest): Promise<AuditReply> {
  const asked = { list: 'audit' };
  const skip = offsetOf(request.cursor, asked);
  const [entries, [row]] = await Promise.all([
    allEntries(engine, skip, request.limit),
    engine.read<{ total: number }>(cypher('audit/total')),
  ]);
  const total = row?.total ?? 0;
  return { entries, total, next: nextCursor(skip + entries.length, total, asked) };
}

/** Entries from a place on, the latest first. */
export function allEntries(engine: Engine, skip = 0, limit = keptEntries): Promise<AuditEntry[]> {
  return engine.read<AuditEntry>(cypher('audit/entries'), { skip, limit });
}
