/** How often a client may ask: counted by the minute, named in the headers of every answer. */

import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { counted } from '../../model/formats/counted.ts';
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

/** Refusals in a minute that a client gets at once, and milliseconds that it waits for each later one. */
const refusedAtOnce = 50;
const refusalMs = 500;

/**
 * Lets `limit` requests a minute of one address pass; `too-many` is what the others get. Who asks on and on waits for
 * each refusal: thousands a second would cost the other clients their answers.
 */
export function limitRate(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // Its warnings about proxies: the address that counts is the one that the server sees.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (request, _response, next) => {
      const refuse = () =>
        next(
          new StancegraphError(
            'too-many',
            `More than ${limit} requests in a minute. Wait a moment and try again.`,
          ),
        );
      const { used = 0 } = (request as { rateLimit?: { used: number } }).rateLimit ?? {};
      if (used > limit + refusedAtOnce) setTimeout(refuse, refusalMs);
      else refuse();
    },
  });
}

/** When each address did something, a list for each store. */
const done = new WeakMap<object, Map<string, number[]>>();
const hour = 60 * 60 * 1000;

/**
 * Lets an address do something `limit` times an hour; only what succeeded counts. Throws `too-many`.
 */
export async function countedByAddress<Value>(
  of: object,
  address: string,
  limit: number,
  work: () => Promise<Value>,
): Promise<Value> {
  const now = Date.now();
  const all = done.get(of) ?? new Map<string, number[]>();
  done.set(of, all);
  for (const [one, times] of all) if (!times.some((at) => now - at < hour)) all.delete(one);
  const times = (all.get(address) ?? []).filter((at) => now - at < hour);
  if (times.length >= limit) {
    const wait = Math.ceil((hour - (now - (times[0] ?? now))) / 1000);
    throw new StancegraphError(
      'too-many',
      `More than ${limit} in an hour from this address. Try again in ${counted(Math.ceil(wait / 60), 'minute')}.`,
      { retryAfter: wait },
    );
  }
  // Counted at once, so that several at one time are not let through together.
  times.push(now);
  all.set(address, times);
  try {
    return await work();
  } catch (error) {
    times.splice(times.indexOf(now), 1);
    throw error;
  }
}
