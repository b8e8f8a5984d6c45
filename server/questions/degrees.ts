/** How connected nodes are in the whole graph, whatever is shown of it. */
import { isEntityId } from '../../model/ids.ts';
import type { DegreesReply } from '../../model/schemas/scenes.ts';
import type { Context } from '../store/cache.ts';
import { length } from './facts/facts.ts';
import { factsOf } from './facts/read.ts';
import { degreesOf } from './paths/steps.ts';

/** Ids that are not there are left out. */
export async function degrees(context: Context, ids: readonly string[]): Promise<DegreesReply> {
  const distinct = [...new Set(ids)];
  const [found, facts] = await Promise.all([
    degreesOf(context.engine, distinct),
    distinct.some((id) => isEntityId(id, 'Agreement')) ? factsOf(context) : undefined,
  ]);
  const statements = (id: string) => {
    const number = facts?.numberOf.get(id);
    return facts && number !== undefined ? length(facts.byAgreement, number) : 0;
  };
  return {
    degrees: Object.fromEntries(
      [...found].map(([id, all]) => [id, { all, statements: statements(id) }]),
    ),
  };
}
