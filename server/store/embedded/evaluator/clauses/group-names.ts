/** Names by which Neo4j groups beside the columns: those read for each part of a list that gathers. */
import { type Expression, innerExpressions } from '../../../../language/ast.ts';
import { namesGiven } from '../check/aggregation.ts';
import { isAggregate } from '../expressions/calls.ts';
import { callsAggregate, namesIn } from '../expressions/names.ts';

/** In `RETURN a.x, [i IN collect(a.y) | a.x]` rows of one `a.x` and several `a` stay apart. */
export function groupNames(expression: Expression): string[] {
  if (isAggregate(expression) || !callsAggregate(expression)) return [];
  const body = bodyOf(expression);
  const given = namesGiven(expression);
  const own = body ? freeNames(body).filter((name) => !given.includes(name)) : [];
  return [...own, ...innerExpressions(expression).flatMap(groupNames)];
}

/** What is computed for each part of a list that gathers; Neo4j leaves out the WHERE of `[… | …]`. */
function bodyOf(expression: Expression): Expression | undefined {
  switch (expression.kind) {
    case 'comprehension':
      return callsAggregate(expression.list) ? expression.result : undefined;
    case 'quantifier':
      return callsAggregate(expression.list) ? expression.where : undefined;
    case 'reduce':
      return callsAggregate([expression.initial, expression.list]) ? expression.step : undefined;
    default:
      return undefined;
  }
}

/** The names that an expression reads and does not give itself. */
function freeNames(expression: Expression): string[] {
  const { kind } = expression;
  if (kind === 'variable') return [expression.name];
  if (kind === 'subquery' || kind === 'pattern' || kind === 'pattern-comprehension')
    return [...namesIn(expression)];
  const items = kind === 'projection' ? expression.items : [];
  const given = namesGiven(expression);
  return [
    ...items.flatMap((item) => (item.kind === 'variable' ? [item.name] : [])),
    ...innerExpressions(expression).flatMap(freeNames),
  ].filter((name) => !given.includes(name));
}
