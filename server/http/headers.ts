/** The headers that tell a browser what to refuse. */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import { isFramed } from '../../model/pages.ts';
import type { Pass } from './limits.ts';

type Headers = [name: string, value: string][];

/** Sets them on every answer; they are always the same, so helmet makes them once. */
export function protection(): Pass {
  const [alone, framed] = [headersOf(false), headersOf(true)];
  return (request, response) => {
    const headers = isFramed(pathOf(request)) ? framed : alone;
    for (const [name, value] of headers) response.setHeader(name, value);
  };
}

/** Another site may show the embed view alone in a frame. */
function headersOf(mayBeFramed: boolean): Headers {
  const set = helmet({
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
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  set(request, response, () => {});
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}

function pathOf(request: IncomingMessage): string {
  return request.url?.split('?', 1)[0] ?? '';
}
