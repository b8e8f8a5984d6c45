/** Reads a reply of NDJSON line by line: the first rows are shown before the last are computed. */

import type { Problem } from '../../model/schemas/api.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import type { CypherReply } from '../../model/schemas/queries.ts';
import { checked } from './checked.ts';
import { ApiError, opened } from './request.ts';

type Summary = CypherReply['summary'];

/** Receives a streamed result: the columns once, then rows in batches. */
interface RowReceiver {
  columns(names: string[]): void;
  rows(rows: PropertyValue[][]): void;
}

type Line =
  | { columns: string[] }
  | { row: PropertyValue[] }
  | { summary: Summary }
  | { error: Problem };

/**
 * POSTs a query and hands out its rows as they arrive. Gives the summary; throws `ApiError` for a
 * refusal, also one that comes after some rows.
 */
export async function postForRows(
  path: string,
  body: object,
  sink: RowReceiver,
  signal: AbortSignal,
): Promise<Summary> {
  const response = await opened(`/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' },
    body: JSON.stringify(body),
    signal,
  });
  let summary: Summary | undefined;
  for await (const lines of ndjsonLines(response.body ?? new Blob().stream())) {
    const rows: PropertyValue[][] = [];
    for (const line of lines as Line[]) {
      if ('row' in line) rows.push(line.row);
      else if ('columns' in line) sink.columns(line.columns);
      else if ('summary' in line)
        summary = (await checked('cypherSummary', line.summary)) as Summary;
      else throw failed(line.error, rows, sink);
    }
    if (rows.length > 0) sink.rows(rows);
  }
  if (summary) return summary;
  throw new ApiError({
    type: 'about:blank',
    title: 'The answer was interrupted',
    status: 503,
    detail: 'The answer broke off before its end. The rows that came are shown; run it again.',
  });
}

function failed(problem: Problem, rows: PropertyValue[][], sink: RowReceiver): ApiError {
  if (rows.length > 0) sink.rows(rows);
  return new ApiError(problem);
}

/** The values of a stream of NDJSON, in batches as they arrive; a line may be split between two chunks. */
export async function* ndjsonLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<unknown[]> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      const text = rest + decoder.decode(value, { stream: !done });
      const end = done ? text.length : text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      const lines = text.slice(0, end).split('\n').filter(Boolean);
      if (lines.length > 0) yield lines.map((line) => JSON.parse(line));
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
