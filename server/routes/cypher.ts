/** Answers a read query as one JSON body or, when asked, as a stream of NDJSON lines. */
import type { Request, Response } from 'express';
import type { PropertyValue } from '../../model/graph.ts';
import { goneOf } from '../gone.ts';
import { LineWriter } from '../line-writer.ts';
import { toProblem } from '../problems.ts';
import type { RouteContext } from './route.ts';

/** Bytes of rows delivered at most in one reply. */
const maxBytes = 64 * 1024 * 1024;

interface Asked {
  query: string;
  params: Record<string, PropertyValue>;
  limit: number;
  timeoutMs?: number | undefined;
}

/** The reply's body, or `undefined` when it was streamed. */
export async function answerCypher(
  { store, config }: RouteContext,
  request: Request,
  response: Response,
  asked: Asked,
): Promise<unknown> {
  const gone = goneOf(response);
  const query = {
    query: asked.query,
    params: asked.params,
    limits: {
      rows: Math.min(asked.limit, config.queryMaxRows),
      bytes: maxBytes,
      timeoutMs: Math.min(asked.timeoutMs ?? config.queryTimeoutMs, config.queryTimeoutMs),
    },
  };
  const streamed = request.accepts(['application/json', 'application/x-ndjson']);
  if (streamed !== 'application/x-ndjson') return store.runCypher(query, gone);

  const lines = new LineWriter(response, gone);
  const write = (line: object) => lines.write(line);
  const begin = () => {
    response.status(200).type('application/x-ndjson').set('Cache-Control', 'no-store');
  };
  let begun = false;
  try {
    const summary = await store.streamCypher(
      query,
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
  return undefined;
}
