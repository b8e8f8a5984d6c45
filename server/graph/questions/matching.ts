/** Which of some statements match the filters: what the canvas fades or hides rests on it. */
import type { MatchingReply, MatchingRequest } from '../../../model/api.ts';
import type { Context } from '../context.ts';
import { select } from '../facts/select.ts';

/** The ids that match, in the order asked for, and how many match in the whole graph. */
export async function matching(
  context: Context,
  { ids, ...filters }: MatchingRequest,
): Promise<MatchingReply> {
  const { facts, statements } = await select(context, filters);
  const found = new Set(statements);
  return {
    matching: ids.filter((id) => found.has(facts.statementOf.get(id) ?? -1)),
    total: statements.length,
  };
}
