/** A server that is about to stop takes no new work, and tells those in front of it. */
import type { RequestHandler } from 'express';

export interface Stopping {
  isStopping: boolean;
}

/** Connections end with the answer that is on its way. */
export function closeWhileStopping(stopping: Stopping): RequestHandler {
  return (_request, response, next) => {
    if (stopping.isStopping) response.set('Connection', 'close');
    next();
  };
}
