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

/** An entry as the store keeps it: its key has a name that nobody else uses. */
export function stored({ key, by, ...entry }: AuditEntry) {
  return { stancegraphKey: key, ...entry, ...(by === null ? {} : { by }) };
}

export type Deed = Pick<AuditEntry, 'action' | 'kind' | 'name'>;

/** The entry of something that is done now. */
export function entryOf(deed: Deed, origin: AuditOrigin): AuditEntry {
  const at = new Date().toISOString();
  made = (made + 1) % 1e6;
  const key = `${at} ${String(made).padStart(6, '0')} ${writer}`;
  const { action, kind, name } = deed;
  return { key, at, action, kind, name: name.slice(0, longestName), ...origin };
}

/** The steps that note a deed, at the end of its write. */
export function toAudit(deed: Deed, origin: AuditOrigin): WriteStep[] {
  const entry = entryOf(deed, origin);
  return [{ text: cypher('records/audit-add'), params: { entry: stored(entry) } }, shortenAudit()];
}

/** The step that keeps the audit within its bound. */
export function shortenAudit(): WriteStep {
  return { text: cypher('records/audit-shorten'), params: { kept: maxAuditEntries } };
}

/** Entries from a place on, the latest first. */
export function allEntries(
  engine: Engine,
  skip = 0,
  limit = maxAuditEntries,
): Promise<AuditEntry[]> {
  return engine.read<AuditEntry>(cypher('records/audit-entries'), { skip, limit });
}
