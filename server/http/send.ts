/** Sends a body that is whole, with any response of Node's. */
import type { ServerResponse } from 'node:http';

/** Headers that were set before go along. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.statusCode = status;
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}
