/** Groups of rows that are only counted: no object is made for a group. */
import type { TextPlace } from '../../../../language/ast.ts';
import type { Compilation } from '../expressions/context.ts';
import { HeldMemory } from '../plan/held.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import type { Value } from '../values/types.ts';
import type { Key } from './aggregation.ts';
import { GroupKeys } from './keys.ts';

/** One count: where it goes, and which rows it counts (all when left out). */
export interface Counter {
  slot: number;
  isCounted: (() => boolean) | undefined;
}

export class CountingAggregation extends SourceStep {
  private readonly keys: Key[];
  private readonly held: HeldMemory;
  private readonly counters: Counter[];
  private readonly carried: number[];
  /** Values of each key, of each carried slot, and each count, by the number of the group. */
  private keyValues: Value[][] = [];
  private carriedValues: Value[][] = [];
  private counts: number[][] = [];
  private groups = -1;
  private place = 0;
  private readonly asking: TextPlace;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    keys: Key[],
    counters: Counter[],
    carried: number[],
    asking: TextPlace,
  ) {
    super('EagerAggregation', compilation, source);
    this.asking = asking;
    this.held = new HeldMemory(compilation.budget);
    this.keys = keys;
    this.counters = counters;
    this.carried = carried;
    this.estimatedRows = Math.max(1, Math.sqrt(source.estimatedRows));
  }

  override open(): void {
    this.held.release();
    super.open();
    this.groups = -1;
    this.place = 0;
  }

  next(): boolean {
    if (this.groups < 0) this.gather();
    if (this.place >= this.groups) return false;
    const { row, budget } = this.compilation;
    budget.step();
    const group = this.place++;
    this.carried.forEach((slot, index) => {
      row[slot] = this.carriedValues[index]?.[group] as Value;
    });
    this.keys.forEach(({ slot }, index) => {
      row[slot] = this.keyValues[index]?.[group] as Value;
    });
    this.counters.forEach(({ slot }, index) => {
      row[slot] = BigInt(this.counts[index]?.[group] ?? 0);
    });
    return true;
  }

  private gather(): void {
    const { source, keys, counters, carried } = this;
    const { budget, row } = this.compilation;
    const keyValues: Value[][] = keys.map(() => []);
    const carriedValues: Value[][] = carried.map(() => []);
    const counts: number[][] = counters.map(() => []);
    const table = new GroupKeys<number>(this.asking);
    const values: Value[] = keys.map(() => null);
    let groups = 0;
    const make = () => {
      this.held.hold(80);
      keyValues.forEach((list, index) => void list.push(values[index] as Value));
      carriedValues.forEach(
        (list, index) => void list.push(row[carried[index] as number] as Value),
      );
      for (const list of counts) list.push(0);
      return groups++;
    };
    const only = keys.length === 1 ? keys[0] : undefined;
    let group = -1;
    while (source.next()) {
      budget.step();
      if (only) {
        const value = only.evaluate();
        // Rows of one group often come together; the very same value needs no looking up.
        if (group < 0 || values[0] !== value || typeof value === 'number') {
          values[0] = value;
          group = table.get(values, make);
        }
      } else {
        for (let index = 0; index < keys.length; index++) {
          values[index] = (keys[index] as Key).evaluate();
        }
        group = table.get(values, make);
      }
      for (let index = 0; index < counters.length; index++) {
        const { isCounted } = counters[index] as Counter;
        if (isCounted && !isCounted()) continue;
        const list = counts[index] as number[];
        list[group] = (list[group] as number) + source.weight;
      }
    }
    this.keyValues = keyValues;
    this.carriedValues = carriedValues;
    this.counts = counts;
    this.groups = groups;
  }
}
