/** The parameters that a query reads. */
import type { Expression, QueryTree, TextPlace } from '../../../../language/ast.ts';

/** Each with its place, in the order of the text. */
export function parametersIn(query: QueryTree): (TextPlace & { name: string })[] {
  const found: (TextPlace & { name: string })[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isParameter(value)) found.push({ name: value.name, start: value.start, end: value.end });
    else for (const part of Object.values(value)) visit(part);
  };
  visit(query);
  return found.sort((one, other) => one.start - other.start);
}

function isParameter(value: object): value is Extract<Expression, { kind: 'parameter' }> {
  return 'kind' in value && value.kind === 'parameter';
}
