/** How often a client may ask: counted by the minute, named in the headers of every answer. */
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { StancegraphError } from '../errors.ts';

/** Lets `limit` requests a minute of one address pass; `too-many` is what the others get. */
export function limitRate(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // Its warnings about proxies: the address that counts is the one that the server sees.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) => {
      next(
        new StancegraphError(
          'too-many',
          `More than ${limit} requests in a minute. Wait a moment and try again.`,
        ),
      );
    },
  });
}
