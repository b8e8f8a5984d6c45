/** How often a client may ask: counted by the minute, named in the headers of every answer. */
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { StancegraphError } from '../errors.ts';

/** Tokens that one client may try in vain in a minute. */
const failedTokens = 20;

/** Slows down who guesses tokens; whoever has a right one is not counted. */
export function limitFailedTokens(): RequestHandler {
  const limit = rateLimit({
    windowMs: 60_000,
    limit: failedTokens,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) => {
      next(
        new StancegraphError(
          'too-many',
          'Too many wrong tokens in a minute. Wait a moment, and check the token.',
          { retryAfter: 60 },
        ),
      );
    },
  });
  return (request, response, next) =>
    request.headers.authorization === undefined ? next() : limit(request, response, next);
}

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
