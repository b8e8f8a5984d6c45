/** Turns an expression into a function over the row's slots, once for a query. */
import type { Expression } from '../../../../language/ast.ts';
import * as basics from './basics.ts';
import * as calls from './calls.ts';
import { cases, caseValue } from './cases.ts';
import type { Compilation, Evaluate, SlotScope } from './context.ts';
import { hasLabels } from './labels.ts';
import * as lists from './lists.ts';
import { binary, isNull, unary } from './operators.ts';
import * as subqueries from './subqueries.ts';

export function compileExpression(
  compilation: Compilation,
  expression: Expression,
  scope: SlotScope,
): Evaluate {
  switch (expression.kind) {
    case 'literal':
      return basics.literal(expression);
    case 'parameter':
      return basics.parameter(compilation, expression);
    case 'variable':
      return basics.variable(compilation, expression, scope);
    case 'property':
      return basics.property(compilation, expression, scope);
    case 'index':
      return basics.index(compilation, expression, scope);
    case 'slice':
      return basics.slice(compilation, expression, scope);
    case 'list':
      return basics.list(compilation, expression, scope);
    case 'map':
      return basics.map(compilation, expression, scope);
    case 'projection':
      return basics.mapProjection(compilation, expression, scope);
    case 'binary':
      return binary(compilation, expression, scope);
    case 'unary':
      return unary(compilation, expression, scope);
    case 'is-null':
      return isNull(compilation, expression, scope);
    case 'has-labels':
      return hasLabels(compilation, expression, scope);
    case 'type-test':
      return calls.typeTest(compilation, expression, scope);
    case 'is-normalized':
      return calls.normalizedTest(compilation, expression, scope);
    case 'call':
      return calls.call(compilation, expression, scope);
    case 'case':
      return cases(compilation, expression, scope);
    case 'case-test':
      return compileExpression(compilation, expression.test, scope);
    case 'case-value':
      return caseValue(compilation, scope);
    case 'comprehension':
      return lists.comprehension(compilation, expression, scope);
    case 'quantifier':
      return lists.quantifier(compilation, expression, scope);
    case 'reduce':
      return lists.reduce(compilation, expression, scope);
    case 'pattern-comprehension':
      return subqueries.patternComprehension(compilation, expression, scope);
    case 'pattern':
      return subqueries.pattern(compilation, expression, scope);
    case 'subquery':
      return subqueries.subquery(compilation, expression, scope);
  }
}
