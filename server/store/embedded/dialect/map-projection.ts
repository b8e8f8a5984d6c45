/** `n {.name, id: 1}`. */
import type { Expression } from '../../../language/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { typeOf } from './expressions.ts';
import { assertReadable } from './lost.ts';
import { isReserved } from './reserved.ts';
import { MAP, mayBeNull, nothing, nullLike, type Type, unknown } from './types.ts';

/** `n {.id}` of a missing node is null; the engine gives a map of nulls. */
export function projectionType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'projection' }>,
  scope: Scope,
): Type {
  const { edits } = analysis;
  const type = typeOf(analysis, expression.of, scope);
  assertReadable(analysis, expression.of, type);
  const fields: Record<string, Type> = {};
  for (const item of expression.items) {
    if (item.kind === 'entry') fields[item.key] = typeOf(analysis, item.value, scope);
    if (item.kind === 'property') {
      fields[item.name] = nullLike(analysis.property(item.name), nothing);
      if (isReserved(item.name)) edits.replace(item, `.\`${item.name}\``);
    }
    if (item.kind === 'variable') {
      fields[item.name] = scope.get(item.name) ?? unknown;
      edits.replace(item, `${item.name}: ${item.name}`);
    }
  }
  const all = expression.items.some((item) => item.kind === 'all');
  if (mayBeNull(type)) {
    edits.replace(
      expression,
      `CASE WHEN ${edits.textOf(expression.of)} IS NULL THEN null ELSE ${edits.textOf(expression)} END`,
    );
  }
  return nullLike({ mask: MAP, fields: all ? undefined : fields }, type);
}
