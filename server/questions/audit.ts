/** What was written to the store, when, and from where. */
import type { AuditReply, AuditRequest } from '../../model/schemas/audit.ts';
import { allEntries } from '../store/audit.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { cursorOffset, nextCursor } from './cursors.ts';

/** The latest entries first. */
export async function audit({ engine }: Context, request: AuditRequest): Promise<AuditReply> {
  const asked = { list: 'audit' };
  const skip = cursorOffset(request.cursor, asked);
  const [entries, [row]] = await Promise.all([
    allEntries(engine, skip, request.limit),
    engine.read<{ total: number }>(cypher('records/audit-total')),
  ]);
  const total = row?.total ?? 0;
  return { entries, total, next: nextCursor(skip + entries.length, total, asked) };
}
