/** What the statements about one and the same add to a weight, and which of them do. */
import type { Aggregation, MixedRule, WeightSettings } from './settings.ts';
import { middle, oppose, stancePlaces, support } from './table.ts';

/** Before division: same side and opposite sides (of a cell: for and against), and the weight. */
export interface Share {
  congruence: number;
  conflict: number;
  weight: number;
}

/** Counts by stance, in the order of `stanceNames`. */
export type Counts = readonly number[];

const of = (counts: Counts, place: number) => counts[place] ?? 0;
const sumOf = (counts: Counts) => counts.reduce((one, other) => one + other, 0);

/** What two ends add to the weight of their edge by what they said about one and the same. */
export function shareOf(
  mine: Counts,
  theirs: Counts,
  aggregation: Aggregation,
  mixed: MixedRule,
): Share {
  let congruence = of(mine, support) * of(theirs, support) + of(mine, oppose) * of(theirs, oppose);
  let conflict = of(mine, support) * of(theirs, oppose) + of(mine, oppose) * of(theirs, support);
  if (mixed === 'middle' && aggregation !== 'ignore') {
    const [a, b] = [of(mine, middle), of(theirs, middle)];
    const half = (a * (sumOf(theirs) - b) + b * (sumOf(mine) - a)) / 2;
    congruence += a * b + half;
    conflict += half;
  }
  const weights = {
    ignore: sumOf(mine) * sumOf(theirs),
    congruence,
    conflict,
    subtract: congruence - conflict,
    combine: 0,
  };
  return { congruence, conflict, weight: weights[aggregation] };
}

/** What a cell of a two-mode network weighs. */
export function shareOfCell(counts: Counts, aggregation: Aggregation): Share {
  const [yes, no] = [of(counts, support), of(counts, oppose)];
  const category = (yes > 0 ? 1 : 0) + (no > 0 ? 2 : 0);
  const weights = {
    ignore: sumOf(counts),
    congruence: yes,
    conflict: no,
    subtract: yes - no,
    combine: category,
  };
  return { congruence: yes, conflict: no, weight: weights[aggregation] };
}

/**
 * By the stance of a statement, as bits: the stances of the other end that it adds something with.
 * What is added and subtracted alike, as the middle beside a side, counts on both sides.
 */
export function countedWith({ aggregation, mixed }: WeightSettings): number[] {
  const adds = (mine: Counts, theirs: Counts) => {
    const { congruence, conflict, weight } = shareOf(mine, theirs, aggregation, mixed);
    return aggregation === 'subtract' ? congruence + conflict > 0 : weight !== 0;
  };
  return singles.map((mine) =>
    singles.reduce((bits, theirs, stance) => bits | (adds(mine, theirs) ? 1 << stance : 0), 0),
  );
}

/** One statement of each stance. */
const singles: Counts[] = Array.from({ length: stancePlaces }, (_, stance) =>
  Array.from({ length: stancePlaces }, (_, place) => (place === stance ? 1 : 0)),
);
