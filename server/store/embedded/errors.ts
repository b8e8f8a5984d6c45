/** Translates the embedded engine's errors into errors of this program. */

import { StancegraphError } from '../../errors.ts';
import { ChildGone } from './process.ts';

/** The domain error for what one of the explorer's own questions met. */
export function fromOwnQuestion(error: unknown): unknown {
  if (!(error instanceof ChildGone)) return notWritten(error) ?? error;
  return error.reason === 'time'
    ? new StancegraphError('limit-reached', 'This took too long. Ask for less.', {
        cause: error,
      })
    : new StancegraphError(
        'unavailable',
        'The store is starting again. Try once more in a few seconds.',
        { retryAfter: 2, cause: error },
      );
}

/** The disk took no more: the engine has undone the write, and what it held before is whole. */
function notWritten(error: unknown): StancegraphError | undefined {
  if (!(error instanceof Error) || !/GRAFEO-T009|I\/O error/.test(error.message)) return undefined;
  return new StancegraphError(
    'unavailable',
    'The disk of the store could not be written to: it is full, or its limit is reached. Nothing of this was kept. Make room, and send it again; reading goes on.',
    { retryAfter: 30, cause: error },
  );
}
