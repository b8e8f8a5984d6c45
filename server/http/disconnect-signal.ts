/** Tells when a client has left before it had its answer. */
import type { ServerResponse } from 'node:http';

/** Aborted when the connection closes before the whole answer was sent. */
export function goneOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
