/** An abort signal for requests whose client disconnects. */
import type { ServerResponse } from 'node:http';

/** Aborted when the connection closes before the whole answer was sent. */
export function disconnectSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  // Who went while the request was looked at has closed it already.
  if (response.destroyed) controller.abort();
  response.on('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
