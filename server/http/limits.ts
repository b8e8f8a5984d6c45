/** How often a client may ask: counted by the minute, told in the headers of every answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ipKeyGenerator, MemoryStore, type Options } from 'express-rate-limit';
import { StancegraphError } from '../errors.ts';

const windowMs = 60_000;

/** What a request passes before it is answered. Throws what it is refused with. */
export type Pass = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Lets `limit` requests a minute of one address pass. Throws `too-many`. */
export function rateOf(limit: number): Pass {
  const counts = new MemoryStore();
  counts.init({ windowMs } as Options);
  return async ({ socket }, response) => {
    const client = ipKeyGenerator(socket.remoteAddress ?? '');
    const { totalHits, resetTime } = await counts.increment(client);
    const left = (resetTime?.getTime() ?? 0) - Date.now();
    const reset = Math.max(0, Math.ceil(left / 1000));
    response.setHeader('RateLimit-Policy', `${limit};w=${windowMs / 1000}`);
    response.setHeader(
      'RateLimit',
      `limit=${limit}, remaining=${Math.max(0, limit - totalHits)}, reset=${reset}`,
    );
    if (totalHits > limit) {
      throw new StancegraphError(
        'too-many',
        `More than ${limit} requests in a minute. Wait a moment and try again.`,
        { retryAfter: Math.max(1, reset) },
      );
    }
  };
}
