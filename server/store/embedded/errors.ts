/** The embedded engine's errors in the words of this program. */

import { StancegraphError } from '../../errors.ts';
import { ChildGone } from './process.ts';

/** The domain error for what one of the explorer's own questions met. */
export function fromOwnQuestion(error: unknown): unknown {
  if (!(error instanceof ChildGone)) return error;
  return error.reason === 'time'
    ? new StancegraphError('limit-reached', 'This took longer than it may. Ask for less.', {
        cause: error,
      })
    : new StancegraphError(
        'unavailable',
        'The store is starting again. Try once more in a few seconds.',
        { retryAfter: 2, cause: error },
      );
}
