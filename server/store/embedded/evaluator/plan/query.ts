/** Turns a query into steps, clause after clause. */
import type { Clause, QueryTree } from '../../../../language/ast.ts';
import { planCall } from '../clauses/call.ts';
import { Finish } from '../clauses/finish.ts';
import { planMatchClause } from '../clauses/match.ts';
import { planProcedure } from '../clauses/procedures.ts';
import { planProjection } from '../clauses/projection.ts';
import { Union } from '../clauses/union.ts';
import { Unwind } from '../clauses/unwind.ts';
import {
  type Compilation,
  type OutputColumn,
  type PlannedQuery,
  type SlotScope,
  withSlots,
} from '../expressions/context.ts';
import { Unsupported } from '../values/errors.ts';
import { Argument, type PlanStep } from './step.ts';

/** What the clauses so far have come to. */
export interface QueryState {
  step: PlanStep;
  scope: SlotScope;
  columns: OutputColumn[];
  /** Names of the MATCH clauses right before: Neo4j plans them together with the next. */
  joined?: ReadonlySet<string> | undefined;
}

export function planQuery(
  compilation: Compilation,
  query: QueryTree,
  scope: SlotScope,
  source: PlanStep,
): PlannedQuery {
  const [first, ...others] = query.parts;
  const planned = planPart(compilation, first ?? [], scope, source);
  if (others.length === 0) return planned;
  const parts = [
    planned,
    ...others.map((part) => planPart(compilation, part, scope, new Argument())),
  ];
  const columns = planned.columns.map(({ name }) => ({ name, slot: compilation.slot() }));
  const distinct = query.unions.includes('distinct') ? query.unionPlaces[0] : undefined;
  return { step: new Union(compilation, parts, columns, distinct), columns };
}

function planPart(
  compilation: Compilation,
  clauses: Clause[],
  scope: SlotScope,
  source: PlanStep,
): PlannedQuery {
  const knows = !scope.importing || clauses[0]?.kind === 'with';
  let state: QueryState = {
    step: source,
    scope: knows ? scope : { slots: new Map() },
    columns: [],
  };
  clauses.forEach((clause, place) => {
    const alone = clauses.length === 1;
    state = planClause(compilation, clause, state, alone);
    const isLast = place === clauses.length - 1;
    if (!isLast && clause.kind !== 'return') state = { ...state, columns: [] };
  });
  return { step: state.step, columns: state.columns };
}

function planClause(
  compilation: Compilation,
  clause: Clause,
  state: QueryState,
  alone: boolean,
): QueryState {
  switch (clause.kind) {
    case 'match':
      return planMatchClause(compilation, clause, state);
    case 'unwind': {
      const slot = compilation.slot();
      const list = compilation.compile(clause.list, state.scope);
      const step = new Unwind(compilation, state.step, list, slot);
      step.details = `${compilation.textOf(clause.list)} AS ${clause.variable}`;
      step.children.push(...compilation.takeNested());
      const scope = withSlots(state.scope, [[clause.variable, slot]]);
      return { ...state, step, scope, joined: undefined };
    }
    case 'with':
    case 'return':
      return planProjection(compilation, clause, state);
    case 'procedure':
      return planProcedure(compilation, clause, state, alone);
    case 'call':
      return planCall(compilation, clause, state);
    case 'finish':
      return { ...state, step: new Finish(state.step) };
    case 'use':
      throw new Unsupported('USE', clause);
  }
}
