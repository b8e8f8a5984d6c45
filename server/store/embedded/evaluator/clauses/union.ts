/** UNION: the rows of several parts, one part after the other. */
import type { TextPlace } from '../../../../language/ast.ts';
import type { Compilation, OutputColumn, PlannedQuery } from '../expressions/context.ts';
import { HeldMemory } from '../plan/held.ts';
import { PlanStep } from '../plan/step.ts';
import type { Value } from '../values/types.ts';
import { GroupKeys } from './keys.ts';

export class Union extends PlanStep {
  private readonly compilation: Compilation;
  private readonly parts: { step: PlanStep; from: number[] }[];
  private readonly slots: number[];
  private readonly held: HeldMemory;
  private readonly distinct: TextPlace | undefined;
  private seen: GroupKeys<true> = new GroupKeys();
  private current = 0;

  constructor(
    compilation: Compilation,
    parts: PlannedQuery[],
    columns: OutputColumn[],
    distinct: TextPlace | undefined,
  ) {
    super(
      'Union',
      parts.map(({ step }) => step),
    );
    this.compilation = compilation;
    this.distinct = distinct;
    this.held = new HeldMemory(compilation.budget);
    this.details = columns.map(({ name }) => name).join(', ');
    this.slots = columns.map(({ slot }) => slot);
    this.parts = parts.map((part) => ({
      step: part.step,
      from: columns.map(({ name }, place) => {
        const named = part.columns.find((column) => column.name === name) ?? part.columns[place];
        return named?.slot ?? 0;
      }),
    }));
    this.estimatedRows = parts.reduce((sum, { step }) => sum + step.estimatedRows, 0);
  }

  open(): void {
    this.current = 0;
    this.seen = new GroupKeys(this.distinct);
    this.held.release();
    this.parts[0]?.step.open();
  }

  next(): boolean {
    const { row, budget } = this.compilation;
    for (;;) {
      const part = this.parts[this.current];
      if (!part) return false;
      budget.step();
      if (!part.step.next()) {
        this.current++;
        this.parts[this.current]?.step.open();
        continue;
      }
      const values = part.from.map((slot) => row[slot] as Value);
      if (this.distinct && !this.seen.isNew(values, this.held)) continue;
      values.forEach((value, place) => {
        row[this.slots[place] as number] = value;
      });
      return true;
    }
  }
}
