/** Answers a read query as one JSON body or, when asked, as a stream of NDJSON lines. */
import type { Request, Response } from 'express';
import type { PropertyValue } from '../../../model/schemas/graph.ts';
import { goneOf } from '../disconnect-signal.ts';
import { LineWriter } from '../line-writer.ts';
import { toProblem } from '../problems.ts';
import { ReplyText } from '../reply-text.ts';
import { send } from '../send.ts';
import type { RouteContext } from './route.ts';

/** Bytes of rows delivered at most in one reply. */
const maxBytes = 64 * 1024 * 1024;

interface Asked {
  query: string;
  params: Record<string, PropertyValue>;
  limit: number;
  timeoutMs?: number | undefined;
}

/** Sends the answer whole, or line by line when that is asked for. */
export async function answerCypher(
  context: RouteContext,
  request: Request,
  response: Response,
  asked: Asked,
): Promise<void> {
  const gone = goneOf(response);
  const accepted = request.accepts(['application/json', 'application/x-ndjson']);
  if (accepted === 'application/x-ndjson') return streamLines(context, response, asked, gone);
  const reply = await replyOf(context, asked, gone);
  if (!response.destroyed) send(response, 200, 'application/json', reply);
}

/** The whole reply as JSON. */
export async function replyOf(
  { store, config }: RouteContext,
  asked: Asked,
  gone: AbortSignal,
): Promise<Buffer> {
  const reply = new ReplyText();
  const summary = await store.streamCypher(withLimits(config, asked), reply, gone);
  return reply.toBytes(summary);
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
  { store, config }: RouteContext,
  response: Response,
  asked: Asked,
  gone: AbortSignal,
): Promise<void> {
  const lines = new LineWriter(response, gone);
  const write = (line: object) => lines.write(line);
  const begin = () => {
    response.status(200).type('application/x-ndjson').set('Cache-Control', 'no-store');
  };
  let begun = false;
  try {
    const summary = await store.streamCypher(
      withLimits(config, asked),
      {
        columns: async (columns) => {
          begin();
          begun = true;
          await write({ columns });
        },
        row: (row) => write({ row }),
      },
      gone,
    );
    await write({ summary });
  } catch (error) {
    // Before the first line a refusal has its own status; after it, it is the last line.
    if (!begun) throw error;
    await write({ error: toProblem(error) });
  }
  await lines.flush();
  response.end();
}
