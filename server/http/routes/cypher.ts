/** Readers' own Cypher: answered as one JSON body or, when asked, as a stream of NDJSON lines. */
import type { Request, Response } from 'express';
import type { PropertyValue } from '../../../model/schemas/graph.ts';
import {
  type CypherCheck,
  type CypherReply,
  cypherCheck,
  cypherCheckRequest,
  cypherReply,
  cypherRequest,
} from '../../../model/schemas/queries.ts';
import { StancegraphError } from '../../errors.ts';
import { explained } from '../../library/explained.ts';
import * as questions from '../../questions/index.ts';
import type { Context } from '../../store/cache.ts';
import { disconnectSignal } from '../disconnect-signal.ts';
import { LineWriter } from '../line-writer.ts';
import { toProblem } from '../problems.ts';
import { type RouteContext, type RouteDefinition, route } from './route.ts';

/** Bytes of rows delivered at most in one reply. */
const maxBytes = 64 * 1024 * 1024;
/** Refusals that are an answer while somebody types: a wrong text is no failure then. */
const refusals = ['bad-cypher', 'forbidden', 'cannot-answer'];

/** How rows are sent: whole, or a line each as they come. */
export const rowTypes = ['application/json', 'application/x-ndjson'];

interface Asked {
  query: string;
  params: Record<string, PropertyValue>;
  limit: number;
  timeoutMs?: number | undefined;
}

export const cypherRoutes: RouteDefinition[] = [
  route({
    method: 'post',
    path: '/cypher',
    summary: 'Runs a read query in Cypher; a leading EXPLAIN gives its plan',
    description:
      'Reads only. With Accept: application/x-ndjson rows are streamed: a line {"columns"}, a line {"row"} each, at last {"summary"} or {"error"}. Notices tell of labels, types and properties that the graph does not have; an answer does not wait for them while those of a large graph are still being read.',
    input: cypherRequest,
    reply: cypherReply,
    sends: rowTypes,
    cypher: true,
    handle: ({ context, input, request, response }) =>
      answerCypher(context, request, response, input),
  }),
  route({
    method: 'post',
    path: '/cypher/check',
    summary: 'Whether the store would run a text, without running it',
    description:
      'A text that it would refuse is an answer here, with the problem that running it would give.',
    input: cypherCheckRequest,
    reply: cypherCheck,
    cypher: true,
    handle: ({ context, input: { query, params }, response }) =>
      checkText(context, query, params, disconnectSignal(response)),
  }),
];

/** What the store says of a text without running it; a refusal is an answer. */
export async function checkText(
  context: Context,
  query: string,
  params: Asked['params'],
  signal: AbortSignal,
): Promise<CypherCheck> {
  try {
    return { notices: await explained(context, query, params, signal) };
  } catch (error) {
    if (!(error instanceof StancegraphError) || !refusals.includes(error.code)) throw error;
    return { notices: [], problem: toProblem(error) };
  }
}

/** The whole answer, or nothing when lines were asked for: then they have been sent. */
export async function answerCypher(
  context: RouteContext,
  request: Request,
  response: Response,
  asked: Asked,
): Promise<CypherReply | undefined> {
  const signal = disconnectSignal(response);
  const accepted = request.accepts(rowTypes);
  if (accepted !== 'application/x-ndjson') {
    return questions.runCypher(context, withLimits(context.config, asked), signal);
  }
  await streamLines(context, response, asked, signal);
  return undefined;
}

function withLimits(config: RouteContext['config'], { query, params, limit, timeoutMs }: Asked) {
  return {
    query,
    params,
    limits: {
      rows: Math.min(limit, config.queryMaxRows),
      bytes: maxBytes,
      timeoutMs: Math.min(timeoutMs ?? config.queryTimeoutMs, config.queryTimeoutMs),
    },
  };
}

async function streamLines(
  context: RouteContext,
  response: Response,
  asked: Asked,
  signal: AbortSignal,
): Promise<void> {
  const lines = new LineWriter(response, signal);
  const write = (line: object) => lines.write(line);
  let hasBegun = false;
  try {
    const summary = await questions.streamCypher(
      context,
      withLimits(context.config, asked),
      {
        columns: async (columns) => {
          response.status(200).type('application/x-ndjson').set('Cache-Control', 'no-store');
          hasBegun = true;
          await write({ columns });
        },
        row: (row) => write({ row }),
      },
      signal,
    );
    await write({ summary });
  } catch (error) {
    // Before the first line a refusal has its own status; after it, it is the last line.
    if (!hasBegun) throw error;
    await write({ error: toProblem(error) });
  }
  await lines.flush();
  response.end();
}
