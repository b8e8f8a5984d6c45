/** CALL { … }: a query that is run for every row. */
import type { Clause } from '../../../../language/ast.ts';
import {
  type Compilation,
  type Evaluate,
  type OutputColumn,
  type SlotScope,
  slotOf,
  withSlots,
} from '../expressions/context.ts';
import type { QueryState } from '../plan/query.ts';
import { Argument, type PlanStep, SourceStep } from '../plan/step.ts';
import { Unsupported } from '../values/errors.ts';
import type { Value } from '../values/types.ts';
import { Optional } from './match.ts';
import { ProjectStep } from './project.ts';

export function planCall(
  compilation: Compilation,
  clause: Extract<Clause, { kind: 'call' }>,
  state: QueryState,
): QueryState {
  if (clause.inTransactions) throw new Unsupported('CALL { … } IN TRANSACTIONS', clause);
  const scope = innerScope(clause, state.scope);
  const planned = compilation.parts.planQuery(clause.query, scope, new Argument());
  const { step, columns } = clause.optional ? ownColumns(compilation, planned, state) : planned;
  const returns = clause.query.parts[0]?.at(-1)?.kind === 'return';
  const made = clause.optional
    ? new Optional(compilation, state.step, step, columns)
    : new Apply(compilation, state.step, step, returns);
  return {
    ...state,
    joined: undefined,
    step: made,
    scope: withSlots(
      state.scope,
      columns.map(({ name, slot }) => [name, slot]),
    ),
  };
}

/** A column that is an outer variable under another name gets a place of its own, which may be null. */
function ownColumns(
  compilation: Compilation,
  { step, columns }: Pick<QueryState, 'step' | 'columns'>,
  { scope }: QueryState,
): Pick<QueryState, 'step' | 'columns'> {
  const outer = new Set(scope.slots.values());
  const computed: { slot: number; evaluate: Evaluate }[] = [];
  const own = columns.map((column): OutputColumn => {
    if (!outer.has(column.slot)) return column;
    const slot = compilation.slot();
    computed.push({ slot, evaluate: () => compilation.row[column.slot] as Value });
    return { ...column, slot };
  });
  if (computed.length === 0) return { step, columns };
  return { step: new ProjectStep(compilation, step, computed), columns: own };
}

function innerScope(clause: Extract<Clause, { kind: 'call' }>, scope: SlotScope): SlotScope {
  const { imports } = clause;
  if (imports === 'all') return { slots: scope.slots, outer: scope.slots };
  if (imports === 'none') return { slots: new Map() };
  if (imports === 'with') return { slots: scope.slots, importing: true };
  const slots = new Map(imports.map((name) => [name, slotOf(scope, name)]));
  return { slots, outer: slots };
}

class Apply extends SourceStep {
  private readonly inner: PlanStep;
  /** Without RETURN the rows of the source go on as they are. */
  private readonly returns: boolean;
  private running = false;

  constructor(compilation: Compilation, source: PlanStep, inner: PlanStep, returns: boolean) {
    super('Apply', compilation, source, inner);
    this.inner = inner;
    this.returns = returns;
    this.estimatedRows = source.estimatedRows * (returns ? inner.estimatedRows : 1);
  }

  override open(): void {
    super.open();
    this.running = false;
  }

  next(): boolean {
    const { budget } = this.compilation;
    for (;;) {
      budget.step();
      if (!this.running) {
        if (!this.source.next()) return false;
        this.inner.open();
        if (!this.returns) {
          while (this.inner.next());
          return true;
        }
        this.running = true;
      }
      if (this.inner.next()) return true;
      this.running = false;
    }
  }
}
