/** Which statement of one coder is which of another: those that cover mostly the same characters. */

export interface Stretch {
  start: number;
  end: number;
}
/** What is compared of a coder's statement. */
export interface CodedUnit {
  kind: string;
  segments: readonly Stretch[];
  speakers: readonly { id: string }[];
  about: readonly { agreement: string; stance: string }[];
}

/** From this share of common characters on, two statements are one unit. */
const sameFrom = 0.5;

/** Common characters by all characters of two lists of stretches. */
export function overlapOf(a: readonly Stretch[], b: readonly Stretch[]): number {
  const length = (parts: readonly Stretch[]) =>
    parts.reduce((sum, { start, end }) => sum + end - start, 0);
  let shared = 0;
  for (const one of a) {
    for (const other of b) {
      shared += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
    }
  }
  const all = length(a) + length(b) - shared;
  return all === 0 ? 0 : shared / all;
}

export interface Match {
  a: number;
  b: number;
  overlap: number;
}

/** Pairs of places, each used once: the best overlap first, then in the order of the text. */
export function matched(a: readonly CodedUnit[], b: readonly CodedUnit[]): Match[] {
  const hull = ({ segments }: CodedUnit) => ({
    from: Math.min(...segments.map(({ start }) => start)),
    to: Math.max(...segments.map(({ end }) => end)),
  });
  const others = b.map((unit, place) => ({ unit, place, ...hull(unit) }));
  others.sort((one, two) => one.from - two.from);
  const candidates: Match[] = [];
  for (const [place, unit] of a.entries()) {
    const { from, to } = hull(unit);
    for (const other of others) {
      if (other.from >= to) break;
      if (other.to <= from) continue;
      const overlap = overlapOf(unit.segments, other.unit.segments);
      if (overlap >= sameFrom) candidates.push({ a: place, b: other.place, overlap });
    }
  }
  candidates.sort((x, y) => y.overlap - x.overlap || x.a - y.a || x.b - y.b);
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  return candidates.filter((match) => {
    if (usedA.has(match.a) || usedB.has(match.b)) return false;
    usedA.add(match.a);
    usedB.add(match.b);
    return true;
  });
}

/** The statements of several coders as units: by coder the statement, null where a coder has none. */
export type UnitRow = (CodedUnit | null)[];

/**
 * Units of a text: each statement of the first coder who coded it with what the others have for it,
 * then what only another has. A coder who did not code the text at all has no column in it.
 */
export function unitRows(codings: readonly (readonly CodedUnit[])[]): UnitRow[] {
  const [first = [], ...others] = codings;
  const rows: UnitRow[] = first.map((unit) => [unit, ...others.map(() => null)]);
  for (const [index, other] of others.entries()) {
    const matches = matched(first, other);
    const used = new Set(matches.map(({ b }) => b));
    for (const { a, b } of matches) (rows[a] as UnitRow)[index + 1] = other[b] as CodedUnit;
    for (const [place, unit] of other.entries()) {
      if (!used.has(place))
        rows.push(codings.map((_, coder) => (coder === index + 1 ? unit : null)));
    }
  }
  return rows;
}
