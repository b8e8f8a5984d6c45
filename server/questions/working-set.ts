/** What of some nodes belongs to the working set: what the canvas fades, hides and marks rests on it. */

import { rangeOf } from '../../model/dates.ts';
import type { WorkingSetReply, WorkingSetRequest } from '../../model/schemas/statements.ts';
import type { Context } from '../store/cache.ts';
import { changesOf } from './facts/changes.ts';
import { dayNumber, statementNumber } from './facts/facts.ts';
import { factsOf } from './facts/read.ts';
import { select } from './facts/select.ts';

/** Both lists in the order asked for. */
export async function workingSet(
  context: Context,
  { ids, ...filters }: WorkingSetRequest,
): Promise<WorkingSetReply> {
  const facts = await factsOf(context);
  const { statements, uncertain } = await select(context, filters, facts);
  const matching = new Set(statements);
  const until = filters.asOf ? dayNumber(rangeOf(filters.asOf)?.last) : Number.POSITIVE_INFINITY;
  const changed = new Set(
    changesOf(facts)
      .filter((change) => (facts.first[change.after] ?? 0) <= until)
      .map((change) => change.speaker),
  );
  return {
    matching: ids.filter((id) => matching.has(statementNumber(facts, id))),
    changed: ids.filter((id) => changed.has(facts.numberOf.get(id) ?? -1)),
    total: statements.length,
    uncertain: uncertain.size,
  };
}
