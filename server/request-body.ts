/** The JSON of a request's body, which must be an object. */
import type { IncomingMessage } from 'node:http';
import { StancegraphError } from './errors.ts';

const decoder = new TextDecoder();

/** Reads and parses it. Throws `bad-input` when it is not JSON or breaks off. */
export function readJson(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () =>
      reject(new StancegraphError('bad-input', 'The body broke off. Send it again.')),
    );
    request.on('end', () => {
      try {
        resolve(JSON.parse(decoder.decode(Buffer.concat(parts))));
      } catch (error) {
        reject(notJson((error as Error).message));
      }
    });
  });
}

export function notJson(message: string): StancegraphError {
  return new StancegraphError('bad-input', `The body is not JSON: ${message}.`, {
    errors: [{ path: '', message }],
  });
}

/** Throws `bad-input` or `unsupported-media` for a body that is missing, or no object. */
export function asObject(body: unknown, { headers }: IncomingMessage): object {
  if (body === undefined) {
    throw headers['content-type'] && Number(headers['content-length'] ?? 0) > 0
      ? new StancegraphError('unsupported-media', 'Send the body as application/json.')
      : new StancegraphError('bad-input', 'The request has no body. Send JSON.', {
          errors: [{ path: '', message: 'a JSON object is needed' }],
        });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new StancegraphError('bad-input', 'The body must be a JSON object.', {
      errors: [{ path: '', message: 'must be an object' }],
    });
  }
  return body;
}
