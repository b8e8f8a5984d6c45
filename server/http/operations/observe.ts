/**
 * A number for each request, a line in the log and a figure in the metrics once it is answered. Lines
 * name the route's pattern and never the address: names of people, words that were searched and queries
 * stay out of the log.
 */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

const requestIdHeader = 'X-Request-Id';
const acceptable = /^[\w.-]{8,100}$/;

/** Gives every request an id: the proxy's, where that is configured, or a new one. */
export function observe(log: Logger, metrics: Metrics, trustsProxy: boolean): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const given = trustsProxy ? (request.get(requestIdHeader) ?? '') : '';
    const id = acceptable.test(given) ? given : randomUUID();
    response.locals.requestId = id;
    response.set(requestIdHeader, id);
    metrics.running.inc();
    response.once('close', () => {
      metrics.running.dec();
      const ms = performance.now() - started;
      const route = routeOf(request);
      const { statusCode: status } = response;
      metrics.answered(request.method, route, status, ms / 1000);
      log.info(
        {
          requestId: id,
          method: request.method,
          route,
          status,
          ms: Math.round(ms),
          ...(response.writableFinished ? {} : { broken: true }),
        },
        'request',
      );
    });
    next();
  };
}

/** The pattern of a request's route, with every id and name left out. */
export function routeOf({ originalUrl, route }: Request): string {
  const pattern = (route as { path?: unknown } | undefined)?.path;
  if (originalUrl.startsWith('/api/')) {
    return typeof pattern === 'string' ? `/api${pattern}` : '/api/…';
  }
  if (typeof pattern === 'string') return pattern;
  return originalUrl.startsWith('/assets/') ? '/assets/…' : 'page';
}
