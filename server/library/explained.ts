/** What the store says of a text without running it, at places of that text. */

import type { PropertyValue } from '../../model/schemas/graph.ts';
import type { Notice } from '../../model/schemas/queries.ts';
import { StancegraphError, type TextPosition } from '../errors.ts';
import { splitPrefix } from '../language/prefix.ts';
import * as questions from '../questions/index.ts';
import type { Context } from '../store/cache.ts';

const limits = { rows: 1, bytes: 1024, timeoutMs: 5000 };
const explain = 'EXPLAIN ';

type Params = Record<string, PropertyValue>;

/** What the store noticed; throws what running the text would throw before it runs. */
export async function explained(
  context: Context,
  text: string,
  params: Params,
  signal: AbortSignal,
): Promise<Notice[]> {
  // The text may begin with EXPLAIN or PROFILE itself; two are an error.
  const query = explain + splitPrefix(text).query;
  const { summary } = await questions
    .runCypher(context, { query, params, limits }, signal)
    .catch((error: unknown) => {
      throw inItsOwnText(error);
    });
  return (summary.notices ?? []).map(({ position, ...one }) =>
    position ? { ...one, position: withoutPrefix(position) } : one,
  );
}

function inItsOwnText(error: unknown): unknown {
  if (!(error instanceof StancegraphError) || !error.facts.position) return error;
  const position = withoutPrefix(error.facts.position);
  return new StancegraphError(error.code, error.message, { ...error.facts, position });
}

/** The same place, counted without the word before the query. */
function withoutPrefix<Position extends Omit<TextPosition, 'length'>>(
  position: Position,
): Position {
  const column = position.line === 1 ? position.column - explain.length : position.column;
  const offset = position.offset - explain.length;
  return { ...position, column: Math.max(1, column), offset: Math.max(0, offset) };
}
