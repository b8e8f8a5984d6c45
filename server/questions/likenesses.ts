/** Who took the same sides as somebody, and who took the opposite ones. */

import type { RowKind } from '../../model/formats/cell-text.ts';
import { type Share, shareOf } from '../../model/networks/shares.ts';
import { oppose, support } from '../../model/networks/table.ts';
import type { Likeness, ProfileReply } from '../../model/schemas/pages.ts';
import type { Scope } from '../../model/vocabulary/scopes.ts';
import type { Context } from '../store/cache.ts';
import { nodesOf } from './fact-nodes.ts';
import { type CountedCell, crossTabulate, noCounts } from './facts/cross-tabulation.ts';
import { lastInRankings } from './facts/facts.ts';
import { memoizeByFacts } from './facts/memoize.ts';
import type { Selection } from './facts/select.ts';

const sidesKept = memoizeByFacts(() => new Map<string, Sides>());

/** Which rows are compared: their kind, and whose words count for institutions. */
interface Comparing {
  kind: RowKind;
  scope: Scope;
  number: number;
}

/** By row and agreement: supported (1), opposed (2) or both (3); plus four times what is certain. */
type Sides = Map<number, Map<number, number>>;

function sidesOf(
  selection: Selection,
  asOf: string | undefined,
  { kind, scope }: Comparing,
): Sides {
  const kept = sidesKept(selection.facts);
  const key = `${kind} ${scope} ${selection.certain}`;
  let sides = asOf ? undefined : kept.get(key);
  if (!sides) {
    const { cells } = crossTabulate(selection, { kind, scope, changes: [] });
    sides = new Map(
      [...cells].map(([row, ofRow]) => [
        row,
        new Map([...ofRow].map(([column, cell]) => [column, sidesIn(cell)])),
      ]),
    );
    if (!asOf) kept.set(key, sides);
  }
  return sides;
}

function sidesIn({ counts, uncertain }: CountedCell): number {
  const taken = (stance: number, least: number) => (counts[stance] ?? 0) > least;
  const surely = (stance: number) => taken(stance, uncertain[stance] ?? 0);
  return (
    (taken(support, 0) ? 1 : 0) +
    (taken(oppose, 0) ? 2 : 0) +
    (surely(support) ? 4 : 0) +
    (surely(oppose) ? 8 : 0)
  );
}

/** What two add to the weight of a network, by the sides of both: its arithmetic is that of networks. */
const shares = Array.from({ length: 16 }, (_, at) =>
  shareOf(countsOf(at >> 2), countsOf(at & 3), 'subtract', 'leave'),
);
/** Whether both took one side, and whether they took opposite sides, of those that a cell tells. */
const sameSide = (own: number, their: number) => shareAt(own, their).congruence > 0;
const otherSide = (own: number, their: number) => shareAt(own, their).conflict > 0;

function shareAt(own: number, their: number): Pick<Share, 'congruence' | 'conflict'> {
  return shares[(own & 3) * 4 + (their & 3)] ?? { congruence: 0, conflict: 0 };
}

/** Each side that was taken, counted once. */
function countsOf(sides: number): number[] {
  const counts = noCounts();
  counts[support] = sides & 1;
  counts[oppose] = (sides >> 1) & 1;
  return counts;
}

/** Agreements on which two took the same side and opposite sides; how many of both are uncertain. */
interface Compared {
  other: number;
  shared: number[];
  opposite: number[];
  uncertain: number;
}

/**
 * Speakers of the same kind by agreements on which both took the same side (congruence) and
 * opposite sides (conflict), as in discourse network analysis (Leifeld 2017, "Discourse Network
 * Analysis: Policy Debates as Dynamic Networks"); whoever took both sides counts in both.
 */
export async function likenessesOf(
  context: Context,
  everything: Selection,
  asOf: string | undefined,
  comparing: Comparing,
  shownLikenesses: number,
): Promise<
  Pick<ProfileReply, 'closest' | 'closestTotal' | 'opposed' | 'opposedTotal' | 'agreements'>
> {
  const { facts } = everything;
  const { number } = comparing;
  const sides = sidesOf(everything, asOf, comparing);
  const own = sides.get(number) ?? new Map<number, number>();
  const likenesses: Compared[] = [];
  for (const [other, theirs] of sides) {
    if (other === number || other < 0) continue;
    const shared: number[] = [];
    const opposite: number[] = [];
    let uncertain = 0;
    for (const [agreement, side] of own) {
      const their = theirs.get(agreement) ?? 0;
      for (const [alike, agreements] of [
        [sameSide, shared] as const,
        [otherSide, opposite] as const,
      ]) {
        if (!alike(side, their)) continue;
        agreements.push(agreement);
        if (!alike(side >> 2, their >> 2)) uncertain += 1;
      }
    }
    if (shared.length + opposite.length > 0) {
      likenesses.push({ other, shared, opposite, uncertain });
    }
  }
  const last = (one: Compared) => lastInRankings(facts, one.other);
  const balance = (one: Compared) => one.shared.length - one.opposite.length;
  const closest = likenesses
    .filter((one) => balance(one) > 0)
    .sort(
      (a, b) =>
        last(a) - last(b) ||
        balance(b) - balance(a) ||
        b.shared.length - a.shared.length ||
        a.other - b.other,
    );
  const opposed = likenesses
    .filter((one) => balance(one) < 0)
    .sort(
      (a, b) =>
        last(a) - last(b) ||
        balance(a) - balance(b) ||
        b.opposite.length - a.opposite.length ||
        a.other - b.other,
    );
  const shownClosest = closest.slice(0, shownLikenesses);
  const shownOpposed = opposed.slice(0, shownLikenesses);
  const shown = [...shownClosest, ...shownOpposed];
  const agreements = [...new Set(shown.flatMap((one) => [...one.shared, ...one.opposite]))].sort(
    (a, b) => a - b,
  );
  const nodes = await nodesOf(context, facts, [...shown.map((one) => one.other), ...agreements]);
  const idOf = (one: number) => facts.nodes[one]?.id ?? '';
  const item = ({ other, shared, opposite, uncertain }: Compared): Likeness[] => {
    const node = nodes.get(other);
    if (!node) return [];
    return [
      {
        node,
        shared: shared.length,
        opposite: opposite.length,
        uncertain,
        agreements: { shared: shared.map(idOf), opposite: opposite.map(idOf) },
      },
    ];
  };
  return {
    closest: shownClosest.flatMap(item),
    closestTotal: closest.length,
    opposed: shownOpposed.flatMap(item),
    opposedTotal: opposed.length,
    agreements: agreements.flatMap((one) => nodes.get(one) ?? []),
  };
}
