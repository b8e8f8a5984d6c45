/** Krippendorff's alpha, Cohen's kappa and MASI, for values that coders gave to the same units. */

/** What the coders gave to one unit; null where a coder gave nothing. */
export type Values<Value> = readonly (Value | null)[];
type Distance<Value> = (a: Value, b: Value) => number;

/** Different or not. */
export const nominal: Distance<unknown> = (a, b) => (a === b ? 0 : 1);
/** The squared difference of numbers. */
export const interval: Distance<number> = (a, b) => (a - b) ** 2;

/**
 * Passonneau's distance of two sets: how much they share (Jaccard), weighed by whether one holds the
 * other (2/3) or they only overlap (1/3).
 */
export function masi(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((one) => b.has(one)).length;
  const all = a.size + b.size - shared;
  if (all === 0) return 0;
  if (shared === 0) return 1;
  const holds = shared === Math.min(a.size, b.size);
  const weight = a.size === b.size && holds ? 1 : holds ? 2 / 3 : 1 / 3;
  return 1 - (shared / all) * weight;
}

/**
 * How often two values met in one unit, each unit weighed by its number of values: Krippendorff's
 * coincidences. They add up over texts, so that a sample of texts needs no second look at units.
 */
export interface Coincidences {
  /** By pair of places of values. */
  pairs: [a: number, b: number, weight: number][];
  /** Units with two values or more. */
  units: number;
}

/** The places of values, for whatever is told apart by a text. */
export class ValueList<Value> {
  readonly list: Value[] = [];
  readonly #places = new Map<string, number>();

  placeOf(value: Value, key: string): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    this.list.push(value);
    return this.list.length - 1;
  }
}

/** The coincidences of units whose values are places. */
export function coincidencesOf(units: Iterable<Values<number>>): Coincidences {
  const pairs: Coincidences['pairs'] = [];
  let count = 0;
  for (const unit of units) {
    const given = unit.filter((value) => value !== null);
    if (given.length < 2) continue;
    count += 1;
    for (const [index, a] of given.entries()) {
      for (const [other, b] of given.entries()) {
        if (index !== other) pairs.push([a, b, 1 / (given.length - 1)]);
      }
    }
  }
  return { pairs, units: count };
}

/**
 * Krippendorff's alpha from coincidences of some texts; null when it is not defined, because no
 * unit has two values, or all have one and the same.
 */
export function alphaOf(
  texts: readonly Coincidences[],
  values: number,
  distance: (a: number, b: number) => number,
): number | null {
  const totals = new Float64Array(values);
  let observed = 0;
  let n = 0;
  for (const { pairs } of texts) {
    for (const [a, b, weight] of pairs) {
      totals[a] = (totals[a] as number) + weight;
      n += weight;
      if (a !== b) observed += weight * distance(a, b);
    }
  }
  if (n < 2) return null;
  let expected = 0;
  const used = [...totals.keys()].filter((place) => totals[place] !== 0);
  for (const a of used) {
    for (const b of used) {
      if (a !== b) expected += (totals[a] as number) * (totals[b] as number) * distance(a, b);
    }
  }
  if (expected === 0) return null;
  return 1 - ((n - 1) * observed) / expected;
}

/** Krippendorff's alpha of units with any values, told apart by their texts. */
export function alpha<Value extends string | number>(
  units: readonly Values<Value>[],
  distance: Distance<Value>,
): number | null {
  const values = new ValueList<Value>();
  const places = units.map((unit) =>
    unit.map((value) => (value === null ? null : values.placeOf(value, String(value)))),
  );
  return alphaOf([coincidencesOf(places)], values.list.length, (a, b) =>
    distance(values.list[a] as Value, values.list[b] as Value),
  );
}

/** Cohen's kappa of two coders; null when it is not defined, because both always gave one value. */
export function kappa(pairs: readonly (readonly [a: unknown, b: unknown])[]): number | null {
  if (pairs.length === 0) return null;
  const [left, right] = [new Map<unknown, number>(), new Map<unknown, number>()];
  let same = 0;
  for (const [a, b] of pairs) {
    if (a === b) same += 1;
    left.set(a, (left.get(a) ?? 0) + 1);
    right.set(b, (right.get(b) ?? 0) + 1);
  }
  const n = pairs.length;
  let chance = 0;
  for (const [value, count] of left) chance += (count * (right.get(value) ?? 0)) / (n * n);
  return chance === 1 ? null : (same / n - chance) / (1 - chance);
}
