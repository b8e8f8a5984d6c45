/** The procedures that readers may call: names in the graph. */
import { ownNames } from '../../../../../model/own-names.ts';
import { entityLabel } from '../../../../../model/vocabulary/index.ts';
import { labelNames, labels } from '../../../../../model/vocabulary/labels.ts';
import type { Clause } from '../../../../language/ast.ts';
import { type Compilation, type OutputColumn, withSlots } from '../expressions/context.ts';
import { isTrue } from '../expressions/logic.ts';
import type { Graph } from '../graph/graph.ts';
import { Filter } from '../plan/filter.ts';
import type { QueryState } from '../plan/query.ts';
import { type PlanStep, SourceStep } from '../plan/step.ts';
import { EvaluationError, Unsupported } from '../values/errors.ts';

interface Procedure {
  column: string;
  names(graph: Graph): string[];
}

const namesOf = (list: { name: string }[]) => list.map(({ name }) => name);

/** Neo4j also lists the names that only its constraints and indexes use. */
const procedures: Record<string, Procedure> = ownNames({
  'db.labels': {
    column: 'label',
    names: (graph) => [
      ...namesOf(graph.allLabels()),
      entityLabel,
      ...labelNames.filter((name) => labels[name].search === 'texts'),
    ],
  },
  'db.relationshiptypes': {
    column: 'relationshipType',
    names: (graph) => namesOf(graph.allTypes()),
  },
  'db.propertykeys': {
    column: 'propertyKey',
    names: (graph) => [
      ...namesOf(graph.allNodeKeys()),
      ...namesOf(graph.allRelationshipKeys()),
      ...['id', 'searchText'],
    ],
  },
});

/** `alone`: the query is nothing else, so what it yields is the answer. */
export function planProcedure(
  compilation: Compilation,
  clause: Extract<Clause, { kind: 'procedure' }>,
  state: QueryState,
  alone: boolean,
): QueryState {
  const procedure = procedures[clause.name.toLowerCase()];
  if (!procedure) throw new Unsupported(`The procedure ${clause.name}`, clause.namePlace);
  const { column } = procedure;
  if (clause.args.length > 0) {
    throw new EvaluationError(
      'Neo.ClientError.Statement.SyntaxError',
      `Procedure call provides too many arguments: ${clause.name} takes none.`,
      clause.namePlace,
    );
  }
  const yields = clause.yields === 'all' ? [{ name: column, alias: column }] : clause.yields;
  const columns = yields.map(({ name, alias, ...place }): OutputColumn => {
    if (name === column) return { name: alias, slot: compilation.slot() };
    throw new EvaluationError(
      'Neo.ClientError.Statement.SyntaxError',
      `Unknown procedure output: \`${name}\``,
      'start' in place ? place : clause.namePlace,
    );
  });
  const call = new ProcedureCall(compilation, state.step, procedure, columns);
  call.details = `${clause.name}()`;
  const scope = withSlots(
    state.scope,
    columns.map(({ name, slot }) => [name, slot]),
  );
  let step: PlanStep = call;
  if (clause.where) {
    step = new Filter(step, isTrue(compilation.compile(clause.where, scope)), compilation.budget);
    step.details = compilation.textOf(clause.where);
  }
  return { step, scope, columns: alone ? columns : [] };
}

class ProcedureCall extends SourceStep {
  private readonly procedure: Procedure;
  private readonly columns: OutputColumn[];
  private names: string[] = [];
  private place = 0;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    procedure: Procedure,
    columns: OutputColumn[],
  ) {
    super('ProcedureCall', compilation, source);
    this.procedure = procedure;
    this.columns = columns;
    this.estimatedRows = source.estimatedRows * 20;
  }

  override open(): void {
    super.open();
    this.names = [];
    this.place = 0;
  }

  next(): boolean {
    const { row, budget, graph } = this.compilation;
    while (this.place >= this.names.length) {
      budget.step();
      if (!this.source.next()) return false;
      this.names = [...new Set(this.procedure.names(graph))];
      this.place = 0;
    }
    budget.step();
    const name = this.names[this.place++] as string;
    for (const { slot } of this.columns) row[slot] = name;
    return true;
  }
}
