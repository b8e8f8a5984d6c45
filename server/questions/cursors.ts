/** Opaque cursors: a place in one list, refused for any other. */
import { createHash } from 'node:crypto';
import { StancegraphError } from '../errors.ts';

/** Where a list goes on, given what was asked; 0 without a cursor. Throws `bad-input`. */
export function cursorOffset(cursor: string | undefined, asked: object): number {
  if (cursor === undefined) return 0;
  const match = /^(\d{1,9})\.([\w-]+)$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (match?.[2] !== fingerprint(asked)) {
    throw new StancegraphError('bad-input', 'The cursor does not belong to this list.', {
      errors: [
        { path: 'cursor', message: 'use the value of next, with the other parameters unchanged' },
      ],
    });
  }
  return Number(match[1]);
}

/** The cursor of the next page, or null when `end` is the last. */
export function nextCursor(end: number, total: number, asked: object): string | null {
  if (end >= total) return null;
  return Buffer.from(`${end}.${fingerprint(asked)}`).toString('base64url');
}

function fingerprint(asked: object): string {
  const { limit: _limit, cursor: _cursor, ...rest } = asked as Record<string, unknown>;
  const known = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(known)).digest('base64url').slice(0, 12);
}
