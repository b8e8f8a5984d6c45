/**
 * Silence: who acted on an agreement (cypher/facts/acts.cypher) and made no statement on it that is
 * recorded here. As a query it is cypher/saved/acted-but-said-nothing.cypher.
 */
import type { AgreementReply } from '../../model/schemas/pages.ts';
import type { Context } from '../store/cache.ts';
import { nodesOf } from './fact-nodes.ts';
import { everyBody } from './facts/affiliations.ts';
import { type ActFact, each, lastInRankings } from './facts/facts.ts';
import type { Selection } from './facts/select.ts';
import { actDetails } from './timeline.ts';

/** Part of whoever acted and made no statement; whether those who belong to it did. */
export async function silentOf(
  context: Context,
  { facts, affiliations, statements, certain }: Selection,
  acts: ActFact[],
  part: readonly [from: number, to: number],
): Promise<Pick<AgreementReply, 'silent' | 'silentTotal'>> {
  const spoke = new Set<number>();
  const spokeFor = new Set<number>();
  const surelySpokeFor = new Set<number>();
  const bodies = everyBody(affiliations, certain);
  for (const statement of statements) {
    each(facts.speakers, statement, (speaker) => spoke.add(speaker));
    for (const rowsOf of bodies) {
      const { rows, uncertain } = rowsOf.ofStatement(statement);
      for (const row of rows) {
        spokeFor.add(row);
        if (!uncertain.includes(row)) surelySpokeFor.add(row);
      }
    }
  }
  const all = [...new Set(acts.map((act) => act.node))]
    .filter((one) => !spoke.has(one))
    .sort((a, b) => lastInRankings(facts, a) - lastInRankings(facts, b) || a - b);
  const silent = all.slice(...part);
  const [theirs, nodes] = await Promise.all([
    actDetails(
      context,
      facts,
      acts.filter((act) => silent.includes(act.node)),
    ),
    nodesOf(context, facts, silent),
  ]);
  const shown = silent.flatMap((number) => {
    const node = nodes.get(number);
    if (!node) return [];
    return {
      node,
      acts: theirs.filter((act) => act.entity.id === node.id),
      membersSpoke: spokeFor.has(number),
      certain: !spokeFor.has(number) || surelySpokeFor.has(number),
    };
  });
  return { silent: shown, silentTotal: all.length };
}
