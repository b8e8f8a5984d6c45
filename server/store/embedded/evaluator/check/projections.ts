/** RETURN and WITH: their columns, order and limits. */
import {
  type Expression,
  innerExpressions,
  type ProjectedItem,
  type ProjectionBody,
} from '../../../../language/ast.ts';
import { assertGrouped, hasAggregate, namesGiven } from './aggregation.ts';
import { assertWhere } from './assert.ts';
import { type Checks, type ColumnTypes, condition, plainContext, projected } from './context.ts';
import { CheckError } from './errors.ts';
import { assertOneStyle } from './labels.ts';
import { assertLimit } from './limits.ts';
import { replaced } from './replaced.ts';
import { same } from './same.ts';
import { assertNotShadowing, type NameScope, visibleNames } from './scope.ts';
import type { Type } from './types.ts';

/** What a projection is called in messages, and whether its columns need names of their own. */
interface ProjectionUse {
  text: string;
  source: string;
  needsAlias: boolean;
}

/** Checks a projection; gives its columns and the scope after it. */
export function projectionScope(
  checks: Checks,
  clause: ProjectionBody,
  scope: NameScope,
  { text, source, needsAlias }: ProjectionUse,
): { columns: ColumnTypes; after: NameScope } {
  if (clause.star && !clause.bare && clause.kind === 'return' && scope.names.size === 0) {
    throw new CheckError('RETURN * is not allowed when there are no variables in scope', clause);
  }
  const columns = new Map<string, Type>(clause.star ? scope.names : []);
  const given = new Map<string, ProjectedItem>();
  for (const item of clause.items) {
    const type = checks.expression(item.expression, scope, projected);
    const name = columnName(item, source);
    if (needsAlias && item.alias === undefined && !isNamed(item.expression))
      throw new CheckError(`Expression in ${text} must be aliased (use AS)`, item);
    if (given.has(name)) {
      throw new CheckError(
        'Multiple result columns with the same name are not supported',
        given.get(name),
      );
    }
    given.set(name, item);
    if ((clause.kind === 'with' || scope.isExpression) && !isItself(item))
      assertNotShadowing(scope, name, item.aliasPlace ?? item);
    columns.set(name, type);
  }
  assertOneStyle(clause);
  const starred = [...scope.names].filter(([name]) => clause.star && !given.has(name));
  assertGrouped(clause.items, visibleNames(scope), new Map(starred));
  checkAfter(checks, clause, columns, scope);
  for (const [word, bound] of [
    ['SKIP', clause.skip],
    ['LIMIT', clause.limit],
  ] as const) {
    if (bound) assertLimit(checks, word, bound);
  }
  return { columns, after: { ...scope, names: columns } };
}

/** The name of a column: its alias, or what is written. */
function columnName({ alias, expression, ...item }: ProjectedItem, source: string): string {
  if (alias !== undefined) return alias;
  if (expression.kind === 'projection' && expression.of.kind === 'variable')
    return expression.of.name;
  return expression.kind === 'variable' ? expression.name : source.slice(item.start, item.end);
}

/** Whether a column needs no alias: a name, or a choice of its properties. */
const isNamed = ({ kind }: Expression) => kind === 'variable' || kind === 'projection';

/** Whether a column is a name that goes on as it is. */
const isItself = ({ alias, expression }: ProjectedItem) =>
  expression.kind === 'variable' && (alias === undefined || alias === expression.name);

/** ORDER BY and WHERE see the columns, and the names before unless rows were merged. */
function checkAfter(
  checks: Checks,
  clause: ProjectionBody,
  columns: ColumnTypes,
  scope: NameScope,
): void {
  const gathers = clause.items.some((item) => hasAggregate(item.expression));
  const merged = clause.distinct || gathers;
  const seen: NameScope = {
    ...scope,
    names: merged ? columns : new Map([...scope.names, ...columns]),
  };
  const check = (expression: Expression, isWhere: boolean) => {
    if (!isWhere && !gathers && hasAggregate(expression)) {
      throw new CheckError(
        `Cannot use aggregation in ORDER BY if there are no aggregate expressions in the preceding ${clause.kind.toUpperCase()}`,
        clause,
      );
    }
    const left = merged ? withoutColumns(expression, clause.items) : expression;
    if (merged) assertNotBefore(left, seen, scope);
    if (gathers && hasAggregate(left, !isWhere)) {
      throw new CheckError(
        'Illegal aggregation expression(s): an aggregate here also needs to be a column of its own.',
        expression,
      );
    }
    // What stands for a column was checked with it; names that a column hides mean the column.
    const shown = merged ? left : unhidden(expression, clause.items);
    if (isWhere)
      assertWhere(checks, shown, seen, gathers ? { ...condition, aggregates: 'yes' } : condition);
    else checks.expression(shown, seen, gathers ? projected : plainContext);
  };
  for (const { expression } of clause.sort) check(expression, false);
  if (clause.where) check(clause.where, true);
}

/** An expression in which each part that is a column is a value of any type. */
function withoutColumns(expression: Expression, items: ProjectedItem[]): Expression {
  const found = items.find((item) => same(item.expression, expression));
  if (found) {
    const { start, end } = expression;
    return { kind: 'case-value', start, end };
  }
  return replaced(expression, (part) => withoutColumns(part, items));
}

/** The same for columns whose expression reads a name that a column hides: `a.x AS a ORDER BY a.x`. */
function unhidden(expression: Expression, items: ProjectedItem[]): Expression {
  return withoutColumns(
    expression,
    items.filter(
      (item) => item.expression.kind !== 'variable' && item.expression.kind !== 'literal',
    ),
  );
}

/** Throws for a name that was there before rows were merged. */
function assertNotBefore(expression: Expression, seen: NameScope, before: NameScope): void {
  const lost = loose(expression, (name) => before.names.has(name) && !seen.names.has(name));
  if (!lost) return;
  throw new CheckError(
    `In a WITH/RETURN with DISTINCT or an aggregation, it is not possible to access variables declared before the WITH/RETURN: ${lost.name}`,
    lost,
  );
}

/** The first name in an expression of which `isLost` says so; not those that a part of it gives. */
export function loose(
  expression: Expression,
  isLost: (name: string) => boolean,
): Extract<Expression, { kind: 'variable' }> | undefined {
  if (expression.kind === 'variable') return isLost(expression.name) ? expression : undefined;
  const given = new Set(namesGiven(expression));
  const stillLost = (name: string) => !given.has(name) && isLost(name);
  for (const part of innerExpressions(expression)) {
    const found = loose(part, stillLost);
    if (found) return found;
  }
  return undefined;
}
