/** The JSON of a request's body, which must be an object that is neither too deep nor too full. */
import type { IncomingMessage } from 'node:http';
import { StancegraphError } from '../errors.ts';

/** Levels of nesting; checking some thousand by recursion would overflow the stack. */
const deepest = 100;
/** Values in all; a megabyte of empty objects takes seconds to check. */
const mostValues = 100_000;

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
  assertBounded(body);
  return body;
}

/** Throws `unsupported-media` where another media type is named. */
export function assertType(type: string, { headers }: IncomingMessage): void {
  const sent = headers['content-type'];
  if (sent === undefined || sent.startsWith(type)) return;
  throw new StancegraphError('unsupported-media', `Send the body as ${type}.`);
}

/** Throws `bad-input` for a body that is nested too deep or holds too many values. */
function assertBounded(body: object): void {
  let level: object[] = [body];
  let values = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) throw outOfBounds(`is nested more than ${deepest} deep`);
    const next: object[] = [];
    for (const one of level) {
      const within: unknown[] = Array.isArray(one) ? one : Object.values(one);
      values += within.length;
      if (values > mostValues) throw outOfBounds(`holds more than ${mostValues} values`);
      for (const value of within) if (typeof value === 'object' && value !== null) next.push(value);
    }
    level = next;
  }
}

function outOfBounds(what: string): StancegraphError {
  return new StancegraphError(
    'bad-input',
    `The body ${what}. Send it flatter, or less at a time.`,
    {
      errors: [{ path: '', message: what }],
    },
  );
}
