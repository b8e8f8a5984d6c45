/** MATCH and OPTIONAL MATCH. */
import type { Clause, Expression, PathPattern } from '../../../../language/ast.ts';
import type { Compilation, Fresh } from '../expressions/context.ts';
import { isNever, NoRows } from '../plan/never.ts';
import type { QueryState } from '../plan/query.ts';
import { Argument, type PlanStep, SourceStep } from '../plan/step.ts';
import { Unsupported } from '../values/errors.ts';

export function planMatchClause(
  compilation: Compilation,
  clause: Extract<Clause, { kind: 'match' }>,
  state: QueryState,
): QueryState {
  if (clause.mode && /^repeatable/i.test(compilation.textOf(clause.mode))) {
    throw new Unsupported('REPEATABLE ELEMENTS', clause.mode);
  }
  const { patterns, where } = clause;
  const source = clause.optional ? new Argument() : state.step;
  const { scope } = state;
  const request = { patterns, where, scope, source, joined: state.joined };
  const matched = compilation.parts.planMatch(request);
  const joined = new Set([...(state.joined ?? []), ...matched.fresh.map(({ name }) => name)]);
  if (!clause.optional) {
    const conditions = [where, ...patterns.flatMap(conditionsOf)];
    const isEmpty = conditions.some((one) => one && isNever(compilation, one));
    const step = isEmpty ? new NoRows() : matched.step;
    return { ...state, step, scope: matched.scope, joined };
  }
  const step = new Optional(compilation, state.step, matched.step, matched.fresh);
  return { ...state, step, scope: matched.scope, joined };
}

/** What is said in the nodes of a pattern, as in `(n WHERE n.x = 1)`. */
function conditionsOf({ elements }: PathPattern): (Expression | undefined)[] {
  return elements.map((part) => (part.kind === 'node' ? part.where : undefined));
}

/** Every row of the source with what is found for it, or with nulls once. */
export class Optional extends SourceStep {
  private readonly inner: PlanStep;
  private readonly fresh: Fresh[];
  private running = false;
  private found = false;

  constructor(compilation: Compilation, source: PlanStep, inner: PlanStep, fresh: Fresh[]) {
    super('Optional', compilation, source, inner);
    this.inner = inner;
    this.fresh = fresh;
    this.details = fresh
      .map(({ name }) => name)
      .filter((name) => !name.startsWith(' '))
      .join(', ');
    this.estimatedRows = source.estimatedRows * Math.max(1, inner.estimatedRows);
  }

  override open(): void {
    super.open();
    this.running = false;
  }

  next(): boolean {
    const { row, budget } = this.compilation;
    for (;;) {
      budget.step();
      if (!this.running) {
        if (!this.source.next()) return false;
        this.inner.open();
        this.running = true;
        this.found = false;
      }
      if (this.inner.next()) {
        this.found = true;
        return true;
      }
      this.running = false;
      if (!this.found) {
        for (const { slot, otherwise } of this.fresh) row[slot] = otherwise ? otherwise() : null;
        return true;
      }
    }
  }
}
