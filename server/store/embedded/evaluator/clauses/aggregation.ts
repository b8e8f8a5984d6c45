/** Aggregating functions over groups of rows. */
import type { Expression, TextPlace } from '../../../../language/ast.ts';
import type { CollectAggregate, Compilation, Evaluate, SlotScope } from '../expressions/context.ts';
import { type Aggregator, aggregateNamed } from '../functions/index.ts';
import { HeldMemory } from '../plan/held.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import { Unsupported } from '../values/errors.ts';
import type { Value } from '../values/types.ts';
import type { Counter } from './counting.ts';
import { GroupKeys } from './keys.ts';

export interface Key {
  name: string;
  slot: number;
  evaluate: Evaluate;
}

/** One aggregating call: where its result goes and how it is gathered. */
interface Call {
  slot: number;
  create(): Gathering;
  /** Of a count: which rows it counts, all when undefined. */
  count?: Counter;
}

/** Gathers for one group. */
interface Gathering {
  /** `weight`: how many rows this one stands for. */
  add(weight: number): void;
  result(): Value;
}

/** The aggregating calls of a projection, found while its expressions are compiled. */
export class AggregateCalls {
  readonly calls: Call[] = [];
  /** What the groups hold. */
  readonly held: HeldMemory;
  /** Whether what is counted is known not to be null, and its slots are not filled. */
  byWeight = false;
  /** Slots that are counted when they are not null; undefined once anything else is gathered. */
  counted: number[] | undefined = [];
  private readonly compilation: Compilation;

  constructor(compilation: Compilation) {
    this.compilation = compilation;
    this.held = new HeldMemory(compilation.budget);
  }

  readonly collect: CollectAggregate = (call, scope) => this.add(call, scope);

  /** For expressions that know more than the rows that are gathered. */
  collectIn(rows: SlotScope): CollectAggregate {
    return (call) => this.add(call, rows);
  }

  private add(call: Extract<Expression, { kind: 'call' }>, scope: SlotScope): Evaluate {
    const { compilation } = this;
    const slot = compilation.slot();
    this.calls.push(this.gathering(call, slot, { ...scope, aggregate: undefined }));
    return () => compilation.row[slot] as Value;
  }

  /** The calls when all of them are counts. */
  counters(): Counter[] | undefined {
    const counters = this.calls.flatMap(({ count }) => count ?? []);
    return counters.length === this.calls.length ? counters : undefined;
  }

  private gathering(
    call: Extract<Expression, { kind: 'call' }>,
    to: number,
    scope: SlotScope,
  ): Call {
    const { compilation } = this;
    const args = call.args.map((arg) => compilation.compile(arg, scope));
    const [first] = args;
    if (call.name.toLowerCase() === 'count' && (call.star || !first)) {
      const count = { slot: to, isCounted: undefined };
      return { slot: to, create: () => new Counting(undefined), count };
    }
    const [arg] = call.args;
    const slot = arg?.kind === 'variable' ? scope.slots.get(arg.name) : undefined;
    if (call.name.toLowerCase() === 'count' && first && !call.distinct) {
      if (slot !== undefined) this.counted?.push(slot);
      else this.counted = undefined;
      const isCounted = () => this.byWeight || first() !== null;
      return { slot: to, create: () => new Counting(isCounted), count: { slot: to, isCounted } };
    }
    this.counted = undefined;
    const definition = aggregateNamed(call.name);
    if (!definition) throw new Unsupported(`The function ${call.name}()`, call);
    const { distinct } = call;
    const context = { ...compilation.call, budget: this.held };
    const seen = () => (distinct ? new GroupKeys<true>(call) : undefined);
    const create = () => new Calling(this.held, definition.create(context), args, seen());
    return { slot: to, create };
  }
}

class Counting implements Gathering {
  private readonly isCounted: (() => boolean) | undefined;
  private count = 0;

  constructor(isCounted: (() => boolean) | undefined) {
    this.isCounted = isCounted;
  }

  add(weight: number): void {
    if (!this.isCounted || this.isCounted()) this.count += weight;
  }

  result(): Value {
    return BigInt(this.count);
  }
}

const nothing = () => null;

class Calling implements Gathering {
  private readonly held: HeldMemory;
  private readonly aggregator: Aggregator;
  private readonly first: Evaluate;
  private readonly second: Evaluate;
  private readonly seen: GroupKeys<true> | undefined;

  constructor(
    held: HeldMemory,
    aggregator: Aggregator,
    args: Evaluate[],
    seen: GroupKeys<true> | undefined,
  ) {
    this.held = held;
    this.aggregator = aggregator;
    [this.first = nothing, this.second = nothing] = args;
    this.seen = seen;
  }

  add(): void {
    const value = this.first();
    if (this.seen && (value === null || !this.seen.isNew([value], this.held))) return;
    this.aggregator.add(value, this.second);
  }

  result(): Value {
    return this.aggregator.result();
  }
}

const none: Value[] = [];

interface Group {
  keys: Value[];
  /** Slots of its first row that are read again afterwards. */
  carried: Value[];
  gatherings: Gathering[];
}

export class EagerAggregation extends SourceStep {
  private readonly keys: Key[];
  private readonly calls: AggregateCalls;
  private readonly carried: number[];
  private readonly place: TextPlace;
  private groups: Iterator<Group> | undefined;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    keys: Key[],
    calls: AggregateCalls,
    carried: number[],
    place: TextPlace,
  ) {
    super('EagerAggregation', compilation, source);
    this.place = place;
    this.keys = keys;
    this.calls = calls;
    this.carried = carried;
    this.estimatedRows = keys.length === 0 ? 1 : Math.max(1, Math.sqrt(source.estimatedRows));
  }

  override open(): void {
    this.calls.held.release();
    super.open();
    this.groups = undefined;
  }

  next(): boolean {
    this.groups ??= this.gather();
    const { value: group, done } = this.groups.next();
    if (done) return false;
    const { row, budget } = this.compilation;
    budget.step();
    this.carried.forEach((slot, place) => {
      row[slot] = group.carried[place] as Value;
    });
    this.keys.forEach(({ slot }, place) => {
      row[slot] = group.keys[place] as Value;
    });
    this.calls.calls.forEach(({ slot }, place) => {
      row[slot] = (group.gatherings[place] as Gathering).result();
    });
    return true;
  }

  private gather(): Iterator<Group> {
    const { compilation, source, keys } = this;
    const { budget } = compilation;
    if (keys.length === 0) {
      const group = this.group([]);
      let first = true;
      while (source.next()) {
        budget.step();
        if (first) group.carried = this.carry();
        first = false;
        for (const gathering of group.gatherings) gathering.add(source.weight);
      }
      return [group][Symbol.iterator]();
    }
    const groups = new GroupKeys<Group>(this.place);
    let values: Value[] = [];
    const make = () => this.group(values);
    const only = keys.length === 1 ? keys[0] : undefined;
    let last: Group | undefined;
    while (source.next()) {
      budget.step();
      if (only) {
        const value = only.evaluate();
        // Rows of one group often come together; the very same value needs no looking up.
        if (!last || last.keys[0] !== value || typeof value === 'number') {
          values = [value];
          last = groups.get(values, make);
        }
      } else {
        values = keys.map(({ evaluate }) => evaluate());
        last = groups.get(values, make);
      }
      const { gatherings } = last;
      for (let index = 0; index < gatherings.length; index++) {
        (gatherings[index] as Gathering).add(source.weight);
      }
    }
    return groups.kept()[Symbol.iterator]();
  }

  private group(keys: Value[]): Group {
    this.calls.held.hold(200);
    return {
      keys,
      carried: keys.length > 0 ? this.carry() : this.carried.map(() => null),
      gatherings: this.calls.calls.map((call) => call.create()),
    };
  }

  private carry(): Value[] {
    const { row } = this.compilation;
    if (this.carried.length === 0) return none;
    return this.carried.map((slot) => row[slot] as Value);
  }
}
