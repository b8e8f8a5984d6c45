/** The parts of a condition that must all be true. */
import type { Expression } from '../../../../language/ast.ts';

export function conjuncts(expression: Expression | undefined): Expression[] {
  if (!expression) return [];
  if (expression.kind === 'binary' && expression.operator.toLowerCase() === 'and') {
    return [...conjuncts(expression.left), ...conjuncts(expression.right)];
  }
  return [expression];
}
