/** EXISTS, COUNT and COLLECT { } as expressions. */
import type { Expression, QueryTree } from '../../../../language/ast.ts';
import { hasAggregate } from './aggregation.ts';
import type { CheckContext, Checks } from './context.ts';
import { CheckError } from './errors.ts';
import { type NameScope, subqueryScope } from './scope.ts';
import { anyList, boolean, integer, type Type } from './types.ts';

const returnsAll = (query: QueryTree) =>
  query.parts.some((part) => {
    const last = part.at(-1);
    return last?.kind === 'return' && last.star;
  });

/** Checks a subquery and gives the type of its value. */
export function subqueryType(
  checks: Checks,
  expression: Extract<Expression, { kind: 'subquery' }>,
  scope: NameScope,
  context: CheckContext,
): Type {
  const why =
    context.aggregates === 'inside'
      ? "Can't use aggregate functions inside of aggregate functions."
      : context.overList &&
        "Can't use aggregating expressions inside of expressions executing over lists";
  if (why && hasAggregate(expression)) throw new CheckError(why, expression);
  if (expression.query.parts.some((part) => part.at(-1)?.kind === 'finish')) {
    throw new CheckError(
      `${expression.name.toUpperCase()} { } cannot contain a query ending with FINISH.`,
      expression,
    );
  }
  const columns = checks.query(expression.query, subqueryScope(scope), expression.name);
  switch (expression.name) {
    case 'exists':
      return boolean;
    case 'count':
      return integer;
    case 'collect':
      if (columns?.size !== 1 || returnsAll(expression.query)) {
        throw new CheckError(
          'A Collect Expression must end with a single return column.',
          expression,
        );
      }
      return anyList;
  }
}
