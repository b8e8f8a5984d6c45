/**
 * The short way of `POST /api/cypher`: scripts and notebooks on this machine ask many small queries
 * one after another, and the way through Express costs half as much as such a query itself. What is
 * not a plain request takes the long way; both share their checks, limits and answers.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { cypherRequest } from '../../model/schemas/queries.ts';
import { asObject, readJson } from './body.ts';
import { goneOf } from './disconnect-signal.ts';
import type { Pass } from './limits.ts';
import { refuse } from './problems.ts';
import type { Gate } from './query-gate.ts';
import { goesFar } from './remote.ts';
import { replyOf } from './routes/cypher.ts';
import type { RouteContext } from './routes/route.ts';
import { send } from './send.ts';

const path = '/api/cypher';

export interface ShortWayParts {
  context: RouteContext;
  gate: Gate;
  log: Logger;
  /** What every query passes on the long way too, in this order. */
  passes: Pass[];
  /** The largest body, in bytes; the long way refuses what is larger. */
  bodyBytes: number;
  longWay: RequestListener;
}

export function shortWay(parts: ShortWayParts): RequestListener {
  return (request, response) => {
    if (!isPlain(request, parts.bodyBytes)) {
      parts.longWay(request, response);
      return;
    }
    answer(parts, request, response).catch((error: unknown) =>
      refuse(parts.log, { method: 'POST', path }, response, error),
    );
  };
}

/** From this machine, of known length, in JSON as it is, with a whole answer in JSON wanted. */
function isPlain(request: IncomingMessage, bodyBytes: number): boolean {
  if (request.url !== path || request.method !== 'POST') return false;
  const { headers } = request;
  const bytes = Number(headers['content-length'] ?? 0);
  return (
    bytes > 0 &&
    bytes <= bodyBytes &&
    /^application\/json(?:; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '') &&
    /^(?:\*\/\*|application\/json)?$/.test(headers.accept ?? '') &&
    headers['content-encoding'] === undefined &&
    !goesFar(request)
  );
}

async function answer(
  { context, gate, passes }: ShortWayParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = readJson(request);
  // Awaited below; what is refused before leaves it alone.
  body.catch(() => {});
  for (const pass of passes) await pass(request, response);
  const asked = cypherRequest.parse(asObject(await body, request));
  const gone = goneOf(response);
  const client = request.socket.remoteAddress ?? '';
  const reply = await gate(client, () => replyOf(context, asked, gone), gone);
  if (!response.destroyed) send(response, 200, 'application/json', reply);
}
