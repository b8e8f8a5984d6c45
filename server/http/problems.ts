/** Errors as RFC 9457 problem details: one table from code to status, one body, one place. */
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { ZodError } from 'zod';
import type { Problem } from '../../model/schemas/api.ts';
import { type ErrorCode, StancegraphError } from '../errors.ts';
import { notJson } from './body.ts';
import { routeOf } from './operations/observe.ts';

export const problemTable: Record<ErrorCode, { status: number; title: string }> = {
  'bad-input': { status: 400, title: 'Invalid request' },
  unfitting: { status: 422, title: 'What was sent does not fit together' },
  'bad-cypher': { status: 400, title: 'The query has an error' },
  unauthenticated: { status: 401, title: 'Token not valid' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  gone: { status: 410, title: 'Deleted' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  conflict: { status: 409, title: 'Changed by somebody else meanwhile' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media': { status: 415, title: 'The content type is not supported' },
  'cannot-answer': { status: 422, title: 'This store cannot answer it' },
  'too-many': { status: 429, title: 'Too many requests' },
  'limit-reached': { status: 504, title: 'Stopped by a limit' },
  unavailable: { status: 503, title: 'The store is not answering' },
  internal: { status: 500, title: 'The server failed' },
};

/** The problem details of an error. Those of an unexpected error say nothing about its cause. */
export function toProblem(error: unknown): Problem {
  const known = toKnown(error);
  const { status, title } = problemTable[known.code];
  const { errors, position, suggestion, tombstone } = known.facts;
  return {
    type: `/api/docs#${known.code}`,
    title,
    status,
    detail: known.message,
    ...(errors ? { errors } : {}),
    ...(position ? { position } : {}),
    ...(suggestion ? { suggestion } : {}),
    ...(tombstone ? { tombstone } : {}),
  };
}

function toKnown(error: unknown): StancegraphError {
  if (error instanceof StancegraphError) return error;
  if (error instanceof ZodError) return fromZod(error);
  return fromHttp(error as { type?: string; status?: number; message?: string }) ?? unknown(error);
}

function unknown(cause: unknown): StancegraphError {
  return new StancegraphError(
    'internal',
    'The server failed on this request; it has been logged. Other requests go on; try again, or ask for less.',
    { cause },
  );
}

/** What was wrong in each field. */
export function fromZod(error: ZodError): StancegraphError {
  const errors = error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
  const first = errors[0];
  const where = first?.path ? `${first.path}: ${first.message}` : (first?.message ?? '');
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new StancegraphError('bad-input', `The request is invalid: ${where}${more}.`, {
    errors,
  });
}

/** Errors that Express and its body parser throw. */
function fromHttp(error: {
  type?: string;
  status?: number;
  message?: string;
  limit?: number;
}): StancegraphError | undefined {
  if (error?.type === 'entity.too.large') {
    const most = (error.limit ?? 0) / 1024 / 1024;
    return new StancegraphError(
      'too-large',
      `The body is larger than ${most} MB. Send less at a time.`,
    );
  }
  if (error?.type === 'entity.parse.failed') {
    return notJson(error.message ?? 'not JSON');
  }
  if (error?.status === 415) {
    return new StancegraphError(
      'unsupported-media',
      'Send the body as application/json in UTF-8, not compressed otherwise than gzip or deflate.',
    );
  }
  if (error instanceof URIError || (error?.status && error.status >= 400 && error.status < 500)) {
    return new StancegraphError(
      'bad-input',
      'The address or the body could not be read. Ids in addresses are URL-encoded, as in /api/nodes/actor%3Ageert-wilders.',
    );
  }
  return undefined;
}

/**
 * Express's last handler: every error becomes a problem. What nobody expected is logged with where it
 * was thrown; its words, which may quote a query or a name, at the level debug alone.
 */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const problem = toProblem(error);
    const { requestId } = response.locals;
    const facts = {
      requestId,
      method: request.method,
      route: routeOf(request),
      status: problem.status,
    };
    // Whoever asked has gone: that an answer cannot be written any more is no failure.
    if (response.destroyed) {
      log.info(facts, 'the reader has gone');
      return;
    }
    if (problem.status === 500) log.error({ ...facts, ...withoutWords(error) }, 'request failed');
    else log.info(facts, 'request refused');
    log.debug({ ...facts, detail: problem.detail, err: error }, 'why');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // What was meant to come as a file comes as a problem.
    response.removeHeader('Content-Disposition');
    const retryAfter = error instanceof StancegraphError ? error.facts.retryAfter : undefined;
    if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
    if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
    response.status(problem.status).type('application/problem+json').json(problem);
  };
}

/** What an error is and where it was thrown, without its message. */
function withoutWords(error: unknown): object {
  const { name, code, stack, cause } = error as Error & { code?: unknown };
  const frames = (stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    error: name,
    ...(typeof code === 'string' ? { code } : {}),
    at: frames.slice(0, 10).map((line) => line.trim()),
    ...(cause instanceof Error ? { cause: withoutWords(cause) } : {}),
  };
}
