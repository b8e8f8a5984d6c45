/** Revisions over HTTP: `If-Match` or a field of the body says which one a writer has read. */
import type { Request, Response } from 'express';
import { StancegraphError } from '../../errors.ts';
import type { Expected } from '../../store/records.ts';

/**
 * The state that a writer expects: `If-None-Match: *` means not there yet, `If-Match: "7"` or
 * `revision: 7` in the body that revision, nothing said any. Throws `bad-input`.
 */
export function expectedBy(request: Request, revision?: number | undefined): Expected {
  const match = request.headers['if-match'];
  if (request.headers['if-none-match'] === '*') return 'absent';
  if (match === undefined || match === '*') return revision;
  const number = /^(?:W\/)?"(\d{1,15})"$/.exec(match)?.[1];
  if (number === undefined) {
    throw new StancegraphError(
      'bad-input',
      `If-Match must be a revision in quotes, such as "7", not ${match}.`,
      { errors: [{ path: 'If-Match', message: 'must be a revision in quotes' }] },
    );
  }
  return Number(number);
}

/** Sends the revision along, as `If-Match` takes it back; `made` answers 201. */
export function sendRevision(response: Response, revision: number, made = false): void {
  response.set('ETag', `"${revision}"`);
  if (made) response.status(201);
}
