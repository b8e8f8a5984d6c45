/** WITH and RETURN: items, DISTINCT, ORDER BY, SKIP, LIMIT and WHERE, in this order. */
import type { Expression, ProjectionBody } from '../../../../language/ast.ts';
import { replaced } from '../check/replaced.ts';
import { same } from '../check/same.ts';
import type { Compilation, Evaluate, OutputColumn, SlotScope } from '../expressions/context.ts';
import { isTrue } from '../expressions/logic.ts';
import { callsAggregate, everyName, namesAround, namesIn } from '../expressions/names.ts';
import { Filter } from '../plan/filter.ts';
import { isNever, NoRows } from '../plan/never.ts';
import type { QueryState } from '../plan/query.ts';
import type { PlanStep } from '../plan/step.ts';
import type { Value } from '../values/types.ts';
import { AggregateCalls, EagerAggregation, type Key } from './aggregation.ts';
import { CountingAggregation } from './counting.ts';
import { Distinct } from './distinct.ts';
import { groupNames } from './group-names.ts';
import { type Bound, Limit, Skip } from './limit.ts';
import { ProjectStep } from './project.ts';
import { Sort, Top } from './sort.ts';

interface Item {
  name: string;
  expression: Expression;
}

export function planProjection(
  compilation: Compilation,
  clause: ProjectionBody,
  state: QueryState,
): QueryState {
  const items = itemsOf(compilation, clause, state.scope);
  const sorting = clause.sort.map(({ expression }) => expression);
  const grouped =
    callsAggregate(items.map(({ expression }) => expression)) || callsAggregate(sorting);
  const made = grouped
    ? aggregated(compilation, clause, items, state)
    : plainly(compilation, clause, items, state);
  let { step } = made;
  const { columns, sortKeys, later } = made;
  const slots = new Map([
    ...(state.scope.outer ?? []),
    ...columns.map(({ name, slot }) => [name, slot] as const),
  ]);
  const scope: SlotScope = { slots, outer: state.scope.outer };
  // ORDER BY and WHERE know what was before as well; the names that were given go first.
  const both: SlotScope = { slots: new Map([...state.scope.slots, ...slots]), outer: scope.outer };
  const read = slotsNamed(
    state.scope,
    later.map(({ expression }) => expression),
  );
  const unmade = new Set(later.map(({ slot }) => slot));
  const kept = [...slots.values(), ...read].filter((slot) => !unmade.has(slot));
  step = sorted(compilation, clause, step, sortKeys, kept, both);
  if (later.length > 0) step = projected(compilation, step, later, state.scope);
  if (clause.where) {
    if (!endsInSort(clause, items, grouped) && isNever(compilation, clause.where)) {
      step = new NoRows();
    }
    const where = grouped ? withColumns(clause.where, items) : clause.where;
    const passes = isTrue(compilation.compile(where, both));
    const filter = new Filter(step, passes, compilation.budget);
    filter.details = compilation.textOf(clause.where);
    filter.children.push(...compilation.takeNested());
    step = filter;
  }
  if (clause.kind === 'return') {
    const last = new ProjectStep(compilation, step, []);
    last.operator = 'ProduceResults';
    last.details = columns.map(({ name }) => name).join(', ');
    step = last;
  }
  return { step, scope, columns };
}

/**
 * Whether sorting is the last that is done before WHERE: its rows are computed even where WHERE is
 * never true. Items that no sort key needs are computed after it.
 */
function endsInSort(clause: ProjectionBody, items: Item[], grouped: boolean): boolean {
  const { sort, skip, limit, distinct } = clause;
  if (sort.length === 0 || skip || limit) return false;
  const isSame = ({ name, expression }: Item) =>
    expression.kind === 'variable' && expression.name === name;
  return grouped || distinct || items.every((item) => isSame(item) || isSortKey(clause, item));
}

/** Whether ORDER BY needs an item. */
function isSortKey({ sort }: ProjectionBody, { name, expression }: Item): boolean {
  return sort.some((key) => namesIn(key.expression).has(name) || same(key.expression, expression));
}

/** What is projected, `*` spelt out: the variables in the order of their names. */
function itemsOf(compilation: Compilation, clause: ProjectionBody, scope: SlotScope): Item[] {
  const all =
    clause.star || clause.bare
      ? [...scope.slots.keys()]
          .filter((name) => !name.startsWith(' ') && !scope.outer?.has(name))
          .sort()
          .map((name): Item => {
            const { start, end } = clause;
            return { name, expression: { kind: 'variable', name, start, end } };
          })
      : [];
  const written = clause.items.map(({ expression, alias, start, end }) => {
    const text = compilation.text.slice(start, end).trim();
    return { name: alias ?? nameOf(expression) ?? text, expression };
  });
  // A column that is named again beside `*` is the named one.
  const named = new Set(written.map(({ name }) => name));
  return [...all.filter(({ name }) => !named.has(name)), ...written];
}

/** What an item is called when that is not its text. */
function nameOf(expression: Expression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  return expression.kind === 'projection' ? nameOf(expression.of) : undefined;
}

/** WHERE with its aggregates as the columns that they also are: `count(*) AS n WHERE count(*) > 2`. */
function withColumns(where: Expression, items: Item[]): Expression {
  const found = items.find(
    ({ expression }) => callsAggregate([expression]) && same(expression, where),
  );
  if (!found) return replaced(where, (part) => withColumns(part, items));
  const { start, end } = where;
  return { kind: 'variable', name: found.name, start, end };
}

interface Made {
  step: PlanStep;
  columns: OutputColumn[];
  /** For each expression of ORDER BY what computes it, where that is known. */
  sortKeys: (Evaluate | undefined)[];
  /** What is computed only for the rows that SKIP and LIMIT leave. */
  later: Computed[];
}

interface Computed extends Item {
  slot: number;
}

/**
 * The column that ORDER BY writes out once more: its own name may hide the variables in it, as in
 * `RETURN a.name AS a ORDER BY a.name`.
 */
function columnOf(
  expression: Expression,
  items: Item[],
  columns: OutputColumn[],
): OutputColumn | undefined {
  if (expression.kind === 'variable') return undefined;
  return columns[items.findIndex((item) => same(item.expression, expression))];
}

function plainly(
  compilation: Compilation,
  clause: ProjectionBody,
  items: Item[],
  { step: source, scope }: QueryState,
): Made {
  const now: Computed[] = [];
  const later: Computed[] = [];
  const isCut = (clause.skip || clause.limit) && !clause.distinct;
  const columns = items.map((item): OutputColumn => {
    const { name, expression } = item;
    const known = expression.kind === 'variable' ? scope.slots.get(expression.name) : undefined;
    if (known !== undefined) return { name, slot: known };
    const slot = compilation.slot();
    (isCut && !isSortKey(clause, item) ? later : now).push({ ...item, slot });
    return { name, slot };
  });
  let step = now.length > 0 ? projected(compilation, source, now, scope) : source;
  if (clause.distinct) {
    step = new Distinct(compilation, step, columns, clause);
  }
  const sortKeys = clause.sort.map(({ expression }) => {
    const column = columnOf(expression, items, columns);
    return column && (() => compilation.row[column.slot] as Value);
  });
  return { step, columns, sortKeys, later };
}

function projected(
  compilation: Compilation,
  source: PlanStep,
  items: Computed[],
  scope: SlotScope,
): PlanStep {
  const computed = items.map(({ slot, expression }) => ({
    slot,
    evaluate: compilation.compile(expression, scope),
  }));
  const step = new ProjectStep(compilation, source, computed);
  step.details = detailsOf(compilation, items);
  step.children.push(...compilation.takeNested());
  return step;
}

function aggregated(
  compilation: Compilation,
  clause: ProjectionBody,
  items: Item[],
  { step: source, scope }: QueryState,
): Made {
  const calls = new AggregateCalls(compilation);
  const within: SlotScope = { ...scope, aggregate: calls.collect };
  const keys: Key[] = [];
  const later: { slot: number; evaluate: Evaluate }[] = [];
  const mixed: Expression[] = [];
  const keyExpressions: Expression[] = [];
  const columns = items.map(({ name, expression }): OutputColumn => {
    if (!callsAggregate(expression)) {
      const known = expression.kind === 'variable' ? scope.slots.get(expression.name) : undefined;
      const slot = known ?? compilation.slot();
      keys.push({ slot, evaluate: compilation.compile(expression, scope), name });
      keyExpressions.push(expression);
      return { name, slot };
    }
    const slot = compilation.slot();
    later.push({ slot, evaluate: compilation.compile(expression, within) });
    mixed.push(expression);
    return { name, slot };
  });
  for (const name of new Set(mixed.flatMap(groupNames))) {
    const slot = scope.outer?.has(name) ? undefined : scope.slots.get(name);
    if (slot === undefined || keys.some((key) => key.slot === slot)) continue;
    keys.push({ slot, evaluate: () => compilation.row[slot] as Value, name });
  }
  const named = new Map([
    ...scope.slots,
    ...columns.map(({ name, slot }) => [name, slot] as const),
  ]);
  const sorting = clause.sort.map(({ expression }) => expression);
  const sortKeys = sorting.map((expression) => {
    const column = columnOf(expression, items, columns);
    if (column) return () => compilation.row[column.slot] as Value;
    // An aggregate in ORDER BY counts the rows of before; what stands around it knows the new names.
    const scoped: SlotScope = {
      slots: named,
      outer: scope.outer,
      aggregate: calls.collectIn(scope),
    };
    return compilation.compile(expression, scoped);
  });
  const carried = slotsNamed(scope, [...mixed, ...sorting, clause.where]);
  if (calls.counted) {
    const read = new Set([...carried, ...slotsNamed(scope, keyExpressions)]);
    calls.byWeight = source.countOnly(read, calls.counted);
  }
  const counters = keys.length > 0 ? calls.counters() : undefined;
  const aggregation = counters
    ? new CountingAggregation(compilation, source, keys, counters, carried, clause)
    : new EagerAggregation(compilation, source, keys, calls, carried, clause);
  aggregation.details = detailsOf(compilation, items);
  aggregation.children.push(...compilation.takeNested());
  let step: PlanStep = new ProjectStep(compilation, aggregation, later);
  step.details = detailsOf(compilation, items);
  if (clause.distinct) step = new Distinct(compilation, step, columns, clause);
  return { step, columns, sortKeys, later: [] };
}

function slotsNamed(scope: SlotScope, trees: unknown): number[] {
  const names = namesAround(trees);
  const slots = names.has(everyName)
    ? [...scope.slots.values()]
    : [...names].flatMap((name) => scope.slots.get(name) ?? []);
  return [...new Set(slots)];
}

function sorted(
  compilation: Compilation,
  clause: ProjectionBody,
  source: PlanStep,
  sortKeys: (Evaluate | undefined)[],
  slots: number[],
  both: SlotScope,
): PlanStep {
  let step = source;
  const bound = (word: Bound['word'], place: Expression | undefined): Bound | undefined =>
    place && { word, evaluate: compilation.compile(place, { slots: new Map() }), place };
  const skip = bound('SKIP', clause.skip);
  const limit = bound('LIMIT', clause.limit);
  const text = (expression: Expression | undefined) =>
    expression ? compilation.textOf(expression) : '';
  if (clause.sort.length > 0) {
    const keys = clause.sort.map(({ expression, descending }, place) => ({
      evaluate: sortKeys[place] ?? compilation.compile(expression, both),
      descending,
    }));
    const saved = [...new Set([...slots, ...slotsNamed(both, clause.where)])];
    const nested = compilation.takeNested();
    step = limit
      ? new Top(compilation, step, keys, saved, limit, skip)
      : new Sort(compilation, step, keys, saved);
    step.details = clause.sort
      .map(({ expression, descending }) => `${text(expression)} ${descending ? 'DESC' : 'ASC'}`)
      .join(', ');
    step.children.push(...nested);
  }
  if (skip) {
    step = new Skip(compilation, step, skip);
    step.details = text(clause.skip);
  }
  // Top keeps no more than LIMIT says.
  if (limit && clause.sort.length === 0) {
    step = new Limit(compilation, step, limit, skip);
    step.details = text(clause.limit);
  }
  return step;
}

function detailsOf(compilation: Compilation, items: Item[]): string {
  return items
    .map(({ name, expression }) => {
      const text = compilation.textOf(expression);
      return expression.kind === 'variable' || text === name ? name : `${text} AS ${name}`;
    })
    .join(', ');
}
