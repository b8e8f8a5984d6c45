/** What the store says of a text without running it, at places of that text. */

import type { PropertyValue } from '../../model/schemas/graph.ts';
import type { CypherCheck, Notice } from '../../model/schemas/queries.ts';
import { StancegraphError, type TextPosition } from '../errors.ts';
import { toProblem } from '../http/problems.ts';
import { splitPrefix } from '../language/prefix.ts';
import type { GraphStore } from '../store/store.ts';

const limits = { rows: 1, bytes: 1024, timeoutMs: 5000 };
const explain = 'EXPLAIN ';
const refusals = ['bad-cypher', 'forbidden', 'cannot-answer'];

type Params = Record<string, PropertyValue>;

/** What the store noticed; throws what running the text would throw before it runs. */
export async function explained(
  store: GraphStore,
  text: string,
  params: Params,
  gone: AbortSignal,
): Promise<Notice[]> {
  // One prefix of its own would be one too many.
  const query = explain + splitPrefix(text).query;
  const { summary } = await store
    .runCypher({ query, params, limits }, gone)
    .catch((error: unknown) => {
      throw inItsOwnText(error);
    });
  return (summary.notices ?? []).map(({ position, ...one }) =>
    position ? { ...one, position: withoutPrefix(position) } : one,
  );
}

/** As {@link explained}, with the refusal as an answer: while one types, a wrong text is no failure. */
export async function checkText(
  store: GraphStore,
  text: string,
  params: Params,
  gone: AbortSignal,
): Promise<CypherCheck> {
  try {
    return { notices: await explained(store, text, params, gone) };
  } catch (error) {
    if (!(error instanceof StancegraphError) || !refusals.includes(error.code)) throw error;
    return { notices: [], problem: toProblem(error) };
  }
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
