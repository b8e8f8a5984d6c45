/** The headers that tell a browser what to refuse. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { isFramed } from '../../model/pages.ts';

const [alone, framed] = [helmetFor(false), helmetFor(true)];

/** Lets another site show this answer in a frame. */
export const allowFraming: RequestHandler = framed;

/** Sets them on every answer. */
export function securityHeaders(): RequestHandler {
  return (request, response, next) =>
    (isFramed(request.path) ? framed : alone)(request, response, next);
}

/** Another site may show the embed view alone in a frame. */
function helmetFor(mayBeFramed: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: [mayBeFramed ? '*' : "'none'"],
      },
    },
    xFrameOptions: mayBeFramed ? false : { action: 'deny' },
    crossOriginResourcePolicy: { policy: mayBeFramed ? 'cross-origin' : 'same-origin' },
    strictTransportSecurity: false,
  });
}
