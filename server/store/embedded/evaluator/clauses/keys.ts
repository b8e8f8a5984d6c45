/** Something kept for each combination of values that DISTINCT and grouping take for the same. */
import type { TextPlace } from '../../../../language/ast.ts';
import type { Budget } from '../index.ts';
import { Unsupported } from '../values/errors.ts';
import { type GroupKey, groupKey, groupKeyOf, nanKeys } from '../values/index.ts';
import { NodeValue, type Value } from '../values/types.ts';

/** Texts and nodes, which are met most, need no key made of them when they stand alone. */
export class GroupKeys<Kept> {
  private readonly texts = new Map<string, Kept>();
  private readonly nodes = new Map<number, Kept>();
  private readonly others = new Map<GroupKey, Kept>();
  private readonly place: TextPlace | undefined;

  /** `place`: what asks for them. */
  constructor(place?: TextPlace) {
    this.place = place;
  }

  /** What is kept for these values, made when it is the first time. */
  get(values: Value[], make: () => Kept): Kept {
    if (values.length === 1) {
      const value = values[0] as Value;
      if (typeof value === 'string') return getOrMake(this.texts, value, make);
      if (value instanceof NodeValue) return getOrMake(this.nodes, value.id, make);
    }
    const before = nanKeys.made;
    const key = groupKeyOf(values);
    const known = this.others.get(key);
    if (known === undefined) {
      const made = make();
      this.others.set(key, made);
      return made;
    }
    // Whether one NaN is the other rests in Neo4j on whether they are one object of its own.
    if (nanKeys.made !== before) {
      throw new Unsupported('DISTINCT or grouping by several NaN', this.place);
    }
    return known;
  }

  find(values: Value[]): Kept | undefined {
    if (values.length === 1) {
      const value = values[0] as Value;
      if (typeof value === 'string') return this.texts.get(value);
      if (value instanceof NodeValue) return this.nodes.get(value.id);
      return this.others.get(groupKey(value));
    }
    return this.others.get(groupKeyOf(values));
  }

  /** Notes the values; false when they were there. */
  isNew(this: GroupKeys<true>, values: Value[], budget: Budget): boolean {
    let isNew = false;
    this.get(values, () => {
      isNew = true;
      budget.hold(100);
      return true;
    });
    return isNew;
  }

  *kept(): Iterable<Kept> {
    yield* this.texts.values();
    yield* this.nodes.values();
    yield* this.others.values();
  }
}

function getOrMake<K, Kept>(map: Map<K, Kept>, key: K, make: () => Kept): Kept {
  let kept = map.get(key);
  if (kept === undefined) {
    kept = make();
    map.set(key, kept);
  }
  return kept;
}
